"""The command line of the subcommands: findings to stdout, errors to stderr, exit 0, 1 or 2."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from oneonone_tui.commands.parser import Parser
from oneonone_tui.commands.speech import (
    EXIT_MEND,
    EXIT_USAGE,
    EXIT_WELL,
    UsageError,
    complain,
    say,
)
from oneonone_tui.domain.action import Owner
from oneonone_tui.domain.day import day_of
from oneonone_tui.domain.store import StoreError
from oneonone_tui.domain.text import NOTE_LIMIT
from oneonone_tui.storage.cipher import Cipher
from oneonone_tui.storage.fault import cause_of
from oneonone_tui.storage.files import resolved
from oneonone_tui.storage.key import is_encrypted
from oneonone_tui.storage.location import config_folder, default_path

LONGEST = 480
"""Minutes for which a topic may be planned."""

_DESCRIPTIONS = {
    "add": "Queue topics for the next session with PERSON: the words of one, or, where there are "
    "none or a single -, one on each line of the standard input. It works while the program is "
    "open, which shows them within two seconds.",
    "next": "Print what waits for the next session with PERSON: topics that were queued or put "
    "off, and the open action items of both sides.",
    "actions": "Print the open action items, what is due first at the top: of PERSON, or of "
    "everyone who is not archived.",
    "doctor": "Look at data, backups, questions and settings; say what needs mending.",
    "recover": "Make a whole data file of what is left, and keep what is damaged.",
    "backup": "Copy everything to a new file, which the program can open.",
    "encrypt": "Encrypt the data and all that lies beside it, for a passphrase that you choose; or "
    "end what was begun, or have a recovery key added.",
    "decrypt": "Have plain files again; the passphrase is asked for.",
    "passphrase": "Choose another passphrase for data that is encrypted.",
}


def run(arguments: Sequence[str], new_id: Callable[[], str]) -> int:
    """Run one of the subcommands; returns the exit status."""
    command, *rest = arguments
    parser = _parser(command)
    # Options may stand between the words of a topic.
    parse = parser.parse_args if command == "banks" else parser.parse_intermixed_args
    options = parse(rest)
    try:
        data = getattr(options, "data", None) or default_path(os.environ)
        status = _perform(command, data, options, new_id)
        sys.stdout.flush()
    except StoreError as error:
        return complain(str(error))
    except UsageError as error:
        return complain(str(error), EXIT_USAGE)
    except BrokenPipeError:  # who reads has seen enough, as in `oneonone-tui actions | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_WELL
    except OSError as error:
        return complain(f"it cannot go on: {cause_of(error)}; nothing is lost.")
    except KeyboardInterrupt:
        return complain("stopped; nothing is lost, and it can be run again.")
    return status


def _perform(
    command: str, path: Path, options: argparse.Namespace, new_id: Callable[[], str]
) -> int:
    match command:
        case "banks":
            from oneonone_tui.commands.banks.command_line import run_banks

            return run_banks(options)
        case "encrypt" | "decrypt" | "passphrase":
            return _switch(command, path, options)
    cipher = _cipher(path)
    match command:
        case "add":
            return _add(path, options, new_id, cipher)
        case "next":
            return _next(path, options.person, cipher)
        case "actions":
            return _actions(path, options, cipher)
        case "export":
            from oneonone_tui.commands.exports.command_line import run_export

            return run_export(path, options, cipher)
        case "import":
            from oneonone_tui.commands.imports.command_line import run_import

            return run_import(path, options, cipher)
        case "doctor":
            return _doctor(path, cipher)
        case "recover":
            return _recover(path, cipher, agreed=options.yes)
        case _:
            return _backup(path, options.file, cipher)


def _cipher(path: Path) -> Cipher | None:
    """What opens the data, where it is encrypted: the passphrase is asked for."""
    if not is_encrypted(resolved(path)):
        return None
    from oneonone_tui.commands.unlock import key_typed

    found = key_typed(path)
    return found[0] if found else None


def _switch(command: str, path: Path, options: argparse.Namespace) -> int:
    from oneonone_tui.commands.encryption import change_passphrase, decrypt, encrypt

    match command:
        case "encrypt":
            encrypt(path, options.recovery, say)
        case "decrypt":
            decrypt(path, say)
        case _:
            change_passphrase(path, say)
    return EXIT_WELL


def _parser(command: str) -> Parser:
    if command == "banks":
        from oneonone_tui.commands.banks.command_line import banks_parser

        return banks_parser()
    if command == "export":
        from oneonone_tui.commands.exports.command_line import export_parser

        return export_parser()
    if command == "import":
        from oneonone_tui.commands.imports.command_line import import_parser

        return import_parser()
    parser = Parser(
        prog=f"oneonone-tui {command}", description=_DESCRIPTIONS[command], allow_abbrev=False
    )
    parser.add_argument("--data", metavar="FILE", type=Path, help="the data file to use")
    whom: dict[str, Any] = {"metavar": "PERSON", "help": "any part of a name"}
    match command:
        case "add":
            parser.add_argument("person", **whom)
            parser.add_argument("topic", nargs="*", metavar="TOPIC", help="what to talk about")
            plan = f"minutes to plan for each, up to {LONGEST}"
            parser.add_argument("--minutes", metavar="N", type=_minutes, default=0, help=plan)
        case "next":
            parser.add_argument("person", **whom)
        case "actions":
            parser.add_argument("person", nargs="?", default="", **whom)
            parser.add_argument("--mine", action="store_true", help="what I promised")
            parser.add_argument("--theirs", action="store_true", help="what was promised to me")
            parser.add_argument("--overdue", action="store_true", help="what is past its date")
            told = "an array for scripts; docs/actions-json.md explains it"
            parser.add_argument("--json", action="store_true", help=told)
        case "recover":
            parser.add_argument("--yes", action="store_true", help="do not ask before it is done")
        case "encrypt":
            second = "the public key (age1...) of a second way in; docs/encryption.md explains it"
            parser.add_argument("--recovery", metavar="KEY", default="", help=second)
        case "backup":
            parser.add_argument("file", metavar="FILE", type=Path, help="the file to write")
    return parser


def _minutes(given: str) -> int:
    if given.isascii() and given.isdigit() and 0 < len(given) < 4 and 0 < int(given) <= LONGEST:
        return int(given)
    raise argparse.ArgumentTypeError(f"a whole number from 1 to {LONGEST}, please")


def _add(
    path: Path, options: argparse.Namespace, new_id: Callable[[], str], cipher: Cipher | None
) -> int:
    from oneonone_tui.commands.add import add, topics_of

    words = " ".join(options.topic)
    # What is given as words is one topic, whatever is in them.
    texts = topics_of(_typed() if words in ("", "-") else " ".join(words.split()))
    add(path, options.person, texts, options.minutes, datetime.now(UTC), new_id, say, cipher)
    return EXIT_WELL


def _next(path: Path, person: str, cipher: Cipher | None) -> int:
    from oneonone_tui.commands.upcoming import upcoming

    for line in upcoming(path, person, day_of(datetime.now(UTC)), cipher):
        say(line)
    return EXIT_WELL


def _actions(path: Path, options: argparse.Namespace, cipher: Cipher | None) -> int:
    import shutil  # 5 ms, for its compression

    from oneonone_tui.commands.actions import Wanted, as_json, as_table, open_actions

    sides = {Owner.ME: options.mine, Owner.THEM: options.theirs}
    owners = tuple(owner for owner, asked in sides.items() if asked)
    today = day_of(datetime.now(UTC))
    found = open_actions(path, Wanted(options.person, owners, options.overdue), today, cipher)
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    for line in [as_json(found, today)] if options.json else as_table(found, today, width):
        say(line)
    return EXIT_WELL


def _doctor(path: Path, cipher: Cipher | None) -> int:
    from oneonone_tui.commands.doctor import examine

    status = EXIT_WELL
    for finding in examine(path, config_folder(os.environ), datetime.now(UTC), cipher):
        say(str(finding))
        if not finding.well:
            status = EXIT_MEND
    return status


def _recover(path: Path, cipher: Cipher | None, *, agreed: bool) -> int:
    from oneonone_tui.commands.recover import recover

    def agree() -> bool:
        if not agreed and not sys.stdin.isatty():
            raise UsageError("nobody can be asked without a terminal; --yes says that it may be.")
        return agreed or _asked("Do this? [y/N] ")

    if recover(path, say, agree, cipher):
        return EXIT_WELL
    say("Nothing was changed.")
    return EXIT_MEND


def _backup(path: Path, copy: Path, cipher: Cipher | None) -> int:
    from oneonone_tui.commands.backup import back_up

    say(back_up(path, copy, cipher))
    return EXIT_WELL


def _asked(question: str) -> bool:
    try:
        return input(question).strip().casefold() in {"y", "yes"}
    except EOFError:
        return False


def _typed() -> str:
    """What comes on the standard input."""
    if sys.stdin is None:
        return ""
    if sys.stdin.isatty():
        say("One topic on each line; ctrl+d ends.", sys.stderr)
    content = sys.stdin.buffer.read(NOTE_LIMIT + 1)
    if len(content) > NOTE_LIMIT:
        raise UsageError(f"that is too much: {NOTE_LIMIT // 1024} KB of topics at most.")
    return content.decode("utf-8-sig", "replace")
