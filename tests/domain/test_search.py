"""A text is found by a few words of it (R10)."""

from __future__ import annotations

import pytest

from oneonone_tui.domain.search import Search
from oneonone_tui.domain.text import folded

TEXTS = Search(
    (
        "What drained you most since we last spoke?",
        "What gave you energy?",
        "Apa yang paling menguras tenagamu?",
        "Which decision do you keep putting off? decisions",
        "Kapan terakhir kali kamu libur?",
    )
)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("drained", [0]),
        ("DRAINED you", [0]),
        ("spoke drained", [0]),
        ("drai", [0]),
        ("draned", [0]),
        ("enrgy", [1]),
        ("energi", [1]),
        ("menguras tenaga", [2]),
        ("decision", [3]),
        ("what", [0, 1]),
        ("you energy", [1]),
        ("li", [4, 2]),
        ("quarterly budget", []),
        ("drained budget", []),
        ("", [0, 1, 2, 3, 4]),
        ("?!", [0, 1, 2, 3, 4]),
    ],
)
def test_what_is_looked_for_is_found(query: str, found: list[int]) -> None:
    assert TEXTS.find(query) == found


def test_the_beginning_of_a_word_is_better_than_its_inside() -> None:
    assert Search(("a storyline", "one line", "lines")).find("line") == [1, 2, 0]


def test_what_is_like_a_word_counts_only_where_no_text_has_it() -> None:
    assert Search(("plan", "plane")).find("plane") == [1]


@pytest.mark.parametrize(
    ("text", "plain"),
    [("Café", "cafe"), ("cafe\u0301", "cafe"), ("ÜBER", "uber"), ("straße", "strasse")],
)
def test_case_and_accents_do_not_count(text: str, plain: str) -> None:
    assert folded(text) == plain
    assert Search([text]).find(plain) == [0]
