"""Lists as people have them become banks; what cannot be taken over is told."""

from __future__ import annotations

import json
from pathlib import Path
from time import thread_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone_tui.banks.authoring.check import check
from oneonone_tui.banks.authoring.imports.conversion import PARSERS, Conversion, convert
from oneonone_tui.banks.authoring.imports.item import ListError
from oneonone_tui.banks.question_bank import read_bank
from oneonone_tui.banks.reader import SIZE_LIMIT, parse
from oneonone_tui.domain.question import Question


def made(content: str, suffix: str = "", language: str = "en", stem: str = "mine") -> Conversion:
    return convert(content.encode(), suffix, stem, language)


def questions(conversion: Conversion) -> tuple[Question, ...]:
    return read_bank(parse(conversion.content.encode(), "mine.yaml")).questions


def told(conversion: Conversion) -> list[tuple[str, ...]]:
    """Of each question the text, or the texts, and then its tags."""
    return [
        (*(text for _, text in question.text.variants), *question.tags)
        for question in questions(conversion)
    ]


def skipped(conversion: Conversion) -> list[tuple[int, str]]:
    return [(one.line, one.reason) for one in conversion.skipped]


def test_a_json_list_of_texts() -> None:
    conversion = made('["What’s  next?",\n "Who is [name]?",\n "_____ went well."]', ".json")
    assert told(conversion) == [
        ("What’s next?", "imported"),
        ("Who is [name]?", "imported"),
        ("_____ went well.", "imported"),
    ]
    assert conversion.skipped == ()


def test_a_json_list_of_objects() -> None:
    conversion = made(
        """[
        {"question": "What next?", "category": "Career Growth", "id": 3},
        {"text": "Who helps?", "tags": ["Team", "Ways of working"], "likes": {"a": ["b"]}},
        {"prompt": "Where to?", "Topic": "plans; ideas"},
        {"answer": "42"},
        17,
        {"question": ""}
        ]""",
        ".json",
    )
    assert told(conversion) == [
        ("What next?", "career-growth"),
        ("Who helps?", "team", "ways-of-working"),
        ("Where to?", "plans", "ideas"),
    ]
    assert conversion.ignored == ("id", "likes")
    assert skipped(conversion) == [
        (5, "no field named question or text"),
        (5, "no text"),
        (7, "no text in English or Indonesian"),
    ]


def test_a_json_object_with_a_text_for_each_language() -> None:
    conversion = made(
        """{"title": "Ours", "version": 2, "questions": [
        {"text": {"en": "Where now?", "id": "Ke mana sekarang?", "de": "Wohin?"},
         "category": "Plans"},
        {"text": {"id-ID": "Siapa?"}, "category": "Plans"},
        {"text": {"de": "Wer?"}}
        ]}""",
        ".json",
    )
    assert told(conversion) == [("Where now?", "Ke mana sekarang?", "plans"), ("Siapa?", "plans")]
    first, second = questions(conversion)
    assert [first.text.speaks(code) for code in ("en", "id")] == [True, True]
    assert [second.text.speaks(code) for code in ("en", "id")] == [False, True]
    assert conversion.ignored == ("text.de",)
    assert skipped(conversion) == [(5, "no text in English or Indonesian")]


@pytest.mark.parametrize(
    "content",
    [
        '{"Career": ["What next?"], "Team & Culture": ["Who helps?"]}',
        '{"questions": {"Career": ["What next?"], "Team & Culture": ["Who helps?"]}}',
        '[{"category": "Career", "questions": ["What next?"]},'
        ' {"name": "Team & Culture", "tags": ["x"], "questions": [{"text": "Who helps?"}]}]',
        '{"categories": [{"title": "Career", "items": ["What next?"]},'
        ' {"title": "Team & Culture", "items": ["Who helps?"]}]}',
    ],
)
def test_a_json_object_in_groups(content: str) -> None:
    assert told(made(content, ".json")) == [
        ("What next?", "career"),
        ("Who helps?", "team-culture"),
    ]


def test_a_json_text_knows_its_line_whatever_stands_before_it() -> None:
    content = '[\n"a\\"[{,",\n{"x\\\\": {"y": "\\n"}, "question":\n"?"}, 1e5, NaN, true,\n"!"]'
    assert skipped(made(f'["ok",{content}]', ".json")) == [
        (4, "no text"),
        (4, "no text"),
        (4, "no text"),
        (4, "no words"),
        (5, "no words"),
    ]


def test_markdown_lists_under_headings() -> None:
    conversion = made(
        """# 100 questions

Some prose
over two lines.

Career
------
1. What’s next — **really**?
2) Where do you
   want to go?
* [ ] Who decides?

## Growth &amp; more ##
- See [this](https://example.org) now?
- Ask \\[name\\] about `code`?
- _What is open?_
- _____ is what I need.
+ What next?
***
```
- code?
```
""",
        ".md",
    )
    assert told(conversion) == [
        ("What’s next — really?", "career"),
        ("Where do you want to go?", "career"),
        ("Who decides?", "career"),
        ("See this now?", "growth-more"),
        ("Ask [name] about code?", "growth-more"),
        ("What is open?", "growth-more"),
        ("_____ is what I need.", "growth-more"),
        ("What next?", "growth-more"),
    ]
    assert skipped(conversion) == [(3, "no item of a list"), (21, "no item of a list")]


def test_plain_text_has_a_question_on_each_line() -> None:
    conversion = made(
        "1. What  went well?\r\n12. What didn’t?\r\n\r\n• Who helped - and why?\n(3) Why?\n"
        "Career:\n- Where next?\n# Fun\n10 years from now?\nWhat went well?\nWhat didn't?\n???",
        ".txt",
    )
    assert told(conversion) == [
        ("What went well?", "imported"),
        ("What didn’t?", "imported"),
        ("Who helped - and why?", "imported"),
        ("Why?", "imported"),
        ("Where next?", "career"),
        ("10 years from now?", "fun"),
    ]
    assert skipped(conversion) == [
        (10, "the same as on line 1"),
        (11, "the same as on line 2"),
        (12, "no words"),
    ]


def test_a_table_with_named_columns() -> None:
    conversion = made(
        'Category,Question,Author,Tags\nCareer,"What next, and why?",Me,"a, b"\n'
        ',"On two\nlines?",You\nTeam,\n\nTeam,Who?\n',
        ".csv",
    )
    assert told(conversion) == [
        ("What next, and why?", "career", "a", "b"),
        ("On two lines?", "imported"),
        ("Who?", "team"),
    ]
    assert conversion.ignored == ("author",)
    assert skipped(conversion) == [(5, "nothing in the column question")]


@pytest.mark.parametrize("separator", [";", "\t"])
def test_a_table_with_another_separator(separator: str) -> None:
    content = f"topic{separator}text\nPlans{separator}Where to, then?\n"
    assert told(made(content, ".csv")) == [("Where to, then?", "plans")]


@pytest.mark.parametrize(
    "content", ["Question\nWhat, then?\nWho?\n", '"What, then?"\nWho?\n', "\ufeffquestion\nWho?"]
)
def test_a_table_of_one_column(content: str) -> None:
    assert told(made(content, ".csv"))[-1] == ("Who?", "imported")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('["What next?"]', "What next?"),
        ('{"Career": ["What next?"]}', "What next?"),
        ("topic,question\nPlans,What next?\n", "What next?"),
        ("# Career\n\nProse.\n\n- What next?\n", "What next?"),
        ("- What next?\nWho?", "What next?"),
        ("[name], what next?", "[name], what next?"),
        ("What next,\nor what?", "What next,"),
    ],
)
def test_what_has_no_name_is_known_by_its_look(content: str, said: str) -> None:
    assert questions(made(content))[0].text.text("en") == said


@pytest.mark.parametrize("suffix", PARSERS)
def test_nothing_is_translated(suffix: str) -> None:
    content = {".json": '["Apa?"]', ".csv": "question\nApa?", ".tsv": "question\nApa?"}
    conversion = made(content.get(suffix, "- Apa?"), suffix, language="id")
    (question,) = questions(conversion)
    assert question.text.variants == (("id", "Apa?"),)


def test_ids_are_those_of_the_texts_wherever_they_stand() -> None:
    before = made("What are you proud of?\nWho helps [name] most?\n", ".txt")
    after = made("Why?\nWho helps [name] most?\nWhat are you proud of?\n", ".txt")
    ids = {question.text.text("en"): question.id for question in questions(before)}
    assert ids == {
        "What are you proud of?": "mine.proud",
        "Who helps [name] most?": "mine.who-helps",
    }
    for question in questions(after)[1:]:
        assert question.id == ids[question.text.text("en")]


def test_ids_are_unique_and_no_longer_than_an_id_may_be() -> None:
    lines = [f"What {'x' * n}{'y' * 60} {'é' * 70} 日本?" for n in range(9)]
    lines += ["What is it?", "What was it?", "何？", "なに？", "What are it?"]
    conversion = made("\n".join(lines), ".txt", stem="A very long name of a bank, and more of it")
    ids = [question.id for question in questions(conversion)]
    assert len(set(ids)) == len(lines)
    assert all(name.startswith("a-very-long-name-of-a-bank-and.") for name in ids)


def test_the_title_is_the_name_of_the_file() -> None:
    conversion = made("Why?", stem="my_own-list")
    bank = read_bank(parse(conversion.content.encode(), "x"))
    assert (bank.id, bank.title.text("en")) == ("my-own-list", "my own list")


def test_a_shipped_bank_is_not_replaced_by_a_list_of_the_same_name() -> None:
    assert convert(b"Why?", ".txt", "career", "en", {"career"}).name == "my-career"


def test_a_real_list_makes_a_bank_that_can_be_used(tmp_path: Path) -> None:
    wide = "日本語で話すのはどんな時？" * 7
    lines = [f"{n}.  What’s   topic {n} to  you — “really”?" for n in range(1, 301)]
    conversion = made("\n".join([*lines, wide, "x" * 401, *lines[:5]]), ".txt")
    assert conversion.questions == 301
    assert skipped(conversion)[0] == (302, "401 characters, where a question has at most 400")
    assert skipped(conversion)[1] == (303, "the same as on line 1")
    path = tmp_path / "mine.yaml"
    path.write_text(conversion.content, encoding="utf-8")
    report = check([path], tmp_path / "none", [])
    assert report.questions == 301
    assert not any(finding.error for finding in report.findings)


@pytest.mark.parametrize(
    ("content", "suffix", "said"),
    [
        (b"x" * (SIZE_LIMIT + 1), ".txt", "is larger than 1 MB; divide it into several"),
        (b"ok\nWhy\xff?", ".txt", "is not UTF-8 from line 2 on; save it as UTF-8"),
        ("Why?".encode("utf-16"), "", "is not UTF-8 from line 1 on; save it as UTF-8"),
        (b"", "", "has no question that could be taken over; write each on its line"),
        (b"\n \n", ".txt", "has no question that could be taken over; write each on its line"),
        (
            b"Prose only?",
            ".md",
            "has no question that could be taken over (line 1: no item of a list); write",
        ),
        (b"[", ".json", "is not JSON (line 1, column 2: Expecting value); mend it there"),
        (b'["a"] x', ".json", "is not JSON (line 1, column 7: Extra data); mend it there"),
        (b"42", ".json", "has no list of questions; write them as"),
        (b'"Why?"', ".json", "has no list of questions; write them as"),
        (b"[" * 100_000, ".json", "is nested too deep; bring it into a simple list"),
        (b'{"a":' * 100_000, ".json", "is nested too deep; bring it into a simple list"),
        (b"[1, 2]", ".json", "has no question that could be taken over (line 1: no text); write"),
        (b"a,b\nc,d\n", ".csv", "has several columns, and none of them is named; write question"),
        (b"question\n" + b"x" * 200_000, ".csv", "is no CSV (field larger than field limit"),
        (
            b"\n".join(b"Why %d?" % n for n in range(4_000)),
            ".txt",
            "makes no bank with its 4000 questions: there are over 20000 entries; divide",
        ),
    ],
)
def test_what_cannot_be_imported_is_one_sentence(content: bytes, suffix: str, said: str) -> None:
    with pytest.raises(ListError) as caught:
        convert(content, suffix, "mine", "en")
    assert str(caught.value).startswith(said)
    assert "\n" not in str(caught.value)


EVIL = {
    "a heading that goes on for ever": f"# {'#' * 9}{' ' * 300_000}a\n- Why?",
    "stars without an end": f"- {'*a ' * 200_000}\n- Why?",
    "brackets without an end": f"- {'[' * 400_000}\n- Why?",
    "comments without an end": f"- {'<!--' * 200_000}\n- Why?",
    "stars in short lines": f"- {'*a ' * 300}\n- Why?\n" * 800,
    "blanks": f"{' ' * 500_000}\n{' ' * 400_000}- Why?",
    "numbers": f"{'1' * 500_000}. Why?\n- Why?",
}


@pytest.mark.parametrize("content", EVIL.values(), ids=EVIL)
@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_no_line_takes_long(content: str, suffix: str) -> None:
    """A megabyte takes milliseconds; what grows with the square of it would take minutes."""
    begun = thread_time()
    conversion = made(f"{content}\n- And how?", suffix)
    assert thread_time() - begun < 5
    assert conversion.questions >= 1


def test_a_text_cannot_act_on_the_terminal() -> None:
    conversion = made('["\\u001b]52;c;eA==\\u0007 Why?"]', ".json")
    assert questions(conversion)[0].text.text("en") == "␛]52;c;eA==␇ Why?"


def assert_bank_or_sentence(content: str, suffix: str) -> None:
    sentence = ""
    try:
        conversion = made(content, suffix)
        assert len(questions(conversion)) == conversion.questions
    except ListError as error:
        sentence = str(error)
    assert "\n" not in sentence


@given(
    st.text("ab?:,;#-*[]{}\"'\\_ \t\r\n\x85\u2028\ufeff0日", max_size=60),
    st.sampled_from([*PARSERS, ""]),
)
def test_whatever_is_in_a_list_is_a_bank_or_a_sentence(content: str, suffix: str) -> None:
    assert_bank_or_sentence(content, suffix)


KEYS = st.sampled_from(["text", "questions", "tags", "category", "en", "x"])
VALUES = st.none() | st.integers() | st.text("ab? \n")


@given(st.recursive(VALUES, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner)))
def test_whatever_json_holds_is_a_bank_or_a_sentence(value: object) -> None:
    assert_bank_or_sentence(json.dumps(value, indent=1), ".json")
