"""A customer list brought into a book: read, shown before, written as one journal entry.

The same list a second time changes nothing: customers are known again by their credit code or
name, people and projects by name within the customer. Unless told otherwise an import fills what is
empty and never overwrites; what differs is reported.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from pathlib import Path

from kaccount_desktop.book.actions.acting import acting
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.shelf import Shelf
from kaccount_desktop.files.customer_list import read_customers
from kaccount_desktop.files.headings import recognise
from kaccount_desktop.files.human_edits import read_edits
from kaccount_desktop.files.import_hangers import Hangers
from kaccount_desktop.files.import_plan import Existing, ImportPlan
from kaccount_desktop.files.import_report import Report
from kaccount_desktop.files.import_resolve import Resolver
from kaccount_desktop.files.import_ties import Ties
from kaccount_desktop.files.kept_files import files_folder, find_files
from kaccount_desktop.files.list_options import ListOptions
from kaccount_desktop.files.progress import (
    Cancelled,
    Progress,
    never,
    part,
    silent,
    stop_if,
)
from kaccount_desktop.files.recalled_columns import recall
from kaccount_desktop.files.record_import import Holds, RecordImport
from kaccount_desktop.files.record_reading import read_records
from kaccount_desktop.files.refused_rows import RefusedRows
from kaccount_desktop.files.sheet_mapping import SheetMapping
from kaccount_desktop.files.stage_names import StageNames, StageRef
from kaccount_desktop.files.tables import Workbook, read_workbook
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import CHINESE, Text

_RUNNABLE = frozenset({"customer", "project"})


def list_options(
    book: Book,
    *,
    opening_stage: StageRef | None = None,
    stage_words: Mapping[str, StageRef] | None = None,
    language: str = CHINESE,
    customer: str = "",
    existing: Existing = "fill",
) -> ListOptions:
    """Return the options for lists brought into `book`, with the stages of its playbooks.

    `opening_stage` (playbook id, stage id) is where customers stand whose row names no stage;
    `stage_words` maps words of the list no playbook knows; `customer` is the one whose people the
    vCards without a company are; `existing` says what becomes of records the book has.
    """
    playbooks = [p for p in Shelf(book).current_playbooks() if p.subject in _RUNNABLE]
    return ListOptions(
        today=book.clock.today(),
        stages=StageNames.of(playbooks, stage_words),
        opening_stage=opening_stage,
        language=language,
        customer=customer.strip(),
        existing=existing,
    )


def prepare(
    source: Path | Workbook,
    options: ListOptions,
    mappings: Sequence[SheetMapping] | None = None,
    progress: Progress = silent,
    cancelled: Cancelled = never,
) -> ImportPlan:
    """Read a list into a plan, by the mappings given or by what its headings say.

    Raises:
        KnownError: the file cannot be read, or no sheet has a column with customer names.
        StoppedError: cancelled.
    """
    if isinstance(source, Path):
        source = read_workbook(source, part(progress, 0.0, 0.5), cancelled)
        progress = part(progress, 0.5, 1.0)
    chosen = recognise(source) if mappings is None else mappings
    if source.records:
        return _prepare_book(source, chosen, options, progress, cancelled)
    if not any(mapping.included and mapping.ready for mapping in chosen):
        raise _no_names(source)
    return read_customers(source, chosen, options, progress, cancelled)


def _prepare_book(
    workbook: Workbook,
    mappings: Sequence[SheetMapping],
    options: ListOptions,
    progress: Progress,
    cancelled: Cancelled,
) -> ImportPlan:
    """Read an exported book: its records as edited, and the rows typed in besides as a list's."""
    if workbook.carried is None:
        workbook.carried = read_records(workbook, cancelled)
    progress(0.4)
    carried = workbook.carried
    edits = read_edits(workbook, mappings, carried, options.today, cancelled)
    progress(0.8)
    plan = read_customers(
        workbook, mappings, options, part(progress, 0.8, 0.9), cancelled, edits.numbered
    )
    plan.carried, plan.edits = carried.with_columns(edits.columns), edits.updates
    plan.refusals += edits.refusals
    plan.notes += edits.notes
    plan.rows += len(edits.numbered)
    wanted = {row["sha256"] for row in carried.tables["attachment"].values()}
    folders = (files_folder(workbook.path), workbook.path.parent / Path(carried.files).name)
    plan.files = find_files(folders, wanted, cancelled) if wanted else {}
    progress(1.0)
    return plan


def preview(book: Book, plan: ImportPlan, cancelled: Cancelled = never) -> Report:
    """Return what `apply` would do, without writing anything."""
    count = itertools.count(1)
    records = _records(book, plan, cancelled)
    resolver = Resolver(book, lambda: -next(count), plan, acting(book, plan.language))
    _walk(resolver, records, silent, cancelled)
    return resolver.report


def apply(
    book: Book, plan: ImportPlan, progress: Progress = silent, cancelled: Cancelled = never
) -> Report:
    """Bring a plan into the book as one journal entry, or none when nothing is new.

    A verified backup is kept first.

    Raises:
        KnownError: the book cannot be written.
        StoppedError: cancelled; the book is as it was.
    """
    title = Text("Import {name}", "导入 {name}").format(name=plan.title)
    book.back_up("import")
    with book.change(title) as change:
        records = _records(change, plan, cancelled)
        if records is not None:
            records.write(change, part(progress, 0.0, 0.3), cancelled)
        resolver = Resolver(change, change.new_key, plan, acting(book, plan.language))
        _walk(resolver, records, part(progress, 0.3, 0.4), cancelled)
        if resolver.writes.any():
            resolver.writes.flush(change, part(progress, 0.4, 0.95), cancelled)
        stop_if(cancelled)
    progress(1.0)
    return resolver.report


def import_file(
    book: Book,
    path: Path,
    *,
    options: ListOptions | None = None,
    dry_run: bool = False,
    progress: Progress = silent,
    cancelled: Cancelled = never,
    refused: RefusedRows | None = None,
) -> Report:
    """Read a file and bring it into the book; with `dry_run` only say what would happen.

    Columns are what the user chose when the same headings came before, else what they seem to be.
    `refused` takes in the rows that were not imported.
    """
    chosen = options or list_options(book)
    workbook = read_workbook(path, part(progress, 0.0, 0.25), cancelled)
    mappings = recall(book, recognise(workbook))
    plan = prepare(workbook, chosen, mappings, part(progress, 0.25, 0.5), cancelled)
    if dry_run:
        report = preview(book, plan, cancelled)
    else:
        report = apply(book, plan, part(progress, 0.5, 1.0), cancelled)
    if refused is not None:
        refused.add(workbook, mappings, plan, report.refusals)
    return report


def _records(source: Holds, plan: ImportPlan, cancelled: Cancelled) -> RecordImport | None:
    """Return what the records of an exported book add and change, None for any other list."""
    if plan.carried is None:
        return None
    records = RecordImport(source, plan, plan.carried)
    records.resolve(cancelled)
    return records


def _walk(
    resolver: Resolver, records: RecordImport | None, progress: Progress, cancelled: Cancelled
) -> None:
    hangers = Hangers(resolver)
    ties = Ties(resolver, hangers.person)
    for account in resolver.accounts(progress, cancelled):
        hangers.add_all(account)
        ties.add_all(account)
    ties.relate_all()
    resolver.count(records.customers if records is not None else ())
    if records is not None:
        records.tell(resolver.report)


def _no_names(workbook: Workbook) -> KnownError:
    return KnownError(
        Text(
            'No column of "{name}" holds customer names. Name the column 客户名称 (Customer name)'
            " in its heading, or choose it in the import window.",
            "在「{name}」中找不到客户名称列。请把该列的表头写成「客户名称」，或在导入窗口中指定。",
        ).format(name=workbook.path.name)
    )
