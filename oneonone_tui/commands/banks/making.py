"""`oneonone-tui banks new` and `import`: a bank that was not there before."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from oneonone_tui.banks.authoring.imports.conversion import (
    NO_CATEGORY,
    PARSERS,
    Conversion,
    convert,
)
from oneonone_tui.banks.authoring.imports.item import ListError
from oneonone_tui.banks.authoring.starter import starter
from oneonone_tui.banks.node import quote
from oneonone_tui.banks.reader import SIZE_LIMIT
from oneonone_tui.commands.banks.shelf import own_banks, shipped_ids
from oneonone_tui.commands.condition import number, shown
from oneonone_tui.commands.new_file import write_new
from oneonone_tui.commands.speech import EXIT_WELL, UsageError, say
from oneonone_tui.domain.store import StoreError
from oneonone_tui.domain.text import one_line
from oneonone_tui.storage import fault, files

_MOST = 12
"""Tags or fields that are told one by one."""


def new_bank(settings: Path, path: Path) -> int:
    """Write a bank to begin with; returns the exit status.

    Raises:
        StoreError, UsageError: it cannot be written, or may not have this name.
    """
    _write(settings, path, starter(path.stem, shipped_ids()))
    say(f"{shown(path)} is a small bank to begin with; open it in a text editor.")
    _say_what_next(settings, path)
    return EXIT_WELL


def import_list(settings: Path, source: str, path: Path, language: str) -> int:
    """Make a bank of a list, and say what of it was left out; returns the exit status.

    Raises:
        StoreError, UsageError: it cannot be read or written, or may not have this name.
    """
    _check_name(path)
    suffix = "" if source == "-" else Path(source).suffix.casefold()
    name = "the standard input" if source == "-" else one_line(source)
    if suffix and suffix not in PARSERS:
        raise StoreError(f"{name} is none of {', '.join(PARSERS)}; save it as one of them.")
    try:
        made = convert(_read(source), suffix, path.stem, language, shipped_ids())
    except ListError as error:
        raise StoreError(f"{name} {error}.") from error
    except OSError as error:
        raise StoreError(f"{name} cannot be read: {fault.cause_of(error)}.") from error
    _write(settings, path, made.content)
    for line in _told(path, made):
        say(line)
    _say_what_next(settings, path)
    return EXIT_WELL


def _read(source: str) -> bytes:
    """As much of the list as can be imported, and a byte more if there is more."""
    if source == "-":
        return sys.stdin.buffer.read(SIZE_LIMIT + 1)
    with Path(source).open("rb") as stream:
        return stream.read(SIZE_LIMIT + 1)


def _check_name(path: Path) -> None:
    if path.suffix != ".yaml":
        raise UsageError(f"the name of a bank ends in .yaml, and {shown(path)} does not.")


def _write(settings: Path, path: Path, content: str) -> None:
    _check_name(path)
    folder = own_banks(settings)
    if path.parent.absolute() == folder.absolute():
        files.make_folder(folder)  # nobody has had to make it before
    if not path.parent.is_dir():
        raise StoreError(f"there is no folder {shown(path.parent)}; make it first.")
    write_new(path, [content.encode()])


def _say_what_next(settings: Path, path: Path) -> None:
    quoted = one_line(shlex.quote(str(path)))
    say(f"To see what could be better: oneonone-tui banks check {quoted}")
    folder = own_banks(settings)
    if path.parent.absolute() != folder.absolute():
        say(f"To be asked from it, move it to {shown(folder)}.")


def _told(path: Path, made: Conversion) -> Iterator[str]:
    """What became of a list."""
    tags = _some([f"{tag} {count}" for tag, count in made.tags.most_common()])
    yield f"{shown(path)} has {number(made.questions, 'question', 'questions')}: {tags}."
    if NO_CATEGORY in made.tags:
        yield (
            f'The tag of those without a category is "{NO_CATEGORY}"; write one of the topics '
            "in its place."
        )
    reasons: dict[str, list[int]] = {}
    for skipped in made.skipped:
        reasons.setdefault(skipped.reason, []).append(skipped.line)
    for reason, lines in reasons.items():
        where = "line" if len(set(lines)) == 1 else "lines"
        yield f"Left out, {where} {_ranges(lines)}: {reason}."
    if made.ignored:
        yield f"Left out, fields: {_some(list(map(quote, made.ignored)))}."


def _some(words: Sequence[str]) -> str:
    """As many of them as one wants to read."""
    more = len(words) - _MOST
    return ", ".join(words[:_MOST]) + (f" and {more} more" if more > 0 else "")


def _ranges(lines: Sequence[int]) -> str:
    """`3-9, 14`"""
    found = []
    for _, group in groupby(enumerate(dict.fromkeys(lines)), key=lambda pair: pair[1] - pair[0]):
        run = [line for _, line in group]
        found.append(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}")
    return ", ".join(found)
