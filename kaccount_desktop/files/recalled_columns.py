"""What the user said the columns of a list hold, known again by the headings the next time.

Kept in the book (a local table, beside the journal): it is under the book's password, serves the
command line as well as the window, and stays when the import itself is undone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from kaccount_desktop.book.actions.facts import keep_facts, kept_facts
from kaccount_desktop.book.book import Book
from kaccount_desktop.files.fields import FIELDS, KEEP, SKIP
from kaccount_desktop.files.heading_words import is_private, spelling
from kaccount_desktop.files.headings import is_ours, recognise_sheet
from kaccount_desktop.files.sheet_mapping import ColumnMapping, SheetMapping
from kaccount_desktop.files.tables import Workbook

_PREFIX: Final = "columns "


def recall(book: Book, mappings: Sequence[SheetMapping]) -> list[SheetMapping]:
    """Return the mappings as the user left them when the same headings came before."""
    names = [_name(mapping) for mapping in mappings]
    kept = kept_facts(book, [name for name in names if name])
    return [
        _recalled(mapping, json.loads(kept[name])) if name in kept else mapping
        for mapping, name in zip(mappings, names, strict=True)
    ]


def remember(book: Book, workbook: Workbook, mappings: Sequence[SheetMapping]) -> None:
    """Keep how the included sheets were read, where it is not how they would be anyway.

    Raises:
        KnownError: the book cannot be written.
    """
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    facts = {}
    for mapping in mappings:
        name = _name(mapping)
        if not (name and mapping.included):
            continue
        usual = _targets(recognise_sheet(sheets[mapping.sheet]))
        own = _targets(mapping)
        facts[name] = json.dumps(own, ensure_ascii=False) if own != usual else ""
    known = kept_facts(book, list(facts))
    news = {name: value for name, value in facts.items() if known.get(name, "") != value}
    if news:
        keep_facts(book, news)


def _name(mapping: SheetMapping) -> str:
    """Return what a set of headings is kept under, in whatever order they stand; '' for none."""
    own = [one.heading for one in mapping.columns if not is_ours(one.heading)]
    words = sorted(filter(None, map(spelling, own)))
    if not mapping.heading_rows or not words:
        return ""
    return _PREFIX + hashlib.sha256("\n".join(words).encode()).hexdigest()[:32]


def _targets(mapping: SheetMapping) -> list[list[Any]]:
    return [
        [spelling(one.heading), one.target, one.place, one.beside]
        for one in mapping.columns
        if spelling(one.heading)
    ]


def _recalled(mapping: SheetMapping, kept: Sequence[Sequence[Any]]) -> SheetMapping:
    left = list(kept)
    columns = []
    for column in mapping.columns:
        word = spelling(column.heading)
        found = next((one for one in left if word and one[0] == word), None)
        if found is not None:
            left.remove(found)
        columns.append(_column(column, found))
    changed = replace(mapping, columns=tuple(columns), recalled=True)
    return replace(changed, included=changed.ready and (mapping.included or not mapping.ready))


def _column(column: ColumnMapping, kept: Sequence[Any] | None) -> ColumnMapping:
    if kept is None or is_private(column.heading):
        return column
    _word, target, place, beside = kept
    if target not in FIELDS and target not in {SKIP, KEEP}:
        return column
    return replace(column, target=target, confidence=1.0, place=int(place), beside=str(beside))
