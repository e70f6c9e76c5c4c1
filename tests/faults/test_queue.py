"""Topics that the shell queues: whoever fails or is killed, and whoever comes in between, each that
was acknowledged is there, and none is there twice."""

from __future__ import annotations

import random
import shutil
import time
from collections import Counter
from collections.abc import Collection, Iterable
from itertools import count
from pathlib import Path

import pytest

from oneonone_tui.commands.add import add
from oneonone_tui.domain.session import Topic
from oneonone_tui.domain.store import StoreError
from oneonone_tui.storage.inbox import Inbox
from oneonone_tui.storage.lock import Lock
from oneonone_tui.storage.opening import open_file
from oneonone_tui.storage.porter import Porter
from tests.terminal.terminal import Terminal

from .disk import crashes, drawn
from .figures import SEED, Figures
from .injector import KINDS, Kind, System
from .ledger import DINA, START, cipher, named, open_store
from .process import Child
from .recorder import Recorder

LOOKED_AT = 250
"""States after a loss of power that are looked at."""

TORN = b'0badc0de {"topics": [{"id": "tor'

ADDERS, ADDS, KILLED = 6, 8, 2
"""Processes that add at once, how often each, and how many of them are killed on the way."""


def topics(numbers: Iterable[int]) -> list[Topic]:
    return [Topic(f"t{n}", DINA.id, str(n), START) for n in numbers]


def shown(path: Path) -> Counter[str]:
    """What waits for Dina, and how often, when the data is opened; and again after a clean exit."""
    store = open_store(path)
    found = Counter(topic.text for topic in store.topics(DINA.id))
    assert store.read_only == ""
    assert store.people() == (DINA,)
    store.close()
    assert not Inbox(path, cipher()).there
    again = open_store(path)
    assert Counter(topic.text for topic in again.topics(DINA.id)) == found
    again.close()
    return found


def bad(found: Counter[str], acknowledged: Collection[str], given: Collection[str]) -> list[str]:
    """What was acknowledged and is not there, is there twice, or was given by nobody."""
    return [
        *(f"{text} is gone" for text in set(acknowledged) - set(found)),
        *(f"{text} is there {times} times" for text, times in found.items() if times > 1),
        *(f"{text} came from nowhere" for text in set(found) - set(given)),
    ]


def origin(folder: Path, *, waiting: bytes = b"") -> Path:
    """A closed store with one person, and something in its inbox."""
    path = folder / "origin" / "one.json"
    store = open_store(path)
    store.save(DINA)
    store.close()
    if waiting:
        Inbox(path, cipher()).put(topics([1]))
        Inbox(path, cipher()).put(topics([2, 3]))
        with Inbox(path, cipher()).name.open("ab") as inbox:
            inbox.write(waiting)
    return path


@pytest.mark.usefixtures("kept")
def test_power_loss_loses_no_topic_and_doubles_none(shelf: Path, figures: Figures) -> None:
    shutil.copytree(origin(shelf).parent, shelf / "disk")
    recorder = Recorder(shelf / "disk")
    path, acknowledged = recorder.root / "one.json", set[int]()

    def put(*numbers: int) -> None:
        Inbox(path, cipher()).put(topics(numbers))
        acknowledged.update(numbers)
        recorder.mark(frozenset(acknowledged))

    with recorder.listening():
        put(1)
        put(2, 3)
        keeper = open_file(path, cipher=cipher()).keeper
        porter = Porter(keeper)
        put(4)
        porter.take_in()
        put(5)
        put(6)
        porter.take_in()
        keeper.close()
        put(7)
        keeper = open_file(path, cipher=cipher()).keeper
        Porter(keeper).take_in()
        keeper.close()

    states = drawn(
        crashes(recorder.start, recorder.events, random.Random(SEED)),
        LOOKED_AT,
        random.Random(SEED),
    )
    found = []
    for number, crash in enumerate(states):
        home = shelf / "crashed"
        home.mkdir()
        crash.image.write_to(home)
        promised = {str(n) for n in crash.acknowledged}
        found += [
            f"state {number}: {fault}"
            for fault in bad(shown(home / "one.json"), promised, {str(n) for n in range(1, 8)})
        ]
        shutil.rmtree(home)

    figures.note(
        named("queue-power"), f"bad states {len(found)} / {len(states)}", "0 / all", not found
    )
    assert found[:3] == []
    assert len(states) > 100


_kills: dict[str, tuple[int, int]] = {}
"""What each case counted: calls, and what was bad; for the one figure of all."""


@pytest.mark.parametrize("what", ["add", "add beside", "take in"])
def test_a_kill_at_any_call_loses_no_topic_and_doubles_none(
    shelf: Path, figures: Figures, what: str
) -> None:
    origin(shelf, waiting=TORN)
    with Child("killed", shelf, what) as child:
        told = []
        while not (line := child.line()).startswith("calls"):
            told.append(line)
        calls = int(line.removeprefix("calls "))
        assert child.end() == 0
    found, given = [], {"1", "2", "3"}
    for call in range(1, calls + 1):
        path = shelf / str(call) / "one.json"
        mine = {f"{call}.0"} if what != "take in" else set()
        faults = bad(shown(path), given | mine & set(told), given | mine)
        rescued = [place.read_bytes() for place in path.parent.glob("one.json.rescued-*")]
        if TORN not in b"\n".join(rescued).splitlines():
            faults.append("what was torn is gone")
        found += [f"call {call}: {fault}" for fault in faults]

    _kills[what] = calls, len(found)
    if len(_kills) == 3:
        violations, all_calls = (
            sum(n for _, n in _kills.values()),
            sum(n for n, _ in _kills.values()),
        )
        figures.note(
            "queue-kill", f"bad {violations} / {all_calls} calls", "0 over every n", not violations
        )
    assert found[:3] == []
    assert calls > 10
    if what != "take in":
        assert told[-1] == f"{calls}.0"  # nobody was killed there


_errors: dict[str, tuple[int, int]] = {}


@pytest.mark.parametrize("held", [True, False], ids=["open elsewhere", "open nowhere"])
@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
def test_an_error_at_any_call_is_told_or_does_not_matter(
    shelf: Path, figures: Figures, kind: Kind, held: bool
) -> None:
    start, system, found = origin(shelf), System(), []
    with system.installed():
        for call in count(1):
            path = shelf / str(call) / "one.json"
            shutil.copytree(start.parent, path.parent)
            found += [
                f"call {call}, {system.failed}: {f}" for f in _trial(system, kind, call, path, held)
            ]
            shutil.rmtree(path.parent)
            if not system.hit:
                break

    _errors[f"{kind.name} {held}"] = call - 1, len(found)
    if len(_errors) == 2 * len(KINDS):
        violations, calls = sum(n for _, n in _errors.values()), sum(n for n, _ in _errors.values())
        figures.note(
            "queue-error",
            f"violations {violations} / {calls} calls",
            "0 over every n",
            not violations,
        )
    assert found[:3] == []
    assert call > 5


def _trial(system: System, kind: Kind, call: int, path: Path, held: bool) -> list[str]:
    lock, said, refusal = Lock(path), list[str](), ""
    if held:
        lock.take()
    system.arm(kind, call)
    try:
        add(path, "dina", ["x"], 0, START, lambda: "t1", said.append, cipher())
    except StoreError as error:
        refusal = str(error)
    system.mend()
    lock.release()
    times = shown(path)["x"]
    if said:
        return [] if times == 1 else [f"acknowledged, and there {times} times"]
    if "look with `oneonone-tui next`" in refusal:
        return [] if times < 2 else ["there twice"]
    return [] if times == 0 and refusal else [f"refused with «{refusal}», and there {times} times"]


def test_many_at_once_lose_no_topic_and_double_none(tmp_path: Path, figures: Figures) -> None:
    path, chance = origin(tmp_path), random.Random(SEED)
    store, opened = open_store(path), 1
    children = [Child("adds", path, f"a{n}", str(ADDS)) for n in range(ADDERS)]
    told = [child.line() for child in children]  # all of them are at it
    for child in children[:KILLED]:
        told += child.hear(chance.random() / 20)
        told += child.kill()
    store.close()
    while any(child.process.poll() is None for child in children):
        store = open_store(path)
        store.close()
        opened += not store.read_only
    for child in children:
        with child:
            told += child.kill()
    given = {f"a{n}.{number}" for n in range(ADDERS) for number in range(ADDS)}
    found = bad(shown(path), told, given)

    figures.note(
        "queue-race",
        f"lost or twice {len(found)} / {len(told)}, opened {opened} times",
        "0",
        not found,
    )
    assert found == []
    assert len(told) >= (ADDERS - KILLED) * ADDS


def test_who_has_the_board_open_sees_it_within_two_seconds(tmp_path: Path) -> None:
    path = origin(tmp_path)
    with Terminal("--data", str(path), home=tmp_path, size=(140, 40)) as terminal:
        terminal.until("Dina")
        said: list[str] = []
        add(path, "dina", ["leave in August"], 0, START, lambda: "t1", said.append, cipher())
        began = time.monotonic()
        assert said == ["Queued for Dina: leave in August"]
        terminal.until("» leave in August")
        assert time.monotonic() - began <= 2
        terminal.press("ctrl+q")
        assert terminal.end() == 0
    assert not Inbox(path, cipher()).there
    assert shown(path) == Counter(["leave in August"])
