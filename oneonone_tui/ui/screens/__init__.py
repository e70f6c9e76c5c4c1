"""The moments of a 1-on-1, a screen each."""
