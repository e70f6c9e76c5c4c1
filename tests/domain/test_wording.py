"""A text in the language asked for, or else in the first that it was written in."""

from __future__ import annotations

import pytest

from oneonone_tui.domain.wording import Tone, Wording

BOTH = Wording((("en", "Why?"), ("id", "Kenapa?")))
INDONESIAN = Wording((("id", "Kenapa?"),))


@pytest.mark.parametrize(
    ("wording", "language", "text"),
    [
        (BOTH, "en", "Why?"),
        (BOTH, "id", "Kenapa?"),
        (BOTH, "fr", "Why?"),
        (BOTH, "", "Why?"),
        (INDONESIAN, "id", "Kenapa?"),
        (INDONESIAN, "en", "Kenapa?"),
        (Wording((("id", "Kenapa?"), ("en", "Why?"))), "fr", "Kenapa?"),
    ],
)
def test_a_missing_language_falls_back_to_the_first(
    wording: Wording, language: str, text: str
) -> None:
    assert wording.text(language) == text


@pytest.mark.parametrize(
    ("wording", "language", "speaks"),
    [(BOTH, "id", True), (BOTH, "fr", False), (INDONESIAN, "en", False)],
)
def test_a_wording_speaks_only_what_it_was_written_in(
    wording: Wording, language: str, speaks: bool
) -> None:
    assert wording.speaks(language) is speaks


def test_a_wording_without_any_text_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one language"):
        Wording(())


ANDA = Wording((("en", "And you?"), ("id", "Kalau kamu?")), formal=(("id", "Kalau Anda?"),))


@pytest.mark.parametrize(
    ("language", "tone", "text"),
    [
        ("id", Tone.RELAXED, "Kalau kamu?"),
        ("id", Tone.FORMAL, "Kalau Anda?"),
        ("en", Tone.FORMAL, "And you?"),
        ("fr", Tone.FORMAL, "And you?"),
    ],
)
def test_a_formal_talk_hears_the_formal_variant_where_there_is_one(
    language: str, tone: Tone, text: str
) -> None:
    assert ANDA.text(language, tone) == text
