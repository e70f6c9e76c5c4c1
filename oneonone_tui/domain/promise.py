"""A promise as it is typed: `ask SRE about a secondary @me jumat`."""

from __future__ import annotations

from datetime import date

from oneonone_tui.domain.action import Owner
from oneonone_tui.domain.day import WEEKDAYS, find_day, is_day_word, plain
from oneonone_tui.domain.span import NUMBERS, UNITS
from oneonone_tui.domain.text import folded
from oneonone_tui.domain.value import value

_OWNERS = {
    "me": Owner.ME, "saya": Owner.ME, "aku": Owner.ME,
    "them": Owner.THEM, "you": Owner.THEM,
    "dia": Owner.THEM, "kamu": Owner.THEM, "anda": Owner.THEM,
}  # fmt: skip
"""What always means the same, whatever the other person is called. Who types is me."""

_LONGEST_DAY_PHRASE = 10
"""Words in "paling lambat hari jumat tanggal 18 desember 2026 pagi", and one to spare."""

_HOLDS_A_DAY = {
    "for", "of", "to", "from", "since", "after", "every", "each", "last", "past", "per", "during",
    "over", "about", "than", "and", "or", "not", "is", "was", "the", "a", "my", "our", "your",
    "his", "her", "their",
    "untuk", "buat", "dari", "ke", "sejak", "setelah", "sesudah", "tiap", "setiap", "selama",
    "beberapa", "tentang", "soal", "dan", "atau", "tidak", "jangan", "bukan", "adalah", "malam",
}  # fmt: skip
"""Words that make the day behind them a part of the sentence: «every friday», «malam minggu»."""

_ALSO_WORDS = {"sat", "sun", "sel", "min", "24/7"}
"""What ends many a sentence: a day only behind a word such as «by»."""

_FOREIGN = {"en": {"sen"}, "id": {"mon", "wed"}}
"""Short weekdays that are days in the other language only, and here but behind such a word."""

_AMBIGUOUS_ENDINGS = {"m", "h", "y", "st", "nd", "rd", "th"}
"""Behind a number they need such a word as well: «raise 1m», «celebrate the team's 5th»."""

_DASHES = {"-", "–", "—"}

_ANNOUNCE_A_DAY = {"next", "this", "by", "on", "before", "until", "due"}
_OTHER_DAYS = {"holiday", "birthday", "workday", "payday", "weekday", "midday", "everyday"}


@value
class Promise:
    """What was understood of a typed line."""

    text: str
    owner: Owner | None = None
    due: date | None = None
    unclear: str = ""
    """The last words, where a date was surely meant and none is understood; still in the text."""


def read_promise(line: str, today: date, name: str, language: str = "en") -> Promise:
    """Take the owner (`@me`, `@them`, `@name`) and a day at the end off a typed promise.

    `name` is the other person's; any word of it counts. What is not understood stays text.
    """
    owner, words = take_owner(line.split(), name) if "@" in line else (None, line.split())
    count, due = _day_at_end(words, today, language)
    rest = words[: len(words) - count] if due else words
    if owner or due:
        rest = _without_joints(rest)
    unclear = "" if due else " ".join(words[len(words) - count :])
    return Promise(" ".join(rest), owner, due, unclear)


def take_owner(words: list[str], name: str) -> tuple[Owner | None, list[str]]:
    """The owner, and the line without the mention.

    Of several the last one counts, and those before it stay text, so that none is lost.
    """
    for place in reversed(range(len(words))):
        word = words[place]
        if word.startswith("(") and word.endswith(")"):
            word = word[1:-1]
        if word.startswith("@") and (owner := _owner(word[1:].rstrip(".,;:!?"), name)):
            return owner, words[:place] + words[place + 1 :]
    return None, words


def _owner(mentioned: str, name: str) -> Owner | None:
    wanted = folded(mentioned)
    full = folded(name)
    called = wanted in full.split() or wanted in full.replace("-", " ").split()
    return _OWNERS.get(wanted) or (Owner.THEM if called else None)


def _day_at_end(words: list[str], today: date, language: str) -> tuple[int, date | None]:
    """How many words at the end name a day, and the day; None if they name none that exists.

    A line that is nothing but a day says nothing about a promise, and remains a text.
    """
    # Two words more than the longest phrase, to see what stands before it.
    plain_words = plain(" ".join(words[-_LONGEST_DAY_PHRASE - 2 :]))
    known = 0
    while known < len(plain_words) and is_day_word(plain_words[-known - 1]):
        known += 1
    if not known and _sounds_like_a_day(plain_words):
        return 2, None
    for count in range(min(known, _LONGEST_DAY_PHRASE), 0, -1):
        phrase, before = plain_words[-count:], plain_words[:-count]
        try:
            due = find_day(phrase, today, language)
        except ValueError:
            due = None
        else:
            if due is None:
                continue
        if not before or _is_text(phrase, before, language):
            break
        return count, due
    return 0, None


def _is_text(phrase: list[str], before: list[str], language: str) -> bool:
    """Whether words that could be a day belong to the sentence before them."""
    number = before[-1].isdigit() or before[-1] in NUMBERS
    if before[-1] in _HOLDS_A_DAY or (number and (phrase[0] in UNITS or phrase[0] == "min")):
        return True
    if before[-1] in _DASHES and before[-2:-1] and before[-2] in WEEKDAYS:
        return True
    if len(phrase) > 1:
        return False
    word = phrase[0]
    return (
        word in _ALSO_WORDS
        or word in _FOREIGN.get(language, ())
        or (word[0].isdigit() and word.lstrip("0123456789") in _AMBIGUOUS_ENDINGS)
    )


def _sounds_like_a_day(words: list[str]) -> bool:
    """Whether a line ends as in «next blursday»."""
    return (
        len(words) > 2
        and words[-1].endswith("day")
        and words[-1] not in _OTHER_DAYS
        and words[-2] in _ANNOUNCE_A_DAY
    )


def _without_joints(words: list[str]) -> list[str]:
    """The text without the dash or comma by which something was joined to it; dashes alone are
    a text."""
    kept = words[:]
    while kept and kept[-1] in _DASHES:
        kept.pop()
    while kept and kept[0] in _DASHES:
        kept.pop(0)
    if kept:
        kept[-1] = kept[-1].rstrip(",;")
    return kept or words
