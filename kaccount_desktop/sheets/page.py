"""The measures of the sheet of paper: A4 upright, room at the left for punching."""

from __future__ import annotations

from typing import Final

MM: Final = 72 / 25.4
WIDTH: Final = 210 * MM
HEIGHT: Final = 297 * MM
LEFT: Final = 18 * MM
RIGHT: Final = 15 * MM
TOP: Final = 13 * MM
BOTTOM: Final = 13 * MM

BODY_WIDTH: Final = WIDTH - LEFT - RIGHT
HEAD_RULE: Final = HEIGHT - TOP - 16.5
"""Height of the rule under the head, above the lower edge of the sheet."""
FOOT_RULE: Final = BOTTOM + 14
BODY_TOP: Final = HEAD_RULE - 10
BODY_BOTTOM: Final = FOOT_RULE + 9
BODY_HEIGHT: Final = BODY_TOP - BODY_BOTTOM

BLACK: Final = 0.0
INNER_RULE: Final = 0x55 / 255
"""Grey of the rules inside a table; no text is lighter."""
WRITING_RULE: Final = 0x77 / 255
FILL_LABEL: Final = 0xEF / 255
FILL_SIDE: Final = 0xE2 / 255
FRAME_WIDTH: Final = 1.05
INNER_WIDTH: Final = 0.5
