"""From a name to a session: who is meant, what kind it is to be, or which one goes on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from oneonone_tui.domain.opening import begin
from oneonone_tui.domain.person import match_name
from oneonone_tui.domain.preparation import Preparation
from oneonone_tui.ui.screens.live import Live
from oneonone_tui.ui.words import say

if TYPE_CHECKING:
    from textual.app import App

    from oneonone_tui.ui.desk import Desk
    from oneonone_tui.ui.screens.prepare import Prepare


async def find_person(app: App[None], desk: Desk, name: str) -> str | None:
    """The id of the person that a typed name means; asks where several may be, or offers to add.

    None where nobody was chosen or added. Must run in a worker, as it waits for the answer.
    """
    people = desk.store.people()
    # Who was put away is meant only where nobody else is.
    found = match_name(name, [person for person in people if not person.archived])
    found = found or match_name(name, people)
    if len(found) == 1:
        return found[0].id
    if found:
        from oneonone_tui.ui.screens.choose import Choose

        offers = [(person.id, person.name, say(person.relationship)) for person in found]
        return await app.push_screen_wait(
            Choose(say("Who is meant by “{name}”?", name=name), offers)
        )
    from oneonone_tui.ui.screens.person_form import PersonForm

    added = await app.push_screen_wait(PersonForm(desk, name))
    return added.id if added else None


def resumed(desk: Desk, name: str) -> Live | None:
    """The unfinished session with the one person that a typed name means, without asking."""
    found = match_name(name, [person for person in desk.store.people() if not person.archived])
    if len(found) != 1 or desk.store.read_only:
        return None
    pair = desk.pair(found[0].id)
    return Live(desk, pair, pair.unended) if pair.unended else None


async def meeting_with(
    app: App[None], desk: Desk, person_id: str, type_id: str, *, at_once: bool = False
) -> Live | Prepare | None:
    """The unfinished session with a person, else a new one of a type, else its preparation.

    `at_once`: no preparation, the type is asked for. None where none was chosen, or where nothing
    that is typed could be kept. Must run in a worker, as it waits for the answer.
    """
    if desk.store.read_only:
        return None
    pair = desk.pair(person_id)
    if pair.unended:
        return Live(desk, pair, pair.unended)
    if not desk.library.type(type_id):
        if not at_once:
            from oneonone_tui.ui.screens.prepare import Prepare

            return Prepare(desk, pair)
        from oneonone_tui.ui.screens.choose import Choose

        hears, kinds = pair.person.hears, desk.kinds(pair.person.relationship)
        offers = [(kind.id, hears(kind.name), hears(kind.purpose)) for kind in kinds]
        chosen = await app.push_screen_wait(
            Choose(say("1-on-1 with {name}", name=pair.person.name), offers)
        )
        if chosen is None:
            return None
        type_id = chosen
    return begun(desk, person_id, type_id)


def begun(desk: Desk, person_id: str, type_id: str) -> Live:
    """A new session with a person, which is kept, with all that was prepared for it."""
    pair = desk.pair(person_id)  # more may have come while it was prepared
    session, taken = begin(pair.person, desk.kind(type_id), pair.topics, desk.now(), desk.new_id)
    person = replace(pair.person, prepared=Preparation())
    desk.store.save(session, *taken, *([person] if person != pair.person else []))
    return Live(desk, replace(pair, person=person), session)
