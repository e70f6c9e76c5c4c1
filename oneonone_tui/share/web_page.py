"""A recap as a page: one file that can be mailed, read in any browser and printed.

It has no script, no link and nothing that is loaded from anywhere, and says so to the browser.
Every text is escaped; of the notes only the shape is taken over, headings, lists and code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from oneonone_tui.domain.mark import fence_behind
from oneonone_tui.share.recap import Point, Recap

_STYLE = """\
:root { color-scheme: light dark; --ink: #22252b; --faint: #6b7280; --paper: #fdfcfa;
  --line: #e3e0da; --accent: #2f6f62; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e3dd; --faint: #9aa0a9;
  --paper: #1c1e22; --line: #34373d; --accent: #7cc4b3; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 17px/1.6 Charter, "Iowan Old Style", Georgia, "Noto Serif", serif; }
main { max-width: 40rem; margin: 0 auto; padding: 4rem 1.5rem; overflow-wrap: anywhere; }
h1 { margin: 0; font-size: 1.7rem; line-height: 1.25; font-weight: 600; text-wrap: balance; }
h2 { margin: 2.4rem 0 .6rem; padding-bottom: .3rem; border-bottom: 1px solid var(--line);
  font: 600 .8rem/1.4 system-ui, sans-serif; letter-spacing: .06em; color: var(--accent); }
h3 { margin: 1.6rem 0 .3rem; font-size: 1.05rem; }
p, ul { margin: .5rem 0; }
ul { padding-inline-start: 1.2rem; }
li { margin: .3rem 0; }
li::marker { color: var(--accent); }
b { margin-inline-end: .3em; font: 600 .85em system-ui, sans-serif; color: var(--accent); }
small, .kind { font-size: .85rem; color: var(--faint); font-family: system-ui, sans-serif; }
li small { display: block; }
.goal { margin-top: 1.2rem; font-style: italic; }
.goal small { font-style: normal; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.2rem;
  margin: 2.4rem 0 0; padding: 1rem 1.2rem; border: 1px solid var(--line); border-radius: .5rem; }
dt { color: var(--faint); }
dd { margin: 0; font-weight: 600; }
pre { padding: .8rem 1rem; border: 1px solid var(--line); border-radius: .5rem;
  font: .85rem/1.5 ui-monospace, monospace; white-space: pre-wrap; }
@media print { :root { --ink: #000; --faint: #444; --paper: #fff; --line: #bbb; --accent: #000; }
  @page { margin: 2cm; } body { font-size: 11pt; } main { max-width: none; padding: 0; }
  h1 { font-size: 16pt; } h2, dl { margin-top: 1.4rem; }
  h2, h3 { break-after: avoid; } li, dl, pre { break-inside: avoid; } }"""

_HEADING = re.compile(r" {0,3}#{1,6}\s(.*)")
_ITEM = re.compile(r"\s*[-*•]\s+(\S.*)")


def as_page(recap: Recap) -> str:
    """The whole page."""
    title = escape(recap.title)
    return f"""\
<!doctype html>
<html lang="{escape(recap.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{_STYLE}
</style>
</head>
<body>
<main>
<h1 dir="auto">{title}</h1>
<p class="kind" dir="auto">{escape(recap.kind)}</p>
{chr(10).join(_body(recap))}
</main>
</body>
</html>
"""


def _body(recap: Recap) -> Iterator[str]:
    for name, said in recap.goal:
        yield f'<p class="goal" dir="auto"><small>{escape(name)}</small> {escape(said)}</p>'
    for section in recap.sections:
        yield f"<h2>{escape(section.title)}</h2>"
        yield "<ul>"
        yield from map(_point, section.points)
        yield "</ul>"
    yield "<dl>"
    for name, said in recap.facts:
        yield f"<dt>{escape(name)}</dt><dd>{escape(said)}</dd>"
    yield "</dl>"
    if recap.notes:
        yield f"<h2>{escape(recap.notes_title)}</h2>"
        yield from _notes(recap.notes)


def _point(point: Point) -> str:
    label = f"<b>{escape(point.label)}</b> " if point.label else ""
    about = f" <small>{escape(point.about)}</small>" if point.about else ""
    return f'<li dir="auto">{label}{escape(point.text)}{about}</li>'


def _notes(notes: str) -> Iterator[str]:
    """The notes block by block: lines that belong together are in one."""
    block: list[str] = []
    kind, fence = "", ""
    for line in notes.split("\n"):
        becomes, said = _kind(line, fence)
        if block and becomes != kind:
            yield _block(kind, block)
            block = []
        kind = becomes
        if kind == "fence":
            fence = said
        elif kind == "heading":
            yield f'<h3 dir="auto">{escape(said)}</h3>'
        elif kind:
            block.append(said)
    if block:
        yield _block(kind, block)


def _kind(line: str, fence: str) -> tuple[str, str]:
    """What a line is, in an open code fence or outside of one, and what it says."""
    behind = fence_behind(line.lstrip(), fence)
    if behind != fence:
        return "fence", behind
    if fence:
        return "code", line
    if (found := _HEADING.match(line)) and (said := found[1].strip().rstrip("#").rstrip()):
        return "heading", said
    if found := _ITEM.match(line):
        return "item", found[1]
    return ("text", line) if line.strip() else ("", "")


def _block(kind: str, lines: list[str]) -> str:
    texts = [escape(line) for line in lines]
    if kind == "code":
        return "<pre>" + "\n".join(texts) + "</pre>"
    if kind == "item":
        return "<ul>\n" + "\n".join(f'<li dir="auto">{text}</li>' for text in texts) + "\n</ul>"
    return '<p dir="auto">' + "<br>\n".join(texts) + "</p>"
