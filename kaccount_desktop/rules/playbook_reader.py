"""Turns the TOML of a playbook into a `Playbook`, refusing what does not fit together."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from kaccount_desktop.rules import playbooks as model
from kaccount_desktop.rules.choices import GRADES, TASK_KINDS, TOUCH_KINDS
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text
from kaccount_desktop.rules.toml_source import TomlSource, TomlTable, digest

_TRIGGERS = frozenset({*TOUCH_KINDS, *model.CADENCE_EVENTS})
_NEXT_KINDS = frozenset({*TOUCH_KINDS, *TASK_KINDS})


def read_playbook(source: TomlSource, forms: Collection[str]) -> model.Playbook:
    """Read a playbook whose forms must be among the ids `forms`.

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
    reader = _Reader(forms)
    playbook = model.Playbook(
        id=root.code("id"),
        version=root.string("version"),
        format=version,
        title=root.text("title"),
        source=root.text("source"),
        source_note=root.text("source_note"),
        subject=root.one_of("subject", model.SUBJECTS),
        roles=reader.roles(root.tables("roles")),
        cadences=reader.cadences(root.tables("cadences")),
        stages=reader.stages(root, root.tables("stages")),
        text=source.text,
        digest=digest(source.text),
    )
    root.close()
    return playbook


class _Reader:
    """Holds the ids known so far, so that a mention of an unknown one is refused at its line."""

    def __init__(self, forms: Collection[str]) -> None:
        self._forms = forms
        self._roles: set[str] = set()
        self._stages: list[str] = []
        self._stage_id = ""

    def roles(self, tables: list[TomlTable]) -> tuple[model.Role, ...]:
        roles = []
        for table in tables:
            ident = _new_id(table, self._roles)
            self._roles.add(ident)
            roles.append(model.Role(ident, table.text("title")))
            table.close()
        return tuple(roles)

    def stages(self, root: TomlTable, tables: list[TomlTable]) -> tuple[model.Stage, ...]:
        if not any(not table.flag("on_event") for table in tables):
            raise root.error(
                Text("a playbook needs at least one stage", "流程至少要有一个阶段"), "stages"
            )
        return tuple(self._stage(table) for table in tables)

    def _stage(self, table: TomlTable) -> model.Stage:
        ident = self._stage_id = _new_id(table, self._stages)
        on_event = table.flag("on_event")
        gate = table.table("gate")
        duration = table.number("duration_days", least=0 if on_event else 1)
        stage = model.Stage(
            id=ident,
            title=table.text("title"),
            purpose=table.text("purpose"),
            keyword=table.text("keyword"),
            entry=table.text_or_none("entry"),
            exit=table.text_or_none("exit"),
            focus=_texts(table.tables("focus")),
            on_event=on_event,
            duration_days=duration,
            participants=self._known_roles(table, "participants"),
            tasks=self._tasks(table.tables("tasks"), duration),
            gate=self._gate(gate) if gate else None,
            cadences=self.cadences(table.tables("cadences")),
            forms=self._known_forms(table),
        )
        table.close()
        self._stages.append(ident)
        return stage

    def _tasks(self, tables: list[TomlTable], duration: int) -> tuple[model.TaskRule, ...]:
        tasks: list[model.TaskRule] = []
        for table in tables:
            form = table.string("form", "")
            if form and form not in self._forms:
                raise self._unknown(table, "form", Text("form", "表单"), form)
            tasks.append(
                model.TaskRule(
                    id=_new_id(table, [task.id for task in tasks]),
                    title=table.text("title"),
                    role=self._known_role(table, "role"),
                    offset_days=_offset_days(table, duration),
                    kind=table.one_of("kind", TASK_KINDS),
                    form=form,
                )
            )
            table.close()
        return tuple(tasks)

    def _gate(self, table: TomlTable) -> model.Gate:
        gate = model.Gate(
            title=table.text("title"),
            criteria=_criteria(table),
            approver=self._known_role(table, "approver"),
            outcomes=_outcomes(table),
            returns_to=self._returns_to(table),
        )
        table.close()
        return gate

    def _returns_to(self, table: TomlTable) -> str:
        target = table.string("returns_to", "")
        if target and target not in self._stages:
            raise table.error(
                Text(
                    "a refusal can only return to an earlier stage, and '{stage}' is none",
                    "只能退回到前面的阶段，「{stage}」不在前面",
                ).format(stage=target),
                "returns_to",
            )
        return target

    def cadences(self, tables: list[TomlTable]) -> tuple[model.Cadence, ...]:
        cadences: list[model.Cadence] = []
        for table in tables:
            ideal = table.number("ideal_days", least=1)
            cadences.append(
                model.Cadence(
                    id=_new_id(table, [cadence.id for cadence in cadences]),
                    after=table.one_of("after", _TRIGGERS),
                    ideal_days=ideal,
                    latest_days=_latest_days(table, ideal),
                    kind=table.one_of("kind", _NEXT_KINDS),
                    max_times=table.number("max_times", 0),
                    why=table.text("why"),
                )
            )
            table.close()
        return tuple(cadences)

    def _known_role(self, table: TomlTable, key: str) -> str:
        role = table.string(key)
        if role not in self._roles:
            raise self._unknown(table, key, Text("role", "角色"), role)
        return role

    def _known_roles(self, table: TomlTable, key: str) -> tuple[str, ...]:
        roles = table.strings(key)
        for role in roles:
            if role not in self._roles:
                raise self._unknown(table, key, Text("role", "角色"), role)
        return roles

    def _unknown(self, table: TomlTable, key: str, what: Text, ident: str) -> KnownError:
        return table.error(
            Text(
                "stage '{stage}' names an unknown {what} '{id}'",
                "阶段「{stage}」用到未知的{what}「{id}」",
            ).format(stage=self._stage_id, what=what, id=ident),
            key,
        )

    def _known_forms(self, table: TomlTable) -> tuple[str, ...]:
        forms = table.strings("forms")
        for form in forms:
            if form not in self._forms:
                raise self._unknown(table, "forms", Text("form", "表单"), form)
        return forms


def _criteria(gate: TomlTable) -> tuple[model.Criterion, ...]:
    criteria: list[model.Criterion] = []
    for table in gate.tables("criteria"):
        ident = _new_id(table, [criterion.id for criterion in criteria])
        criteria.append(model.Criterion(ident, table.text("title"), table.text("evidence")))
        table.close()
    if not criteria:
        raise gate.error(Text("a gate needs at least one criterion", "评审点至少要有一条标准"))
    return tuple(criteria)


def _outcomes(gate: TomlTable) -> tuple[model.Outcome, ...]:
    outcomes: list[model.Outcome] = []
    for table in gate.tables("outcomes"):
        ident = _new_id(table, [outcome.id for outcome in outcomes])
        effect = table.one_of("effect", model.OUTCOME_EFFECTS)
        if effect == "return" and not gate.string("returns_to", ""):
            raise table.error(
                Text(
                    "an outcome returns, but the gate has no 'returns_to'",
                    "有退回结论，却没有写 returns_to",
                ),
                "effect",
            )
        grade = table.one_of("grade", GRADES, "")
        outcomes.append(model.Outcome(ident, table.text("title"), effect, grade))
        table.close()
    if not any(outcome.effect == "pass" for outcome in outcomes):
        raise gate.error(Text("no outcome of this gate lets it pass", "评审点没有可以通过的结论"))
    return tuple(outcomes)


def _latest_days(table: TomlTable, ideal: int) -> int:
    latest = table.number("latest_days", least=1)
    if latest < ideal:
        raise table.error(
            Text("'latest_days' is smaller than 'ideal_days'", "latest_days 小于 ideal_days"),
            "latest_days",
        )
    return latest


def _offset_days(table: TomlTable, duration: int) -> int:
    offset = table.number("offset_days")
    if offset > duration:
        raise table.error(
            Text(
                "the task is due after the stage ends ({days} working days)",
                "任务的期限超过了阶段的 {days} 个工作日",
            ).format(days=duration),
            "offset_days",
        )
    return offset


def _texts(tables: list[TomlTable]) -> tuple[Text, ...]:
    texts = []
    for table in tables:
        texts.append(Text(table.string("en"), table.string("zh")))
        table.close()
    return tuple(texts)


def _new_id(table: TomlTable, taken: Iterable[str]) -> str:
    ident = table.code("id")
    if ident in taken:
        raise table.error(
            Text("id '{id}' is given twice", "编号「{id}」重复").format(id=ident), "id"
        )
    return ident
