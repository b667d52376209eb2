"""Playbooks and forms: those of the program, and those a book keeps because it used them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cache

from kaccount_desktop.book.change import Change
from kaccount_desktop.book.models import Definition
from kaccount_desktop.book.rows import Reads
from kaccount_desktop.rules import forms, playbooks, toml_source
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.forms import Form
from kaccount_desktop.rules.language import Text
from kaccount_desktop.rules.playbooks import Playbook

_kept_playbooks: dict[str, Playbook] = {}
_kept_forms: dict[str, Form] = {}
"""Read once each, whichever book holds them: the digest names the content."""


class Shelf:
    """Finds playbooks and forms for a book (or, inside a change, for the change)."""

    def __init__(self, source: Reads) -> None:
        self._source = source

    def playbook(self, digest: str) -> Playbook:
        """Return a playbook kept in the book, as it was when first used.

        Raises KnownError when the book does not hold it.
        """
        found = _kept_playbooks.get(digest)
        if found is None:
            found = playbooks.load_playbook(
                self._body(digest), f"playbook {digest[:12]}", _AnyForm()
            )
            _kept_playbooks[digest] = found
        return found

    def form(self, digest: str) -> Form:
        """Return a form kept in the book, as it was when first used."""
        found = _kept_forms.get(digest)
        if found is None:
            found = forms.load_form(self._body(digest), f"form {digest[:12]}")
            _kept_forms[digest] = found
        return found

    def current_playbooks(self) -> list[Playbook]:
        """Return the playbooks of the program, for new runs."""
        return list(_program_playbooks().values())

    def current_forms(self) -> list[Form]:
        """Return the forms of the program, in order of their numbers."""
        return list(_program_forms().values())

    def current(self, ident: str) -> Playbook:
        """Return the program's playbook with this id; raise KnownError when there is none."""
        found = _program_playbooks().get(ident)
        if found is None:
            names = Text(
                ", ".join(p.title.en for p in self.current_playbooks()),
                "、".join(p.title.zh for p in self.current_playbooks()),
            )
            raise KnownError(
                Text(
                    "There is no playbook “{ident}”. Choose one of: {names}.",
                    "没有流程「{ident}」。请从中选择：{names}。",
                ).format(ident=ident[:60], names=names)
            )
        return found

    def current_form(self, ident: str) -> Form:
        """Return the program's form with this id; raise KnownError when there is none."""
        found = _program_forms().get(ident)
        if found is None:
            names = Text(
                ", ".join(f.title.en for f in self.current_forms()),
                "、".join(f.title.zh for f in self.current_forms()),
            )
            raise KnownError(
                Text(
                    "There is no form “{ident}”. Choose one of: {names}.",
                    "没有表单「{ident}」。请从中选择：{names}。",
                ).format(ident=ident[:60], names=names)
            )
        return found

    def _body(self, ident: str) -> str:
        """Return the text kept under a digest, which must be that of the text."""
        query = Definition.select(Definition.body).where(Definition.digest == ident)
        rows = self._source.read(query)
        return _whole(ident, str(rows[0].body) if rows else None)


class KeptTexts(Shelf):
    """Finds playbooks and forms among texts by digest: those of a book that is not open."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    def holds(self, digest: str) -> bool:
        """Return whether a text is there and is the one that digest names."""
        return digest in self._texts and toml_source.digest(self._texts[digest]) == digest

    def _body(self, ident: str) -> str:
        return _whole(ident, self._texts.get(ident))


def _whole(ident: str, body: str | None) -> str:
    """Return a text that is the one its digest names; raise KnownError for any other."""
    if body is not None and toml_source.digest(body) == ident:
        return body
    raise KnownError(
        Text(
            f"The book lacks a playbook or form it refers to ({ident[:12]}), or holds it "
            "changed. Check the book, or open a backup.",
            f"客户库缺少所引用的流程或表单（{ident[:12]}），或其内容已被改动。"
            "请检查客户库，或打开备份。",
        )
    )


def keep(change: Change, definition: Playbook | Form) -> str:
    """Copy a playbook or form into the book unless it holds it; return the digest."""
    known = Definition.select(Definition.digest).where(Definition.digest == definition.digest)
    if not change.read(known):
        change.insert(
            Definition,
            digest=definition.digest,
            kind_of="playbook" if isinstance(definition, Playbook) else "form",
            ident=definition.id,
            version=definition.version,
            body=definition.text,
        )
    return definition.digest


class _AnyForm(Collection[str]):
    """Stands for every form id: a kept playbook may name a form the program no longer has."""

    def __contains__(self, _ident: object) -> bool:
        return True

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


@cache
def _program_playbooks() -> dict[str, Playbook]:
    return playbooks.load_all()


@cache
def _program_forms() -> dict[str, Form]:
    return forms.load_all()
