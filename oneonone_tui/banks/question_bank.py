"""The schema of a question bank."""

from __future__ import annotations

from oneonone_tui.banks.node import Node
from oneonone_tui.banks.wording import LONG, SHORT, read_language, read_wording
from oneonone_tui.domain.question import Question, QuestionBank
from oneonone_tui.domain.wording import LANGUAGES

_BANK = ("id", "title", "language", "licence", "author", "questions")
_QUESTION = ("id", "text", "follow_ups", "tags", "depth", "open", "status")


def read_bank(node: Node) -> QuestionBank:
    """The question bank in a file.

    Raises:
        BankError: the file does not fit the schema.
    """
    fields = node.fields(_BANK)
    name = fields.need("id").name()
    code = fields.get("language")
    language = read_language(code) if code else LANGUAGES[0]
    title = read_wording(fields.need("title"), SHORT, language)
    for credit in ("licence", "author"):
        if said := fields.get(credit):
            said.text(LONG)  # for whoever reads the file; the program has no use for it
    entries = fields.need("questions")
    questions = tuple(_read_question(entry, language) for entry in entries.items())
    if not questions:
        raise entries.error('the bank has no question; add one after "- "')
    return QuestionBank(name, title, questions)


def question_places(node: Node) -> list[Node]:
    """Where the ids of the questions stand in a file that `read_bank` accepted, in order."""
    questions = node.mapping()["questions"].value.items()
    return [question.mapping()["id"].value for question in questions]


def _read_question(node: Node, language: str) -> Question:
    fields = node.fields(_QUESTION)
    name = fields.need("id").name()
    tags = tuple(tag.name() for tag in fields.need("tags").items())
    if not tags:
        raise fields.need("tags").error("the question has no tag; add one, such as work")
    return Question(
        id=name,
        text=read_wording(fields.need("text"), LONG, language),
        follow_ups=tuple(read_wording(n, LONG, language) for n in fields.items("follow_ups")),
        tags=tags,
        depth=fields.number("depth", 1, 3, default=1),
        open=fields.flag("open", default=True),
        status=fields.flag("status", default=False),
    )
