"""What is run, what must be on the screen, and what it may cost: the tables of the bench."""

from __future__ import annotations

from dataclasses import dataclass

from bench.history import NAMED


@dataclass(frozen=True, slots=True)
class Scenario:
    """One way to start a program."""

    name: str
    module: str
    frame: str
    """On the screen with the first frame."""
    useful: str
    """On the screen when there is what somebody came for."""
    arguments: tuple[str, ...] = ()
    store: str = ""
    """What `bench.history` is to write beforehand; each run gets a copy of its own."""


def _board(name: str, store: str, useful: str) -> Scenario:
    return Scenario(name, "oneonone_tui", "People", useful, (), store)


def _live(name: str, store: str, useful: str, person: str) -> Scenario:
    return Scenario(name, "oneonone_tui", "Agenda", useful, (person,), store)


MARKER = "the third list"
"""What bare4 paints last."""

BARE4 = Scenario("bare4", "bench.bare4", MARKER, MARKER)
AGAIN = Scenario("bare4 (A/A)", "bench.bare4", MARKER, MARKER)
NEW = _board("board, new store", "", "Nobody is here yet")
DEMO = _board("board, demo store", "demo", "Dina Prameswari")
LIVE_DEMO = _live("Live, demo store", "demo", "Check-in", "dina")
BOARD_TEN = _board("board, ten years", "10", NAMED)
LIVE_TEN = _live("Live, ten years", "10", "A1035", NAMED)
"""A1035 is the promise of ten years that is overdue longest."""

STARTS = (BARE4, AGAIN, NEW, DEMO, LIVE_DEMO, BOARD_TEN, LIVE_TEN)
"""Run in turn in each round."""

TYPED_BARE4 = Scenario("bare4, notes", "bench.bare4", MARKER, MARKER, ("{notes}",))
TYPED_AGAIN = Scenario("bare4, notes (A/A)", "bench.bare4", MARKER, MARKER, ("{notes}",))
TYPED = (TYPED_BARE4, TYPED_AGAIN, LIVE_TEN)
"""Typed into, with the same notes in each."""

IDLE_BARE4 = Scenario("bare4 with a clock", "bench.bare4", MARKER, MARKER, ("{notes}", "--clock"))
IDLE_AGAIN = Scenario(
    "bare4 with a clock (A/A)", "bench.bare4", MARKER, MARKER, ("{notes}", "--clock")
)
IDLE = (IDLE_BARE4, IDLE_AGAIN, LIVE_DEMO)
"""Left alone, all at once."""

QUIT = "\x11"
"""ctrl+q, in each of the programs."""

START_LIMIT = 1.15
USEFUL_LIMIT = 1.35
QUIT_LIMIT = 1.2
MEMORY_LIMIT = 1.4
FILE_LIMIT = 3.0
"""How many times its file a store may take on top of bare4."""
KEY_LIMIT = 1.15
KEY_TAIL_LIMIT = 1.3
IDLE_LIMIT = 1.1

SIZES = (0, 1, 10, 50)
"""Megabytes of history at which saves are measured; ten years of twenty people are 25."""
SAVE_LIMIT = 1.5

QUESTIONS = 5_000
YEARS = (1, 10)
"""Of 20 people, weekly: 1,040 and 10,400 sessions, of which one person has 52 and 520."""
QUESTION_LIMIT = 1.0
"""Milliseconds until the next question is known: nobody waits for it."""
