"""Keys that two laptops can hand out without asking each other.

63 bits: 32 bits of seconds since 2024, 20 bits of node (the installation, not the book), 11 bits
of counter. The counter borrows from the future when a second is used up, and a key is never below
the book's own maximum, so a clock set back is harmless.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable

EPOCH_2024 = 1_704_067_200
NODE_BITS = 20
COUNTER_BITS = 11
_LAST_SECOND = (1 << 32) - (1 << 28)
"""A clock set later than this, in 2151, is not believed: eight years of keys are kept in reserve."""
LARGEST_KEY = ((_LAST_SECOND + 1) << (NODE_BITS + COUNTER_BITS)) - 1
"""No key that was handed out by a believable clock is larger."""
_NODE_MASK = (1 << NODE_BITS) - 1
_COUNTER_MASK = (1 << COUNTER_BITS) - 1


def new_node() -> int:
    """Return a random node number for an installation that has none yet."""
    return secrets.randbelow(1 << NODE_BITS)


class KeyMaker:
    """Hands out rising keys for one node; safe from several threads."""

    def __init__(self, node: int, seconds: Callable[[], float] = time.time) -> None:
        self._node = node & _NODE_MASK
        self._seconds = seconds
        self._tick = 0
        self._lock = threading.Lock()

    def start_above(self, key: int) -> None:
        """Never hand out a key whose time is not after that of `key`, the book's largest."""
        second = key >> (NODE_BITS + COUNTER_BITS)
        with self._lock:
            self._tick = max(self._tick, (second + 1) << COUNTER_BITS)

    def next(self) -> int:
        """Return a new key."""
        now = min(max(0, int(self._seconds()) - EPOCH_2024), _LAST_SECOND) << COUNTER_BITS
        with self._lock:
            self._tick = max(self._tick + 1, now)
            tick = self._tick
        second, counter = tick >> COUNTER_BITS, tick & _COUNTER_MASK
        return (second << (NODE_BITS + COUNTER_BITS)) | (self._node << COUNTER_BITS) | counter

    def take(self, count: int) -> list[int]:
        """Return `count` new keys in rising order."""
        return [self.next() for _ in range(count)]
