"""A text in one or more languages, as a file has it: a plain text, or `{en: …, id: …}`."""

from __future__ import annotations

import re

from oneonone_tui.banks.node import Node
from oneonone_tui.domain.wording import LANGUAGES, Wording

SHORT = 80
"""Characters in a title, a name or a line of an agenda."""

LONG = 400
"""Characters in a question or in what is said of a session type."""

_CODE = re.compile("[a-z]{2,3}")


def read_wording(node: Node, limit: int, language: str = LANGUAGES[0]) -> Wording:
    """The wording that stands in a node; a plain text is in the given language.

    Raises:
        BankError: it is neither, or in a language that the program does not speak.
    """
    if not isinstance(node.value, dict):
        return Wording(((language, node.text(limit)),))
    if not any(_CODE.fullmatch(key) for key in node.value):
        node.text(limit)  # `What: is it?` became a mapping; this says so
    fields = node.fields(LANGUAGES)
    return Wording(tuple((code, field.value.text(limit)) for code, field in fields.entries.items()))


def read_language(node: Node) -> str:
    """The code of a language that the program speaks.

    Raises:
        BankError: it is another one.
    """
    if not isinstance(node.value, str) or node.value not in LANGUAGES:
        raise node.error(f"the language must be one of {', '.join(LANGUAGES)}; write one of them")
    return node.value
