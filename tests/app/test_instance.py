"""One running program: a second start hands its book to the first, whatever became of that."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from kaccount_desktop.app.instance import Instance, _address
from kaccount_desktop.book.book import Book
from kaccount_desktop.rules.clock import Clock
from kaccount_desktop.rules.errors import KnownError

WAIT_MS = 20_000
LONGEST_S = 60
Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A profile in a folder as a user's may be called."""
    return tmp_path / "配置 profile"


@pytest.fixture
def start(profile: Path) -> Iterator[Start]:
    """Start the program as the desktop does; what still runs is ended after the test."""
    running: list[subprocess.Popen[str]] = []

    def begin(*words: str | Path) -> subprocess.Popen[str]:
        program = subprocess.Popen(
            [
                *(sys.executable, "-m", "kaccount_desktop.app.command_line"),
                *("--profile", profile, "--lang", "zh_CN"),
                *words,
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        running.append(program)
        return program

    yield begin
    for program in running:
        if program.poll() is None:
            program.kill()
        program.communicate(timeout=LONGEST_S)


def made(path: Path) -> Path:
    """Make an empty book."""
    Book.create(path, Clock(date(2026, 11, 23))).close()
    return path


def is_open(book: Path) -> bool:
    return book.with_name(book.name + ".lock").exists()


def test_a_second_start_hands_its_book_over_and_ends(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    one, two = made(tmp_path / "一 one.kabook"), made(tmp_path / "二 two.kabook")
    first = start(one)
    qtbot.waitUntil(lambda: is_open(one), timeout=WAIT_MS)
    second = start(two)
    assert second.wait(LONGEST_S) == 0
    qtbot.waitUntil(lambda: is_open(two) and not is_open(one), timeout=WAIT_MS)
    assert not Path(f"{one}-wal").exists(), "the first book was closed as it should be"
    assert start().wait(LONGEST_S) == 0, "with no book it only comes forward"
    assert is_open(two)
    listed = subprocess.run(
        [sys.executable, "-m", "kaccount_desktop.app.command_line", "list", str(one)],
        check=False,
        timeout=LONGEST_S,
    )
    assert listed.returncode == 0
    assert first.poll() is None


def test_one_that_hangs_is_told_of_and_one_that_was_killed_is_followed(
    start: Start, tmp_path: Path, profile: Path, qtbot: QtBot
) -> None:
    one, two = made(tmp_path / "one.kabook"), made(tmp_path / "two.kabook")
    first = start(one)
    qtbot.waitUntil(lambda: is_open(one), timeout=WAIT_MS)
    assert start().wait(LONGEST_S) == 0, "it listens"
    os.kill(first.pid, signal.SIGSTOP)
    second = start(two)
    assert second.stderr is not None
    said = next(line for line in second.stderr if "KAccount" in line)
    assert "没有响应" in said
    second.kill()
    os.kill(first.pid, signal.SIGKILL)
    first.wait(LONGEST_S)
    assert (profile / "instance.lock").exists(), "what it left behind does not matter"
    third = start(two)
    qtbot.waitUntil(lambda: is_open(two), timeout=WAIT_MS)
    assert start(one).wait(LONGEST_S) == 0, "the third answers in its place"
    qtbot.waitUntil(lambda: is_open(one) and not is_open(two), timeout=WAIT_MS)
    assert third.poll() is None


def test_a_start_waits_no_longer_than_it_has_patience(profile: Path, tmp_path: Path) -> None:
    first, second = Instance(profile), Instance(profile)
    assert first.take(None)
    with pytest.raises(KnownError, match="does not answer"):
        second.take(tmp_path / "one.kabook", patience_ms=100)
    first.leave()
    assert second.take(None)
    second.leave()


def test_where_no_lock_can_be_held_every_start_is_its_own(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("no folder")
    assert Instance(file / "profile").take(None)
    assert Instance(file / "profile").take(None)


@pytest.mark.parametrize("said", [b"\n", b"{}\n", b'{"book": 7, "token": ""}\n', b"\xff\xfe\n"])
def test_what_makes_no_sense_is_not_answered(profile: Path, qtbot: QtBot, said: bytes) -> None:
    instance = Instance(profile)
    asked: list[object] = []
    instance.asked.connect(asked.append)
    assert instance.take(None)
    instance.serve()
    socket = QLocalSocket()

    def connected() -> bool:
        socket.connectToServer(_address(profile))
        return socket.waitForConnected(100)

    qtbot.waitUntil(connected, timeout=WAIT_MS)
    with qtbot.waitSignal(socket.disconnected, timeout=WAIT_MS):
        socket.write(said)
    assert asked == []
    assert bytes(socket.readAll().data()) == b""
    instance.leave()
