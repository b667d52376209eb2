"""What the import does off the window's thread: read the file, count, write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kaccount_desktop.book.book import Book
from kaccount_desktop.files.headings import recognise
from kaccount_desktop.files.import_plan import Existing, ImportPlan
from kaccount_desktop.files.import_report import Report
from kaccount_desktop.files.importing import apply, list_options, prepare, preview
from kaccount_desktop.files.progress import Progress, StoppedError, part
from kaccount_desktop.files.recalled_columns import recall, remember
from kaccount_desktop.files.refused_rows import RefusedRows
from kaccount_desktop.files.sheet_mapping import SheetMapping
from kaccount_desktop.files.stage_names import StageRef
from kaccount_desktop.files.tables import Workbook, read_workbook
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text
from kaccount_desktop.ui.worker import Job, Stopped

READING = Text("Reading", "正在读取")
COUNTING = Text("Counting", "正在核对")
WRITING = Text("Writing", "正在写入")


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as sheets of rows, with what each column seems to hold."""

    workbook: Workbook
    mappings: tuple[SheetMapping, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user wants of a file: columns, the stage of the whole list, words for stages.

    `customer` is the one whose people the vCards without a company are; `existing` says what
    becomes of records the book has.
    """

    mappings: tuple[SheetMapping, ...]
    opening_stage: StageRef | None
    stage_words: Mapping[str, StageRef]
    language: str
    customer: str = ""
    existing: Existing = "fill"

    @property
    def ready(self) -> bool:
        """Whether any sheet to be imported has a column with customer names."""
        return any(mapping.included and mapping.ready for mapping in self.mappings)


@dataclass(frozen=True, slots=True)
class Counted:
    """What an import would do; the plan serves the import itself."""

    wanted: Wanted
    plan: ImportPlan
    report: Report


@dataclass(frozen=True, slots=True)
class Written:
    """What an import did, and the rows it refused, to be saved if the user wants."""

    report: Report
    refused: RefusedRows


def read(book: Book, path: Path, job: Job) -> Reading:
    """Read a file; raises KnownError for every way it can fail."""
    try:
        workbook = read_workbook(path, _telling(job, READING), lambda: job.cancelled)
    except StoppedError:
        raise Stopped from None
    return Reading(workbook, tuple(recall(book, recognise(workbook))))


def count(book: Book, workbook: Workbook, wanted: Wanted, job: Job) -> Counted:
    """Say what the import would do; the book is only read."""
    try:
        plan = _plan(book, workbook, wanted, job, _telling(job, COUNTING))
        return Counted(wanted, plan, preview(book, plan, lambda: job.cancelled))
    except StoppedError:
        raise Stopped from None


def write(
    book: Book, workbook: Workbook, wanted: Wanted, counted: Counted | None, job: Job
) -> Written:
    """Import as one journal entry; a cancel before its end leaves the book as it was."""
    told = _telling(job, WRITING)
    try:
        if counted is not None and counted.wanted == wanted:
            plan = counted.plan
        else:
            plan = _plan(book, workbook, wanted, job, part(told, 0.0, 0.4))
            told = part(told, 0.4, 1.0)
        report = apply(book, plan, told, lambda: job.cancelled)
    except StoppedError:
        raise Stopped from None
    with suppress(KnownError):  # the list is in; that its columns were not noted is no failure
        remember(book, workbook, wanted.mappings)
    refused = RefusedRows(wanted.language)
    refused.add(workbook, wanted.mappings, plan, report.refusals)
    return Written(report, refused)


def _plan(
    book: Book, workbook: Workbook, wanted: Wanted, job: Job, progress: Progress
) -> ImportPlan:
    options = list_options(
        book,
        opening_stage=wanted.opening_stage,
        stage_words=wanted.stage_words,
        language=wanted.language,
        customer=wanted.customer,
        existing=wanted.existing,
    )
    mappings: Sequence[SheetMapping] = wanted.mappings
    return prepare(workbook, options, mappings, progress, lambda: job.cancelled)


def _telling(job: Job, text: Text) -> Progress:
    """Return a progress that only tells: what is committed must not be taken for cancelled."""

    def tell(share: float) -> None:
        job.progressed.emit(share, text)

    return tell
