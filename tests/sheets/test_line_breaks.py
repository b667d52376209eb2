"""Where lines end: punctuation, words, numbers with their units."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaccount_desktop.sheets.line_breaks import NEVER_FIRST, NEVER_LAST, break_lines


def broken(text: str, room: float) -> list[str]:
    """Break a text of characters one em wide, Latin ones half."""
    chars = list(text)
    widths = [0.5 if char < "\u2e80" else 1.0 for char in chars]
    return [text[a:b].strip() for a, b in break_lines(chars, widths, room, (0, len(chars)))]


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("样机运行良好，丝杠", 6, ["样机运行良", "好，丝杠"]),
        ("他说「可以」。", 3, ["他说", "「可", "以」。"]),
        ("寿命提高 600 小时", 6, ["寿命提高", "600 小时"]),
        ("共 486 万元", 3.2, ["共", "486 万", "元"]),
        ("at the factory gate", 6, ["at the", "factory gate"]),
        ("见 https://a.cn/b", 5, ["见", "https://a.", "cn/b"]),
        ("第一行\n第二行", 9, ["第一行", "第二行"]),
        ("一二三四……", 4, ["一二三", "四……"]),
        ("约定 12 月 10 日试单", 7, ["约定 12 月", "10 日试单"]),
        ("", 5, []),
    ],
)
def test_lines_end_where_they_may(text: str, room: float, lines: list[str]) -> None:
    assert broken(text, room) == lines


def test_what_is_joined_stays_together() -> None:
    chars = list("一二三四五六")
    widths = [1.0] * 6
    assert break_lines(chars, widths, 4, (0, 6), {4, 5}) == [(0, 3), (3, 6)]
    assert break_lines(chars, widths, 2, (0, 6), {1, 2, 3, 4, 5}) == [(0, 2), (2, 4), (4, 6)]


SIGNS = "。，、）」》：；！？”.,:;!?)"
TEXTS = st.text(alphabet="汉字丝杠寿命 ab12（「《“·" + SIGNS, max_size=80)


@given(TEXTS, st.floats(4, 20))
def test_no_text_is_lost_and_no_line_is_too_wide(text: str, room: float) -> None:
    chars = list(text)
    widths = [0.5 if char < "\u2e80" else 1.0 for char in chars]
    lines = break_lines(chars, widths, room, (0, len(chars)))
    kept = "".join(text[start:end] for start, end in lines)
    assert kept.replace(" ", "") == text.replace(" ", "")
    for start, end in lines:
        assert sum(widths[start : start + len(text[start:end].rstrip())]) <= room + 0.02


@given(
    st.lists(
        st.sampled_from(["丝杠寿命提高", "（含三条线）", "「可以」", "样机，", "好。"]), max_size=30
    )
)
def test_sentences_never_begin_or_end_a_line_wrongly(parts: list[str]) -> None:
    for line in broken("".join(parts), 9):
        assert line[0] not in NEVER_FIRST
        assert line[-1] not in NEVER_LAST
