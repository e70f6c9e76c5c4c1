"""Where things are kept, unless the person says otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from oneonone_tui.domain.store import StoreError

_PROGRAM = "oneonone-tui"


def default_path(environ: Mapping[str, str]) -> Path:
    """The data file: what `ONEONONE_DATA` names, else `oneonone.json` in the user's data folder.

    Raises:
        StoreError: the variable begins with a home folder (`~name`) that does not exist.
    """
    if given := environ.get("ONEONONE_DATA"):
        return _expanded("ONEONONE_DATA", given)
    from platformdirs import user_data_path  # 24 ms

    return user_data_path(_PROGRAM) / "oneonone.json"


def config_folder(environ: Mapping[str, str]) -> Path:
    """The folder of the user's own settings and banks: `ONEONONE_CONFIG`, else the system's.

    Raises:
        StoreError: as `default_path`.
    """
    if given := environ.get("ONEONONE_CONFIG"):
        return _expanded("ONEONONE_CONFIG", given)
    from platformdirs import user_config_path  # 24 ms

    return user_config_path(_PROGRAM)


def _expanded(variable: str, given: str) -> Path:
    try:
        return Path(given).expanduser()
    except RuntimeError:
        raise StoreError(
            f"{variable} begins with a home folder that does not exist; write the whole path."
        ) from None
