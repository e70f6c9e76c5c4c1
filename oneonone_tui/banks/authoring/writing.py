"""A question bank as a file: YAML that the reader understands, whatever the texts hold."""

from __future__ import annotations

import re
from collections.abc import Iterable

from oneonone_tui.domain.value import value

_ESCAPED = re.compile(
    '["\\\\]|[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]'
)
"""What cannot stand in double quotes as it is."""


@value
class Draft:
    """A question that is to be written."""

    id: str
    texts: tuple[tuple[str, str], ...]
    """Pairs of a language and a text."""
    tags: tuple[str, ...]


def quoted(text: str) -> str:
    """A text in double quotes: never anything else to YAML than this text."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    if found[0] in '"\\':
        return f"\\{found[0]}"
    return f"\\U{ord(found[0]):08X}"


def bank_text(name: str, title: str, language: str, questions: Iterable[Draft]) -> str:
    """The file of a bank of this id, whose plain texts are in this language."""
    head = f"id: {name}\ntitle: {quoted(title)}\nlanguage: {language}\nquestions:\n"
    return head + "\n".join(_question(question, language) for question in questions)


def _question(question: Draft, language: str) -> str:
    lines = [f"  - id: {question.id}"]
    if [code for code, _ in question.texts] == [language]:
        lines.append(f"    text: {quoted(question.texts[0][1])}")
    else:
        lines.append("    text:")
        lines += [f"      {code}: {quoted(text)}" for code, text in question.texts]
    lines.append(f"    tags: [{', '.join(question.tags)}]")
    return "\n".join(lines) + "\n"
