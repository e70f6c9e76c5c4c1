"""The words of the shipped banks and session types that the demo uses.

They are repeated here because the demo knows no files; a test holds them to the originals.
"""

from __future__ import annotations

from typing import Final

Plan = tuple[tuple[str, int, str], ...]
"""The items of an agenda: text, minutes, tag."""

AGENDAS: Final[dict[tuple[str, str], Plan]] = {
    ("regular", "en"): (
        ("Check-in", 5, "personal"),
        ("What is on your mind", 10, ""),
        ("My topics", 5, ""),
        ("Growth", 5, "career"),
        ("Who does what by when", 5, "plans"),
    ),
    ("career", "en"): (
        ("Check-in", 5, "personal"),
        ("Where you stand", 10, "career"),
        ("Where you want to go", 15, "career"),
        ("Next step and support", 10, "plans"),
        ("What we agree", 5, ""),
    ),
    ("feedback", "en"): (
        ("Check-in", 5, "personal"),
        ("What goes well", 10, "feedback"),
        ("From you to me", 10, "feedback"),
        ("From me to you", 10, "feedback"),
        ("What we will try", 10, "plans"),
    ),
    ("coaching", "en"): (
        ("Check-in", 5, "personal"),
        ("Goal: what you want", 10, "coaching"),
        ("Reality: how it is", 10, "coaching"),
        ("Options: what is possible", 10, "coaching"),
        ("Will: what you will do", 10, "coaching"),
    ),
    ("ad-hoc", "en"): (
        ("Check-in", 5, "personal"),
        ("The matter at hand", 10, ""),
    ),
    ("regular", "id"): (
        ("Apa kabar", 5, "personal"),
        ("Yang ingin kamu bahas", 10, ""),
        ("Topik dariku", 5, ""),
        ("Pengembangan diri", 5, "career"),
        ("Siapa, apa, kapan", 5, "plans"),
    ),
    ("feedback", "id"): (
        ("Apa kabar", 5, "personal"),
        ("Yang sudah bagus", 10, "feedback"),
        ("Masukan darimu untukku", 10, "feedback"),
        ("Masukan dariku untukmu", 10, "feedback"),
        ("Yang akan kita coba", 10, "plans"),
    ),
    ("coaching", "id"): (
        ("Apa kabar", 5, "personal"),
        ("Goal: yang kamu mau", 10, "coaching"),
        ("Reality: keadaan sekarang", 10, "coaching"),
        ("Options: pilihan yang ada", 10, "coaching"),
        ("Will: yang akan kamu lakukan", 10, "coaching"),
    ),
}
"""By session type and language."""

QUESTIONS: Final = {
    "en": {
        "career.idle-strength": "Which of your strengths do we hardly use?",
        "career.known-for": "What would you like to be known for in two years?",
        "career.responsibility": "Which responsibility would you like to grow into next?",
        "career.stretch": "What stretches you at the moment?",
        "coaching.options": "What could you do, before we judge any of it?",
        "collaboration.handover": "Where do things get lost between us and other teams?",
        "collaboration.left-out": "When did you feel left out of a decision?",
        "difficulties.drained": "What drained you most since we last spoke?",
        "difficulties.in-the-dark": "What information does your work need that you do not get?",
        "difficulties.load": "How does your load feel compared with a month ago?",
        "difficulties.stuck": "Where are you stuck at the moment?",
        "feedback.expectation": "Which of my expectations is hazy to you?",
        "feedback.harder": "What do I do that makes your work harder?",
        "personal.energy-this-week": "How is your energy this week?",
        "work.proud-of": "What are you quietly proud of since we last spoke?",
    },
    "id": {
        "career.known-for": "Dua tahun lagi, kamu ingin dikenal karena apa?",
        "coaching.first-step": "Langkah pertama apa yang bisa kamu ambil minggu ini?",
        "collaboration.the-two-of-us": "Dari kerja sama kita berdua, apa yang sudah berjalan baik?",
        "difficulties.focus": "Apa yang paling sering bikin fokusmu buyar?",
        "difficulties.load": "Dibanding sebulan lalu, gimana rasanya beban kerjamu sekarang?",
        "difficulties.stuck": "Sekarang kamu lagi mentok di mana?",
        "feedback.harder": "Apa yang sering aku lakukan dan malah bikin kerjaanmu lebih susah?",
        "work.best-moment": "Minggu ini, momen apa yang rasanya ingin kamu ulang?",
        "work.proud-of": "Sejak terakhir kali kita ngobrol, apa yang diam-diam bikin kamu bangga?",
    },
}
"""By language and id."""
