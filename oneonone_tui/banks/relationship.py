"""What a person may be to me, as a file has it."""

from __future__ import annotations

from collections.abc import Iterable

from oneonone_tui.banks.node import Node, nearest, quote
from oneonone_tui.domain.person import Relationship

RELATIONSHIPS = tuple(known.value for known in Relationship)


def read_relationships(nodes: Iterable[Node]) -> tuple[str, ...]:
    """The relationships that stand in the items of a list.

    Raises:
        BankError: the program does not know one of them.
    """
    return tuple(_read_relationship(node) for node in nodes)


def _read_relationship(node: Node) -> str:
    name = node.name()
    if name not in RELATIONSHIPS:
        mend = nearest(name, RELATIONSHIPS, f"there are {', '.join(RELATIONSHIPS)}")
        raise node.error(f"{quote(name)} is no relationship here; {mend}")
    return name
