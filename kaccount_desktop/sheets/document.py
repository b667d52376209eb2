"""From a list of flowables to the bytes of a PDF."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from reportlab.platypus.doctemplate import BaseDocTemplate, PageTemplate
from reportlab.platypus.frames import Frame

from kaccount_desktop.sheets import page
from kaccount_desktop.sheets.canvas import Imprint, SheetCanvas
from kaccount_desktop.sheets.piece import Story


def build(story: Story, imprint: Imprint) -> bytes:
    """Set a story on pages and return the file; the same story and imprint give the same bytes."""
    target = BytesIO()
    frame = Frame(
        page.LEFT, page.BODY_BOTTOM, page.BODY_WIDTH, page.BODY_HEIGHT,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0, id="body",
    )  # fmt: skip
    template = BaseDocTemplate(
        target, pagesize=(page.WIDTH, page.HEIGHT), allowSplitting=1, invariant=1
    )
    template.addPageTemplates([PageTemplate(id="sheet", frames=[frame])])

    def make_canvas(_target: Any, **_options: Any) -> SheetCanvas:
        return SheetCanvas(target, imprint)

    template.build(list(story), canvasmaker=make_canvas)
    return target.getvalue()
