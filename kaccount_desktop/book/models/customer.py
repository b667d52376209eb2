"""The account and what is known of it as a company."""

from __future__ import annotations

from peewee import CompositeKey, ForeignKeyField, IntegerField, TextField

from kaccount_desktop.book.fields import (
    DayField,
    FlagField,
    KeyField,
    MoneyField,
    PartialDayField,
    SmallNumberField,
)
from kaccount_desktop.book.models.base import BookModel, Judgement


class Colleague(BookModel):
    """One of our people (我方人员). `roles` holds playbook role ids, comma separated."""

    key = KeyField(primary_key=True)
    name = TextField()
    title = TextField(default="")
    roles = TextField(default="")
    phone = TextField(default="")
    email = TextField(default="")
    knows = TextField(default="")
    active = FlagField(default=True)
    note = TextField(default="")


class Customer(BookModel):
    """The account (客户). Unknown text is '', unknown numbers and dates are NULL.

    `grade` is set only by an approved assessment; a grade from a list or a visitor stands in
    `suggested_grade` with its origin.
    """

    key = KeyField(primary_key=True)
    name = TextField()
    short_name = TextField(default="")
    parent = ForeignKeyField("self", null=True, on_delete="SET NULL", backref="children")
    chain_place = TextField(default="")
    benchmark = FlagField(default=False)
    credit_code = TextField(default="")
    region = TextField(default="")
    city = TextField(default="")
    industry = TextField(default="")
    employees = IntegerField(null=True)
    ownership = TextField(default="")
    legal_representative = TextField(default="")
    finance_head = TextField(default="")
    phone = TextField(default="")
    website = TextField(default="")
    address = TextField(default="")
    scope = TextField(default="")
    main_products = TextField(default="")
    market_position = TextField(default="")
    history = TextField(default="")
    founded_year = PartialDayField(default="")
    resources = TextField(default="")
    our_product_use = TextField(default="")
    their_market = TextField(default="")
    future_plans = TextField(default="")
    supplier_motive = TextField(default="")
    supplier_urgency = TextField(default="")
    decision_days = IntegerField(null=True)
    payment_punctuality = TextField(default="")
    quality_handling = TextField(default="")
    lead_source = TextField(default="")
    credit_limit = MoneyField(null=True)
    credit_terms = TextField(default="")
    settlement_days = IntegerField(null=True)
    payment_method = TextField(default="")
    bank = TextField(default="")
    grade = TextField(default="")
    grade_on = DayField(null=True)
    suggested_grade = TextField(default="")
    suggested_grade_source = TextField(default="")
    lifecycle = TextField(default="prospect")
    owner = ForeignKeyField(Colleague, null=True, on_delete="SET NULL")
    customer_since = PartialDayField(default="")
    currency = TextField(default="CNY")
    note = TextField(default="")
    # Since version 2
    aliases = TextField(default="")


class FinancialYear(Judgement):
    """One year's figures (财务年度) in yuan; a figure not known is NULL, never zero."""

    customer = ForeignKeyField(Customer, on_delete="CASCADE", index=False)
    year = SmallNumberField()
    revenue = MoneyField(null=True)
    cost = MoneyField(null=True)
    net_profit = MoneyField(null=True)
    total_assets = MoneyField(null=True)
    current_assets = MoneyField(null=True)
    liabilities = MoneyField(null=True)
    receivables = MoneyField(null=True)
    payables = MoneyField(null=True)
    inventory = MoneyField(null=True)
    currency = TextField(default="CNY")

    class Meta:
        primary_key = CompositeKey("customer", "year")
        without_rowid = True
