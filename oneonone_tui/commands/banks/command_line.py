"""The command line of `oneonone-tui banks`."""

from __future__ import annotations

import os
from argparse import Namespace, RawDescriptionHelpFormatter
from pathlib import Path

from oneonone_tui.commands.parser import Parser
from oneonone_tui.domain.wording import LANGUAGES
from oneonone_tui.storage.location import config_folder

_DESCRIPTION = """\
Question banks and session types: what there is, and what an author of them needs.
Yours lie in the folders question_banks and session_types of the config folder."""


def banks_parser() -> Parser:
    """The parser of the command and its own commands."""
    banks = Parser(
        prog="oneonone-tui banks",
        description=_DESCRIPTION,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    actions = banks.add_subparsers(dest="action", required=True, metavar="COMMAND")

    def add(name: str, what: str) -> Parser:
        return actions.add_parser(name, help=what, description=f"{what}.", allow_abbrev=False)

    add("list", "Say which banks there are, shipped and yours")
    show = add("show", "Print a bank, or a question, or everything")
    show.add_argument("id", nargs="?", default="", metavar="ID", help="of a bank or a question")
    check = add("check", "Say what is wrong in banks and session types, and what could be better")
    check.add_argument("files", nargs="*", metavar="FILE", type=Path, help="without one, yours")
    new = add("new", "Write a small bank to begin with")
    new.add_argument("file", metavar="FILE", type=Path, help="the file to write, NAME.yaml")
    imported = add("import", "Make a bank of a list of questions: JSON, Markdown, CSV or text")
    imported.add_argument("source", metavar="SOURCE", help="the list; - is the standard input")
    imported.add_argument(
        "-o", "--output", metavar="FILE", type=Path, required=True, help="the file to write"
    )
    imported.add_argument(
        "--language", choices=LANGUAGES, default=LANGUAGES[0], help="the language of the list"
    )
    return banks


def run_banks(options: Namespace) -> int:
    """Do what the command line says; returns the exit status.

    Raises:
        StoreError, UsageError, OSError: it cannot be done, as they say.
    """
    return _run(options, config_folder(os.environ))


def _run(options: Namespace, settings: Path) -> int:
    match options.action:
        case "list":
            from oneonone_tui.commands.banks.listing import list_banks

            return list_banks(settings)
        case "show":
            from oneonone_tui.commands.banks.showing import show

            return show(settings, options.id)
        case "check":
            from oneonone_tui.commands.banks.checking import check_files

            return check_files(settings, options.files)
        case "new":
            from oneonone_tui.commands.banks.making import new_bank

            return new_bank(settings, options.file)
        case _:
            from oneonone_tui.commands.banks.making import import_list

            return import_list(settings, options.source, options.output, options.language)
