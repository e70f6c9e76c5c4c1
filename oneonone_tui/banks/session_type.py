"""The schema of a session type."""

from __future__ import annotations

from oneonone_tui.banks.node import Node
from oneonone_tui.banks.relationship import read_relationships
from oneonone_tui.banks.wording import LONG, SHORT, read_wording
from oneonone_tui.domain.question import PlannedItem, SessionType, Variant
from oneonone_tui.domain.talk import DEFAULT_TARGET

TYPE_KEYS = (
    "id", "name", "purpose", "opener", "not_for", "minutes", "cadence_days", "agenda", "tags",
    "relationships", "open_only", "talk_target", "lanes",
    "turns", "usual_for", "with",
)  # fmt: skip
ITEM_KEYS = ("text", "minutes", "tag")
VARIANT_KEYS = ("relationships", "opener", "talk_target")
_DAY = 24 * 60
_TEN_YEARS = 3652


def read_type(node: Node) -> SessionType:
    """The session type in a file.

    Raises:
        BankError: the file does not fit the schema.
    """
    fields = node.fields(TYPE_KEYS)
    not_for = fields.get("not_for")
    return SessionType(
        id=fields.need("id").name(),
        name=read_wording(fields.need("name"), SHORT),
        purpose=read_wording(fields.need("purpose"), LONG),
        opener=read_wording(fields.need("opener"), LONG),
        minutes=fields.number("minutes", 1, _DAY),
        cadence_days=fields.number("cadence_days", 0, _TEN_YEARS, default=0),
        not_for=read_wording(not_for, LONG) if not_for else None,
        agenda=tuple(_read_item(item) for item in fields.items("agenda")),
        tags=tuple(tag.name() for tag in fields.items("tags")),
        relationships=read_relationships(fields.items("relationships")),
        open_only=fields.flag("open_only", default=False),
        talk_target=fields.number("talk_target", 1, 99, default=DEFAULT_TARGET),
        lanes=fields.flag("lanes", default=False),
        turns=fields.flag("turns", default=False),
        usual_for=read_relationships(fields.items("usual_for")),
        variants=tuple(_read_variant(variant) for variant in fields.items("with")),
    )


def _read_item(node: Node) -> PlannedItem:
    fields = node.fields(ITEM_KEYS)
    tag = fields.get("tag")
    return PlannedItem(
        text=read_wording(fields.need("text"), SHORT),
        minutes=fields.number("minutes", 0, _DAY, default=0),
        tag=tag.name() if tag else "",
    )


def _read_variant(node: Node) -> Variant:
    fields = node.fields(VARIANT_KEYS)
    opener = fields.get("opener")
    return Variant(
        relationships=read_relationships(fields.need("relationships").items()),
        opener=read_wording(opener, LONG) if opener else None,
        talk_target=fields.number("talk_target", 1, 99) if fields.get("talk_target") else None,
    )
