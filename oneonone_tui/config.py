"""What the user settled once and for all, in `config.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from oneonone_tui.domain.craft import ALL_OF_IT, Craft
from oneonone_tui.domain.text import one_line
from oneonone_tui.domain.value import value
from oneonone_tui.domain.wording import LANGUAGES

if TYPE_CHECKING:
    from oneonone_tui.banks.node import Node


LOCK_MINUTES = 10
_DAY = 24 * 60


class ConfigError(ValueError):
    """The settings cannot be used: `config.yaml:line:column: what is wrong; the mend`."""


@value
class Config:
    """The user's settings; each empty one leaves the choice to the program."""

    language: str = ""
    """Language of the interface; empty is the locale's."""
    theme: str = ""
    """Name of a theme of the interface."""
    keys: tuple[tuple[str, str], ...] = ()
    """Pairs of a binding's id, such as `question.next`, and the key that it is to have."""
    craft: Craft = ALL_OF_IT
    """The helps for the craft of a session."""
    shield: bool = True
    """Whether a session begins shielded."""
    share_notes: bool = True
    """Whether the notes of a session are seen while it is shielded."""
    clipboard: bool = True
    """Whether the clipboard may be written, on the key for it."""
    lock_minutes: int = LOCK_MINUTES
    """Minutes without a key after which the screen is locked, where the data is encrypted; 0 is
    never."""


def load_config(path: Path) -> Config:
    """The settings in a file; the defaults where there is no file.

    Raises:
        ConfigError: the file cannot be used.
    """
    with suppress(PermissionError):  # then there is something, and `read` says what is wrong
        if not path.exists():
            return Config()
    # YAML costs 20 ms of the start: only where there is a file.
    from oneonone_tui.banks.node import BankError
    from oneonone_tui.banks.reader import read

    try:
        return _read(read(path))
    except BankError as error:
        raise ConfigError(str(error)) from error


def _read(node: Node) -> Config:
    from oneonone_tui.banks.wording import SHORT, read_language

    found = node.fields(tuple(field.name for field in fields(Config)))
    language, theme = found.get("language"), found.get("theme")
    keys, craft = found.get("keys"), found.get("craft")
    return Config(
        language=read_language(language) if language else "",
        theme=theme.text(SHORT) if theme else "",
        keys=tuple(
            (one_line(binding), field.value.text(SHORT))
            for binding, field in (keys.mapping() if keys else {}).items()
        ),
        craft=_read_craft(craft) if craft else ALL_OF_IT,
        shield=found.flag("shield", default=True),
        share_notes=found.flag("share_notes", default=True),
        clipboard=found.flag("clipboard", default=True),
        lock_minutes=found.number("lock_minutes", 0, _DAY, LOCK_MINUTES),
    )


def _read_craft(node: Node) -> Craft:
    names = [field.name for field in fields(Craft)]
    flags = node.fields(names)
    return Craft(**{name: flags.flag(name, default=True) for name in names})


def locale_language(environ: Mapping[str, str]) -> str:
    """The language of the locale that an environment sets: Indonesian, or else English.

    The first of LC_ALL, LC_MESSAGES and LANG that is not empty decides, as POSIX has it.
    """
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((environ[name] for name in names if environ.get(name)), "")
    code = re.split("[_.@-]", locale, maxsplit=1)[0].casefold()
    return code if code in LANGUAGES else LANGUAGES[0]
