"""What is due, what happened, what was needed and what was promised."""

from __future__ import annotations

from peewee import CompositeKey, ForeignKeyField, IntegerField, TextField

from kaccount_desktop.book.fields import DayField, KeyField, MomentField
from kaccount_desktop.book.models.base import BookModel, Judgement
from kaccount_desktop.book.models.customer import Colleague, Customer
from kaccount_desktop.book.models.people import Contact, Project


class Touch(BookModel):
    """A contact with the customer (跟进记录), done or planned.

    `day` is the business date, the times are local `HH:MM` or ''. `result` is of
    `TOUCH_RESULTS`; only a real one restarts a rhythm. `next_step` is what was agreed to do next.
    """

    key = KeyField(primary_key=True)
    customer = ForeignKeyField(Customer, on_delete="CASCADE")
    project = ForeignKeyField(Project, null=True, on_delete="SET NULL")
    kind = TextField()
    state = TextField(default="done")
    day = DayField()
    start_time = TextField(default="")
    end_time = TextField(default="")
    result = TextField(default="")
    summary = TextField(default="")
    next_step = TextField(default="")
    next_day = DayField(null=True)
    author = ForeignKeyField(Colleague, null=True, on_delete="SET NULL")
    recorded_at = MomentField(null=True)
    recorded_offset = IntegerField(default=480)


class TouchContact(BookModel):
    """Who of theirs took part in a touch."""

    touch = ForeignKeyField(Touch, on_delete="CASCADE", index=False)
    contact = ForeignKeyField(Contact, on_delete="CASCADE")

    class Meta:
        primary_key = CompositeKey("touch", "contact")
        without_rowid = True


class TouchColleague(BookModel):
    """Who of ours took part in a touch."""

    touch = ForeignKeyField(Touch, on_delete="CASCADE", index=False)
    colleague = ForeignKeyField(Colleague, on_delete="CASCADE")

    class Meta:
        primary_key = CompositeKey("touch", "colleague")
        without_rowid = True


class Visit(BookModel):
    """What a touch of kind visit carries besides (拜访): the plan before, the feedback after.

    `materials`, `agenda`, `talking_points`, `questions` and `avoid` hold one item a line.
    """

    touch = ForeignKeyField(Touch, on_delete="CASCADE", primary_key=True)
    place = TextField(default="")
    goal = TextField(default="")
    route = TextField(default="")
    agenda = TextField(default="")
    materials = TextField(default="")
    opening_line = TextField(default="")
    talking_points = TextField(default="")
    questions = TextField(default="")
    closing = TextField(default="")
    avoid = TextField(default="")
    reaction = TextField(default="")
    their_words = TextField(default="")
    rivals_heard = TextField(default="")
    suggested_grade = TextField(default="")
    next_goal = TextField(default="")
    support_needed = TextField(default="")
    supervisor_note = TextField(default="")


class Task(BookModel):
    """What is due (任务). `why` says the reason in the user's language when it was made.

    `origin` is the playbook rule that made it (`playbook/stage/task`), '' for one typed in.
    """

    key = KeyField(primary_key=True)
    customer = ForeignKeyField(Customer, on_delete="CASCADE")
    project = ForeignKeyField(Project, null=True, on_delete="CASCADE")
    contact = ForeignKeyField(Contact, null=True, on_delete="SET NULL")
    touch = ForeignKeyField(Touch, null=True, on_delete="SET NULL")
    kind = TextField(default="other")
    title = TextField()
    why = TextField(default="")
    due = DayField(null=True)
    due_time = TextField(default="")
    latest = DayField(null=True)
    owner = ForeignKeyField(Colleague, null=True, on_delete="SET NULL")
    origin = TextField(default="")
    stage = TextField(default="")
    done_on = DayField(null=True)
    result = TextField(default="")


class Need(Judgement):
    """What a customer needs (需求: pain, itch or delight), and our answer with its proof."""

    key = KeyField(primary_key=True)
    customer = ForeignKeyField(Customer, on_delete="CASCADE")
    project = ForeignKeyField(Project, null=True, on_delete="SET NULL")
    contact = ForeignKeyField(Contact, null=True, on_delete="SET NULL")
    kind = TextField()
    wording = TextField()
    answer = TextField(default="")
    proof = TextField(default="")


class Promise(BookModel):
    """What either side promised (承诺); `side` is `us` or `them`."""

    key = KeyField(primary_key=True)
    customer = ForeignKeyField(Customer, on_delete="CASCADE")
    project = ForeignKeyField(Project, null=True, on_delete="SET NULL")
    contact = ForeignKeyField(Contact, null=True, on_delete="SET NULL")
    colleague = ForeignKeyField(Colleague, null=True, on_delete="SET NULL")
    touch = ForeignKeyField(Touch, null=True, on_delete="SET NULL")
    side = TextField()
    kind = TextField(default="other")
    wording = TextField()
    made_on = DayField(null=True)
    due = DayField(null=True)
    state = TextField(default="open")
