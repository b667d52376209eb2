"""What is wrong with a book, if anything: file, schema, references, derived tables, journal."""

from __future__ import annotations

import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import zip_longest
from pathlib import Path
from typing import Final

import apsw

from kaccount_desktop.book import blobs, derived, migrations
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.changes import read_changes
from kaccount_desktop.book.connection import open_raw
from kaccount_desktop.book.frozen_columns import COLUMNS
from kaccount_desktop.book.models import ALL_MODELS, JOURNALED
from kaccount_desktop.book.password import BookKey
from kaccount_desktop.book.wording import table_label, table_of
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text, same

BESIDE_MODELS: Final = frozenset({"search", "blob"})
"""Tables made by the schema that no model describes."""

_MOST_NAMED: Final = 5


def check(book: Book | Path | str, password: str | None = None) -> list[Text]:
    """Return every fault found, each a sentence; none means the book is sound.

    The file is opened anew for reading, an open book's too: FTS5 checks itself against what the
    connection remembers, and a reader that has searched before remembers older pages. A book that
    cannot be opened is one fault.
    """
    try:
        with _opened(book, password) as opened:
            raw = opened.reader_connection()
            raw.execute("BEGIN")  # one moment of a book that somebody may be writing to
            try:
                return _faults(raw)
            finally:
                raw.execute("ROLLBACK")
    except KnownError as error:
        return [error.text]
    except (apsw.Error, UnicodeDecodeError) as error:  # what cannot be read at all is damage
        return [_damaged(str(error))]


def _opened(book: Book | Path | str, password: str | None) -> Book:
    if isinstance(book, Book):
        return book.opened_again()
    return Book.open(book, read_only=True, password=password)


def _faults(raw: apsw.Connection) -> list[Text]:
    damage = [str(line) for (line,) in raw.execute("PRAGMA quick_check(5)") if line != "ok"]
    if damage:
        return [_damaged(line) for line in damage]
    faults: list[Text] = []
    for look in _LOOKS:
        faults += look(raw)
    return faults


def _references(raw: apsw.Connection) -> Iterator[Text]:
    broken: dict[tuple[str, str], int] = {}
    for table, _rowid, parent, _number in raw.execute("PRAGMA foreign_key_check"):
        broken[table, parent] = broken.get((table, parent), 0) + 1
    for (table, parent), count in broken.items():
        child, owner = table_label(table), table_label(parent)
        yield Text(
            f"{count} rows ({child.en}) refer to a {owner.en} that is not in the book.",
            f"{count} 条{child.zh}记录引用了库中不存在的{owner.zh}。",
        )


@contextmanager
def _empty_book() -> Iterator[apsw.Connection]:
    """Yield an empty book of this version, to compare with; it is thrown away.

    The words of a book with a password may come into it, so nobody knows its key.
    """
    with tempfile.TemporaryDirectory() as folder:
        path, key = Path(folder, "empty.kabook"), BookKey.random()
        migrations.create(path, key)
        raw = open_raw(path, key)
        try:
            raw.execute("PRAGMA synchronous=OFF")
            yield raw
        finally:
            raw.close()


def _schema(raw: apsw.Connection) -> Iterator[Text]:
    with _empty_book() as empty:
        wanted = _objects(empty)
    found = _objects(raw)
    for name in sorted(wanted.keys() | found.keys()):
        if name not in found:
            yield Text(f"“{name}” is missing from the schema.", f"库结构缺少「{name}」。")
        elif name not in wanted:
            yield Text(f"“{name}” does not belong to the schema.", f"库结构多出「{name}」。")
        elif wanted[name] != found[name]:
            yield Text(
                f"“{name}” differs from the schema of this version.",
                f"「{name}」与本版本的库结构不同。",
            )


def _objects(raw: apsw.Connection) -> dict[str, str]:
    rows = raw.execute("SELECT name, coalesce(sql,'') FROM sqlite_master")
    return {name: sql for name, sql in rows if not name.startswith("sqlite_stat")}


def _kinds(raw: apsw.Connection) -> Iterator[Text]:
    """Compare the tables declared with those there are; a session needs a primary key."""
    declared = {table_of(model) for model in ALL_MODELS} | BESIDE_MODELS
    tables = {
        name
        for name, sql in _objects(raw).items()
        if sql.upper().startswith("CREATE") and "TABLE" in sql.upper().split("(")[0]
    }
    for name in sorted(tables - declared):
        if not name.startswith("search_"):
            yield Text(f"Table “{name}” is of no declared kind.", f"表「{name}」没有声明类别。")
    for model in JOURNALED:
        name = table_of(model)
        if not any(row[5] for row in raw.execute(f'PRAGMA table_info("{name}")')):
            yield Text(
                f"Table “{name}” has no primary key; its changes cannot be undone.",
                f"表「{name}」没有主键，改动无法撤销。",
            )


def _summaries(raw: apsw.Connection) -> Iterator[Text]:
    count = derived.stale_summaries(raw)
    if count:
        yield Text(
            f"The list shows {count} customers other than their records say.",
            f"客户列表中有 {count} 个客户与记录不一致。",
        )


def _search(raw: apsw.Connection) -> Iterator[Text]:
    with _empty_book() as fresh:
        with fresh:
            derived.fill_index(fresh, raw)
        with _vocabulary(raw) as found, _vocabulary(fresh) as wanted:
            if any(a != b for a, b in zip_longest(found, wanted)):
                yield Text("Search does not find what the records hold.", "搜索索引与记录不一致。")


@contextmanager
def _vocabulary(raw: apsw.Connection) -> Iterator[Iterator[tuple[object, ...]]]:
    """Yield the words of the index with how often they stand in each column."""
    was = raw.pragma("query_only")
    raw.execute("PRAGMA query_only=0")
    try:
        raw.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, search, col)")
    finally:
        raw.execute(f"PRAGMA query_only={was}")
    cursor = raw.execute("SELECT term, col, doc, cnt FROM temp.words ORDER BY term, col")
    try:
        yield iter(cursor)
    finally:
        cursor.close(force=True)
        raw.execute("PRAGMA query_only=0")
        raw.execute("DROP TABLE temp.words")
        raw.execute(f"PRAGMA query_only={was}")


def _orphans(raw: apsw.Connection) -> Iterator[Text]:
    names = [
        name
        for (name,) in raw.execute(
            "SELECT name FROM contact WHERE key NOT IN"
            " (SELECT contact_id FROM position WHERE contact_id IS NOT NULL) ORDER BY key"
        )
    ]
    if names:
        listed = "、".join(names[:_MOST_NAMED]) + ("…" if len(names) > _MOST_NAMED else "")
        yield Text(
            f"{len(names)} people hold no post at any customer: {listed}",
            f"{len(names)} 个联系人不在任何客户任职：{listed}",
        )
    count = raw.execute(
        "SELECT count(DISTINCT record) FROM answer WHERE record NOT IN (SELECT key FROM customer"
        " UNION ALL SELECT key FROM contact UNION ALL SELECT key FROM project"
        " UNION ALL SELECT key FROM touch)"
    ).get
    if count:
        yield Text(
            f"Forms of {count} records that are not in the book are still kept.",
            f"库中仍保存着 {count} 条已不存在记录的表单内容。",
        )


def _blobs(raw: apsw.Connection) -> Iterator[Text]:
    whole: dict[str, bool] = {}
    rows = raw.execute(
        "SELECT name, sha256, size IS (SELECT sum(length(chunk)) FROM blob b"
        " WHERE b.sha256=a.sha256) FROM attachment a ORDER BY key"
    ).fetchall()
    for name, sha256, fits in rows:
        if not fits:
            yield Text(
                f"The content of the attached file “{name}” is missing or cut short.",
                f"附件「{name}」的内容缺失或不完整。",
            )
            continue
        digest = str(sha256)
        if digest not in whole:
            whole[digest] = blobs.is_whole(raw, digest)
        if not whole[digest]:
            yield Text(
                f"The content of the attached file “{name}” is not what was attached.",
                f"附件「{name}」的内容与添加时不同。",
            )


def _journal(raw: apsw.Connection) -> Iterator[Text]:
    for entry, title_en, title_zh, version, changeset in raw.execute(
        "SELECT entry, title_en, title_zh, version, changeset FROM journal ORDER BY entry"
    ):
        title = Text(str(title_en), str(title_zh))
        try:
            changes = read_changes(zlib.decompress(changeset))
        except (zlib.error, apsw.Error, TypeError):
            yield Text(
                "The history entry “{title}” ({entry}) cannot be read.",
                "历史记录「{title}」（{entry}）无法读取。",
            ).format(title=title, entry=same(str(entry)))
            continue
        unknown = set(changes.tables) - set(COLUMNS.get(int(version), {}))
        if unknown:
            yield Text(
                "The history entry “{title}” names unknown tables: {tables}.",
                "历史记录「{title}」含有未知的表：{tables}。",
            ).format(title=title, tables=", ".join(sorted(unknown)))


_LOOKS: Final[tuple[Callable[[apsw.Connection], Iterator[Text]], ...]] = (
    _references,
    _schema,
    _kinds,
    _summaries,
    _search,
    _orphans,
    _blobs,
    _journal,
)


def _damaged(detail: str) -> Text:
    return Text(
        f"The file is damaged: {detail}. Open a copy or a backup.",
        f"文件已损坏：{detail}。请打开副本或备份。",
    )
