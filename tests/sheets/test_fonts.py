"""Every character is printed: by a font, as a drawn box, or spelt out."""

from __future__ import annotations

import pytest

from kaccount_desktop.rules.maptext import text_width
from kaccount_desktop.sheets.fonts import (
    BOLD,
    EMPTY_BOX,
    RARE,
    REGULAR,
    TICKED_BOX,
    face,
    font_of,
    one_line,
    printable,
    unprintable,
)


@pytest.mark.parametrize(
    ("char", "font"),
    [("汉", REGULAR), ("㛃", REGULAR), ("䶮", REGULAR), ("𠮷", RARE), ("a", REGULAR)],
)
def test_the_font_is_chosen_by_what_it_has(char: str, font: str) -> None:
    assert font_of(char) == font
    assert font_of(char, bold=True) == (BOLD if font == REGULAR else RARE)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("李𠮷", "李𠮷"),
        ("好👍", "好〔赞〕"),
        ("🦔", "〔hedgehog〕"),
        ("👨\u200d👩\u200d👧", "〔男〕〔女〕〔女孩〕"),
        ("👍🏽❤\ufe0f", "〔赞〕〔红心〕"),
        ("𝐀½", "A½"),
        ("☐☑", EMPTY_BOX + TICKED_BOX),
        ("a\x00b\tc\u200b", "ab    c"),
        ("一\r\n二\r三", "一\n二\n三"),
        ("\ue000", "〔U+E000〕"),
        ("\ud800", "〔U+D800〕"),
    ],
)
def test_what_no_font_has_is_spelt_out(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_names_in_english() -> None:
    assert printable("好👍", "en") == "好[thumbs up sign]"


def test_everything_printable_has_a_font() -> None:
    every = "".join(
        map(chr, [*range(0x20, 0x3000), *range(0x1F300, 0x1F700), *range(0x20000, 0x20100)])
    )
    shown = printable(every)
    assert [
        char for char in shown if char not in "\n" + EMPTY_BOX + TICKED_BOX and not font_of(char)
    ] == []


def test_the_user_is_told_once_of_each_character() -> None:
    assert unprintable("好👍𠮷👍🙂\x00☐") == [("👍", "赞"), ("🙂", "微笑")]


def test_one_line_draws_nothing() -> None:
    assert one_line("一\n二 ☐☑") == "一 二 □√"


def test_no_name_is_wider_than_the_map_takes_it_for() -> None:
    bold = face(BOLD)
    latin = [chr(code) for code in range(0x20, 0x100) if code in bold.glyphs]
    assert [
        char for char in [*latin, *"汉（·—↔"] if bold.width(char) > text_width(char, 1) + 0.04
    ] == []
