"""Words of the command line: which language, where sentences go."""

from __future__ import annotations

import locale
import os
import sys

from kaccount_desktop.rules.language import CHINESE, ENGLISH, Text


def system_language() -> str:
    """Return `en` where the system speaks English, else Chinese."""
    named = os.environ.get("LC_ALL") or os.environ.get("LANG") or locale.getlocale()[0] or ""
    return ENGLISH if named.lower().startswith("en") else CHINESE


def say(text: str) -> None:
    """Write a line to standard output, whatever its encoding can hold."""
    _write(sys.stdout, text)


def complain(text: Text, language: str) -> None:
    """Write why something was refused to standard error."""
    _write(sys.stderr, text.in_(language))


def _write(stream: object, text: str) -> None:
    encoding = getattr(stream, "encoding", None) or "utf-8"
    safe = text.encode(encoding, "backslashreplace").decode(encoding)
    print(safe, file=stream)  # type: ignore[call-overload]
