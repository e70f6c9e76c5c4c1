"""Ids and tags out of what people have written."""

from __future__ import annotations

import re
from collections.abc import Collection
from hashlib import sha256

from oneonone_tui.banks.authoring.thought import telling
from oneonone_tui.banks.node import NAME_LIMIT
from oneonone_tui.domain.text import folded

_PLACEHOLDER = re.compile(r"\[[^\]]*\]|\{[^}]*\}|<[^>]*>")
_APART = re.compile("[^a-z0-9]+")
_BANK_LIMIT = 30
_MARK = 4
"""Characters that tell two questions apart whose words are the same."""
_WORDS = 3


def slug(text: str, limit: int = NAME_LIMIT) -> str:
    """A text as an id or a tag can have it; empty where no letter of it can stay.

    Cut between two words if it is too long.
    """
    letters = folded(text.replace("’", "").replace("'", ""))
    name = _APART.sub("-", letters).strip("-")
    if len(name) > limit:
        name = name[: limit + 1].rpartition("-")[0] or name[:limit]
    return name


def bank_name(stem: str, taken: Collection[str] = ()) -> str:
    """The id of a bank, out of the name of its file; none of those that are taken."""
    name = slug(stem, _BANK_LIMIT) or "questions"
    return f"my-{name}" if name in taken else name


def question_name(bank: str, text: str, language: str, taken: set[str]) -> str:
    """The id of a question: always the same for this text, unless another took it before.

    It has the first words that tell something, as `mine.proud-lately`.
    """
    words = telling(_PLACEHOLDER.sub(" ", text), language)[:_WORDS]
    limit = NAME_LIMIT - len(bank) - _MARK - 2
    name = f"{bank}.{slug(' '.join(words), limit) or 'question'}"
    if name in taken:
        name = f"{name}-{sha256(text.encode()).hexdigest()[:_MARK]}"
    number, free = 2, name
    while free in taken:
        number, free = number + 1, f"{name}-{number}"
    return free
