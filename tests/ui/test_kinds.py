"""A session of every type that is shipped, from its opener to its recap."""

from __future__ import annotations

from datetime import date

import pytest

from oneonone_tui.domain.person import Person, Relationship
from oneonone_tui.domain.question import SessionType
from oneonone_tui.share.markdown import as_markdown
from oneonone_tui.share.recap import recap_of

from .driver import LIBRARY, running, unframed


def partner(kind: SessionType) -> Person:
    """Somebody for whom such a session is offered."""
    relationship = Relationship((kind.relationships or ("report",))[0])
    return Person("p1", "Ratna Dewi", relationship, "id")


@pytest.mark.parametrize("kind", LIBRARY.types, ids=lambda kind: kind.id)
async def test_a_session_of_each_type_runs_from_its_opener_to_its_recap(kind: SessionType) -> None:
    person = partner(kind)
    async with running(person, person="ratna", type=kind.id, size=(140, 40)) as driver:
        await driver.until_screen_has("Agenda")
        assert person.hears(kind.opener)[:40] in unframed(driver.pane("question"))
        await driver.do("question.asked", "question.next", "question.asked", "question.answer")
        await driver.type("baik")
        await driver.press("enter")
        await driver.type("! kirim ringkasan @ratna jumat\n= kita coba dua minggu\n")
        for _ in kind.agenda:
            await driver.do("agenda.advance")
        assert "The agenda is through" in driver.bottom
        await driver.do("live.wrap_up")
        await driver.until_screen_has("Read back")
        await driver.do("wrapup.end")
        await driver.until_screen_has("People")

        (session,) = driver.store.sessions("p1")
        assert session.ended
        assert session.opener_said
        (asked,) = session.asked
        assert asked.answer == "baik"
        question = next(
            each for bank in LIBRARY.banks for each in bank.questions if each.id == asked.question
        )
        assert not question.types or kind.id in question.types
        assert question.open or not kind.open_only
        (promise,) = driver.store.actions("p1")
        assert promise.due == date(2026, 11, 27)
        told = as_markdown(recap_of(session, "", person, driver.store.actions("p1")))
        assert "kirim ringkasan" in told
        assert "kita coba dua minggu" in told
        assert "baik" not in told.partition("## Catatan")[0], "answers are mine alone"
