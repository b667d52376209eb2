"""Every sheet that can be printed: its id, its title, and how to make it.

`prepare` reads the book; what it returns needs the book no more, so that it can be set on paper in
a worker. ReportLab and the fonts are loaded when the first sheet is made.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import CHINESE, Text

if TYPE_CHECKING:
    from kaccount_desktop.book.book import Book
    from kaccount_desktop.sheets.prepared_sheet import PreparedSheet

SHEETS: Final = {
    "visit-brief": Text("Visit on one page", "拜访一页纸"),
    "visit-packet": Text("Visit packet", "拜访资料包"),
    "customer-information": Text("Customer information sheet", "客户信息表"),
    "decision-maker": Text("Decision maker sheet", "项目决策人信息表"),
    "decision-participant": Text("Decision participant sheet", "项目决策参与人信息表"),
    "executor": Text("Executor sheet", "项目执行层人员信息表"),
    "superior": Text("Superior sheet", "项目上级主管人员信息表"),
    "project-proposal": Text("Project proposal", "项目建议书"),
    "initial-information": Text("Initial information sheet", "信息初始表"),
    "visit-feedback": Text("Visit feedback form", "客户反馈表"),
    "minutes": Text("Minute of our meeting", "会谈纪要"),
    "relationship-map": Text("Relationship map", "关系图"),
}
"""Sheet id → title, in the order of menus; ids are permanent."""
FORMS: Final = {
    "customer-information": "customer_information",
    "decision-maker": "decision_maker",
    "decision-participant": "participant",
    "executor": "executor",
    "superior": "superior",
    "initial-information": "initial_information",
    "project-proposal": "project_proposal",
    "visit-feedback": "visit_feedback",
}
"""The sheets that are forms, and so can be printed blank."""
PERSON_SHEETS: Final = ("decision-maker", "decision-participant", "executor", "superior")
"""The forms about one person, by the role they have in the project; so their very title judges."""
CARRY, FULL = "carry", "full"
EDITION_TITLES: Final = {
    CARRY: Text("To carry along (safe to lose)", "外带版（丢了也不泄密）"),
    FULL: Text("Full (internal, stays in the office)", "完整版（内部，不带出公司）"),
}
"""The two editions of a sheet: *carry* keeps to itself how we judge the customer and its people."""
_EDITIONS: Final = {
    "visit-brief": (CARRY, FULL),
    "visit-packet": (CARRY, FULL),
    "relationship-map": (CARRY, FULL),
    "minutes": (CARRY,),
    "project-proposal": (FULL,),
    **dict.fromkeys(PERSON_SHEETS, (FULL,)),
}


def editions(sheet: str) -> tuple[str, ...]:
    """Return the editions a sheet has, the usual one first: papers for the way are carried."""
    return _EDITIONS.get(sheet, (FULL, CARRY))


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be printed.

    `customers` are keys; `project` and `visit` (the key of its touch) narrow what is shown, and
    belong to the only customer; `contacts` name whose sheets are wanted. `blank` leaves a form
    to be filled in by hand. `today` stands on every page. `edition` is `carry` or `full`, '' the
    usual one of the sheet.
    """

    sheet: str
    today: date
    customers: Sequence[int] = ()
    project: int | None = None
    visit: int | None = None
    contacts: Sequence[int] = ()
    language: str = CHINESE
    blank: bool = False
    edition: str = ""

    @property
    def full(self) -> bool:
        """Whether the edition shows how we judge the customer and its people."""
        return (self.edition or editions(self.sheet)[0]) == FULL


def prepare(book: Book, request: Request) -> PreparedSheet:
    """Read all that a sheet shows; its `pdf()` then needs no book.

    Raises:
        KnownError: no such sheet, no customer chosen, or nothing there to print.
    """
    from kaccount_desktop.sheets import prepared, prepared_forms

    if request.sheet not in SHEETS:
        listed = ", ".join(SHEETS)
        raise KnownError(
            Text(
                f"There is no sheet “{request.sheet}”. Choose one of: {listed}.",
                f"没有名为「{request.sheet}」的表单。请从中选择：{listed}。",
            )
        )
    _refuse_unfit(request)
    makers: dict[str, Callable[[Book, Request], PreparedSheet]] = {
        "visit-brief": prepared.visit_briefs,
        "visit-packet": prepared.visit_packets,
        "customer-information": prepared_forms.customer_information,
        **dict.fromkeys(PERSON_SHEETS, prepared_forms.person_sheets),
        "initial-information": prepared_forms.initial_information,
        "project-proposal": prepared.project_proposals,
        "visit-feedback": prepared_forms.visit_feedback,
        "minutes": prepared.minutes,
        "relationship-map": prepared.relationship_maps,
    }
    return makers[request.sheet](book, request)


def _refuse_unfit(request: Request) -> None:
    """Raise when a sheet is not printed blank, for nobody, or in this edition."""
    if request.blank and request.sheet not in FORMS:
        raise KnownError(
            Text(
                "Only a form can be printed blank. Leave “blank” off.",
                "只有表单可以打印空白的，请取消「空白」。",
            )
        )
    if not request.customers and not request.blank:
        raise KnownError(
            Text(
                "No customer was chosen. Choose at least one customer to print for.",
                "没有选择客户。请至少选择一家客户再打印。",
            )
        )
    if request.edition and request.edition not in editions(request.sheet):
        only = EDITION_TITLES[editions(request.sheet)[0]]
        raise KnownError(
            Text(
                "“{sheet}” has one edition only: {only}. Leave “edition” off.",
                "《{sheet}》只有一种版本：{only}。请不要另选版本。",
            ).format(sheet=SHEETS[request.sheet], only=only)
        )


def render(book: Book, request: Request) -> bytes:
    """Return a sheet as PDF; the same book, request and program give the same bytes."""
    return prepare(book, request).pdf()


def write(book: Book, request: Request, out: Path) -> None:
    """Write a sheet into a file, all of it or nothing.

    Raises:
        KnownError: as `prepare`, or the file cannot be written.
    """
    store(render(book, request), out)


def store(data: bytes, out: Path) -> None:
    """Write a finished PDF into a file, all of it or nothing; refuse with a sentence."""
    import os
    import tempfile

    try:
        handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(0o666 & ~_umask())
            Path(name).replace(out)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise KnownError(
            Text(
                f"{out} could not be written ({reason}). Close it if it is open elsewhere, or "
                "choose another folder.",
                f"无法写入 {out}（{reason}）。如果文件正被打开，请先关闭，或另选文件夹。",
            )
        ) from error


def store_text(sheet: PreparedSheet, out: Path) -> None:
    """Write the plain text of a sheet into a file (UTF-8).

    Raises:
        KnownError: the sheet has no text, or the file cannot be written.
    """
    if not sheet.text:
        raise KnownError(
            Text(
                f"“{sheet.title}” is not available as text. Choose a name that ends in .pdf.",
                f"《{sheet.title}》没有纯文本，请用以 .pdf 结尾的文件名。",
            )
        )
    store(sheet.text.encode(), out)


def _umask() -> int:
    """Return the permissions new files are made without (mkstemp makes them private)."""
    import os

    mask = os.umask(0)
    os.umask(mask)
    return mask
