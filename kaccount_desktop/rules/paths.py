"""Where `resources/` and `forms/` are: beside a checkout, inside a wheel, or frozen."""

from __future__ import annotations

from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


@cache
def _data_root() -> Path:
    """Return the folder that holds `resources/` and `forms/`.

    A wheel and the frozen program carry them inside the package under `data/`.
    """
    packed = PACKAGE / "data"
    return packed if (packed / "resources").is_dir() else PACKAGE.parent


def resources_dir(*parts: str) -> Path:
    """Return a path below `resources/`."""
    return _data_root().joinpath("resources", *parts)


def forms_dir() -> Path:
    """Return the folder of the form definitions."""
    return _data_root() / "forms"
