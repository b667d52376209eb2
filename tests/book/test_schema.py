"""Three descriptions of one schema agree: models, migrations, frozen columns; each table has a kind."""

from __future__ import annotations

import pytest

from kaccount_desktop.book import migrations
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.frozen_columns import COLUMNS
from kaccount_desktop.book.journal import JOURNALED_TABLES, columns_fit
from kaccount_desktop.book.models import ALL_MODELS, BESIDE, JOURNALED, BookModel
from kaccount_desktop.book.wording import CODES, TABLES, column_label, table_of
from kaccount_desktop.rules.bindings import LINKED, RECORDS

BESIDE_MODELS = {"search", "blob"}


def tables(book: Book) -> dict[str, str]:
    rows = book.rows("SELECT name, sql FROM sqlite_master WHERE type='table'")
    return {name: sql for name, sql in rows if not name.startswith(("sqlite_", "search_"))}


def test_every_table_is_of_a_declared_kind(empty_book: Book) -> None:
    declared = {table_of(model) for model in ALL_MODELS}
    assert set(tables(empty_book)) == declared | BESIDE_MODELS
    assert {model.table_kind for model in JOURNALED} == {"journaled"}
    assert {model.table_kind for model in BESIDE} == {"derived", "local"}
    assert set(JOURNALED_TABLES) == {table_of(m) for m in ALL_MODELS if m.table_kind == "journaled"}


def test_every_journaled_table_has_a_key_that_a_session_records(empty_book: Book) -> None:
    for name in JOURNALED_TABLES:
        info = empty_book.rows(f'PRAGMA table_info("{name}")')
        keys = [row for row in info if row[5]]
        assert keys, name
        natural = "WITHOUT ROWID" in tables(empty_book)[name]
        assert natural or keys[0][2] == "INTEGER", name


@pytest.mark.parametrize("model", ALL_MODELS, ids=table_of)
def test_models_equal_the_migrated_schema(empty_book: Book, model: type[BookModel]) -> None:
    info = empty_book.rows(f'PRAGMA table_info("{table_of(model)}")')
    fields = model._meta.sorted_fields
    assert [row[1] for row in info] == [field.column_name for field in fields]
    for (_place, name, _type, not_null, default, key), field in zip(info, fields, strict=True):
        assert bool(not_null) == (not field.null), name
        if not key and not field.null and field.default is not None:
            assert default is not None, f"{name} needs a DEFAULT in the schema"
            assert default.strip("'") == str(
                int(field.default) if isinstance(field.default, bool) else field.default
            )
    primary = [row[1] for row in sorted(info, key=lambda row: int(row[5])) if row[5]]
    assert primary == [field.column_name for field in model._meta.get_primary_keys()]


def test_foreign_keys_of_models_and_schema_are_the_same(empty_book: Book) -> None:
    for model in ALL_MODELS:
        rows = empty_book.rows(f'PRAGMA foreign_key_list("{table_of(model)}")')
        found = {(row[3], row[2], row[6]) for row in rows}
        wanted = {
            (field.column_name, table_of(field.rel_model), field.on_delete)
            for field in model._meta.refs
        }
        assert found == wanted, table_of(model)


def test_frozen_columns_are_those_of_the_models() -> None:
    newest = COLUMNS[migrations.VERSION]
    assert newest == {
        table_of(model): tuple(field.column_name for field in model._meta.sorted_fields)
        for model in JOURNALED
    }


def test_every_version_has_its_columns_and_only_gains_at_the_end() -> None:
    assert sorted(COLUMNS) == list(range(1, migrations.VERSION + 1))
    for version in COLUMNS:
        assert columns_fit(version, migrations.VERSION)
    assert not columns_fit(migrations.VERSION + 1, migrations.VERSION)


def test_every_column_has_words_in_both_languages() -> None:
    for model in JOURNALED:
        assert table_of(model) in TABLES
        for field in model._meta.sorted_fields:
            label = column_label(table_of(model), field.name)
            assert label.zh != field.name, f"{table_of(model)}.{field.name}"
            assert column_label(table_of(model), field.column_name) == label


def test_coded_columns_exist_and_their_defaults_are_codes() -> None:
    models = {table_of(model): model for model in JOURNALED}
    for name, codes in CODES.items():
        table, _, column = name.partition(".")
        field = models[table]._meta.fields[column]
        assert field.default in (None, "") or field.default in codes


def test_forms_bind_to_columns_that_exist() -> None:
    models = {table_of(model): model for model in JOURNALED}
    for record, columns in RECORDS.items():
        linked = {name.partition(".")[2] for name in LINKED if name.startswith(record)}
        assert columns - linked <= set(models[record]._meta.fields), record
