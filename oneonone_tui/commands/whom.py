"""Who is meant by a name in the shell, where nobody can be asked to choose."""

from __future__ import annotations

from collections.abc import Iterable

from oneonone_tui.commands.speech import UsageError
from oneonone_tui.domain.person import Person, match_name, nearest
from oneonone_tui.domain.text import one_line


def find_person(name: str, people: Iterable[Person]) -> Person:
    """The one person that a typed name means, found as at the start of the program.

    Who was put away is meant only where nobody else is.

    Raises:
        UsageError: nobody is, or several may be.
    """
    name, known = one_line(name), tuple(people)
    found = match_name(name, [person for person in known if not person.archived])
    found = found or match_name(name, known)
    if len(found) == 1:
        return found[0]
    if found:
        several = ", ".join(f"{called(person)} ({person.relationship})" for person in found)
        raise UsageError(f"“{name}” may be {several}; write more of the name.")
    if not known:
        raise UsageError("there is nobody yet; on the board, `a` adds a person.")
    near = ", ".join(called(person) for person in nearest(name, known))
    if not name:
        raise UsageError(f"whom? Write a name, or part of one, such as {near}.")
    raise UsageError(f"there is nobody called “{name}”; nearest to it: {near}.")


def called(person: Person) -> str:
    """A person's name on one line."""
    return one_line(person.name)
