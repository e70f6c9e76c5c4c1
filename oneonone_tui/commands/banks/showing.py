"""`oneonone-tui banks show`: a bank or a question, as a person reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from oneonone_tui.banks.node import nearest, quote
from oneonone_tui.commands.banks.shelf import load_shelf
from oneonone_tui.commands.condition import number
from oneonone_tui.commands.speech import EXIT_MEND, EXIT_WELL, UsageError, complain, say
from oneonone_tui.domain.question import Question, QuestionBank
from oneonone_tui.domain.wording import Tone, Wording


def show(settings: Path, name: str) -> int:
    """Print the bank or the question of this id, or everything; returns the exit status.

    Raises:
        UsageError: nothing has this id.
    """
    shelf = load_shelf(settings)
    banks = {bank.id: bank for bank in shelf.banks}
    questions = {question.id: question for bank in shelf.banks for question in bank.questions}
    if name in banks:
        _say(_bank(banks[name], shelf.origins[name]))
    elif name in questions:
        _say(_question(questions[name]))
    elif not name:
        for bank in shelf.banks:
            _say((*_bank(bank, shelf.origins[bank.id]), ""))
        return _tell(shelf.problems)
    else:
        mend = nearest(
            name, [*banks, *questions], "`oneonone-tui banks list` says which banks there are"
        )
        sentence = f"there is no bank or question {quote(name)}; {mend}"
        if not shelf.problems:
            raise UsageError(sentence)
        complain(sentence)
        return _tell(shelf.problems)  # it may be in what was left out
    return EXIT_WELL


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        say(line)


def _tell(problems: tuple[str, ...]) -> int:
    for problem in problems:
        complain(problem)
    return EXIT_MEND if problems else EXIT_WELL


def _bank(bank: QuestionBank, origin: str) -> Iterator[str]:
    titles = dict.fromkeys(text for _, text in bank.title.variants)
    questions = number(len(bank.questions), "question", "questions")
    about = (questions, bank.licence, bank.author, origin)
    yield f"{bank.id}: {' / '.join(titles)}"
    yield " · ".join(filter(None, about))
    for question in bank.questions:
        yield ""
        yield from _question(question)


def _question(question: Question) -> Iterator[str]:
    about = [question.id, f"depth {question.depth}", ", ".join(question.tags)]
    if not question.open:
        about.append("closed")
    if question.status:
        about.append("asks for status")
    if question.sensitive:
        about.append("sensitive")
    if question.types:
        about.append(f"for {', '.join(question.types)}")
    if question.relationships:
        about.append(f"with {', '.join(question.relationships)}")
    yield " · ".join(about)
    for language, _ in question.text.variants:
        yield from _texts(question.text, language, f"  {language}  ")
        for follow_up in question.follow_ups:
            if follow_up.speaks(language):
                yield from _texts(follow_up, language, "      › ")


def _texts(wording: Wording, language: str, begin: str) -> Iterator[str]:
    """A text, and below it how it is said formally if that is otherwise."""
    relaxed, formal = wording.text(language), wording.text(language, Tone.FORMAL)
    yield begin + relaxed
    if formal != relaxed:
        yield f"{' ' * len(begin)}{formal} (formal)"
