"""The commands that belong to no pane: record a follow-up, import a list, print."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from kaccount_desktop.ui.session import Session


def plug(session: Session, window: QWidget) -> None:
    """Connect them for an open book; each imports its dialog when it is first used."""

    def record() -> None:
        from kaccount_desktop.ui.followup.dialog import FollowUpDialog

        FollowUpDialog(session, window).open()

    def bring_in(path: Path) -> None:
        from kaccount_desktop.ui.importing.dialog import ImportDialog

        ImportDialog(session, path, window).open()

    def preview(sheet: str) -> None:
        from kaccount_desktop.ui.printing.choices import Asked
        from kaccount_desktop.ui.printing.dialog import PrintPreview

        PrintPreview(session, Asked(sheet), window).open()

    def find_duplicates() -> None:
        from kaccount_desktop.ui.duplicates.dialog import DuplicatesDialog

        DuplicatesDialog(session, window).open()

    def paste() -> None:
        from kaccount_desktop.ui.pasting.dialog import PasteDialog

        PasteDialog(session, QGuiApplication.clipboard().text(), window).open()

    commands = session.commands
    commands.record_follow_up.handle(record)
    commands.print_brief.handle(lambda: preview("visit-brief"))
    commands.print_packet.handle(lambda: preview("visit-packet"))
    commands.print_information.handle(lambda: preview("customer-information"))
    commands.find_duplicates.handle(find_duplicates)
    commands.paste_facts.handle(paste)
    session.import_asked.connect(bring_in)
