"""Work that takes longer than a frame: off the window's thread, with progress and cancel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text

T = TypeVar("T")


class Stopped(Exception):  # noqa: N818 -- no error: nobody waits for it
    """The work noticed that nobody wants its answer any more."""


class Job(QObject):
    """One piece of work: the handle outside, the reporter inside.

    Signals arrive on the window's thread. `finished` comes last, whatever happened.
    """

    progressed = Signal(float, object)
    """Fraction 0..1 (below 0: unknown) and what is being done, a `Text`."""
    finished = Signal()
    _ended = Signal(object, object)

    def __init__(self, number: int, topic: str) -> None:
        super().__init__()
        self.number = number
        self.topic = topic
        self._cancelled = False

    @property
    def cancelled(self) -> bool:
        """Whether the answer is no longer wanted."""
        return self._cancelled

    def cancel(self) -> None:
        """Ask the work to stop at its next check; its answer is dropped in any case."""
        self._cancelled = True

    def report(self, fraction: float, text: Text) -> None:
        """Tell how far the work is (called by the work); stops it when cancelled."""
        self.stop_if_cancelled()
        self.progressed.emit(fraction, text)

    def stop_if_cancelled(self) -> None:
        """End the work (called by the work) if nobody wants its answer."""
        if self._cancelled:
            raise Stopped


class _Run(QRunnable):
    def __init__(self, job: Job, work: Callable[[Job], object], leave: Callable[[], None]) -> None:
        super().__init__()
        self._job = job
        self._work = work
        self._leave = leave

    def run(self) -> None:
        answer: object = None
        error: BaseException | None = None
        try:
            self._job.stop_if_cancelled()
            try:
                answer = self._work(self._job)
            finally:
                self._leave()
        except BaseException as caught:  # noqa: BLE001 -- handed to the window's thread
            error = caught
        self._job._ended.emit(answer, error)  # noqa: SLF001


class Workers(QObject):
    """Runs jobs on a thread pool and hands answers back on the window's thread.

    A job started with a `topic` replaces an unfinished one of the same topic, so a stale answer
    never arrives. A `KnownError` goes to `known`, any other exception to `defect`; `leave` is
    called on the working thread after each job (it closes the book's reader there).
    """

    def __init__(
        self,
        known: Callable[[KnownError], None],
        defect: Callable[[BaseException], None],
        leave: Callable[[], None] = lambda: None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._leave = leave
        self._known = known
        self._defect = defect
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self._number = 0
        self._open: dict[int, tuple[Job, Callable[[Any], None], Callable[[KnownError], None]]] = {}

    def start(
        self,
        work: Callable[[Job], T],
        done: Callable[[T], None],
        *,
        topic: str = "",
        failed: Callable[[KnownError], None] | None = None,
    ) -> Job:
        """Run `work` with a snapshot it closed over; `done` gets its answer on this thread.

        `failed` replaces the error dialog for a `KnownError`.
        """
        if topic:
            self._cancel_topic(topic)
        self._number += 1
        job = Job(self._number, topic)
        self._open[job.number] = (job, done, failed or self._known)
        job._ended.connect(self._end)  # noqa: SLF001
        self._pool.start(_Run(job, work, self._leave))
        return job

    @property
    def busy(self) -> bool:
        """Whether any job is unfinished."""
        return bool(self._open)

    def cancel_all(self) -> None:
        """Cancel every job and wait until no thread works any more (before a book closes)."""
        for job, _done, _failed in self._open.values():
            job.cancel()
        self._pool.waitForDone()

    def _cancel_topic(self, topic: str) -> None:
        for job, _done, _failed in self._open.values():
            if job.topic == topic:
                job.cancel()

    @Slot(object, object)
    def _end(self, answer: object, error: BaseException | None) -> None:
        sender = self.sender()
        if not isinstance(sender, Job):
            return
        job, done, failed = self._open.pop(sender.number)
        try:
            self._deliver(job, answer, error, done, failed)
        finally:
            job.finished.emit()

    def _deliver(
        self,
        job: Job,
        answer: object,
        error: BaseException | None,
        done: Callable[[Any], None],
        failed: Callable[[KnownError], None],
    ) -> None:
        if isinstance(error, KnownError) and not job.cancelled:
            failed(error)
        elif error is not None and not isinstance(error, (Stopped, KnownError)):
            self._defect(error)
        elif not job.cancelled and error is None:
            done(answer)
