"""The people in a row: several in one cell, without a name, or without a project to stand in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from kaccount_desktop.files.fields import FIELDS
from kaccount_desktop.files.import_plan import ContactPlan, CustomerPlan, Values, person_key
from kaccount_desktop.rules.choices import BUYING_ROLES

STAND_COLUMNS: Final = ("role", "attitude", "influence", "concerns")
"""What a row says about a person in a project."""
_TIE_COLUMNS: Final = ("closeness", "close_to", "paired_with")
"""What a row says of a person and one of ours."""
_LEVEL_OF_ROLE: Final = {
    "decision_maker": "decision",
    "participant": "participation",
    "executor": "execution",
    "superior": "group",
}
_SHARED_OUT: Final = frozenset({"mobile", "phone", "email", "title", "wechat"})
_SEVERAL: Final = re.compile(r"\s*[、;；\n]\s*")
_SEVERAL_VALUES: Final = re.compile(r"[、;；,，/\s]+")
_SEVERAL_NAMES: Final = re.compile(r"\s*[、;；,，/&+\n]\s*")
_SURNAMES: Final = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏"
    "吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万"
    "钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁"
    "尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤"
    "阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和"
    "仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚"
    "皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬"
)
_NO_NAMES: Final = re.compile(
    r"董事.*|高[管层工].*|文[员秘].*|管理.*|安[全装].*|.*[部科处室组厂司]"
)
"""Posts and departments that begin like a name."""
_CHINESE: Final = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]{2,4}")
_PERSON: Final = re.compile(r"[^\W\d_][\w .·()（）]{0,19}")
_WITH_NUMBER: Final = re.compile(
    r"(?P<name>\S*?[^\W\d].*?)[\s:：(（/,，]*"
    r"(?P<number>(?P<mobile>(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2})|0\d{2,3}-\d{7,8}(?:-\d{1,5})?)"
    r"\s*[)）]?"
)


def parted(values: Values) -> tuple[Values, Values, Values]:
    """Return what a row says of a person as such, in a project, and with one of ours."""
    person: Values = {}
    stand: Values = {}
    tie: Values = {}
    for column, value in values.items():
        coded = int(value) if column in {"attitude", "closeness"} else value
        part = stand if column in STAND_COLUMNS else tie if column in _TIE_COLUMNS else person
        part[column] = coded
    return person, stand, tie


def each_person(values: Values) -> list[Values]:
    """Return the people of one cell: 张三、李四 are two, and 张三13800138000 is one with a mobile."""
    return [_without_number(person) for person in _split(values)]


def _split(values: Values) -> list[Values]:
    """Split 张三、李四 into two people, their phones with them where the counts agree.

    A name is split only when every part looks like a person's name.
    """
    names = _names(str(values["name"]))
    if len(names) < 2:
        return [values]
    people: list[Values] = [{"name": name} for name in names]
    for column, value in values.items():
        if column == "name":
            continue
        parts = [part for part in _SEVERAL_VALUES.split(str(value)) if part]
        if column in _SHARED_OUT and len(parts) == len(names):
            for person, part in zip(people, parts, strict=True):
                person[column] = part
        else:
            people[0][column] = value
    return people


def _names(text: str) -> list[str]:
    """Return the people a cell names: 张三、李四 and, where all are Chinese names, 张三/李四 too."""
    names = [name for name in _SEVERAL.split(text) if name]
    if len(names) > 1 and all(_PERSON.fullmatch(name) for name in names):
        return names
    names = several_names(text)
    return names if all(map(_is_chinese_name, names)) else [text]


def _is_chinese_name(text: str) -> bool:
    """Tell 钱主任 and 李四 from a post or a department beside a name (张三/采购)."""
    return (
        _CHINESE.fullmatch(text) is not None
        and text[0] in _SURNAMES
        and _NO_NAMES.fullmatch(text) is None
    )


def _without_number(person: Values) -> Values:
    """Take a telephone number from behind a name; beside another one it stays in the note."""
    match = _WITH_NUMBER.fullmatch(str(person["name"]))
    if match is None:
        return person
    column = "mobile" if match["mobile"] else "phone"
    changed = {**person, "name": match["name"]}
    if changed.setdefault(column, match["number"]) != match["number"]:
        join_extras(changed, [kept_line("contact.name", person["name"])])
    return changed


def several_names(text: str) -> list[str]:
    """Return the names of our people in one cell: 李雷、韩梅 or 李雷/韩梅."""
    return [name for name in _SEVERAL_NAMES.split(text) if name]


def several_companies(text: str) -> list[str]:
    """Return the names in a cell of other names, one each: 旧名、英文名."""
    return [" ".join(name.split()) for name in _SEVERAL.split(text) if name.strip()]


def person_place(customer: CustomerPlan, values: Values) -> str:
    """Return the key of a person: by name, else of the one who has the same mobile."""
    key = person_key(str(values["name"]))
    mobile = values.get("mobile")
    if key not in customer.contacts and mobile:
        for other, contact in customer.contacts.items():
            if contact.values.get("mobile") == mobile:
                return other
    return key


def keep_nameless(customer: CustomerPlan, values: Values) -> None:
    """Keep a phone or title that comes without a person's name."""
    rest = dict(values)
    for column in ("phone", "mobile"):
        if column in rest and "phone" not in customer.values:
            customer.values["phone"] = rest.pop(column)
    extend(customer.extras, [kept_line(f"contact.{key}", value) for key, value in rest.items()])


def settle_stands(customer: CustomerPlan, contact: ContactPlan) -> None:
    """Give a stand without a project to the only project, else keep its words."""
    stand = contact.stands.pop("", None)
    if not stand:
        return
    if len(customer.projects) == 1:
        project = next(iter(customer.projects.values())).name
        contact.stands[project] = stand | contact.stands.get(project, {})
        return
    role = str(stand.get("role", ""))
    if role in _LEVEL_OF_ROLE:
        contact.values.setdefault("level", _LEVEL_OF_ROLE[role])
    if role in BUYING_ROLES:
        stand["role"] = BUYING_ROLES[role].zh
    extend(contact.extras, [kept_line(f"contact.{key}", value) for key, value in stand.items()])


def kept_line(field_id: str, value: object) -> str:
    """Return a value as a line of a note: its heading, a colon, its words."""
    field = FIELDS[field_id]
    coded = (field.choices or {}).get(str(value))
    return f"{field.label.zh}：{coded.zh if coded is not None else value}"


def extend(lines: list[str], more: Sequence[str]) -> None:
    """Append those lines that are not there yet."""
    lines.extend(line for line in more if line not in lines)


def join_extras(values: Values, extras: Sequence[str]) -> None:
    """Append kept words to the note, each on its line and once."""
    note = str(values.get("note", ""))
    fresh = [line for line in extras if line not in note.split("\n")]
    if fresh:
        values["note"] = "\n".join([note, *fresh] if note else fresh)
