"""A promise as it is typed: `ask SRE about a secondary @me jumat`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from oneonone_tui.domain.action import Owner
from oneonone_tui.domain.day import read_day

_OWNERS = {
    "me": Owner.ME,
    "saya": Owner.ME,
    "aku": Owner.ME,
    "them": Owner.THEM,
    "dia": Owner.THEM,
}
"""What always means the same, whatever the other person is called."""

_BEFORE_A_DAY = {"by", "on", "until", "before", "pada", "hari", "sebelum", "tanggal"}
"""Words that belong to the day behind them."""

_ALSO_WORDS = {"sun", "sat", "min", "sel", "mon", "wed", "sen"}
"""Short weekdays that end many a sentence: days only behind a word such as «by»."""

_LONGEST_DAY_PHRASE = 3
"""Words in "in 2 weeks" and "2 minggu lagi"."""


@dataclass(frozen=True, slots=True)
class Promise:
    """What was understood of a typed line."""

    text: str
    owner: Owner | None = None
    due: date | None = None


def read_promise(line: str, today: date, name: str) -> Promise:
    """Take the owner (`@me`, `@them`, `@name`) and a day at the end off a typed promise.

    `name` is the other person's; any word of it counts. What is not understood stays text.
    """
    owners = {part.casefold(): Owner.THEM for part in name.split()} | _OWNERS
    owner = None
    kept = []
    for word in line.split():
        mentioned = owners.get(word[1:].casefold()) if word.startswith("@") else None
        owner = mentioned or owner
        if mentioned is None:
            kept.append(word)
    for length in range(min(_LONGEST_DAY_PHRASE, len(kept) - 1), 0, -1):
        if length == 1 and _counts(kept):
            break
        if due := read_day(" ".join(kept[-length:]), today):
            rest = kept[:-length]
            if len(rest) > 1 and rest[-1].casefold() in _BEFORE_A_DAY:
                rest = rest[:-1]
            elif length == 1 and kept[-1].casefold() in _ALSO_WORDS:
                break
            return Promise(" ".join(rest), owner, due)
    return Promise(" ".join(kept), owner)


def _counts(words: list[str]) -> bool:
    """Whether a line ends as in "tiap 2 minggu" or "15 min", where alone either is Sunday."""
    return words[-2].isdigit() and words[-1].casefold() in {"minggu", "min"}
