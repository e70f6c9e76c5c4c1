"""A recap as plain text, to be pasted into a chat or a mail."""

from __future__ import annotations

from oneonone_tui.share.recap import Point, Recap


def as_text(recap: Recap) -> str:
    """The whole recap; nothing in it is there for a renderer."""
    goal = "".join(f"\n{name}: {said}" for name, said in recap.goal)
    parts = [f"{recap.title}\n{recap.kind}{goal}"]
    parts += ["\n".join([part.title, *map(_point, part.points)]) for part in recap.sections]
    parts.append("\n".join(f"{name}: {said}" for name, said in recap.facts))
    if recap.notes:
        parts.append(f"{recap.notes_title}\n{recap.notes}")
    return "\n\n".join(parts) + "\n"


def _point(point: Point) -> str:
    label = f"{point.label} " if point.label else ""
    return f"• {label}{point.text}" + (f" — {point.about}" if point.about else "")
