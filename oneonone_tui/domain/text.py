"""Text that is not ours, made safe to show: cleaned once, where it enters the program.

No widget and no terminal can be trusted with raw control characters: an OSC 52 in a name
writes the reader's clipboard, a bidi override shows one thing and means another. They are
replaced by something visible, so that nothing typed disappears and nothing acts.
"""

from __future__ import annotations

import re

NOTE_LIMIT = 256 * 1024
"""Characters in one text of notes; beyond it typing becomes slow."""

LINE_LIMIT = 2_000
"""Characters in one line of notes; a single long line is what freezes an editor."""

_LINE_BREAK = re.compile("\r\n|[\r\u2028\u2029]")
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 without tab and newline, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidi controls
    "\ud800-\udfff"  # halves of surrogate pairs
    "\U000e0000-\U000e007f]"  # invisible tag characters
)


def _visible(found: re.Match[str]) -> str:
    code = ord(found.group())
    if code < 0x20:
        return chr(0x2400 + code)  # the control pictures: ␛ for escape, ␇ for bell
    return "\u2421" if code == 0x7F else "\ufffd"


def clean(text: str) -> str:
    """The text with every character that could act on a terminal made visible instead.

    Newlines become LF; tabs, joined emoji and combining marks stay as they are.
    """
    return _UNSAFE.sub(_visible, _LINE_BREAK.sub("\n", text))


def one_line(text: str) -> str:
    """The cleaned text on a single line, without white space around or doubled inside it."""
    if text.isprintable() and "  " not in text:  # as nearly all are; a fifth of the time
        return text.strip()
    return " ".join(clean(text).split())


def folded(text: str) -> str:
    """The text without case and accents, to compare: «Café» and «cafe» are the same."""
    if text.isascii():  # as nearly all are
        return text.lower()
    from unicodedata import combining, normalize

    parts = normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not combining(part))
