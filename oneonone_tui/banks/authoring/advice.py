"""What is better otherwise in a file that can be used: for its author to judge."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from oneonone_tui.banks.authoring.closed import seems_closed
from oneonone_tui.banks.node import Node, nearest, quote
from oneonone_tui.banks.question_bank import language_of, questions_of
from oneonone_tui.banks.wording import BREATH, texts
from oneonone_tui.domain.question import Question, QuestionBank
from oneonone_tui.domain.text import one_line
from oneonone_tui.domain.value import value
from oneonone_tui.domain.wording import LANGUAGES

_NAMES = {"en": "English", "id": "Indonesian"}


@value
class Finding:
    """Something that an author is told about one place of a file."""

    place: Node
    sentence: str
    """What is so; the mend."""
    error: bool = False
    """Whether the file, or the question, cannot be used as it is."""

    def __str__(self) -> str:
        return f"{self.place}: {'' if self.error else 'warning: '}{self.sentence}"


@value
class Placed:
    """A question, and where it stands."""

    question: Question
    node: Node
    language: str
    """Of its plain texts."""

    @property
    def id(self) -> Node:
        """Where its id stands."""
        return self.node.mapping()["id"].value

    @property
    def text(self) -> Node:
        """Where its wording stands."""
        return self.node.mapping()["text"].value

    @property
    def follow_ups(self) -> list[Node]:
        """Where the wordings of its follow-ups stand."""
        found = self.node.mapping().get("follow_ups")
        return found.value.items() if found else []

    @property
    def types(self) -> list[Node]:
        """Where the session types stand that it suits."""
        suits = self.node.mapping().get("suits")
        found = suits.value.mapping().get("types") if suits else None
        return found.value.items() if found else []

    def said(self, language: str) -> Node:
        """Where its text in this language stands."""
        return next(node for code, node in texts(self.text, self.language) if code == language)


def placed(node: Node, bank: QuestionBank, left_out: Collection[int] = ()) -> list[Placed]:
    """The questions that `read_bank` has read from a file, with their places."""
    language = language_of(node)
    nodes = [one for number, one in enumerate(questions_of(node)) if number not in left_out]
    return [Placed(*pair, language) for pair in zip(bank.questions, nodes, strict=True)]


def advise_bank(node: Node, questions: list[Placed], types: Collection[str]) -> Iterator[Finding]:
    """What is better otherwise in a bank.

    Args:
        types: the ids of all session types there are.
    """
    spoken = list(LANGUAGES)
    for language in LANGUAGES:
        if questions and not any(one.question.text.speaks(language) for one in questions):
            spoken.remove(language)  # said once, and not of each question
            yield Finding(
                node.mapping()["id"].value,
                f"no question is in {_NAMES[language]}, so that nobody is asked in it; "
                f'add texts in "{language}"',
            )
    for one in questions:
        yield from _advise_question(one, types)
        for wording in (one.text, *one.follow_ups):
            yield from _missing_languages(wording, one.language, spoken)


def _advise_question(one: Placed, types: Collection[str]) -> Iterator[Finding]:
    said = list(texts(one.text, one.language))
    if one.question.open:
        for language, node in said:
            if seems_closed(_text(node), language):
                yield Finding(
                    node,
                    "the question can probably be answered by yes or no; "
                    'begin it with what or how, or write "open: false"',
                )
                break
    for _, node in (*said, *(t for f in one.follow_ups for t in texts(f, one.language))):
        if (length := len(_text(node))) > BREATH:
            yield Finding(
                node,
                f"the text has {length} characters; shorten it to {BREATH}, to be said in one "
                "breath",
            )
    for node in one.types:
        if (name := node.name()) not in types:
            mend = nearest(name, types, "leave it out, or write such a type")
            yield Finding(node, f"there is no session type {quote(name)}; {mend}")


def advise_type(node: Node) -> Iterator[Finding]:
    """What is better otherwise in a session type."""
    fields = node.mapping()
    said = [fields[key].value for key in ("name", "purpose", "opener", "not_for") if key in fields]
    agenda = fields["agenda"].value.items() if "agenda" in fields else []
    variants = fields["with"].value.items() if "with" in fields else []
    said += [found["opener"].value for each in variants if "opener" in (found := each.mapping())]
    for wording in (*said, *(item.mapping()["text"].value for item in agenda)):
        yield from _missing_languages(wording, LANGUAGES[0], LANGUAGES)


def _missing_languages(wording: Node, language: str, wanted: Collection[str]) -> Iterator[Finding]:
    known = {code for code, _ in texts(wording, language)}
    for code in wanted:
        if code not in known:
            yield Finding(wording, f'the text is not there in {_NAMES[code]}; add it as "{code}"')


def _text(node: Node) -> str:
    return one_line(str(node.value))
