"""A question for yes or no is known by its words, and an open one is never blamed."""

from __future__ import annotations

import pytest

from oneonone_tui.banks.authoring.closed import seems_closed
from oneonone_tui.banks.library import load_library, shipped_banks

CLOSED = {
    "en": [
        "Do you like it here?",
        "Isn’t it great?",
        "Don't you think so?",
        "So, are you happy?",
        "And have you thought about leaving?",
        "Any blockers?",
        "Anything else?",
        "Is there anything I can help with?",
        "You like it, don't you?",
        "This is fine, right?",
        "If you had a day, would you rest?",
        "When you are stuck, do you ask?",
        "Can I give you feedback?",
        "Would you say you are happy?",
        "Do you like it? Is it enough?",
    ],
    "id": [
        "Apakah kamu senang?",
        "Apa kamu senang?",
        "Apa ada yang perlu dibahas?",
        "Sudahkah Anda makan?",
        "Bisakah kita lanjut?",
        "Adakah yang kurang?",
        "Ada yang bisa aku bantu nggak?",
        "Ada yang mau dibahas?",
        "Ada kendala?",
        "Kamu betah di sini, kan?",
        "Kamu senang nggak?",
        "Pernah terpikir pindah?",
        "Kalau dikasih waktu, perlu bantuan?",
        "Sejauh ini, sudah cukup belum?",
    ],
}

OPEN = {
    "en": [
        "What else?",
        "Where do you want to be?",
        "How come?",
        "Tell me about your week.",
        "Can you tell me about it?",
        "Could you please walk me through it?",
        "Do you feel heard? How can you tell?",
        "If you could change one thing, what would it be?",
        "When are you at your best?",
        "When you’re stuck, who do you ask?",
        "On a scale of 1 to 10, how happy are you?",
        "Anyone’s help aside, what matters?",
        "Have a look around: what do you see?",
        "Is there a place where you learnt a lot, and what was it?",
        "Whose idea was it?",
    ],
    "id": [
        "Apa kabar?",
        "Apa lagi?",
        "Apa itu sukses buatmu?",
        "Apa yang belum?",
        "Apakah yang membuatmu senang?",
        "Ada apa?",
        "Ada hal apa yang mau dibahas?",
        "Langkah awalnya apa?",
        "Bisa cerita soal minggu ini?",
        "Boleh ceritakan minggu ini?",
        "Kalau ada satu hal, apa itu?",
        "Sudah sejauh mana?",
        "Siapa yang perlu tahu?",
        "Di mana kita nggak cocok?",
        "Menurutmu apa yang kurang?",
        "Masih seberapa jauh?",
        "Ceritakan minggumu.",
    ],
}


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language in CLOSED for text in CLOSED[language]]
)
def test_a_question_for_yes_or_no_is_known(language: str, text: str) -> None:
    assert seems_closed(text, language)


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language in OPEN for text in OPEN[language]]
)
def test_an_open_question_is_not_blamed(language: str, text: str) -> None:
    assert not seems_closed(text, language)


def test_none_of_the_shipped_open_questions_is_blamed() -> None:
    blamed = [
        (question.id, text)
        for bank in load_library([shipped_banks()], []).banks
        for question in bank.questions
        if question.open
        for language, text in (*question.text.variants, *question.text.formal)
        if seems_closed(text, language)
    ]
    assert blamed == []


def test_of_another_language_nothing_is_known() -> None:
    assert not seems_closed("Geht es dir gut?", "de")
