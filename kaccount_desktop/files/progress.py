"""How long work tells how far it is and learns that it is no longer wanted."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[float], None]
"""Called with the share done, 0.0 to 1.0, never decreasing within one call."""
Cancelled = Callable[[], bool]
"""Asked often; true once the user wants the work to end."""


class StoppedError(Exception):
    """The user cancelled: nothing was written. Not a refusal, so not a `KnownError`."""


def silent(_share: float) -> None:
    """Report progress to nobody."""


def never() -> bool:
    """Answer that nobody cancelled."""
    return False


def stop_if(cancelled: Cancelled) -> None:
    """Raise `StoppedError` when the user cancelled."""
    if cancelled():
        raise StoppedError


def part(progress: Progress, start: float, end: float) -> Progress:
    """Return a progress for one leg of the way, which maps 0–1 to `start`–`end`."""

    def leg(share: float) -> None:
        progress(start + (end - start) * share)

    return leg
