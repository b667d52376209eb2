"""Words of the command line: which language, where sentences go."""

from __future__ import annotations

import errno
import locale
import os
import sys
from typing import Final, TextIO

from kaccount_desktop.rules.language import CHINESE, ENGLISH, Text

_NOBODY_READS: Final = {errno.EPIPE, errno.EINVAL}
"""How writing into a closed pipe fails: on most systems, and on Windows."""


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


def _write(stream: TextIO, text: str) -> None:
    encoding = getattr(stream, "encoding", None) or "utf-8"
    safe = text.encode(encoding, "backslashreplace").decode(encoding)
    try:
        print(safe, file=stream, flush=True)
    except OSError as error:
        if error.errno not in _NOBODY_READS:
            raise
        # Whoever read has seen enough (`| head`). The work goes on, in silence, even at exit.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
