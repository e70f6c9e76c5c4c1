"""The same thought in other words is found, and its opposite is not taken for it."""

from __future__ import annotations

import random
import string
from time import thread_time

import pytest

from oneonone_tui.banks.authoring.alike import Pair, alike
from oneonone_tui.domain.wording import Wording

OTHERS = {
    "en": [
        "How was your week?",
        "What will this week bring?",
        "Which day of the week is the best?",
        "Who reads what we write every week?",
        "What is the team waiting for?",
        "Where does the team eat?",
        "How did the team begin?",
        "Which work is never seen?",
        "What work would you hand over?",
        "Where do you work best?",
        "How do you learn a new tool?",
        "Who taught you most?",
        "What should the office have?",
        "Which decision took too long?",
        "What would the customer say?",
        "When does the day begin for you?",
    ],
    "id": [
        "Gimana minggu lalu?",
        "Minggu depan ada acara apa?",
        "Hari apa dalam seminggu yang paling enak?",
        "Siapa yang membaca laporan mingguan?",
        "Tim lagi menunggu apa?",
        "Tim biasanya makan di mana?",
        "Kerjaan mana yang nggak pernah kelihatan?",
        "Kerjaan apa yang mau dilepas?",
        "Belajar alat baru itu caranya gimana?",
        "Siapa guru yang paling berkesan?",
        "Kantor kita kurang apa?",
        "Keputusan mana yang terlalu lama?",
    ],
}
"""What the texts stand among: some words are common, most are rare."""


def said(language: str, text: str) -> Wording:
    return Wording(((language, text),))


KNOWN = [said(language, text) for language, texts in OTHERS.items() for text in texts]

SAME = [
    ("en", "What else?", "what else"),
    ("en", "What’s on your mind?", "What is on your mind today?"),
    ("en", "What are you proud of this week?", "What are you most proud of?"),
    ("en", "How can I better support you?", "What can I do to support you better?"),
    (
        "en",
        "What would you change about our meetings?",
        "If you could change one thing about our meetings, what would it be?",
    ),
    ("en", "What did you learn last week?", "What have you learned in the last week?"),
    ("en", "What are you worried about?", "What worries you most?"),
    ("en", "What motivates you?", "What motivates you at work?"),
    ("en", "Tell me about your biggest challenge.", "What is your biggest challenge right now?"),
    ("en", "Is there anything blocking you?", "What is blocking you?"),
    ("id", "Apa yang paling bikin kamu bangga?", "Hal apa yang membuat Anda bangga?"),
    ("id", "Apa rencanamu minggu depan?", "Minggu depan rencana kamu apa saja?"),
    ("id", "Gimana kerjaanmu?", "Bagaimana kerjaan kamu sekarang ini?"),
]

DIFFERENT = [
    ("en", "Can you give me feedback?", "Can I give you feedback?"),
    ("en", "What can I do for you?", "What can you do for me?"),
    ("en", "What do you need from me?", "What do I need from you?"),
    ("en", "What should we start doing?", "What should we stop doing?"),
    ("en", "What went well this week?", "What didn't go well this week?"),
    ("en", "What would you change about our meetings?", "What would you keep of our meetings?"),
    ("en", "How do you like to receive feedback?", "How do you like to give feedback?"),
    ("en", "What gives you energy?", "What takes your energy?"),
    ("en", "What helps you focus?", "Who helps you most?"),
    ("id", "Apa yang bisa aku bantu?", "Apa yang bisa kamu bantu?"),
    ("id", "Apa yang berjalan lancar?", "Apa yang nggak berjalan lancar?"),
    ("id", "Gimana kerjaanmu?", "Gimana kerjaanku?"),
]


@pytest.mark.parametrize(("language", "one", "other"), SAME)
def test_the_same_thought_is_found(language: str, one: str, other: str) -> None:
    known = len(KNOWN)
    found = alike([*KNOWN, said(language, one), said(language, other)], known)
    assert Pair(known + 1, known, language) in found


@pytest.mark.parametrize(("language", "one", "other"), DIFFERENT)
def test_another_thought_in_like_words_is_let_pass(language: str, one: str, other: str) -> None:
    known = len(KNOWN)
    found = alike([*KNOWN, said(language, one), said(language, other)], known)
    assert Pair(known + 1, known, language) not in found


def test_none_of_the_others_are_alike() -> None:
    assert alike(KNOWN) == []


def test_those_that_are_known_already_are_not_compared_with_each_other() -> None:
    same = [said("en", "What else?")] * 3
    assert alike(same) == [Pair(1, 0, "en"), Pair(2, 0, "en")]
    assert alike(same, known=2) == [Pair(2, 0, "en")]


def test_a_language_that_only_one_of_them_has_says_nothing() -> None:
    assert alike([said("en", "Bagaimana?"), said("id", "Bagaimana?")]) == []


def test_the_language_is_told_in_which_they_are_alike() -> None:
    one = Wording((("en", "Where do we eat?"), ("id", "Apa kabar timmu?")))
    other = Wording((("en", "What are you reading?"), ("id", "Timmu apa kabar?")))
    assert alike([one, other]) == [Pair(1, 0, "id")]


def test_eight_times_as_many_do_not_take_sixty_four_times_as_long() -> None:
    chance = random.Random(20261102)
    words = ["".join(chance.choices(string.ascii_lowercase, k=6)) for _ in range(2_000)]
    many = [said("en", f"What {' '.join(chance.choices(words, k=5))}?") for _ in range(4_000)]

    def time(count: int) -> float:
        begun = thread_time()
        assert alike(many[:count]) == []
        return thread_time() - begun

    few = min(time(500) for _ in range(3))
    assert time(4_000) < 32 * few
