"""From folders of YAML files to the library, with a sentence for what was left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from oneonone_tui.banks.library import load_library
from oneonone_tui.domain.question import Library, PlannedItem, Question, SessionType
from oneonone_tui.domain.wording import Tone, Wording

BANK = """\
id: team
title: Team
questions:
  - id: team.lunch
    text: {en: "Where do we eat?", id: "Makan di mana?"}
    tags: [personal]
"""

KIND = """\
id: regular
name: Regular
purpose: Stay in touch.
opener: This time is yours.
minutes: 30
"""


def write(folder: Path, **files: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / f"{name}.yaml").write_text(content)
    return folder


def load_bank(folder: Path, content: str) -> Library:
    return load_library([write(folder, team=content)], [])


def load_kind(folder: Path, content: str) -> Library:
    return load_library([], [write(folder, kind=content)])


def test_a_question_without_more_is_open_light_and_no_status(tmp_path: Path) -> None:
    library = load_bank(tmp_path, BANK)
    assert library.problems == ()
    assert library.banks[0].questions == (
        Question(
            "team.lunch",
            Wording((("en", "Where do we eat?"), ("id", "Makan di mana?"))),
            tags=("personal",),
        ),
    )


def test_a_question_keeps_all_that_is_said_of_it(tmp_path: Path) -> None:
    more = """\
    follow_ups: ["With whom?", {id: "Kapan?"}]
    depth: 3 # needs trust
    open: false
    status: true
"""
    library = load_bank(tmp_path, f"licence: CC0-1.0\nauthor: Dina\n{BANK}{more}")
    assert library.problems == ()
    question = library.banks[0].questions[0]
    assert question.follow_ups == (Wording((("en", "With whom?"),)), Wording((("id", "Kapan?"),)))
    assert (question.depth, question.open, question.status) == (3, False, True)


def test_a_question_says_when_it_is_sensitive_and_whom_it_suits(tmp_path: Path) -> None:
    more = """\
    depth: 3
    sensitive: true
    suits:
      types: [exit, skip-level]
      relationships: [report, other]
"""
    library = load_bank(tmp_path, BANK + more)
    assert library.problems == ()
    question = library.banks[0].questions[0]
    assert question.sensitive
    assert question.types == ("exit", "skip-level")
    assert question.relationships == ("report", "other")


def test_a_bank_keeps_its_licence_and_its_author(tmp_path: Path) -> None:
    (bank,) = load_bank(tmp_path, f"licence: CC0-1.0\nauthor: Dina\n{BANK}").banks
    assert (bank.licence, bank.author) == ("CC0-1.0", "Dina")
    (bank,) = load_bank(tmp_path, BANK).banks
    assert (bank.licence, bank.author) == ("", "")


@pytest.mark.parametrize(
    ("indonesian", "relaxed", "formal"),
    [
        ('"Apa lagi?"', "Apa lagi?", "Apa lagi?"),
        ('{relaxed: "Maumu apa?", formal: "Anda mau apa?"}', "Maumu apa?", "Anda mau apa?"),
        ('{formal: "Anda mau apa?", relaxed: "Maumu apa?"}', "Maumu apa?", "Anda mau apa?"),
        ('{relaxed: "Maumu apa?"}', "Maumu apa?", "Maumu apa?"),
        ('{formal: "Anda mau apa?"}', "Anda mau apa?", "Anda mau apa?"),
        ('{relaxed: "Apa lagi?", formal: "Apa lagi?"}', "Apa lagi?", "Apa lagi?"),
    ],
)
def test_a_text_is_said_relaxed_and_formally(
    tmp_path: Path, indonesian: str, relaxed: str, formal: str
) -> None:
    library = load_bank(tmp_path, BANK.replace('"Makan di mana?"', indonesian))
    assert library.problems == ()
    text = library.banks[0].questions[0].text
    assert text.text("id") == relaxed
    assert text.text("id", Tone.FORMAL) == formal
    assert text.text("en", Tone.FORMAL) == "Where do we eat?"
    assert [language for language, _ in text.formal] == ([] if formal == relaxed else ["id"])


def test_plain_texts_are_in_the_language_of_their_bank(tmp_path: Path) -> None:
    library = load_bank(tmp_path, f"language: id\n{BANK}")
    assert library.banks[0].title == Wording((("id", "Team"),))


def test_a_session_type_keeps_all_that_is_said_of_it(tmp_path: Path) -> None:
    library = load_kind(
        tmp_path,
        f"{KIND}cadence_days: 14\nnot_for: Status\ntags: [work]\nopen_only: true\n"
        "talk_target: 45\n"
        "relationships: [report, peer]\n"
        "agenda:\n  - {text: Check-in, minutes: 5, tag: personal}\n  - {text: Yours}\n",
    )

    def english(text: str) -> Wording:
        return Wording((("en", text),))

    assert library.problems == ()
    assert library.type("regular") == SessionType(
        id="regular",
        name=english("Regular"),
        purpose=english("Stay in touch."),
        opener=english("This time is yours."),
        minutes=30,
        cadence_days=14,
        not_for=english("Status"),
        agenda=(PlannedItem(english("Check-in"), 5, "personal"), PlannedItem(english("Yours"))),
        tags=("work",),
        relationships=("report", "peer"),
        open_only=True,
        talk_target=45,
    )


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("id: team\n", "", 'team.yaml:1:1: "id" is missing; add a line that begins id:'),
        ("id: team\n", "id: The Team\n", 'team.yaml:1:5: "The Team" cannot be an id or a tag; use'),
        ("id: team\n", f"id: {'x' * 65}\n", 'team.yaml:1:5: "xxxxxxxxxx'),
        ("title:", "titel:", 'team.yaml:2:1: "titel" is no key here; did you mean title?'),
        ("title: Team", "title:", "team.yaml:2:7: there is no text here; write one"),
        ("title: Team", f"title: {'x' * 81}", "team.yaml:2:8: the text has 81 characters; shorten"),
        ("title: Team", "title: A # B", 'team.yaml:2:8: the text is cut off at " #"'),
        ("title: Team", "title: Team\nlanguage: de", "team.yaml:3:11: the language must be one of"),
        ("title: Team", "title: Team\nauthor: [x]", "team.yaml:3:9: a text is expected here"),
        ("{en: ", "{de: ", 'team.yaml:5:12: "de" is no key here; the keys are en, id'),
        (
            '{en: "Where do we eat?", id: "Makan di mana?"}',
            "\n      What: is it?",
            'team.yaml:6:7: a text is expected here, but the ": " after "What" makes it a key; '
            "put the whole text in quotes",
        ),
        (
            "tags: [personal]",
            "tags: [personal]\n    follow_ups:\n      - What: is it?",
            'team.yaml:8:9: a text is expected here, but the ": " after "What" makes it a key',
        ),
        ("tags: [personal]", "depth: 1", 'team.yaml:4:5: "tags" is missing; add a line'),
        ("tags: [personal]", "tags: []", "team.yaml:6:11: the question has no tag; add one"),
        ("tags: [personal]", "tags: work", "team.yaml:6:11: a list is expected here; begin each"),
        (
            "tags: [personal]",
            "tags: [personal]\n    depth: 4",
            'team.yaml:7:12: write "depth" as a whole number from 1 to 3, not "4"',
        ),
        (
            "tags: [personal]",
            "tags: [personal]\n    open: no",
            'team.yaml:7:11: write "open" as true or false',
        ),
        (
            '"Makan di mana?"',
            '{relaxd: "Di mana?"}',
            'team.yaml:5:41: "relaxd" is no key here; did you mean relaxed?',
        ),
        ('"Makan di mana?"', "{}", "team.yaml:5:40: a text is expected here; put it in quotes"),
        (
            '"Makan di mana?"',
            "{Makan: di mana?}",
            'team.yaml:5:40: a text is expected here, but the ": " after "Makan" makes it a key',
        ),
        (
            '{en: "Where do we eat?", id: "Makan di mana?"}',
            '{relaxed: "Where do we eat?"}',
            'team.yaml:5:12: "relaxed" is no key here; the keys are en, id',
        ),
        (
            '{en: "Where do we eat?", id: "Makan di mana?"}',
            f"Where {'x' * 395}",
            "team.yaml:5:11: the text has 401 characters; shorten it to 400",
        ),
        (
            "tags: [personal]",
            f"tags: [personal]\n    follow_ups: [{'x' * 401}]",
            "team.yaml:7:18: the text has 401 characters; shorten it to 400",
        ),
        (
            "tags: [personal]",
            "tags: [personal]\n    sensitive: yes",
            'team.yaml:7:16: write "sensitive" as true or false',
        ),
        (
            "tags: [personal]",
            "tags: [personal]\n    depth: 2\n    sensitive: true",
            'team.yaml:8:16: a sensitive question needs trust; write "depth: 3", or leave this',
        ),
        (
            "tags: [personal]",
            "tags: [personal]\n    suit: {types: [exit]}",
            'team.yaml:7:5: "suit" is no key here; did you mean suits?',
        ),
        (
            "tags: [personal]",
            "tags: [personal]\n    suits: {type: [exit]}",
            'team.yaml:7:13: "type" is no key here; did you mean types?',
        ),
        (
            "tags: [personal]",
            "tags: [personal]\n    suits: {types: exit}",
            "team.yaml:7:20: a list is expected here; begin each of its lines",
        ),
        (
            "tags: [personal]",
            "tags: [personal]\n    suits: [exit]",
            'team.yaml:7:12: "key: value" lines are expected here; write one for each field',
        ),
        (
            "tags: [personal]",
            "tags: [personal]\n    suits: {types: [Exit Talk]}",
            'team.yaml:7:21: "Exit Talk" cannot be an id or a tag; use',
        ),
        (
            "tags: [personal]",
            "tags: [personal]\n    suits: {relationships: [peer, manger]}",
            'team.yaml:7:35: "manger" is no relationship here; did you mean manager?',
        ),
        (
            "tags: [personal]",
            "tags: [personal]\n    suits: {relationships: [friend]}",
            'team.yaml:7:29: "friend" is no relationship here; there are report, manager, peer',
        ),
        (BANK[BANK.index("  - ") :], "  []\n", "team.yaml:4:3: the bank has no question; add one"),
        (BANK, "- a\n", 'team.yaml:1:1: "key: value" lines are expected here; write one for each'),
        (BANK, "", 'team.yaml:1:1: "id" is missing'),
    ],
)
def test_a_bank_that_does_not_fit_is_told_with_its_place(
    tmp_path: Path, right: str, wrong: str, said: str
) -> None:
    assert right in BANK
    library = load_bank(tmp_path, BANK.replace(right, wrong))
    assert library.banks == ()
    assert [problem[: len(said)] for problem in library.problems] == [said]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (KIND.replace("minutes: 30", ""), 'kind.yaml:1:1: "minutes" is missing; add a line'),
        (KIND.replace("30", "0"), 'kind.yaml:5:10: write "minutes" as a whole number from 1 to'),
        (f"{KIND}agenda: [{{}}]\n", 'kind.yaml:6:10: "text" is missing; add a line'),
        (
            f"{KIND}relationships: [pear]\n",
            'kind.yaml:6:17: "pear" is no relationship here; did you mean peer?',
        ),
        (f"{KIND}relationship: [peer]\n", 'kind.yaml:6:1: "relationship" is no key here; did'),
        (f"{KIND}talk: 70\n", 'kind.yaml:6:1: "talk" is no key here; the keys are id, name'),
    ],
)
def test_a_session_type_that_does_not_fit_is_told_with_its_place(
    tmp_path: Path, wrong: str, said: str
) -> None:
    library = load_kind(tmp_path, wrong)
    assert library.types == ()
    assert [problem[: len(said)] for problem in library.problems] == [said]


def test_a_broken_file_is_left_out_and_the_others_go_on(tmp_path: Path) -> None:
    folder = write(tmp_path, a="id: [", b=BANK)
    library = load_library([folder], [])
    assert [bank.id for bank in library.banks] == ["team"]
    assert [problem.split(": ")[0] for problem in library.problems] == ["a.yaml:2:1"]


def test_files_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    def bank(name: str) -> str:
        return BANK.replace("id: team", f"id: {name}")

    write(tmp_path, b=bank("second"), a=bank("first"))
    (tmp_path / "c.yml").write_text(bank("third"))
    (tmp_path / "d.txt").write_text("not: a bank")
    (tmp_path / ".e.yaml").write_text("not: a bank")
    (tmp_path / "f.yaml").mkdir()
    library = load_library([tmp_path], [])
    assert [bank.id for bank in library.banks] == ["first", "second", "third"]
    assert library.problems == ()


def test_a_missing_folder_is_an_empty_one(tmp_path: Path) -> None:
    assert load_library([tmp_path / "none"], [tmp_path / "none"]) == Library()


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "banks").write_text("")
    problems = load_library([tmp_path / "banks"], []).problems
    assert problems == ("banks: the folder cannot be read (Not a directory); check it",)


def test_a_question_id_belongs_to_the_first_that_has_it(tmp_path: Path) -> None:
    again = BANK.replace("id: team\n", "id: other\n").replace("Where", "When")
    library = load_library([write(tmp_path, a=BANK, b=again)], [])
    assert [len(bank.questions) for bank in library.banks] == [1, 0]
    assert library.banks[0].questions[0].text.text("en") == "Where do we eat?"
    assert library.problems == (
        "b.yaml:4:9: the question at a.yaml:4:9 has this id already; give this one another",
    )


def test_a_bank_id_belongs_to_the_first_of_a_folder_that_has_it(tmp_path: Path) -> None:
    library = load_library([write(tmp_path, a=BANK, b=BANK)], [])
    assert len(library.banks) == 1
    assert library.problems == ("b.yaml:1:5: a.yaml has this id already; change one of them",)


def test_a_later_folder_replaces_what_has_the_same_id(tmp_path: Path) -> None:
    banks = (
        write(tmp_path / "banks", a=BANK),
        write(tmp_path / "own_banks", b=BANK.replace("Team", "Us")),
    )
    types = (
        write(tmp_path / "types", a=KIND),
        write(tmp_path / "own_types", b=KIND.replace("30", "25")),
    )
    library = load_library(banks, types)
    assert [bank.title.text("en") for bank in library.banks] == ["Us"]
    assert [kind.minutes for kind in library.types] == [25]
    assert library.problems == ()
