"""A terminal companion for 1-on-1s: agenda, questions, notes and promises beside a call."""

__version__ = "0.1.0"
