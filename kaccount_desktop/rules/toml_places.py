"""On which line each key of a TOML text stands.

The text has already been read by `tomllib`, so this scanner need not judge it: it only keeps the
way through headings, arrays and inline tables.
"""

from __future__ import annotations

from typing import Final

Place = tuple[str | int, ...]
"""The way to a value: keys and list positions, as in `("stages", 2, "title", "zh")`."""

_BLANK: Final = " \t"
_GAP: Final = " \t\n"
_BARE_END: Final = ",]}#\n"
_KEY_END: Final = " \t.=]"


def places(text: str) -> dict[Place, int]:
    """Return the line (from 1) of every key, table and list item of a valid TOML text."""
    return _Scanner(text).scan()


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line = 1
        self._lines: dict[Place, int] = {}
        self._counts: dict[Place, int] = {}

    def scan(self) -> dict[Place, int]:
        here: Place = ()
        while self._skip(_GAP):
            if self._peek() == "[":
                here = self._heading()
            else:
                self._pair(here)
        return self._lines

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _step(self, count: int = 1) -> None:
        self._line += self._text.count("\n", self._at, self._at + count)
        self._at += count

    def _skip(self, blanks: str) -> bool:
        """Pass blanks and, over line ends, comments; tell whether text is left."""
        while char := self._peek():
            if char == "#" and "\n" in blanks:
                self._until("\n")
            elif char in blanks:
                self._step()
            else:
                return True
        return False

    def _until(self, ends: str) -> str:
        start = self._at
        while (char := self._peek()) and char not in ends:
            self._step()
        return self._text[start : self._at]

    def _heading(self) -> Place:
        line = self._line
        brackets = 2 if self._text.startswith("[[", self._at) else 1
        self._step(brackets)
        keys = self._key()
        self._step(brackets)
        place: Place = ()
        for key in keys[:-1]:
            place = self._latest((*place, key))
        place = (*place, keys[-1])
        if brackets == 2:
            self._counts[place] = self._counts.get(place, -1) + 1
            self._lines.setdefault(place, line)
        place = self._latest(place)
        self._lines[place] = line
        return place

    def _latest(self, place: Place) -> Place:
        return (*place, self._counts[place]) if place in self._counts else place

    def _key(self) -> list[str]:
        keys = []
        while True:
            self._skip(_BLANK)
            keys.append(self._quoted() if self._peek() in "\"'" else self._until(_KEY_END))
            self._skip(_BLANK)
            if self._peek() != ".":
                return keys
            self._step()

    def _pair(self, here: Place) -> None:
        line = self._line
        for key in self._key():
            here = (*here, key)
            self._lines.setdefault(here, line)
        self._step()  # the equals sign
        self._skip(_BLANK)
        self._value(here)

    def _value(self, place: Place) -> None:
        char = self._peek()
        if char in "\"'":
            self._quoted()
        elif char == "[":
            self._array(place)
        elif char == "{":
            self._inline(place)
        else:
            self._until(_BARE_END)

    def _array(self, place: Place) -> None:
        self._step()
        count = 0
        while self._skip(_GAP) and self._peek() != "]":
            self._lines[*place, count] = self._line
            self._value((*place, count))
            count += 1
            self._skip(_GAP)
            if self._peek() == ",":
                self._step()
        self._step()

    def _inline(self, place: Place) -> None:
        self._step()
        while self._skip(_GAP) and self._peek() != "}":
            self._pair(place)
            self._skip(_GAP)
            if self._peek() == ",":
                self._step()
        self._step()

    def _quoted(self) -> str:
        quote = self._peek()
        mark = quote * 3 if self._text.startswith(quote * 3, self._at) else quote
        self._step(len(mark))
        start = self._at
        while not self._text.startswith(mark, self._at):
            self._step(2 if quote == '"' and self._peek() == "\\" else 1)
        inner = self._text[start : self._at]
        self._step(len(mark))
        if len(mark) == 3:
            while self._peek() == quote:  # up to two more quotes belong to the text
                self._step()
        return inner
