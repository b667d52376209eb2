"""What the cells of a column look like, where its heading does not say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from kaccount_desktop.files.tables import Cell

ANY_PHONE: Final = frozenset(
    {
        "电话",
        "联系电话",
        "联系人电话",
        "电话号码",
        "tel",
        "telephone",
        "phone",
        "phonenumber",
        "contactphone",
    }
)
"""Headings of telephone numbers of either sort; 办公电话 says which."""
_SHAPES: Final = (
    ("contact.mobile", re.compile(r"(\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(\.0)?")),
    ("contact.email", re.compile(r"[^@\s]+@[^@\s]+\.\w+")),
    (
        "customer.name",
        re.compile(
            r".{2,}(公司|集团|厂|研究院|研究所|设计院|大学|医院|ltd\.?|inc\.?|gmbh)", re.IGNORECASE
        ),
    ),
    ("customer.credit_code", re.compile(r"[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}")),
)


def field_of_cells(cells: Sequence[Cell]) -> str:
    """Return the field seven cells in ten look like, or ''."""
    for field_id, shape in _SHAPES:
        fits = sum(bool(shape.fullmatch(str(cell).strip())) for cell in cells)
        if cells and fits * 10 >= len(cells) * 7:
            return field_id
    return ""
