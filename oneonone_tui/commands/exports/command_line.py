"""The command line of `oneonone-tui export`."""

from __future__ import annotations

import os
import sys
from argparse import Namespace, RawDescriptionHelpFormatter
from datetime import UTC, datetime
from pathlib import Path

from oneonone_tui.commands.condition import shown
from oneonone_tui.commands.exports.export import FORMATS, Wanted, export
from oneonone_tui.commands.new_file import write_new
from oneonone_tui.commands.parser import Parser
from oneonone_tui.commands.speech import EXIT_WELL, UsageError, say
from oneonone_tui.domain.store import StoreError
from oneonone_tui.storage.cipher import Cipher
from oneonone_tui.storage.location import config_folder

_DESCRIPTION = """\
Write what is shared of PERSON, or of everyone, for others and for other programs:

  md html txt   the recap of one session, the last one if --session does not say which
  json          the shared records, which `oneonone-tui import` takes back
  csv           the action items, for a spreadsheet
  ics           the next session and the open action items, for a calendar

What is yours alone is in none of them: private notes, card, answers, evaluation, pulse.
A copy of everything is made by `oneonone-tui backup FILE`."""


def export_parser() -> Parser:
    """The parser of the command."""
    parser = Parser(
        prog="oneonone-tui export",
        description=_DESCRIPTION,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--data", metavar="FILE", type=Path, help="the data file to use")
    parser.add_argument(
        "person", nargs="?", default="", metavar="PERSON", help="any part of a name"
    )
    parser.add_argument("--all", action="store_true", help="everyone, in the place of PERSON")
    parser.add_argument(
        "--session", default="", metavar="DAY", help="one session: 2026-11-27, or `last`"
    )
    parser.add_argument(
        "--format",
        choices=FORMATS,
        help="without it, the ending of FILE; else md, or json with --all",
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", type=Path, help="a new file, or a folder for one"
    )
    return parser


def run_export(path: Path, options: Namespace, cipher: Cipher | None = None) -> int:
    """Do what the command line says; returns the exit status.

    Raises:
        StoreError, UsageError: it cannot be done, as they say.
    """
    wanted = _wanted(options)
    made = export(path, wanted, config_folder(os.environ), datetime.now(UTC), cipher)
    content = made.text.encode(errors="replace")
    output: Path | None = options.output
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return EXIT_WELL
    file = output / made.name if output.is_dir() else output
    if not file.parent.is_dir():
        raise StoreError(f"there is no folder {shown(file.parent)}; make it first.")
    write_new(file, [content])
    say(f"{shown(file)} has {made.about}.")
    return EXIT_WELL


def _wanted(options: Namespace) -> Wanted:
    if bool(options.person) is options.all:
        raise UsageError("of whom? Write PERSON, or --all for everyone, and not both.")
    if options.all and options.session:
        raise UsageError("--session goes with a person: oneonone-tui export PERSON --session DAY")
    return Wanted(options.person, options.session, _format(options))


def _format(options: Namespace) -> str:
    output: Path | None = options.output
    if options.format:
        return str(options.format)
    if output is not None and output.suffix and not output.is_dir():
        ending = output.suffix[1:].casefold()
        if ending not in FORMATS:
            told = ", ".join(FORMATS)
            raise UsageError(f"{shown(output)} ends in none of {told}; --format says which it is.")
        return ending
    return "json" if options.all else "md"
