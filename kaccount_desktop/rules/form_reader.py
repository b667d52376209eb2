"""Turns the TOML of a form into a `Form`, refusing what does not fit together."""

from __future__ import annotations

import re
from typing import Final

from kaccount_desktop.rules import choices as choice_tables
from kaccount_desktop.rules import forms as model
from kaccount_desktop.rules.bindings import RECORDS, SUBJECT_RECORDS, TABLES
from kaccount_desktop.rules.choices import Choices
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text
from kaccount_desktop.rules.toml_source import TomlSource, TomlTable, digest

_NEEDS_OPTIONS: Final = frozenset({"choice", "choices"})
_CODE: Final = re.compile(r"(?P<form>F\d{2})-\d{2}")


def read_form(source: TomlSource) -> model.Form:
    """Read a form.

    Raises:
        KnownError: naming file and line.
    """
    root = source.root
    version = root.number("format", least=1)
    if version > model.FORMAT:
        raise root.error(
            Text(
                "format {found} is newer than this program reads ({known}); update the program",
                "格式版本 {found} 高于本程序支持的 {known}，请更新程序",
            ).format(found=version, known=model.FORMAT),
            "format",
        )
    subject = root.one_of("subject", model.SUBJECTS)
    prefix = root.string("code")
    form = model.Form(
        id=root.code("id"),
        code=prefix,
        number=root.string("number"),
        version=root.string("version"),
        format=version,
        title=root.text("title"),
        subtitle=root.text_or_none("subtitle"),
        subject=subject,
        source=root.text("source"),
        note=root.text_or_none("note"),
        head=_head(prefix),
        sections=_Reader(subject, prefix).sections(root),
        text=source.text,
        digest=digest(source.text),
    )
    root.close()
    return form


def _head(prefix: str) -> tuple[model.Field, ...]:
    """Return 项目名称, 填表人姓名 and 填表日期: every form of 大客户开发流程管理 begins with them."""
    return (
        _head_field("project_name", f"{prefix}-P", Text("Project", "项目名称"), "text"),
        _head_field("filled_by", f"{prefix}-N", Text("Filled in by", "填表人姓名"), "person"),
        _head_field("filled_on", f"{prefix}-D", Text("Date", "填表日期"), "date"),
    )


def _head_field(ident: str, code: str, label: Text, kind: str) -> model.Field:
    computed = ident == "project_name"
    return model.Field(
        id=ident,
        code=code,
        label=label,
        kind=kind,
        bind="project.name" if computed else model.ANSWER,
        computed=computed,
        beside=True,
    )


class _Reader:
    """Holds the ids and codes met so far and the records that may be bound."""

    def __init__(self, subject: str, prefix: str) -> None:
        self._records = SUBJECT_RECORDS[subject]
        self._prefix = prefix
        self._ids: set[str] = {"project_name", "filled_by", "filled_on"}
        self._codes: set[str] = set()

    def sections(self, root: TomlTable) -> tuple[model.Section, ...]:
        sections: list[model.Section] = []
        for table in root.tables("sections"):
            ident = table.code("id")
            if ident in [section.id for section in sections]:
                raise _twice(table, "id", ident)
            sections.append(model.Section(ident, table.text_or_none("title"), self._rows(table)))
            table.close()
        if not sections:
            raise root.error(Text("a form needs at least one section", "表单至少要有一个部分"))
        return tuple(sections)

    def _rows(self, section: TomlTable) -> tuple[model.Row | model.Table, ...]:
        rows: list[model.Row | model.Table] = []
        for item in section.tables("items"):
            if item.string("kind", "") == "table":
                rows.append(self._table(item))
                continue
            field = self._field(item, self._records)
            if not (field.beside or field.inside):
                rows.append(model.Row(((field,),)))
                continue
            last = rows[-1] if rows else None
            if not isinstance(last, model.Row):
                raise item.error(
                    Text(
                        "'beside' and 'inside' need a field before them",
                        "beside 和 inside 前面须有字段",
                    )
                )
            rows[-1] = _joined(last, field)
        if not rows:
            raise section.error(Text("a section needs at least one item", "每个部分至少要有一项"))
        return tuple(rows)

    def _table(self, item: TomlTable) -> model.Table:
        bind = item.one_of("bind", TABLES)
        code = self._code(item)
        columns = self._columns(item, code, TABLES[bind])
        table = model.Table(
            id=self._id(item),
            code=code,
            label=item.text("label"),
            bind=bind,
            columns=columns,
            row_label=item.text_or_none("row_label"),
            row_options=_options(item, "row_choices", "row_only"),
            min_rows=item.number("min_rows", 0),
            carry=item.flag("carry", default=True),
        )
        item.string("kind")
        item.close()
        return table

    def _columns(
        self, item: TomlTable, code: str, records: frozenset[str]
    ) -> tuple[model.Field, ...]:
        tables = item.tables("columns")
        if not tables:
            raise item.error(Text("a table needs columns", "表格需要列"))
        ids = self._ids
        self._ids = set()
        columns = []
        for place, table in enumerate(tables):
            column = self._field(table, records, f"{code}{chr(ord('a') + place)}")
            columns.append(column)
        self._ids = ids
        return tuple(columns)

    def _field(
        self, table: TomlTable, records: frozenset[str], column_code: str = ""
    ) -> model.Field:
        kind = table.one_of("kind", model.FIELD_KINDS)
        code = self._column_code(table, column_code) if column_code else self._code(table)
        field = model.Field(
            id=self._id(table),
            code=code,
            label=table.text("label"),
            kind=kind,
            bind=_bind(table, records),
            choices=table.string("choices", ""),
            options=_field_options(table, kind),
            unit=table.text_or_none("unit"),
            hint=table.text_or_none("hint"),
            span=table.number("span", 1, least=1),
            lines=table.number("lines", 1, least=1),
            beside=table.flag("beside"),
            inside=table.flag("inside"),
            carry=table.flag("carry", default=True),
            computed=table.flag("computed"),
        )
        table.close()
        return field

    def _id(self, table: TomlTable) -> str:
        ident = table.code("id")
        if ident in self._ids:
            raise _twice(table, "id", ident)
        self._ids.add(ident)
        return ident

    def _code(self, table: TomlTable) -> str:
        code = table.string("code")
        match = _CODE.fullmatch(code)
        if not match or match["form"] != self._prefix:
            raise _bad_code(table, code, f"{self._prefix}-01")
        if code in self._codes:
            raise _twice(table, "code", code)
        self._codes.add(code)
        return code

    def _column_code(self, table: TomlTable, expected: str) -> str:
        code = table.string("code")
        if code != expected:
            raise _bad_code(table, code, expected)
        return code


def _joined(row: model.Row, field: model.Field) -> model.Row:
    if field.beside:
        return model.Row((*row.cells, (field,)))
    return model.Row((*row.cells[:-1], (*row.cells[-1], field)))


def _bind(table: TomlTable, records: frozenset[str]) -> str:
    bind = table.string("bind")
    record, _, column = bind.partition(".")
    if bind != model.ANSWER and (record not in records or column not in RECORDS[record]):
        raise table.error(
            Text(
                "'{bind}' is not a column that this form can show",
                "本表单不能绑定「{bind}」",
            ).format(bind=bind),
            "bind",
        )
    return bind


def _field_options(table: TomlTable, kind: str) -> tuple[model.Option, ...]:
    own = tuple(_own_option(option) for option in table.tables("options"))
    named = _options(table, "choices", "only")
    options = named or own
    if named and own:
        raise table.error(
            Text("give 'choices' or 'options', not both", "choices 与 options 只能用一个"),
            "options",
        )
    if bool(options) != (kind in _NEEDS_OPTIONS):
        raise table.error(
            Text(
                "a choice needs 'choices' or 'options', and only a choice has them",
                "只有选择项才要、也必须写 choices 或 options",
            ),
            "kind",
        )
    return options


def _own_option(table: TomlTable) -> model.Option:
    option = model.Option(table.string("code"), table.text("title"))
    table.close()
    return option


def _options(table: TomlTable, key: str, only_key: str) -> tuple[model.Option, ...]:
    """Return the options of a table of `rules.choices`, or those of them listed; () without."""
    if not table.has(key):
        return ()
    known = _choice_table(table, key)
    only = table.strings(only_key) or tuple(known)
    for code in only:
        if code not in known:
            message = Text("'{code}' is not one of '{table}'", "「{table}」里没有「{code}」")
            raise table.error(message.format(code=code, table=table.string(key)), only_key)
    return tuple(model.Option(code, known[code]) for code in only)


def _choice_table(table: TomlTable, key: str) -> Choices:
    name = table.string(key)
    known = getattr(choice_tables, name.upper(), None) if name.islower() else None
    if not isinstance(known, dict) or not all(isinstance(t, Text) for t in known.values()):
        message = Text("unknown table of choices '{name}'", "未知的选项表「{name}」")
        raise table.error(message.format(name=name), key)
    return known


def _twice(table: TomlTable, key: str, ident: str) -> KnownError:
    return table.error(
        Text("{key} '{id}' is given twice", "{key}「{id}」重复").format(key=key, id=ident), key
    )


def _bad_code(table: TomlTable, code: str, expected: str) -> KnownError:
    return table.error(
        Text(
            "code '{code}' should look like {expected}", "字段编号「{code}」应形如 {expected}"
        ).format(code=code, expected=expected),
        "code",
    )
