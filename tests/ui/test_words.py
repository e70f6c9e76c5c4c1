"""The interface speaks Indonesian wherever it speaks English (R26)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from textual.binding import Binding

import oneonone_tui
from oneonone_tui.domain.action import Owner
from oneonone_tui.domain.goal import Course
from oneonone_tui.domain.person import Relationship, Standing
from oneonone_tui.domain.question import TOPICS
from oneonone_tui.domain.recall import Where
from oneonone_tui.domain.store import SaveState
from oneonone_tui.ui import keys, words
from oneonone_tui.ui.indonesian import CATALOGUE
from oneonone_tui.ui.widgets.checklist import NO_DAY


def literal_sentences() -> Iterator[str]:
    """Every text that stands in a call of `say` in the program's code."""
    package = Path(oneonone_tui.__path__[0])
    for file in (*(package / "ui").rglob("*.py"), package / "__main__.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if (
                isinstance(node, ast.Call)
                and ast.unparse(node.func) in ("say", "words.say")
                and isinstance(node.args[0], ast.Constant)
            ):
                yield str(node.args[0].value)


def all_sentences() -> set[str]:
    areas = (*keys.AREAS.values(), keys.CHOOSE, keys.FIND, keys.LARGE, keys.READING, keys.HELP)
    bound = [key for area in areas for key in area]
    return {
        *literal_sentences(),
        *keys.AREAS,
        *(key.description for key in bound if isinstance(key, Binding)),
        *(key.tooltip for key in bound if isinstance(key, Binding)),
        *words.WEEKDAYS,
        *words.MONTHS,
        *TOPICS,
        *Relationship,
        *Owner,
        *SaveState,
        *Standing,
        *Course,
        *Where,
        NO_DAY,
        "today",
        "tomorrow",
        "yesterday",
    }


def test_every_sentence_of_the_interface_is_there_in_indonesian() -> None:
    assert sorted(all_sentences() - set(CATALOGUE)) == []


def test_the_catalogue_holds_no_sentence_that_the_interface_lost() -> None:
    assert sorted(set(CATALOGUE) - all_sentences()) == []


def test_a_translation_has_the_same_values_as_the_sentence() -> None:
    for english, indonesian in CATALOGUE.items():
        names = re.compile(r"{(\w+)}")
        assert sorted(names.findall(english)) == sorted(names.findall(indonesian)), english
