"""What is chosen: docks and the workspace follow this one object."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Selection(QObject):
    """The chosen customer, project and contact by key; None where nothing is chosen.

    Signals carry the new key as `object`: a 63-bit key does not fit a C++ int.
    Choosing another customer first clears project and contact.
    """

    customer_changed = Signal(object)
    project_changed = Signal(object)
    contact_changed = Signal(object)
    customers_marked = Signal(object)
    """The keys of all customers marked, a tuple; empty when the chosen one stands alone."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._customer: int | None = None
        self._project: int | None = None
        self._contact: int | None = None
        self._customers: tuple[int, ...] = ()

    @property
    def customer(self) -> int | None:
        """Key of the chosen customer."""
        return self._customer

    @property
    def project(self) -> int | None:
        """Key of the chosen project of that customer."""
        return self._project

    @property
    def contact(self) -> int | None:
        """Key of the chosen person."""
        return self._contact

    @property
    def customers(self) -> tuple[int, ...]:
        """Keys of all customers marked in the list; the chosen one alone when none is marked."""
        if self._customers:
            return self._customers
        return () if self._customer is None else (self._customer,)

    def choose_customer(self, key: int | None) -> None:
        """Choose a customer; project and contact start empty."""
        if key == self._customer:
            return
        self._customer = key
        self._customers = ()
        self.choose_project(None)
        self.choose_contact(None)
        self.customer_changed.emit(key)

    def choose_project(self, key: int | None) -> None:
        """Choose a project of the chosen customer."""
        if key != self._project:
            self._project = key
            self.project_changed.emit(key)

    def choose_contact(self, key: int | None) -> None:
        """Choose a person of the chosen customer."""
        if key != self._contact:
            self._contact = key
            self.contact_changed.emit(key)

    def mark_customers(self, keys: tuple[int, ...]) -> None:
        """Mark several customers (for printing them at once); the list shows them marked."""
        if keys != self._customers:
            self._customers = keys
            self.customers_marked.emit(keys)
