"""What comes in: exported records without loss, past notes as they are understood; or nothing."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from oneonone_tui.__main__ import main
from oneonone_tui.commands.imports.place import line_of, steps
from oneonone_tui.domain.action import ActionItem, ActionState, Owner
from oneonone_tui.domain.person import Card, Person
from oneonone_tui.domain.session import Session
from oneonone_tui.domain.store import Record
from oneonone_tui.share.bundle import Bundle, as_json, bundle_of
from oneonone_tui.storage.view import View
from tests.commands.conftest import Said
from tests.share.test_bundle import RECORDS, SESSION
from tests.storage.records import DINA, left_beside, opened

BEGAN = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)

Import = Callable[..., Said]

NOTES = """\
---
person: Dina
type: career
mood: fine
---
# Growth
wants to lead
- [ ] ask SRE @me 📅 2026-12-01
- [x] draft the runbook @dina ✅ 2026-11-24
- [ ] tidy up by next blursday
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "one.json"


@pytest.fixture
def take(path: Path, capsys: pytest.CaptureFixture[str]) -> Import:
    def take(*arguments: str | Path) -> Said:
        capsys.readouterr()
        status = main(["import", *map(str, arguments), "--data", str(path)])
        said = Said(status, *capsys.readouterr())
        assert "Traceback" not in said.err
        return said

    return take


def noted(folder: Path, text: str, name: str = "2026-11-20.md") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def exported(folder: Path, *records: Record, name: str = "export.json") -> Path:
    file = folder / name
    file.write_text(as_json(bundle_of(records)))
    return file


def shared_at(path: Path) -> Bundle:
    view = View(path)
    found: list[Record] = [
        *view.sessions(),
        *view.actions(),
        *view.goals(),
        *view.expectations(),
    ]
    return bundle_of([*view.people, *sorted(found, key=lambda record: record.id)])


def has_nothing(path: Path) -> bool:
    return shared_at(path) == Bundle()


def test_without_write_it_is_told_and_nothing_is_kept(
    take: Import, path: Path, tmp_path: Path
) -> None:
    file = noted(tmp_path, NOTES)
    assert take(file) == Said(
        0,
        f"""\
{file}
  Dina, a new person · 2026-11-20 · career · 2 lines of notes
  ☐ A1  me  2026-12-01  ask SRE
  ✓ A2  them  no date  draft the runbook
  ☐ A3  ?  no date  tidy up by next blursday
  line 10: “next blursday” is no day; it stays in the text
  left out of its front matter: mood
Would be taken in: 1 person, 1 session, 3 action items. Nothing was written; --write does it.
""",
        "",
    )
    assert not path.parent.exists()


def test_notes_become_a_session_with_its_action_items(
    take: Import, path: Path, tmp_path: Path
) -> None:
    said = take(noted(tmp_path, NOTES), "--write")
    assert said.out.endswith("Taken in: 1 person, 1 session, 3 action items.\n")
    with opened(path) as store:
        (person,) = store.people()
        (session,) = store.sessions(person.id)
        first, second, third = store.actions(person.id)
    assert person.name == "Dina"
    assert (session.type, session.notes) == ("career", "# Growth\nwants to lead")
    assert session.started.astimezone().date() == date(2026, 11, 20)
    assert session.ended is not None, "it is not to be resumed"
    assert (first.text, first.owner, first.due) == ("ask SRE", Owner.ME, date(2026, 12, 1))
    assert first.session == session.id
    assert second.state is ActionState.DONE
    assert second.closed
    assert second.closed.astimezone().date() == date(2026, 11, 24)
    assert (third.owner, third.due, third.is_open) == (None, None, True)
    assert left_beside(path) == set()


def test_what_is_imported_twice_is_there_once(take: Import, path: Path, tmp_path: Path) -> None:
    files = [noted(tmp_path, NOTES), exported(tmp_path, *RECORDS)]
    assert take(*files, "--write").status == 0
    before = path.read_bytes()
    said = take(*files, "--write")
    assert said.out.endswith("Everything is here already.\n")
    assert "is here already, with its action items" in said.out
    assert "here already: 1 session, 1 action item, 1 goal, 1 expectation" in said.out
    assert path.read_bytes() == before


def test_notes_are_known_again_with_other_line_ends_and_name(
    take: Import, path: Path, tmp_path: Path
) -> None:
    take(noted(tmp_path, NOTES), "--write")
    again = tmp_path / "1-on-1 2026-11-20.markdown"
    again.write_bytes(b"\xef\xbb\xbf" + NOTES.replace("\n", "\r\n").encode())
    assert take(again, "--write").out.endswith("Everything is here already.\n")


def test_another_session_on_the_same_day_is_told(take: Import, tmp_path: Path) -> None:
    take(noted(tmp_path, NOTES), "--write")
    said = take(noted(tmp_path, NOTES + "more\n"), "--write")
    assert "there is another session on that day; this one comes beside it" in said.out


def test_what_was_done_since_stays_done(take: Import, path: Path, tmp_path: Path) -> None:
    file = noted(tmp_path, NOTES)
    take(file, "--write")
    with opened(path) as store:
        (person,) = store.people()
        store.save(store.actions(person.id)[0].close(BEGAN))
    take(file, "--write")
    assert [action.is_open for action in View(path).actions()] == [False, False, True]


def test_whose_notes_they_are_may_be_said_on_the_command_line(
    take: Import, path: Path, tmp_path: Path
) -> None:
    with opened(path) as store:
        store.save(Person("p1", "Dina Prameswari"), Person("p2", "Dinara"))
    bare = noted(tmp_path, "text")
    assert "nothing says with whom it was; put `person: NAME`" in take(bare).err
    assert (
        "  Dina Prameswari · 2026-11-20 · regular · 1 line of notes"
        in take(bare, "--person", "dina p").out
    )
    assert "Dinara, a new person" not in take(bare, "--person", "dinara").out
    assert "Dian, a new person · " in take(bare, "--person", "Dian").out
    assert take(bare, "--person", "din").err == (
        f"oneonone-tui: {bare}:1: “din” may be Dina Prameswari (report), Dinara (report); "
        "write more of the name.\n"
    )


def test_an_export_comes_in_without_loss(take: Import, path: Path, tmp_path: Path) -> None:
    file = exported(tmp_path, *RECORDS)
    assert take(file, "--write").out == (
        f"{file}\n  Dina: a new person\n  new: 1 session, 1 action item, 1 goal, 1 expectation\n"
        "Taken in: 1 person, 1 session, 1 action item, 1 goal, 1 expectation.\n"
    )
    assert shared_at(path) == bundle_of(RECORDS)


def test_what_is_here_stays_as_it_is_here(take: Import, path: Path, tmp_path: Path) -> None:
    mine = replace(SESSION, notes="mine", evaluation=replace(SESSION.evaluation, well="private"))
    card = Card("private")
    with opened(path) as store:
        store.save(Person("p1", "Dina P.", card=card), mine)
    said = take(exported(tmp_path, *RECORDS), "--write")
    assert "  Dina: is Dina P. here\n" in said.out
    assert "of those, 1 differ from the file, and stay as they are here" in said.out
    with opened(path) as store:
        assert store.people() == (Person("p1", "Dina P.", card=card),)
        assert store.sessions("p1") == (mine,)


def test_a_person_of_the_same_name_is_the_same_and_numbers_are_never_given_twice(
    take: Import, path: Path, tmp_path: Path
) -> None:
    with opened(path) as store:
        store.save(Person("mine", "dina"), ActionItem("x1", "mine", 1, "mine", BEGAN, "s"))
    said = take(exported(tmp_path, *RECORDS), "--write")
    assert "numbers that are taken here: A1 becomes A2" in said.out
    with opened(path) as store:
        assert len(store.people()) == 1
        assert [(action.id, action.number) for action in store.actions("mine")] == [
            ("x1", 1),
            ("a1", 2),
        ]
        assert len(store.sessions("mine")) == 1


def test_two_people_of_one_name_stay_two(take: Import, path: Path, tmp_path: Path) -> None:
    two = (Person("p1", "Dina"), Person("p2", "Dina"))
    take(exported(tmp_path, *two), "--write")
    take(exported(tmp_path, *two), "--write")
    assert View(path).people == two


GOOD = {"format": "oneonone-tui", "version": 1}
PERSON = {"id": "p1", "name": "Dina"}
MET = {"id": "s1", "person": "p1", "type": "regular", "started": "2026-11-20T09:00:00+00:00"}
OWED = {"id": "a1", "person": "p1", "number": 1, "text": "x", "created": MET["started"],
        "session": "s1"}  # fmt: skip


def with_(**lists: Any) -> str:
    return json.dumps({**GOOD, "people": [PERSON], **lists}, indent=1)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", ":1: column 1 is not JSON (Expecting value); export it anew."),
        ('{\n"a": 1,\n}', ":3: column 1 is not JSON (Expecting property name enclosed in double "
         "quotes); export it anew."),
        ("[]", ':1: it is no export of this program, which has `"format": "oneonone-tui"`; '
         "export it anew."),
        ('{"format": "oneonone-tui",\n "version": 2}', ":2: its `version` is not 1; import it with "
         "the version that wrote it."),
        ("[" * 100_000, ":1: it is nested too deeply; export it anew."),
        ('{"a": NaN}', ":1: the number at line 1, column 7 is not finite; "),
        ('{"a": 1e999}', ":1: the number at line 1, column 7 is not finite; export it anew."),
        ('{"a": ' + "9" * 5000 + "}", ":1: it has a number that is too long; export it anew."),
        ('{"a": 1, "a": 2}', " has the same key twice; export it anew."),
        (with_(sessions={}), ":10: `sessions` is no list; export it anew."),
        (with_(sessions=[7]), ":11: sessions[0]: no record; leave it out, or export it anew."),
        (with_(sessions=[{**MET, "started": 7}]),
         ":15: sessions[0].started: Expected datetime, got int; mend it, or export it anew."),
        (with_(sessions=[{**MET, "started": "2026-11-20T09:00:00"}]),
         ":15: sessions[0].started: a time without its zone; mend it, or export it anew."),
        (with_(sessions=[{**MET, "started": "0001-01-01T00:00:00+14:00"}]),
         ":15: sessions[0].started: a year from 1970 to 2200, please."),
        (with_(sessions=[{**MET, "spent_seconds": -1}]),
         ":16: sessions[0].spent_seconds: a number from 0 to 10000000, please."),
        (with_(sessions=[{**MET, "spent_seconds": 2**70}]), ":16: sessions[0].spent_seconds: "),
        (with_(sessions=[{**MET, "notes": "x" * 3000}]),
         ":16: sessions[0].notes: a line of more than 2000 characters; break it."),
        (with_(sessions=[{**MET, "person": "p9"}]),
         ":13: sessions[0].person: nobody in the file or here has this id; add them."),
        (with_(sessions=[{**MET, "id": ""}]), ":12: sessions[0].id: a short text on one line, of "
         "100 characters at most, please."),
        (with_(sessions=[MET, MET]), ":18: sessions[1].id: stands there twice; leave one of them."),
        (with_(sessions=[{**MET, "agenda": [{"id": "i", "text": "x"}, {"id": "j"}]}]),
         ":21: sessions[0].agenda[1]: Object missing required field text; mend it, or "
         "export it anew."),
        (with_(people=[{**PERSON, "name": "\u200b "[1:]}]),
         ":7: people[0].name: the name is missing; write it there."),
        (with_(people=[{**PERSON, "cadence": [{"type": "regular", "days": 10**9}]}]),
         ":11: people[0].cadence[0].days: a number from 0 to 3650, please."),
    ],
)  # fmt: skip
def test_a_fault_in_json_is_told_with_its_line_and_nothing_comes_in(
    take: Import, path: Path, tmp_path: Path, text: str, sentence: str
) -> None:
    bad, good = noted(tmp_path, text, "bad.json"), noted(tmp_path, NOTES)
    said = take(good, bad, "--write")
    assert said.status == 1
    assert said.err.startswith(f"oneonone-tui: {bad}:")
    assert sentence in said.err
    assert said.err.count("\n") == 1
    assert said.out.endswith("Nothing was taken in: mend these first.\n")
    assert has_nothing(path)


def test_what_could_act_on_a_terminal_comes_in_visible(
    take: Import, path: Path, tmp_path: Path
) -> None:
    evil = "\x1b]52;c;x\x07\u202e\x00"
    text = with_(
        people=[{**PERSON, "name": f"D{evil}"}], actions=[{**OWED, "text": f"{evil}\ud800"}]
    )
    said = take(noted(tmp_path, text, "evil.json"), "--write")
    assert said.status == 0
    assert not {"\x1b", "\x07", "\u202e", "\x00"} & set(said.out)
    assert View(path).people[0].name == "D␛]52;c;x␇\ufffd␀"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("dina.md", b"x", ":1: no day in its name, none in front matter; "),
        ("2026-11-20.md", b"\xff\xfea\x00", ":1: it is not UTF-8; save it as UTF-8."),
        ("2026-11-20.md", b"a\nb\n\xff", ":3: it is not UTF-8; save it as UTF-8."),
        ("export.json", b'{"a":\n"\xff"}', ":2: it is not UTF-8; export it anew."),
        ("2026-11-20.md", b"x\n" * 600_000, ":1: it is larger than 1 MB; divide it into several."),
        ("x.pdf", b"", ":1: it ends in none of .md, .markdown, .txt, .json; "),
        ("2126-11-20.md", b"x", ":1: 2126-11-20 is still to come; write the day on which you met."),
        ("2026-11-20.md", b"---\nperson: d\ntype: x\n---\n", ":3: there is no session type “x”; "),
    ],
)
def test_a_fault_in_notes_is_told_with_its_line(
    take: Import, path: Path, tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    bad = tmp_path / name
    bad.write_bytes(content)
    said = take(bad, "--write")
    assert said.status == 1
    assert f"oneonone-tui: {bad}{sentence}" in said.err
    assert said.err.count("\n") == 1
    assert has_nothing(path)


def test_what_is_no_file_is_told(take: Import, tmp_path: Path) -> None:
    (tmp_path / "2026-11-20.md").mkdir()
    os.mkfifo(tmp_path / "2026-11-21.md")
    said = take(*(tmp_path / f"2026-11-2{n}.md" for n in range(3)))
    assert [line.rpartition(":1: ")[2] for line in said.err.splitlines()] == [
        "it is a folder; name the files in it.",
        "it is no ordinary file; save it as one.",
        "it cannot be read: No such file or directory.",
    ]


def test_a_person_on_the_command_line_is_for_notes(take: Import, tmp_path: Path) -> None:
    said = take(exported(tmp_path, DINA), "--person", "dina")
    assert (said.status, said.out) == (2, "")
    assert "a JSON file says itself whom it is about" in said.err


def test_while_it_is_open_elsewhere_it_is_told_by_whom_and_nothing_is_written(
    take: Import, path: Path, tmp_path: Path
) -> None:
    with opened(path) as store:
        store.save(DINA)
    file = noted(tmp_path, NOTES)
    code = (
        "import sys; from pathlib import Path\n"
        "from oneonone_tui.storage.store import open_store\n"
        "store = open_store(Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    ) as holder:
        assert holder.stdout
        assert holder.stdin
        holder.stdout.readline()
        before = path.read_bytes()
        said = take(file, "--write")
        dry = take(file)
        holder.stdin.close()
    assert said.status == 1
    assert f"is open elsewhere (process {holder.pid} on " in said.err
    assert said.err.endswith("close it there, then open it here again.\n")
    assert said.out == ""
    assert dry.status == 0
    assert path.read_bytes() == before
    assert left_beside(path) == set()


def test_a_full_disk_is_told_and_nothing_is_half_there(
    take: Import, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(path) as store:
        store.save(DINA)
    before = path.read_bytes()

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    file = noted(tmp_path, NOTES)
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        said = take(file, "--write")
    assert said.status == 1
    assert said.err == (
        f"oneonone-tui: {path} cannot be written: the disk is full, free some space; "
        "nothing was taken in.\n"
    )
    assert path.read_bytes() == before
    assert shared_at(path) == bundle_of([DINA])
    with opened(path) as store:
        assert store.people() == (DINA,)


def test_a_place_in_json_is_found_by_its_path() -> None:
    text = '{\n "a": {"x": "{]\\"",\n  "b": [1,\n [2], {"c":\n 3}]}}'
    places = {"": 1, ".a": 2, ".a.b": 3, ".a.b[1]": 4, ".a.b[2].c": 5, ".a.b[9]": 3, ".z": 1}
    assert {where: line_of(text, steps(where)) for where in places} == places


def test_a_session_of_years_ago_takes_its_place_in_time(
    take: Import, path: Path, tmp_path: Path
) -> None:
    with opened(path) as store:
        store.save(DINA, Session("s1", "dina", "regular", BEGAN, ended=BEGAN + timedelta(hours=1)))
    take(noted(tmp_path, NOTES, "2019-03-01.md"), "--write")
    with opened(path) as store:
        assert [session.type for session in store.sessions("dina")] == ["career", "regular"]
