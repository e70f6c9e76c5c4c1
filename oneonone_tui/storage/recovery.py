"""What a journal that was left behind means for the base that is there now.

- The base is the one from which the journal starts: everything in it is replayed.
- The base is one that a fold had announced: only what that fold had not taken in is.
- It is neither, so somebody changed it (a sync tool, git, an editor, a backup put back):
  document by document. One that is as it was before our change gets the change; one that is
  as we left it needs nothing; and where both sides changed it, both are kept: the file's
  version stays the document, ours goes into the table `conflicts`.

All of that happens in memory. It reaches the disk with the next fold; till then the journal
lies where it lay, and whoever opens it again comes to the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from oneonone_tui.storage.base import Base
from oneonone_tui.storage.codec import Document
from oneonone_tui.storage.journal import Change, Fold, Found, Was
from oneonone_tui.storage.tables import Place, fingerprint, print_of, text_of

CONFLICTS = "conflicts"
"""Table of the versions that could not become the document: table, id, document, when."""


@dataclass
class Recovered:
    """What came of a journal."""

    was: Was = field(default_factory=dict)
    """The documents that are not in the base as they are now, and what they were there."""
    places: dict[tuple[str, str], Place | None] = field(default_factory=dict)
    """Where each of them was in the base; None where it was not there."""
    count: int = 0
    """Documents that were recovered."""
    conflicts: int = 0

    @property
    def remarks(self) -> list[str]:
        """Sentences for the person, without content."""
        said = []
        if self.count:
            said.append(f"{_documents(self.count)} recovered from the journal.")
        if self.conflicts:
            said.append(
                f"{_documents(self.conflicts)} changed in two places; both versions are kept, "
                f"the one from here in the table {CONFLICTS}."
            )
        return said


def _documents(count: int) -> str:
    return "1 document was" if count == 1 else f"{count} documents were"


def replay(base: Base, found: Found) -> Recovered:
    """Apply what the journal has to the tables of the base."""
    recovered = Recovered()
    there = base.know_digest()
    entries = _after(there, found)
    if entries is not None:
        for change in entries:
            for name, documents in change.documents.items():
                for key, document in documents.items():
                    _put(base, recovered, name, key, document)
    else:
        _merge(base, recovered, [entry for entry in found.entries if isinstance(entry, Change)])
    for (name, key), before in recovered.places.items():
        base.index.replace(name, before, base.tables.line(name, key))
    recovered.count = sum(len(keys) for name, keys in recovered.was.items() if name != CONFLICTS)
    return recovered


def _after(there: str, found: Found) -> list[Change] | None:
    """The changes that the base lacks, where it is one that the journal knows."""
    starts = [0] if there in found.bases else []
    starts += [e.start for e in found.entries if isinstance(e, Fold) and e.digest == there]
    if not starts:
        return None
    changes = (entry for entry in found.entries if isinstance(entry, Change))
    return [change for change in changes if change.place >= starts[-1]]


def _merge(base: Base, recovered: Recovered, changes: list[Change]) -> None:
    finals: dict[tuple[str, str], Document | None] = {}
    before: dict[tuple[str, str], set[str | None]] = {}
    for change in changes:
        for name, documents in change.documents.items():
            for key, document in documents.items():
                known = before.setdefault((name, key), set())
                if key in change.was[name]:
                    known.add(change.was[name][key])
                if (name, key) in finals:
                    known.add(_print(finals[name, key]))
                finals[name, key] = document
    when = datetime.now(UTC).isoformat(timespec="seconds")
    for (name, key), final in finals.items():
        line = base.tables.line(name, key)
        there = fingerprint(line)
        if there == _print(final):
            continue
        # One that is gone from the base takes ours: the program itself never removes any, so
        # that the base is an older one, and no other version is lost by it.
        if line is None or there in before[name, key]:
            _put(base, recovered, name, key, final)
        elif final is not None:
            kept = {"table": name, "id": key, "document": final, "when": when}
            number = str(base.tables.table(CONFLICTS).order.last + 1)
            _put(base, recovered, CONFLICTS, number, kept)
            recovered.conflicts += 1


def _print(document: Document | None) -> str | None:
    return None if document is None else print_of(text_of(document))


def _put(base: Base, recovered: Recovered, name: str, key: str, document: Document | None) -> None:
    table = base.tables.table(name)
    was = recovered.was.setdefault(name, {})
    if key not in was:
        was[key] = fingerprint(table.line(key))
        recovered.places[name, key] = table.places.get(key)
    if document is None:
        table.remove(key)
    else:
        table.write(key, text_of(document))
