"""`oneonone-tui banks list`: which banks there are."""

from __future__ import annotations

from pathlib import Path

from oneonone_tui.commands.banks.shelf import load_shelf
from oneonone_tui.commands.banks.table import aligned
from oneonone_tui.commands.condition import number
from oneonone_tui.commands.speech import EXIT_MEND, EXIT_WELL, say
from oneonone_tui.domain.question import QuestionBank
from oneonone_tui.domain.wording import LANGUAGES

_HEADING = ("id", "title", "questions", "languages", "licence", "from")


def list_banks(settings: Path) -> int:
    """Print a table of all banks, and then what was left out; returns the exit status."""
    shelf = load_shelf(settings)
    rows = [
        (
            bank.id,
            bank.title.text(LANGUAGES[0]),
            str(len(bank.questions)),
            _languages(bank),
            bank.licence or "-",
            shelf.origins[bank.id],
        )
        for bank in shelf.banks
    ]
    for line in aligned([_HEADING, *rows], right=[_HEADING.index("questions")]):
        say(line)
    questions = sum(len(bank.questions) for bank in shelf.banks)
    say("")
    say(f"{number(len(rows), 'bank', 'banks')}, {number(questions, 'question', 'questions')}.")
    for problem in shelf.problems:
        say(problem)
    return EXIT_MEND if shelf.problems else EXIT_WELL


def _languages(bank: QuestionBank) -> str:
    """`en, id`; with a number where not every question is in a language: `en, id 12`."""
    spoken = []
    for language in LANGUAGES:
        count = sum(question.text.speaks(language) for question in bank.questions)
        if count:
            spoken.append(language if count == len(bank.questions) else f"{language} {count}")
    return ", ".join(spoken) or "-"
