"""Acts as somebody without special rights, since tests may run as the superuser."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection

NOBODY = 65534


def as_somebody(act: Callable[[], str]) -> str:
    """Run `act` in a process without special rights; return what it returns."""
    context = get_context("fork")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(act, there))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of threads, which it does not use
        process.start()
    there.close()
    answer: str = here.recv()
    process.join(10)
    return answer


def _run(act: Callable[[], str], there: Connection) -> None:
    if os.getuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    there.send(act())
