"""What waits for the next session with a person, and nothing else of what is known of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from oneonone_tui.__main__ import main
from oneonone_tui.domain.action import ActionItem, Owner
from oneonone_tui.domain.day import day_of
from oneonone_tui.domain.person import Person
from oneonone_tui.domain.session import Origin
from oneonone_tui.storage.codec import encode
from oneonone_tui.storage.inbox import Inbox
from oneonone_tui.storage.opening import open_file
from tests.commands.conftest import CANARY, NOTES, Said
from tests.storage.crash import journal_of, line
from tests.storage.records import DINA, REZA, action, opened, session, topic

TODAY = day_of(datetime.now(UTC))

Next = Callable[..., Said]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "folder" / "one.json"
    with opened(path) as store:
        store.save(DINA, REZA, session(1, notes=NOTES))
    return path


@pytest.fixture
def upcoming(path: Path, capsys: pytest.CaptureFixture[str]) -> Next:
    def upcoming(name: str) -> Said:
        capsys.readouterr()
        said = Said(main(["next", name, "--data", str(path)]), *capsys.readouterr())
        assert CANARY not in said.out + said.err
        return said

    return upcoming


def owed(number: int, owner: Owner | None, days: int | None, text: str) -> ActionItem:
    due = None if days is None else TODAY + timedelta(days=days)
    return replace(action(number), owner=owner, due=due, text=text)


def test_topics_and_open_items_are_printed_plainly(path: Path, upcoming: Next) -> None:
    with opened(path) as store:
        store.save(
            replace(topic(2), text="the rota", origin=Origin.CARRIED, minutes=10),
            replace(topic(1), text="leave"),
            topic(3, taken_in="s1"),
            topic(4, "reza"),
            owed(5, Owner.ME, 1, "ask SRE"),
            owed(12, Owner.ME, None, "find a mentor"),
            owed(7, Owner.THEM, -3, "draft the runbook"),
            owed(8, None, 0, "agree on January"),
            owed(9, Owner.ME, -3, "done long ago").close(datetime.now(UTC)),
            replace(action(1, "reza"), id="r1"),
        )
    assert upcoming("dina") == Said(
        0,
        "Waiting for the next session with Dina:\n"
        "\nTopics\n"
        "  leave\n"
        "  the rota (10 min, put off last time)\n"
        "\nMine\n"
        "  A5   tomorrow  ask SRE\n"
        "  A12  no date   find a mentor\n"
        "\nTheirs\n"
        "  A7  overdue 3d  draft the runbook\n"
        "\nNobody's yet\n"
        "  A8  today  agree on January\n",
        "",
    )


def test_where_nothing_waits_it_is_said(upcoming: Next) -> None:
    assert upcoming("rez") == Said(0, "Nothing waits for the next session with Reza.\n", "")


def test_what_was_queued_in_this_moment_waits_too(path: Path, upcoming: Next) -> None:
    keeper = open_file(path).keeper
    keeper.keep({"topics": {"t1": encode(replace(topic(1), text="in the journal"))}})
    Inbox(path).put([topic(1), replace(topic(2), text="in the inbox")])
    assert upcoming("dina").out.endswith("Topics\n  in the journal\n  in the inbox\n")
    assert Inbox(path).there
    keeper.close()


def test_hostile_text_is_shown_literally(path: Path, upcoming: Next) -> None:
    with opened(path) as store:
        store.save(Person("evil", "Evil \x1b[2J\n"), replace(topic(1, "evil"), text="a\x07\nb"))
        store.save(replace(action(1, "evil"), text="c\x1b]0;x\x07"))
    said = upcoming("evil")
    assert "with Evil ␛[2J:" in said.out
    assert "  a␇ b\n" in said.out
    assert "c␛]0;x␇" in said.out


@pytest.mark.parametrize("name", ["", "zebulon"])
def test_a_name_that_does_not_say_who_is_status_2(upcoming: Next, name: str) -> None:
    said = upcoming(name)
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize(
    ("spoil", "what"),
    [
        (lambda path: path.write_bytes(b"{"), "is damaged: "),
        (lambda path: Inbox(path).name.symlink_to("x"), "inbox cannot be read: a symbolic link"),
        (lambda path: path.unlink() or path.symlink_to(path), "leads back to itself"),
    ],
)
def test_data_that_cannot_be_read_is_status_1(
    path: Path, upcoming: Next, spoil: Callable[[Path], object], what: str
) -> None:
    spoil(path)
    said = upcoming("dina")
    assert (said.status, said.out) == (1, "")
    assert what in said.err
    assert said.err.count("\n") == 1


def test_a_damaged_topic_is_no_short_list(path: Path, upcoming: Next) -> None:
    with opened(path) as store:
        store.save(topic(1))
    path.write_bytes(path.read_bytes().replace(b'"text": "career"', b'"text": 7'))
    said = upcoming("dina")
    assert said.status == 1
    assert "topics, document 1, $.text: Expected `str`, got `int`" in said.err


def test_what_a_later_version_wrote_is_refused(path: Path, upcoming: Next) -> None:
    journal_of(path).write_bytes(line({"journal": 2, "bases": []}))
    assert "later version" in upcoming("dina").err
