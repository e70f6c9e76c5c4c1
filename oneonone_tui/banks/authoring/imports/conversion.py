"""A list of questions from elsewhere becomes the file of a bank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable

from oneonone_tui.banks.authoring.imports.item import Found, Item, ListError, Skipped
from oneonone_tui.banks.authoring.imports.lines import (
    looks_like_markdown,
    markdown_items,
    plain_items,
)
from oneonone_tui.banks.authoring.imports.table import csv_items, looks_like_csv
from oneonone_tui.banks.authoring.imports.tree import json_items, looks_like_json
from oneonone_tui.banks.authoring.naming import bank_name, question_name, slug
from oneonone_tui.banks.authoring.writing import Draft, bank_text
from oneonone_tui.banks.node import BankError
from oneonone_tui.banks.question_bank import read_bank
from oneonone_tui.banks.reader import SIZE_LIMIT, parse
from oneonone_tui.banks.wording import LONG, SHORT
from oneonone_tui.domain.text import one_line
from oneonone_tui.domain.value import value

NO_CATEGORY = "imported"
"""The tag of a question that the list gives no category."""

PARSERS: dict[str, Callable[[str], Iterable[Found]]] = {
    ".json": json_items,
    ".md": markdown_items,
    ".markdown": markdown_items,
    ".csv": csv_items,
    ".tsv": csv_items,
    ".txt": plain_items,
}
"""What can be imported, by the ending of its name."""


@value
class Conversion:
    """What became of a list."""

    name: str
    """The id of the bank."""
    content: str
    """The file of the bank."""
    tags: Counter[str]
    """How many questions have each tag."""
    questions: int
    skipped: tuple[Skipped, ...]
    """In the order of their lines."""
    ignored: tuple[str, ...]
    """Names of the fields of the list that a bank has no place for."""


def convert(
    content: bytes, suffix: str, stem: str, language: str, taken: Collection[str] = ()
) -> Conversion:
    """Make a bank of a list.

    Args:
        suffix: the ending of the list's name, such as `.json`; empty where nobody knows it.
        stem: the name of the bank's file without its ending, for its id and its title.
        language: of the texts, where the list does not say it.
        taken: ids that the bank must not have.

    Raises:
        ListError: it cannot be imported.
    """
    text = _decoded(content)
    name = bank_name(stem, taken)
    title = one_line(stem.replace("-", " ").replace("_", " "))[:SHORT] or name
    found = list(_parser(text, suffix)(text))
    items = [one for one in found if isinstance(one, Item)]
    skipped = [one for one in found if isinstance(one, Skipped)]
    drafts = _drafts(items, name, language, skipped)
    if not drafts:
        why = f" (line {skipped[0].line}: {skipped[0].reason})" if skipped else ""
        raise ListError(f"has no question that could be taken over{why}; write each on its line")
    bank = bank_text(name, title, language, drafts)
    try:
        read_bank(parse(bank.encode(), stem))
    except BankError as error:
        many = f"{len(drafts)} questions"
        raise ListError(f"makes no bank with its {many}: {error.sentence}") from error
    return Conversion(
        name,
        bank,
        Counter(tag for draft in drafts for tag in draft.tags),
        len(drafts),
        tuple(sorted(skipped, key=lambda one: one.line)),
        tuple(dict.fromkeys(field for item in items for field in item.ignored)),
    )


def _drafts(items: Iterable[Item], bank: str, language: str, skipped: list[Skipped]) -> list[Draft]:
    """The questions in the form of a bank, each text once; tells what is left out."""
    drafts = []
    ids: set[str] = set()
    first: dict[tuple[str, ...], int] = {}
    for item in items:
        texts = tuple((code or language, one_line(said)) for code, said in item.texts)
        texts = tuple(pair for pair in texts if pair[1])
        if reason := _unfit(texts):
            skipped.append(Skipped(item.line, reason))
            continue
        known = tuple(said.casefold().replace("’", "'") for _, said in texts)
        if known in first:
            skipped.append(Skipped(item.line, f"the same as on line {first[known]}"))
            continue
        first[known] = item.line
        name = question_name(bank, texts[0][1], texts[0][0], ids)
        ids.add(name)
        tags = tuple(dict.fromkeys(filter(None, map(slug, item.categories))))
        drafts.append(Draft(name, texts, tags or (NO_CATEGORY,)))
    return drafts


def _unfit(texts: tuple[tuple[str, str], ...]) -> str:
    """Why texts can be no question; empty where they can."""
    if not any(any(map(str.isalpha, said)) for _, said in texts):
        return "no words"
    longest = max(len(said) for _, said in texts)
    return f"{longest} characters, where a question has at most {LONG}" if longest > LONG else ""


def _parser(text: str, suffix: str) -> Callable[[str], Iterable[Found]]:
    """How a list of this kind is read; where its name says nothing, its text does."""
    if suffix:
        return PARSERS[suffix]
    if looks_like_json(text):
        return json_items
    if looks_like_csv(text):
        return csv_items
    return markdown_items if looks_like_markdown(text) else plain_items


def _decoded(content: bytes) -> str:
    if len(content) > SIZE_LIMIT:
        raise ListError("is larger than 1 MB; divide it into several")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ListError(f"is not UTF-8 from line {line} on; save it as UTF-8") from error
