"""A recap as Markdown.

Whoever opens the file may have it rendered, and then it must do no more than show something.
Only the notes may hold Markdown of their own, and of that nothing which would run, load or lead
anywhere but to a web page: no HTML, no image, no `javascript:` or `data:` link. What would is
made literal, everywhere and not only where a renderer would see it, because renderers differ.
"""

from __future__ import annotations

import re

from oneonone_tui.share.recap import Point, Recap

_MARKUP = re.compile(
    r"[\\`*\[<~]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # inside a word, as in snake_case, it means nothing
    r"|&(?=#?\w+;)"
    r"|#(?=#*$)"  # at the end of a heading
    r"|^[#>+-]"
)
_NUMBERED = re.compile(r"^(\d{1,9})([.)])")

_HTML = re.compile(r"<(?=[A-Za-z/!?])")
_IMAGE = re.compile(r"!(?=\[)")
_LEADS = re.compile(r"\](?=[(:])(?!.\s*(?:https?://|mailto:))", re.IGNORECASE | re.DOTALL)
"""The end of a link's text, or of its name, where no web or mail address follows."""


def as_markdown(recap: Recap) -> str:
    """The whole recap."""
    parts = [f"# {_literal(recap.title)}", _literal(recap.kind)]
    parts += [f"**{name}:** {_literal(said)}" for name, said in recap.goal]
    for section in recap.sections:
        points = "\n".join(f"- {_point(point)}" for point in section.points)
        parts += [f"## {_literal(section.title)}", points]
    parts += [f"**{name}:** {said}" for name, said in recap.facts]
    # The notes come last: a code fence left open in them can swallow nothing of ours.
    if recap.notes:
        parts += [f"## {recap.notes_title}", tame(recap.notes)]
    return "\n\n".join(parts) + "\n"


def tame(text: str) -> str:
    """Markdown that shows the same as before, and neither runs nor loads anything.

    Each sign gets its backslash behind another sign, so that none before it can undo it.
    """
    text = _HTML.sub("&lt;", text)
    text = _IMAGE.sub("!\\\\", text)
    return _LEADS.sub("]\\\\", text)


def _point(point: Point) -> str:
    label = f"**{point.label}** " if point.label else ""
    about = f" — {_literal(point.about)}" if point.about else ""
    return f"{label}{_literal(point.text)}{about}"


def _literal(text: str) -> str:
    """Text that is not ours, on one line, with what Markdown would act on made literal."""
    return _NUMBERED.sub(r"\1\\\2", _MARKUP.sub(r"\\\g<0>", text))
