"""The command line's parser, which is careful with what it repeats."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import NoReturn

from oneonone_tui.domain.text import clean


class Parser(ArgumentParser):
    """Its complaints repeat what was typed, which may act on a terminal."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and end."""
        super().error(clean(message))
