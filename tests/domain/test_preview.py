"""What the pane tells of a line while it is typed."""

from __future__ import annotations

from datetime import date

import pytest

from oneonone_tui.domain.action import Owner
from oneonone_tui.domain.mark import Mark
from oneonone_tui.domain.preview import Preview, preview
from oneonone_tui.domain.promise import Promise

from .records import DINA, TODAY
from .writer import Writer

FRIDAY = date(2026, 11, 27)


def shown(writer: Writer) -> Preview | None:
    return preview(writer.page, writer.row, TODAY, DINA)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("x", None),
        ("!", None),
        ("!now", None),
        ("! ", Preview(Mark.ACTION, "", Promise(""))),
        ("! @me", Preview(Mark.ACTION, "", Promise("", Owner.ME))),
        (
            "! call @dina fri",
            Preview(Mark.ACTION, "call", Promise("call", Owner.THEM, FRIDAY)),
        ),
        ("! call friyay", Preview(Mark.ACTION, "call friyay", Promise("call friyay"))),
        ("? rota @me fri", Preview(Mark.ASK, "rota @me fri")),
        ("> rota", Preview(Mark.PARK, "rota")),
        ("+ well done", Preview(Mark.WIN, "well done")),
        ("= rotate", Preview(Mark.DECISION, "rotate")),
        ("-> too fast", Preview(Mark.TO_THEM, "too fast")),
        ("<-+ clear", Preview(Mark.TO_ME, "+ clear")),
        ("```\n! code", None),
        ("```\ncode\n```\n> rota", Preview(Mark.PARK, "rota")),
    ],
)
def test_a_line_shows_what_it_will_become(line: str, expected: Preview | None) -> None:
    writer = Writer()
    writer.write(line)

    assert shown(writer) == expected


def test_a_line_that_is_a_record_already_shows_which() -> None:
    writer = Writer()
    writer.write("! call\n? rota\n")
    writer.go(0)
    writer.write(" Ana")
    assert shown(writer) == Preview(Mark.ACTION, "call Ana", Promise("call Ana"), "r1")

    writer.replace_line("? call Ana")
    assert shown(writer) == Preview(Mark.ASK, "call Ana")

    writer.go(1)
    writer.replace_line("> rota")
    assert shown(writer) == Preview(Mark.PARK, "rota", record="r2")


def test_so_does_one_that_was_undone() -> None:
    writer = Writer()
    writer.write("! call\n")
    writer.undo()

    assert shown(writer) == Preview(Mark.ACTION, "call", Promise("call"), "r1")
    assert writer.page.records == {}
