"""Background work: answers on the window's thread, progress, cancel, stale answers, errors."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text, same
from kaccount_desktop.ui.worker import Job, Workers

WAIT_MS = 5000


class Bench:
    """Workers whose errors and departures are kept."""

    def __init__(self) -> None:
        self.known: list[KnownError] = []
        self.defects: list[BaseException] = []
        self.left: list[int] = []
        self.workers = Workers(
            self.known.append,
            self.defects.append,
            lambda: self.left.append(threading.get_ident()),
        )


@pytest.fixture
def bench(qapp: QApplication) -> Iterator[Bench]:
    bench = Bench()
    yield bench
    bench.workers.cancel_all()
    qapp.processEvents()


def test_the_answer_arrives_on_the_window_thread(bench: Bench, qtbot: QtBot) -> None:
    threads: list[object] = []
    answers: list[int] = []

    def work(_job: Job) -> int:
        threads.append(threading.get_ident())
        return 42

    def done(answer: int) -> None:
        threads.append(threading.get_ident())
        answers.append(answer)

    with qtbot.waitSignal(bench.workers.start(work, done).finished, timeout=WAIT_MS):
        pass
    assert answers == [42]
    assert threads[1] == threading.get_ident() != threads[0]
    assert bench.left == [threads[0]], "the thread's reader is given back there"
    assert not bench.workers.busy


def test_a_newer_question_drops_the_older_answer(bench: Bench, qtbot: QtBot) -> None:
    gate = threading.Event()
    answers: list[str] = []

    def slow(_job: Job) -> str:
        gate.wait(5)
        return "old"

    old = bench.workers.start(slow, answers.append, topic="search")
    new = bench.workers.start(lambda _job: "new", answers.append, topic="search")
    with qtbot.waitSignals([old.finished, new.finished], timeout=WAIT_MS):
        gate.set()
    assert answers == ["new"]
    assert old.cancelled
    assert not new.cancelled


def test_progress_is_reported_and_cancel_stops(bench: Bench, qtbot: QtBot) -> None:
    seen: list[tuple[float, str]] = []
    answers: list[str] = []
    listening, started, gate = threading.Event(), threading.Event(), threading.Event()

    def work(job: Job) -> str:
        listening.wait(5)
        job.report(0.5, Text("half", "一半"))
        started.set()
        gate.wait(5)
        job.report(1.0, Text("all", "全部"))
        return "never"

    job = bench.workers.start(work, answers.append)
    job.progressed.connect(lambda part, text: seen.append((part, text.zh)))
    with qtbot.waitSignal(job.finished, timeout=WAIT_MS):
        listening.set()
        started.wait(5)
        job.cancel()
        gate.set()
    assert seen == [(0.5, "一半")]
    assert answers == []
    assert bench.defects == []


def test_errors_go_where_they_belong(bench: Bench, qtbot: QtBot) -> None:
    own: list[KnownError] = []

    def refuse(_job: Job) -> None:
        raise KnownError(same("磁盘已满"))

    def break_down(_job: Job) -> None:
        raise ZeroDivisionError

    jobs = [
        bench.workers.start(refuse, lambda _none: None),
        bench.workers.start(refuse, lambda _none: None, failed=own.append),
        bench.workers.start(break_down, lambda _none: None),
    ]
    qtbot.waitUntil(lambda: not bench.workers.busy, timeout=WAIT_MS)
    assert len(jobs) == 3
    assert [error.text.zh for error in bench.known] == ["磁盘已满"]
    assert [error.text.zh for error in own] == ["磁盘已满"]
    assert [type(error) for error in bench.defects] == [ZeroDivisionError]


def test_an_error_in_the_receiver_is_a_defect_of_its_own(bench: Bench, qtbot: QtBot) -> None:
    def wrong(_answer: int) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        job = bench.workers.start(lambda _job: 1, wrong)
        with qtbot.waitSignal(job.finished, timeout=WAIT_MS):
            pass
    assert caught[0][0] is ZeroDivisionError


def test_closing_waits_for_the_threads(bench: Bench) -> None:
    ended: list[int] = []

    def work(_job: Job) -> None:
        QThread.msleep(30)
        ended.append(1)

    bench.workers.start(work, lambda _none: None)
    bench.workers.cancel_all()
    assert ended in ([1], []), "either finished or never begun, but not running any more"
    assert bench.workers._pool.activeThreadCount() == 0
