"""The dates of the sample data: distances from today, so that the sample always looks alive.

A number is a distance in days; what falls on a day off moves to the next working day away from
today: earlier in the past, later in the future. `"2w"` is the second working day from today. In texts, `{-18}`
becomes month and day of that date, `{17:zh}` its Chinese wording, `{-18:iso}` the whole date and
`{y-1}` last year.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Final

from kaccount_desktop.rules.workdays import add_workdays, is_workday

_PLACE: Final = re.compile(r"\{(y[+-]\d+|-?\d+w?)(?::(zh|iso))?\}")
_WORKDAYS: Final = re.compile(r"(\d+)w")


class Days:
    """Turns distances from `today` into dates."""

    def __init__(self, today: date) -> None:
        self.today = today
        self._far = lru_cache(maxsize=None)(self._at)

    def day(self, distance: int | str) -> date:
        """Return the working day at a distance (see the module)."""
        return self._far(distance)

    def maybe(self, distance: int | str | None) -> date | None:
        """Return the working day, or None where the data name none."""
        return None if distance is None else self.day(distance)

    def partial(self, value: int | str) -> str:
        """Return an approximate date: a distance, or what the data say themselves (`2019`)."""
        return self.day(value).isoformat() if isinstance(value, int) else value

    def month(self, months: int) -> str:
        """Return the month that many months from now, `2027-03`."""
        number = self.today.year * 12 + self.today.month - 1 + months
        return f"{number // 12}-{number % 12 + 1:02d}"

    def filled(self, value: Any) -> Any:
        """Return data read from TOML with the dates in all its texts filled in."""
        if isinstance(value, str):
            return _PLACE.sub(self._shown, value).strip() if "{" in value else value.strip()
        if isinstance(value, list):
            return [self.filled(one) for one in value]
        if isinstance(value, dict):
            return {name: self.filled(one) for name, one in value.items()}
        return value

    def _at(self, distance: int | str) -> date:
        if isinstance(distance, str):
            counted = _WORKDAYS.fullmatch(distance)
            if counted is None:
                raise ValueError(f"{distance!r} is no distance from today")
            return add_workdays(self.today, int(counted[1]))
        step = timedelta(days=1 if distance > 0 else -1)
        found = self.today + timedelta(days=distance)
        while distance and not is_workday(found):
            found += step
        return found

    def _shown(self, match: re.Match[str]) -> str:
        place, style = match[1], match[2]
        if place.startswith("y"):
            return str(self.today.year + int(place[1:]))
        found = self.day(place if place.endswith("w") else int(place))
        if style == "iso":
            return found.isoformat()
        return f"{found.month} 月 {found.day} 日" if style == "zh" else f"{found:%m-%d}"
