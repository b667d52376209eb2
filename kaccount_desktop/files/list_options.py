"""How a list is to be read and brought in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kaccount_desktop.files.import_plan import Existing
from kaccount_desktop.files.stage_names import StageNames, StageRef
from kaccount_desktop.rules.language import CHINESE


@dataclass(frozen=True, slots=True)
class ListOptions:
    """How a list is read: the day that counts as today, and where its customers stand.

    `opening_stage` is for rows that name no stage; without it those start no process.
    `language` words the few titles the import makes up itself. `customer` is the one whose people
    the vCards without a company are.
    """

    today: date
    stages: StageNames
    opening_stage: StageRef | None = None
    language: str = CHINESE
    customer: str = ""
    existing: Existing = "fill"
