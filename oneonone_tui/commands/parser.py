"""The command line's parser, which complains in one sentence."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import NoReturn

from oneonone_tui.commands.speech import EXIT_USAGE, complain
from oneonone_tui.domain.text import clean


class Parser(ArgumentParser):
    """Its complaints repeat what was typed, which may act on a terminal."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and end."""
        self.exit(complain(f"{clean(message)}; see {self.prog} --help.", EXIT_USAGE))
