"""Tooltips of what users typed: Qt guesses whether a tooltip is rich text, so nothing is left to guess."""

from __future__ import annotations

from html import escape


def plain_tip(text: str) -> str:
    """Return a tooltip that shows `text` as typed; markup in it stays text.

    Without this, a name such as `<img src="file:…">` would be read as markup and open the file.
    """
    if not text:
        return ""
    return f'<span style="white-space:pre-wrap">{escape(text)}</span>'
