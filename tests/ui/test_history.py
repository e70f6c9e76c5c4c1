"""What was written down is read again, from wherever one is, and nothing is disturbed (R14)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from oneonone_tui.domain.action import ActionItem, Owner
from oneonone_tui.domain.person import Person
from oneonone_tui.domain.private import PrivateNotes
from oneonone_tui.domain.pulse import Pulse
from oneonone_tui.domain.session import AgendaItem, Asked, Evaluation, ItemState, Session
from oneonone_tui.domain.store import Record
from oneonone_tui.domain.talk import Talk
from oneonone_tui.ui.screens.history import History, Sessions
from oneonone_tui.ui.screens.live import Live
from oneonone_tui.ui.screens.prepare import Prepare
from oneonone_tui.ui.widgets.reading import Reading
from tests.ui.driver import NOW, Driver, running, unframed
from tests.ui.test_keeping import ViewOnlyStore

DINA = Person("dina", "Dina Prameswari")
DAY = timedelta(days=1)


def met(number: int, **fields: object) -> Session:
    """The session of so many weeks before the first is from now."""
    started = NOW - (10 - number) * 7 * DAY
    base = Session(f"s{number}", "dina", "regular", started, ended=started + DAY / 48)
    return replace(base, spent_seconds=1800, **fields)  # type: ignore[arg-type]


FULL = met(
    8,
    goal="one topic, well",
    agenda=(
        AgendaItem("i", "Check-in", state=ItemState.DONE, spent_seconds=240),
        AgendaItem("j", "The move", state=ItemState.PARKED),
    ),
    notes="## Rota\nthree nights\n= we rotate weekly\n[@click=app.quit]x[/] literal",
    asked=(Asked("q", "What drained you most?", NOW, "the rota"),),
    evaluation=Evaluation("good questions", "talk less", 4),
    talk=Talk(41, 59),
    pulse=Pulse(4, 3, 2),
    off_record_seconds=360,
)
OLD = met(1, notes="an older one")
MADE = ActionItem("a7", "dina", 7, "ask SRE", FULL.started, "s8", Owner.ME).close(NOW - DAY)
DROPPED = replace(MADE, id="a8", number=8, owner=Owner.THEM).drop("no budget", NOW)
EVERYTHING: tuple[Record, ...] = (DINA, OLD, FULL, MADE, DROPPED)


def listed(driver: Driver) -> list[str]:
    rows = driver.app.screen.query_one(Sessions).rows
    return [str(option.id) for option in rows.options]


def read(driver: Driver) -> str:
    """What stands in the session, whether it is in sight or not."""
    return str(driver.app.screen.query_one(Reading).body.content)


async def test_the_sessions_are_listed_newest_first() -> None:
    async with running(*EVERYTHING, size=(120, 40)) as driver:
        await driver.do("board.history")
        await driver.until_screen_has("Sessions")
        assert listed(driver) == ["s8", "s1"]
        assert "2 Mon 9 Nov Regular 30 4 2" in unframed(driver.pane("sessions"))


async def test_everything_that_was_written_down_is_there_as_it_was_written() -> None:
    async with running(*EVERYTHING, size=(120, 60)) as driver:
        await driver.do("board.history")
        await driver.until_screen_has("Sessions")
        text = read(driver)
        for part in (
            "6 min off the record",
            "you talked 41 % (30 % meant) · mood 4 · energy 3 · load 2",
            "one topic, well",
            "= we rotate weekly",
            "☑ A7 ask SRE  me · done yesterday",
            "☒ A8 ask SRE  Dina · dropped today: no budget",
            "[@click=app.quit]x[/] literal",
            "What drained you most?\n› the rota",
            "✓ Check-in  4m",
            "» The move",
            "Evaluation 4/5",
            "improve: talk less",
        ):
            assert part in text
        await driver.press("down")
        await driver.until(lambda: "an older one" in read(driver))


async def test_where_there_is_little_room_enter_opens_and_escape_goes_back() -> None:
    async with running(*EVERYTHING, size=(60, 20)) as driver:
        await driver.do("board.history")
        await driver.until_screen_has("Sessions")
        assert "one topic, well" not in driver.screen()
        await driver.do("history.open")
        await driver.until_screen_has("one topic, well")
        assert "1–5" not in driver.screen()
        await driver.do("history.older")
        await driver.until_screen_has("an older one")
        await driver.do("history.back")
        await driver.until_screen_has("1–5")
        await driver.do("history.back")
        await driver.until_screen_has("People")


async def test_from_live_it_is_looked_at_while_the_session_goes_on() -> None:
    async with running(*EVERYTHING, size=(60, 20)) as driver:
        await driver.do("board.start", "choose.1")
        await driver.until_screen_has("Notes")
        await driver.type("as we sai")
        live = driver.app.screen
        assert isinstance(live, Live)
        before = live.session.spent_seconds
        await driver.do("live.history")
        await driver.until_screen_has("History")
        driver.clock.seconds += 5
        live._tick()
        assert live.session.spent_seconds == before + 5
        assert listed(driver)[1:] == ["s8", "s1"]
        assert driver.app.screen.query_one(Sessions).rows.current_id == "s8"
        await driver.do("history.reopen")
        assert driver.store.sessions("dina")[1].ended, "while a session goes on none is reopened"
        await driver.do("history.back")
        await driver.until(lambda: driver.app.screen is live)
        await driver.type("d")
        assert driver.session.notes == "as we said"


async def test_prepare_shows_it_too_and_is_as_it_was_afterwards() -> None:
    async with running(*EVERYTHING) as driver:
        await driver.do("board.open")
        await driver.until_screen_has("To know")
        await driver.do("prepare.history")
        await driver.until_screen_has("History")
        await driver.do("history.back")
        await driver.until(lambda: isinstance(driver.app.screen, Prepare))


async def test_the_session_ended_last_can_be_reopened_from_there() -> None:
    async with running(*EVERYTHING) as driver:
        await driver.do("board.history", "history.reopen")
        await driver.until_screen_has("It is open again")
        assert driver.store.sessions("dina")[1] == replace(FULL, ended=None)
        await driver.do("history.back")
        await driver.until_screen_has("resume 30:00")


async def test_where_nothing_can_be_kept_nothing_is_reopened() -> None:
    async with running(store=ViewOnlyStore(*EVERYTHING)) as driver:
        await driver.do("board.history", "history.reopen")
        assert driver.store.sessions("dina")[1] == FULL


async def test_whoever_was_never_met_has_an_empty_history() -> None:
    async with running(DINA, size=(120, 40)) as driver:
        await driver.do("board.history")
        await driver.until_screen_has("You have not met yet.")
        await driver.do("history.open", "history.read", "history.older", "history.insights")
        await driver.until_screen_has("Nothing to see yet")
        await driver.do("insights.back", "history.back")
        await driver.until_screen_has("People")


async def test_insights_are_told_in_pictures_and_in_sentences() -> None:
    weeks = [
        met(n, talk=Talk(n * 5, 100 - n * 5), pulse=Pulse(6 - n // 2, 3, 1)) for n in range(3, 9)
    ]
    late = replace(MADE, due=(NOW - 3 * DAY).date())
    async with running(DINA, *weeks, late, size=(140, 40)) as driver:
        await driver.do("board.history", "history.insights")
        await driver.until_screen_has("Insights")
        for sentence in (
            "5 of the last 5 gaps kept to it.",
            "You met 14 days ago.",
            "Lately your share rises.",
            "Lately mood falls, energy is steady, load is steady.",
            "Not touched: work,",
            "Me: 0 of 1 in time.",
        ):
            assert sentence in driver.screen()


async def test_what_is_switched_off_is_not_shown() -> None:
    from oneonone_tui.domain.craft import Craft

    async with running(*EVERYTHING, size=(140, 40), craft=Craft(talk=False, pulse=False)) as driver:
        await driver.do("board.history")
        await driver.until_screen_has("Sessions")
        assert "you talked" not in read(driver)
        assert "mood" not in read(driver)
        await driver.do("history.insights")
        await driver.until_screen_has("Rhythm")
        assert "Talk" not in driver.screen()
        assert "Pulse" not in driver.screen()


async def test_three_sessions_ad_hoc_in_a_row_are_told_of() -> None:
    three = [met(n, type="ad-hoc") for n in (5, 6, 7)]
    async with running(DINA, *three) as driver:
        await driver.do("board.history", "history.insights")
        await driver.until_screen_has("The last three sessions were all ad hoc")


async def test_looking_writes_nothing() -> None:
    class Untouched(ViewOnlyStore):
        def save(self, *records: Record) -> None:
            assert not self.sessions("dina"), "something was saved"
            super().save(*records)

    async with running(store=Untouched(*EVERYTHING)) as driver:
        await driver.do("board.history", "history.open", "history.insights")
        await driver.until_screen_has("Rhythm")
        await driver.do("insights.back", "history.back")
        assert isinstance(driver.app.screen, History)


async def test_private_notes_are_read_beside_the_notes() -> None:
    async with running(*EVERYTHING, PrivateNotes("s8", "dina", "seems tired")) as driver:
        await driver.do("board.history", "history.open")
        await driver.until(lambda: "Private notes\nseems tired" in read(driver))


async def test_nothing_of_the_past_is_seen_while_the_shield_is_up() -> None:
    async with running(*EVERYTHING, shield=True, size=(120, 40)) as driver:
        await driver.do("board.start", "choose.1")
        await driver.until_screen_has("SHIELDED")
        await driver.do("live.history")
        await driver.until_screen_has("Shielded. F9 shows it again.")
        assert "weekly" not in driver.screen()
        assert "Dina" not in driver.screen()
        await driver.do("app.shield")
        await driver.until_screen_has("we rotate weekly")
        await driver.do("history.search")
        await driver.until_screen_has("It looks in notes")
        await driver.type("weekly")
        await driver.until_screen_has("1 found")
        await driver.do("app.shield")
        await driver.until_screen_has("Shielded. F9 shows it again.")
        assert "weekly" not in driver.screen()
