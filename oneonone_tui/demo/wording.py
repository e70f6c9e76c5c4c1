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
        ("What goes well", 10, "recognition"),
        ("From you to me", 10, "feedback-to-me"),
        ("From me to you", 10, "feedback-to-you"),
        ("What we will try", 10, "plans"),
    ),
    ("coaching", "en"): (
        ("Check-in", 5, "personal"),
        ("Goal: what you want", 10, "goal"),
        ("Reality: how it is", 10, "reality"),
        ("Options: what is possible", 10, "options"),
        ("Will: what you will do", 10, "will"),
    ),
    ("ad-hoc", "en"): (
        ("Check-in", 5, "personal"),
        ("The matter at hand", 5, ""),
        ("What we do about it", 5, "plans"),
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
        ("Yang sudah bagus", 10, "recognition"),
        ("Masukan darimu untukku", 10, "feedback-to-me"),
        ("Masukan dariku untukmu", 10, "feedback-to-you"),
        ("Yang akan kita coba", 10, "plans"),
    ),
    ("coaching", "id"): (
        ("Apa kabar", 5, "personal"),
        ("Goal: yang kamu mau", 10, "goal"),
        ("Reality: keadaan sekarang", 10, "reality"),
        ("Options: pilihan yang ada", 10, "options"),
        ("Will: yang akan kamu lakukan", 10, "will"),
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
        "collaboration.left-out": "Which decision would you have liked a say in?",
        "difficulties.drained": "What costs you more energy than time these days?",
        "difficulties.in-the-dark": "What do you have to guess because nobody tells you?",
        "difficulties.load": "How does your load feel compared with a month ago?",
        "difficulties.stuck": "Where are you stuck at the moment?",
        "feedback.harder": "What do I do that makes your work harder?",
        "feedback.one-change": (
            "If I did one small thing differently from now on, what should it be?"
        ),
        "wellbeing.before-messages": "How did your day begin, before the first message came in?",
        "work.proud-of": "What in your recent work are you quietly proud of?",
    },
    "id": {
        "career.known-for": "Dua tahun lagi, kamu ingin dikenal karena apa?",
        "coaching.first-step": "Langkah pertama apa yang bakal kamu ambil?",
        "difficulties.focus": "Apa yang sering memotong konsentrasimu pas lagi enak-enaknya kerja?",
        "difficulties.load": "Dibanding sebulan lalu, gimana rasanya beban kerjamu sekarang?",
        "difficulties.stuck": "Sekarang kamu lagi mentok di mana?",
        "feedback.harder": "Apa yang sering aku lakukan dan malah bikin kerjaanmu lebih susah?",
        "feedback.keep-doing": "Kebiasaan apa yang sebaiknya aku pertahankan?",
        "work.best-moment": "Dari semua jam kerjamu minggu ini, mana yang paling menyenangkan?",
        "work.proud-of": "Apa dari kerjaanmu belakangan ini yang diam-diam bikin kamu bangga?",
    },
}
"""By language and id."""
