"""The schema of a question bank."""

from __future__ import annotations

from oneonone_tui.banks.node import BankError, Node
from oneonone_tui.banks.relationship import read_relationships
from oneonone_tui.banks.wording import LONG, SHORT, read_language, read_wording
from oneonone_tui.domain.question import Question, QuestionBank
from oneonone_tui.domain.wording import LANGUAGES

BANK_KEYS = ("id", "title", "language", "licence", "author", "questions")
QUESTION_KEYS = (
    "id", "text", "follow_ups", "tags", "depth", "open", "status", "sensitive", "suits",
)  # fmt: skip
SUITS_KEYS = ("types", "relationships")

DEEPEST = 3
"""The depth of a question that needs trust."""


def read_bank(node: Node, left_out: dict[int, BankError] | None = None) -> QuestionBank:
    """The question bank in a file.

    Args:
        left_out: if given, takes what is wrong with a question, by its number in the file; that
            question is then left out.

    Raises:
        BankError: the file does not fit the schema.
    """
    fields = node.fields(BANK_KEYS)
    name = fields.need("id").name()
    language = language_of(node)
    title = read_wording(fields.need("title"), SHORT, language)
    licence, author = fields.get("licence"), fields.get("author")
    entries = fields.need("questions")
    if not entries.items():
        raise entries.error('the bank has no question; add one after "- "')
    questions = []
    for number, entry in enumerate(entries.items()):
        try:
            questions.append(_read_question(entry, language))
        except BankError as error:
            if left_out is None:
                raise
            left_out[number] = error
    return QuestionBank(
        name,
        title,
        tuple(questions),
        licence=licence.text(LONG) if licence else "",
        author=author.text(LONG) if author else "",
    )


def language_of(node: Node) -> str:
    """The language of the plain texts in a file.

    Raises:
        BankError: the program does not speak it.
    """
    code = node.fields(BANK_KEYS).get("language")
    return read_language(code) if code else LANGUAGES[0]


def questions_of(node: Node) -> list[Node]:
    """Where the questions stand in a file that `read_bank` accepted, in order."""
    return node.mapping()["questions"].value.items()


def _read_question(node: Node, language: str) -> Question:
    fields = node.fields(QUESTION_KEYS)
    name = fields.need("id").name()
    tags = tuple(tag.name() for tag in fields.need("tags").items())
    if not tags:
        raise fields.need("tags").error("the question has no tag; add one, such as work")
    depth = fields.number("depth", 1, DEEPEST, default=1)
    sensitive = fields.flag("sensitive", default=False)
    if sensitive and depth < DEEPEST:
        raise fields.need("sensitive").error(
            f'a sensitive question needs trust; write "depth: {DEEPEST}", or leave this line out'
        )
    suits = fields.get("suits")
    types, relationships = _read_suits(suits) if suits else ((), ())
    return Question(
        id=name,
        text=read_wording(fields.need("text"), LONG, language),
        follow_ups=tuple(read_wording(n, LONG, language) for n in fields.items("follow_ups")),
        tags=tags,
        depth=depth,
        open=fields.flag("open", default=True),
        status=fields.flag("status", default=False),
        sensitive=sensitive,
        types=types,
        relationships=relationships,
    )


def _read_suits(node: Node) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The session types and the relationships that a question suits."""
    fields = node.fields(SUITS_KEYS)
    types = tuple(kind.name() for kind in fields.items("types"))
    return types, read_relationships(fields.items("relationships"))
