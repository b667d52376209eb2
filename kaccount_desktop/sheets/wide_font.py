"""A TrueType font whose text can be copied and searched also beyond U+FFFF (𠮷)."""

from __future__ import annotations

import re
from typing import Any, Final

from reportlab.pdfbase.ttfonts import TTFont

_BEYOND: Final = re.compile(r"(?<=> <)([0-9A-F]{5,6})(?=>)")


class WideFont(TTFont):
    """ReportLab writes such characters into the ToUnicode map as they are; PDF wants UTF-16."""

    def addObjects(self, doc: Any) -> None:  # noqa: N802
        """Add the font to the file, with the map mended."""
        before = set(doc.idToObject)
        super().addObjects(doc)
        for name in set(doc.idToObject) - before:
            if name.startswith("toUnicodeCMap:"):
                stream = doc.idToObject[name]
                stream.content = _BEYOND.sub(_as_utf16, stream.content)


def _as_utf16(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)).encode("utf-16-be").hex().upper()
