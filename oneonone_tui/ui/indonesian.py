"""The interface in Indonesian."""

CATALOGUE: dict[str, str] = {}
