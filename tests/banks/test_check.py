"""What the author of a bank or a session type is told, and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from oneonone_tui.banks.authoring.check import Report, check
from oneonone_tui.banks.library import shipped_banks, shipped_types

HEAD = """\
id: team
title: {en: "Team", id: "Tim"}
questions:
"""

LUNCH = """\
  - id: team.lunch
    text: {en: "Where do we eat?", id: "Kita makan di mana?"}
    tags: [personal]
"""

ROTA = """\
  - id: team.rota
    text:
      en: "What would make the rota fair?"
      id: {relaxed: "Biar jadwal jaga adil, gimana?", formal: "Bagaimana agar jadwal jaga adil?"}
    follow_ups: [{en: "Who is never asked?", id: "Siapa yang nggak pernah ditanya?"}]
    tags: [work]
"""

KIND = """\
id: sprint
name: {en: "Sprint", id: "Sprint"}
purpose: {en: "Look back.", id: "Menengok ke belakang."}
opener: {en: "This is for us.", id: "Ini untuk kita."}
minutes: 30
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of banks that are there already: one, with one question."""
    folder = tmp_path / "shipped"
    folder.mkdir()
    (folder / "peer.yaml").write_text(
        'id: peer\ntitle: Peer\nquestions:\n  - id: peer.wait\n    text: "Who waits for you?"\n'
        "    tags: [work]\n"
    )
    return folder


def checked(folder: Path, **files: str) -> Report:
    paths = []
    for name, content in files.items():
        paths.append(folder.parent / f"{name}.yaml")
        paths[-1].write_text(content)
    return check(paths, folder, [shipped_types()])


def told(folder: Path, **files: str) -> list[str]:
    return [str(finding) for finding in checked(folder, **files).findings]


def test_a_good_file_is_not_blamed(folder: Path) -> None:
    report = checked(folder, team=HEAD + LUNCH + ROTA, sprint=KIND)
    assert report == Report((), files=2, questions=2, types=1)


def test_everything_that_is_shipped_can_be_used() -> None:
    files = [*sorted(shipped_banks().glob("*.yaml")), *sorted(shipped_types().glob("*.yaml"))]
    report = check(files, shipped_banks(), [shipped_types()])
    assert [finding for finding in report.findings if finding.error] == []
    assert report.questions > 100


def test_each_question_that_cannot_be_used_is_told_at_once(folder: Path) -> None:
    broken = LUNCH.replace("tags", "tag") + ROTA.replace("[work]", "work") + LUNCH
    report = checked(folder, team=HEAD + broken)
    assert [str(finding) for finding in report.findings] == [
        'team.yaml:6:5: "tag" is no key here; did you mean tags?',
        'team.yaml:12:11: a list is expected here; begin each of its lines with "- "',
    ]
    assert all(finding.error for finding in report.findings)
    assert report.questions == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("id: [", "team.yaml:2:1: this is not YAML (did not find expected node content"),
        ("id: team\n", 'team.yaml:1:1: "title" is missing; add a line that begins title:'),
        ("", 'team.yaml:1:1: "id" is missing'),
        ("- a\n", 'team.yaml:1:1: "key: value" lines are expected here'),
        (KIND.replace("30", "0"), 'team.yaml:5:10: write "minutes" as a whole number from 1'),
        ("opener: x\n", 'team.yaml:1:1: "id" is missing'),
    ],
)
def test_a_file_that_cannot_be_used_is_told(folder: Path, content: str, said: str) -> None:
    (found,) = checked(folder, team=content).findings
    assert found.error
    assert str(found).startswith(said)


def test_a_file_that_is_not_there_is_told(folder: Path) -> None:
    report = check([folder / "none.yaml"], folder, [])
    assert [str(finding) for finding in report.findings] == [
        "none.yaml:1:1: there is no such file; check its name"
    ]


def test_an_id_that_is_there_twice_is_an_error(folder: Path) -> None:
    other = HEAD.replace("team", "other") + LUNCH.replace("eat", "sleep").replace("makan", "tidur")
    taken = LUNCH.replace("team.lunch", "peer.wait").replace("eat", "sing").replace("makan", "nya")
    assert told(folder, team=HEAD + LUNCH, other=other + taken) == [
        "other.yaml:4:9: the question at team.yaml:4:9 has this id already; give this one another",
        "other.yaml:7:9: the question at peer.yaml:4:9 has this id already; give this one another",
    ]


def test_an_id_that_is_there_twice_in_a_file_is_an_error(folder: Path) -> None:
    again = LUNCH.replace("eat", "sleep").replace("makan", "tidur")
    assert told(folder, team=HEAD + LUNCH + again) == [
        "team.yaml:7:9: the question at team.yaml:4:9 has this id already; give this one another"
    ]


def test_two_files_with_one_id_are_an_error(folder: Path) -> None:
    assert told(folder, a=HEAD + LUNCH, b=HEAD + ROTA, c=KIND, d=KIND) == [
        "b.yaml:1:5: a.yaml has this id already; change one of them",
        "d.yaml:1:5: c.yaml has this id already; change one of them",
    ]


def test_a_bank_and_a_type_may_have_one_id(folder: Path) -> None:
    assert told(folder, team=HEAD + LUNCH, type=KIND.replace("sprint", "team")) == []


def test_one_file_given_twice_is_one_file(folder: Path) -> None:
    path = folder.parent / "team.yaml"
    path.write_text(HEAD + LUNCH)
    assert check([path, path], folder, []) == Report((), files=1, questions=1, types=0)


def test_a_bank_that_replaces_a_shipped_one_may_have_its_ids(folder: Path) -> None:
    ours = HEAD.replace("team", "peer") + LUNCH.replace("team.lunch", "peer.wait")
    assert told(folder, peer=ours) == []


def test_the_same_thought_twice_is_shown_with_both_places(folder: Path) -> None:
    again = LUNCH.replace("team.lunch", "team.dinner").replace("do we eat", "should we eat now")
    waits = LUNCH.replace("team.lunch", "team.wait").replace("makan", "mulai")
    waits = waits.replace("Where do we eat", "Who waits on you")
    mend = "keep one of them, or say what is different"
    assert told(folder, team=HEAD + LUNCH + again + waits) == [
        'team.yaml:8:48: warning: "Kita makan di mana?" is nearly the same as '
        f'"Kita makan di mana?" at team.yaml:5:40; {mend}',
        'team.yaml:11:16: warning: "Who waits on you?" is nearly the same as '
        f'"Who waits for you?" at peer.yaml:5:11; {mend}',
    ]


def test_a_closed_question_that_does_not_say_so_is_told_once(folder: Path) -> None:
    closed = LUNCH.replace("Where do we eat", "Do we eat").replace("Kita makan di mana", "Makankah")
    assert told(folder, team=HEAD + closed) == [
        "team.yaml:5:16: warning: the question can probably be answered by yes or no; begin it "
        'with what or how, or write "open: false"'
    ]
    assert told(folder, team=f"{HEAD}{closed}    open: false\n") == []


def test_the_formal_text_is_looked_at_too(folder: Path) -> None:
    closed = ROTA.replace("Bagaimana agar", "Apakah")
    (said,) = told(folder, team=HEAD + closed)
    assert said.startswith("team.yaml:7:63: warning: the question can probably be answered by yes")


def test_a_text_for_more_than_one_breath_is_told(folder: Path) -> None:
    long = LUNCH.replace("Where", f"Where {'x' * 130}").replace(
        "tags", "follow_ups: [xx]\n    tags"
    )
    findings = told(folder, team=HEAD + long.replace("xx]", f'{{en: "{"x" * 141}", id: Ya.}}]'))
    assert findings == [
        "team.yaml:5:16: warning: the text has 147 characters; shorten it to 140, to be said in "
        "one breath",
        "team.yaml:6:23: warning: the text has 141 characters; shorten it to 140, to be said in "
        "one breath",
    ]


def test_a_language_that_is_missing_is_told_for_each_text(folder: Path) -> None:
    texts = LUNCH.replace(', id: "Kita makan di mana?"', "").replace(
        "tags", "follow_ups: [{id: Kapan?}]\n    tags"
    )
    assert told(folder, team=HEAD + ROTA + texts) == [
        'team.yaml:11:11: warning: the text is not there in Indonesian; add it as "id"',
        'team.yaml:12:18: warning: the text is not there in English; add it as "en"',
    ]


def test_a_language_that_a_whole_bank_has_not_is_told_once(folder: Path) -> None:
    texts = "  - {id: a, text: Where?, tags: [a]}\n  - {id: b, text: When?, tags: [a]}\n"
    assert told(folder, team=HEAD + texts) == [
        "team.yaml:1:5: warning: no question is in Indonesian, so that nobody is asked in it; "
        'add texts in "id"'
    ]


def test_the_plain_texts_of_an_indonesian_bank_are_indonesian(folder: Path) -> None:
    texts = f"language: id\n{HEAD}  - {{id: a, text: Ada kendala?, tags: [a]}}\n"
    assert [said.split("warning: ")[1][:40] for said in told(folder, team=texts)] == [
        "no question is in English, so that nobod",
        "the question can probably be answered by",
    ]


def test_a_session_type_says_everything_in_both_languages(folder: Path) -> None:
    kind = KIND.replace(', id: "Ini untuk kita."', "") + (
        "agenda: [{text: Check-in}]\nwith: [{relationships: [peer], opener: Hello}]\n"
    )
    assert told(folder, sprint=kind) == [
        'sprint.yaml:4:9: warning: the text is not there in Indonesian; add it as "id"',
        'sprint.yaml:6:17: warning: the text is not there in Indonesian; add it as "id"',
        'sprint.yaml:7:40: warning: the text is not there in Indonesian; add it as "id"',
    ]


def test_a_type_that_is_not_there_is_told_with_the_nearest(folder: Path) -> None:
    suits = f"{LUNCH}    suits: {{types: [regulr, sprint, zzz]}}\n"
    assert told(folder, team=HEAD + suits, sprint=KIND) == [
        'team.yaml:7:21: warning: there is no session type "regulr"; did you mean regular?',
        'team.yaml:7:37: warning: there is no session type "zzz"; leave it out, or write such a '
        "type",
    ]


def test_what_a_file_says_cannot_act_on_the_terminal(folder: Path) -> None:
    evil = LUNCH.replace("Where", "Do you \\e]52;c;eA==\\a")
    again = evil.replace("team.lunch", "team.dinner")
    report = told(folder, team=HEAD + evil + again)
    assert any("␛]52;c;eA==␇" in said for said in report)
    assert not any("\x1b" in said or "\x07" in said for said in report)
