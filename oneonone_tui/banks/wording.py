"""A text as a file has it: plain, or `{en: …, id: …}`, each of these plain or by its tone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from oneonone_tui.banks.node import Field, Node
from oneonone_tui.domain.wording import LANGUAGES, Tone, Wording

SHORT = 80
"""Characters in a title, a name or a line of an agenda."""

LONG = 400
"""Characters in a question or in what is said of a session type."""

BREATH = 140
"""Characters that are said in one breath; a question that is longer is heard badly."""

TONES = tuple(tone.value for tone in Tone)
"""The keys of a text that is said in one way or another."""

_KEY = re.compile("[a-z]+")
"""What was meant as a key, even if it is a wrong one."""


def read_wording(node: Node, limit: int, language: str = LANGUAGES[0]) -> Wording:
    """The wording that stands in a node; a plain text is in the given language.

    Raises:
        BankError: it is neither, or in a language that the program does not speak.
    """
    if not isinstance(node.value, dict):
        return Wording(((language, node.text(limit)),))
    variants, formal = [], []
    for code, field in _fields(node, limit, LANGUAGES).items():
        relaxed, other = _read_tones(field.value, limit)
        variants.append((code, relaxed))
        if other != relaxed:
            formal.append((code, other))
    return Wording(tuple(variants), tuple(formal))


def texts(node: Node, language: str) -> Iterator[tuple[str, Node]]:
    """Each text of a wording that `read_wording` accepted, after the language that it is in."""
    if isinstance(node.value, dict):
        for key, field in node.value.items():
            yield from texts(field.value, key if key in LANGUAGES else language)
    else:
        yield language, node


def _read_tones(node: Node, limit: int) -> tuple[str, str]:
    """How a text is said, and how formally; the same where the file has only one."""
    if not isinstance(node.value, dict):
        text = node.text(limit)
        return text, text
    fields = _fields(node, limit, TONES)
    texts = {tone: field.value.text(limit) for tone, field in fields.items()}
    one = next(iter(texts.values()))
    return texts.get(Tone.RELAXED, one), texts.get(Tone.FORMAL, one)


def _fields(node: Node, limit: int, known: tuple[str, ...]) -> dict[str, Field]:
    """The texts of a mapping by language or by tone."""
    keys = node.mapping().keys()
    if keys.isdisjoint(known) and not any(_KEY.fullmatch(key) for key in keys):
        node.text(limit)  # `What: is it?` became a mapping; this says so
    return node.fields(known).entries


def read_language(node: Node) -> str:
    """The code of a language that the program speaks.

    Raises:
        BankError: it is another one.
    """
    if not isinstance(node.value, str) or node.value not in LANGUAGES:
        raise node.error(f"the language must be one of {', '.join(LANGUAGES)}; write one of them")
    return node.value
