"""Values: what the domain is made of. They never change, and are equal if they hold the same.

`@value` is `@dataclass(frozen=True, slots=True)`, but for its price. `dataclass` writes and
compiles six methods for each class, which takes 0.4 ms; the fifty classes that a start needs were
a tenth of the time in which the terminal stays empty. Here all classes share the same six.
"""

from __future__ import annotations

from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

T = TypeVar("T")

_put = object.__setattr__


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(kind: type[T]) -> type[T]:
    """Make a class with annotated fields one of values.

    `dataclasses.fields` and `dataclasses.replace` know it, and so does msgspec. A default is
    shared by all that have it, so it has to be a value itself; there are no factories.

    Raises:
        TypeError: a field has a factory.
    """
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(kind)
    parts = fields(made)
    if any(part.default_factory is not MISSING for part in parts):
        raise TypeError(f"{kind.__name__} has a field with a factory; its values would differ")
    made.value_defaults = {p.name: p.default for p in parts if p.default is not MISSING}
    made.value_held = attrgetter(*(part.name for part in parts))
    made.__init__ = _init
    made.__setattr__ = made.__delattr__ = _refuse
    made.__repr__ = _describe
    made.__eq__ = _is_equal
    made.__hash__ = _hash
    return made  # type: ignore[no-any-return]


def held(one: Any) -> tuple[Any, ...]:
    """What a value of at least two fields holds, in their order."""
    return one.value_held(one)  # type: ignore[no-any-return]


def _init(self: Any, *given: object, **named: object) -> None:
    names = self.__dataclass_fields__
    passed = dict(zip(names, given, strict=False)) | named
    held = self.value_defaults | passed
    if len(passed) < len(given) + len(named) or held.keys() != names.keys():
        raise TypeError(f"{type(self).__name__} is made of {', '.join(names)}")
    for name in names:
        _put(self, name, held[name])
    if check := getattr(self, "__post_init__", None):
        check()


def _refuse(self: object, name: str, *_: object) -> NoReturn:
    raise FrozenInstanceError(f"{type(self).__name__}.{name} cannot be changed")


def _describe(self: Any) -> str:
    shown = (f"{part.name}={getattr(self, part.name)!r}" for part in fields(self) if part.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _is_equal(self: Any, other: Any) -> object:
    if type(other) is not type(self):
        return NotImplemented
    return self.value_held(self) == self.value_held(other)


def _hash(self: Any) -> int:
    return hash(self.value_held(self))
