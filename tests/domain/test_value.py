"""Values: the promises of a frozen dataclass, kept by other means."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, dataclass, field, fields, replace

import pytest

from oneonone_tui.domain.value import value


@value
class Place:
    """A value with all that a field can have."""

    row: int
    column: int = 1
    name: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Model:
    """The same, as the standard library makes it."""

    row: int
    column: int = 1
    name: str = field(default="", repr=False)


@value
class Checked:
    """A value that not every content makes."""

    text: str

    def __post_init__(self) -> None:
        if not self.text:
            raise ValueError("empty")


@pytest.mark.parametrize(
    ("given", "named"),
    [((3,), {}), ((3, 4), {}), ((3, 4, "a"), {}), ((), {"row": 3}), ((3,), {"name": "a"})],
)
def test_it_is_made_like_a_frozen_dataclass(
    given: tuple[object, ...], named: dict[str, object]
) -> None:
    made = Place(*given, **named)  # type: ignore[arg-type]
    model = Model(*given, **named)  # type: ignore[arg-type]
    assert [(part.name, getattr(made, part.name)) for part in fields(made)] == [
        (part.name, getattr(model, part.name)) for part in fields(model)
    ]
    assert repr(made) == repr(model).replace("Model", "Place")


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ((), {}),
        ((1, 2, "a", 4), {}),
        ((1,), {"row": 1}),
        ((1,), {"colour": "red"}),
        ((), {"colour": "red"}),
    ],
)
def test_what_a_dataclass_refuses_it_refuses(
    given: tuple[object, ...], named: dict[str, object]
) -> None:
    for kind in (Place, Model):
        with pytest.raises(TypeError):
            kind(*given, **named)  # type: ignore[arg-type]


def test_it_is_what_it_holds() -> None:
    assert Place(1, 2) == Place(1, 2)
    assert Place(1, 2) != Place(1, 3)
    assert Place(1, 2, "a") != Place(1, 2)
    assert Place(1, 1) != Model(1, 1)  # type: ignore[comparison-overlap]
    assert len({Place(1, 2), Place(1, 2), Place(2, 2)}) == 2


def test_it_never_changes() -> None:
    place = Place(1)
    with pytest.raises(FrozenInstanceError, match=r"Place\.row"):
        place.row = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        place.colour = "red"  # type: ignore[attr-defined]
    with pytest.raises(FrozenInstanceError):
        del place.row
    assert replace(place, row=2) == Place(2)
    assert place == Place(1)


def test_what_it_checks_is_checked_in_every_way_of_making_one() -> None:
    with pytest.raises(ValueError, match="empty"):
        Checked("")
    with pytest.raises(ValueError, match="empty"):
        replace(Checked("a"), text="")


def test_a_factory_is_refused_where_the_class_is_made() -> None:
    with pytest.raises(TypeError, match="factory"):

        @value
        class Loose:
            """Two of these would not be the same."""

            parts: list[int] = field(default_factory=list)
