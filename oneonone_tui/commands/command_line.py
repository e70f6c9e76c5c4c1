"""The command line of the subcommands: findings to stdout, errors to stderr, exit 0, 1 or 2."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from oneonone_tui.commands.banks.command_line import add_banks, run_banks
from oneonone_tui.commands.parser import Parser
from oneonone_tui.commands.speech import (
    EXIT_MEND,
    EXIT_USAGE,
    EXIT_WELL,
    UsageError,
    complain,
    say,
)
from oneonone_tui.domain.store import StoreError
from oneonone_tui.storage.fault import cause_of
from oneonone_tui.storage.location import config_folder, default_path


def run(arguments: Sequence[str]) -> int:
    """Run one of the subcommands; returns the exit status."""
    options = _parser().parse_args(arguments)
    try:
        if options.command == "banks":
            return run_banks(options)
        path: Path = options.data or default_path(os.environ)
        match options.command:
            case "doctor":
                return _doctor(path)
            case "recover":
                return _recover(path, agreed=options.yes)
            case _:
                return _backup(path, options.file)
    except StoreError as error:
        return complain(str(error))
    except UsageError as error:
        return complain(str(error), EXIT_USAGE)
    except OSError as error:
        return complain(f"it cannot go on: {cause_of(error)}; nothing is lost.")
    except KeyboardInterrupt:
        return complain("stopped; nothing is lost, and it can be run again.")


def _parser() -> Parser:
    parser = Parser(prog="oneonone-tui", allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True)
    shared = Parser(add_help=False)
    shared.add_argument("--data", metavar="FILE", type=Path, help="the data file to use")

    def add(name: str, description: str) -> Parser:
        return commands.add_parser(
            name, parents=[shared], description=description, allow_abbrev=False
        )

    add("doctor", "Look at data, backups, questions and settings; say what needs mending.")
    recover = add("recover", "Make a whole data file of what is left, and keep what is damaged.")
    recover.add_argument("--yes", action="store_true", help="do not ask before anything is done")
    backup = add("backup", "Copy everything to a new file, which the program can open.")
    backup.add_argument("file", metavar="FILE", type=Path, help="the file to write")
    add_banks(commands)
    return parser


def _doctor(path: Path) -> int:
    from oneonone_tui.commands.doctor import examine

    status = EXIT_WELL
    for finding in examine(path, config_folder(os.environ), datetime.now(UTC)):
        say(str(finding))
        if not finding.well:
            status = EXIT_MEND
    return status


def _recover(path: Path, *, agreed: bool) -> int:
    from oneonone_tui.commands.recover import recover

    def agree() -> bool:
        if not agreed and not sys.stdin.isatty():
            raise UsageError("nobody can be asked without a terminal; --yes says that it may be.")
        return agreed or _asked("Do this? [y/N] ")

    if recover(path, say, agree):
        return EXIT_WELL
    say("Nothing was changed.")
    return EXIT_MEND


def _backup(path: Path, copy: Path) -> int:
    from oneonone_tui.commands.backup import back_up

    say(back_up(path, copy))
    return EXIT_WELL


def _asked(question: str) -> bool:
    try:
        return input(question).strip().casefold() in {"y", "yes"}
    except EOFError:
        return False
