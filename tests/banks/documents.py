"""The documents that an author of banks has, and YAML as an editor reads it."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"

GUIDE = (DOCS / "question-banks.md").read_text(encoding="utf-8")
BANK, TYPE, MODELINE = re.findall(r"^```yaml\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)


@cache
def schema(name: str) -> dict[str, Any]:
    """One of the JSON Schemas."""
    found: dict[str, Any] = json.loads((DOCS / f"{name}.schema.json").read_bytes())
    return found


def accepts(name: str, content: str) -> bool:
    """Whether a JSON Schema accepts a YAML file."""
    Draft202012Validator.check_schema(schema(name))
    return bool(Draft202012Validator(schema(name)).is_valid(as_an_editor(content)))


class _Loader(yaml.SafeLoader):
    """YAML 1.2: only true and false are flags, and only digits are numbers."""

    yaml_implicit_resolvers = {}


_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("(true|false)$"), list("tf"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile("-?[0-9]+$"), list("-0123456789"))


def as_an_editor(content: str) -> Any:
    """The content as a schema sees it."""
    return yaml.load(content, Loader=_Loader)
