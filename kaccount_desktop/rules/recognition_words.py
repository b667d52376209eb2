"""The words by which pasted text is recognised: labels, job titles, surnames, shapes of numbers.

Everything is matched against text in NFKC, so brackets and colons are those of ASCII.
"""

from __future__ import annotations

import re
from typing import Final

LABELS: Final[dict[str, str]] = {
    "company": "公司名称|单位名称|企业名称|客户名称|客户|购方名称|购买方|公司全称|公司抬头|发票抬头|开票抬头|开票名称"
    "|抬头|单位|公司|名称|户名|账户名|收款单位|company name|company|organization|account name",
    "person": "姓名|联系人|联络人|收件人|收货人|收票人|经办人|负责人|name|contact person|contact|attn",
    "title": "职务|职位|岗位|job title|title|position",
    "department": "部门|所在部门|department|dept",
    "mobile": "手机号码|手机号|手机|移动电话|联系手机|mobile phone|mobile|cell phone|cell|mob|mp|m",
    "phone": "联系电话|办公电话|固定电话|电话号码|电话|座机|固话|直线|telephone|tel|phone|direct"
    "|office|ph|t|p|d",
    "company_phone": "公司电话|单位电话|注册电话|企业电话|总机|前台|switchboard",
    "fax": "传真号码|传真|facsimile|fax|f",
    "email": "电子邮箱|电子邮件|收票邮箱|邮箱|邮件|e-mail|email|mail|e",
    "wechat": "微信号|微信|wechat id|wechat|weixin|wx",
    "qq": "qq号|qq",
    "website": "公司网址|网址|网站|官网|主页|website|web|homepage|url|w",
    "address": "公司地址|单位地址|注册地址|通讯地址|通信地址|收货地址|收件地址|联系地址|办公地址|企业地址"
    "|寄件地址|邮寄地址|所在地|地址|address|addr|add|a",
    "address_phone": r"(?:公司|单位|注册|企业)?地址[、,/和及与\s]*(?:注册|联系)?电话",
    "credit_code": "统一社会信用代码/纳税人识别号|纳税人识别号/统一社会信用代码|统一社会信用代码"
    "|社会信用代码|信用代码|纳税人识别号|纳税识别号|纳税人税号|税务登记号|识别号|公司税号|单位税号|税号"
    "|tax id|tax no|tax number|uscc|vat no",
    "bank": "开户银行|开户行名称|开户行|基本户|bank name|bank",
    "bank_account": r"开户(?:银行|行)[、,/和及与\s]*(?:银行)?[账帐]号|银行[及和][账帐]号",
    "account": "银行账号|银行帐号|银行账户|银行卡号|账号|帐号|账户|卡号|account number|account no"
    "|account|a/c no|a/c|acc",
    "postcode": "邮政编码|邮编|postal code|postcode|zip code|zip|p\\.c\\.",
    "legal_representative": "法定代表人|法人代表|法人",
    "date": "开票日期|日期|时间|date",
    "other": "注册资本|金额|备注|内容|开票内容|发票类型|订单号|合同号|单号|编号|工号|身份证号|身份证"
    "|生日|order no|invoice no|po no",
}
"""Field → the labels that announce it, as parts of a regular expression."""

BARE: Final = frozenset(
    {
        "mobile", "phone", "company_phone", "fax", "email", "wechat", "address", "address_phone",
        "credit_code", "bank", "bank_account", "account", "postcode",
    }
)  # fmt: skip
"""Fields whose longer labels need no colon: 电话 0512-66001234."""

_WITHOUT_COLON: Final = 2
"""Characters of a label that announces without a colon; `m` and `t` alone do only before a number."""


_SURNAMES: Final = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛范彭郎鲁韦马苗"
    "方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕罗毕郝邬安常乐于傅皮卞齐康伍余顾孟黄穆萧尹姚邵汪祁毛狄戴宋茅庞熊纪"
    "舒屈项祝董梁杜阮蓝闵席季贾娄江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房裘缪解应宗丁宣邓单杭"
    "洪包左石崔吉龚程邢裴陆荣翁荀甄曲封储靳焦巴谷车侯全班仰秋仲伊宫宁仇栾甘厉武符刘景詹龙叶白蒲卓蔺屠蒙池"
    "乔闻党翟谭姬申冉桂牛边燕尚温庄晏柴瞿阎习容向古易廖耿欧聂关佟查路岳刁游肖佘代付闫涂晁宿晋商冷辛简饶曾沙"
)
_DOUBLE: Final = "欧阳|司马|上官|诸葛|司徒|东方|夏侯|皇甫|尉迟|公孙|慕容|令狐|南宫|端木"
_NAME: Final = rf"(?:{_DOUBLE})[\u4e00-\u9fff]{{1,2}}|[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}"


def _label_pattern() -> re.Pattern[str]:
    alternatives: list[tuple[str, str]] = [
        (word, field) for field, words in LABELS.items() for word in _split(words)
    ]
    alternatives.sort(key=lambda pair: -len(pair[0]))
    parts = []
    for number, (word, field) in enumerate(alternatives):
        flexible = r"\s*".join(word) if re.fullmatch(r"[\u4e00-\u9fff]+", word) else word
        ends = [r"\.?\s*(?:\([^():\n]{0,12}\))?\s*[:]\s*"]
        if field in BARE:
            if field not in ("email", "address", "address_phone", "bank"):
                ends.append(r"\s*(?=[+(]?\d)")
            if len(word) >= _WITHOUT_COLON:
                ends.append(r"\s+(?=\S)")
        if word.isascii() and word.isalpha():
            ends.append(r"\.\s*(?=[+(\d])")
        if field == "person" and len(word) > _WITHOUT_COLON and not word.isascii():
            ends.append(rf"\s*(?=(?:{_NAME})(?:[\s,;(\d]|$))")
        parts.append(f"(?P<{field}_{number}>{flexible})(?:{'|'.join(ends)})")
    return re.compile(rf"(?<![A-Za-z\d\u4e00-\u9fff@.])(?:{'|'.join(parts)})", re.IGNORECASE)


def _split(words: str) -> list[str]:
    return [words] if "(?:" in words else words.split("|")


LABEL: Final = _label_pattern()
BOTH: Final = re.compile(
    r"(?:手\s*机|电\s*话|mobile|tel)\s*[(/&、和+]\s*(?:微\s*信|wechat)\)?\s*(?:同号)?\)?(?=\s*[:\d+])",
    re.IGNORECASE,
)
"""A label for number and WeChat at once: 手机/微信."""
SAME_WECHAT: Final = re.compile(
    r"\(?\s*(?:手机|电话)?\s*(?:同\s*微信号?|微信号?\s*:?\s*同(?:号|步|手机号?|电话|上)|微信号?同上"
    r"|same\s+(?:as|on)\s+wechat|wechat\s+same(?:\s+number)?|also\s+wechat)\s*\)?",
    re.IGNORECASE,
)

WITH_FAX: Final = re.compile(
    r"(电\s*话|telephone|tel|phone)\s*[/&、及]\s*(?:传\s*真|fax)", re.IGNORECASE
)
"""A label for telephone and fax at once: the number is taken as the telephone's."""
EMAIL: Final = re.compile(r"[A-Za-z0-9][\w.+\-]*@[A-Za-z0-9][\w\-]*(?:\.[A-Za-z0-9\-]+)+", re.ASCII)
WEBSITE: Final = re.compile(
    r"(?:https?://|www\.)[A-Za-z0-9][A-Za-z0-9.\-]*\.[A-Za-z]{2,}(?:/[^\s,;|，。]*)?", re.IGNORECASE
)
MOBILE: Final = re.compile(
    r"(?<![\d\-])(?:\(?(?:\+|00)?86\)?[-\s]?)?(1[3-9]\d[-\s.]?\d{4}[-\s.]?\d{4})(?![\d])"
)
LANDLINE: Final = re.compile(
    r"(?<![\d\-])(?:"
    r"(?:(?:\+|00)86[-\s]?)?(?:\(0?\d{2,3}\)[-\s]?|\(?0\d{2,3}\)?[-\s]+|(?<=86[-\s])\d{2,3}[-\s])"
    r"\d{3,4}[-\s]?\d{4}"
    r"|(?:\+86[-\s]?)?0\d{2,3}\d{7,8}"
    r"|[48]00[-\s]?\d{3,4}[-\s]?\d{3,4}"
    r"|\+(?!86)\d{1,3}[-\s(][\d\-\s()]{6,16}\d"
    r")(?:\s*(?:转|分机|ext\.?|x|\*|#|-)\s*\d{1,6})?(?!\d)",
    re.IGNORECASE,
)
LOCAL: Final = re.compile(r"(?<!\d)\d{4}[-\s]?\d{4}(?!\d)|(?<!\d)\d{3}[-\s]?\d{4}(?!\d)")
"""A number without area code: believed only after a label."""
CODE: Final = re.compile(r"(?<![0-9A-Za-z])[0-9A-Za-z](?:[ \-]?[0-9A-Za-z]){17}(?![0-9A-Za-z])")
ACCOUNT: Final = re.compile(r"(?<![\d\-])\d(?:[ \-]?\d){8,29}(?![\d])")
DATE: Final = re.compile(
    r"(?<!\d)(?:19|20)\d{2}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}(?:\s*日)?(?!\d)"
    r"|(?<!\d)(?:19|20)\d{6}(?!\d)|(?<!\d)\d{1,2}月\d{1,2}[日号]|(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)"
)
BANK: Final = re.compile(
    r"[\u4e00-\u9fff()]{0,16}(?:银行|信用社|信用联社)[\u4e00-\u9fff()]{0,24}(?:支行|分行|营业部|分理处|营业室)?"
)

COMPANY_END: Final = re.compile(
    r"(?:公司|集团|工厂|制造厂|机械厂|电机厂|[\u4e00-\u9fff]{3,}厂|研究院|研究所|设计院|大学|医院|事务所|合作社"
    r"|经营部|商行|贸易行|工作室|企业|管理局|委员会|\(有限合伙\))$"
)
FOREIGN_COMPANY: Final = re.compile(
    r"\b(?:co\.?,?\s*ltd|ltd|limited|inc|incorporated|corp|corporation|gmbh|llc|plc|ag|s\.a|group"
    r"|company)\b\.?$",
    re.IGNORECASE,
)
ADDRESS: Final = re.compile(
    r"(?:[\u4e00-\u9fff]{2,}(?:省|市|自治区|区|县|镇|开发区|高新区).*(?:路|街|道|巷|号|园|村|大厦|楼|栋|室|座|广场|弄|镇|区))"
    r"|(?:[\u4e00-\u9fff]{2,}(?:路|街|大道|巷)\s*\d+\s*(?:号|弄|-))"
)
FOREIGN_ADDRESS: Final = re.compile(
    r"\b(?:road|rd|street|st|avenue|ave|lane|boulevard|blvd|drive|building|bldg|floor|district"
    r"|zone|park|room|suite|p\.?\s?o\.?\s?box)\b",
    re.IGNORECASE,
)
TITLE_WORDS: Final = (
    "董事长", "副董事长", "总经理", "副总经理", "总裁", "副总裁", "副总", "总监", "总工程师", "总工", "总会计师",
    "厂长", "副厂长", "经理", "主任", "部长", "科长", "处长", "局长", "院长", "所长", "课长", "组长", "班长",
    "工程师", "技术员", "设计师", "主管", "专员", "助理", "秘书", "采购员", "业务员", "会计", "出纳", "顾问",
    "代表", "教授", "董事", "合伙人", "创始人", "负责人", "内勤", "文员", "采购",
)  # fmt: skip
TITLE: Final = re.compile(
    rf"(?:[\u4e00-\u9fff/&]{{0,10}}?)(?:{'|'.join(sorted(TITLE_WORDS, key=len, reverse=True))})"
    r"(?:\([\u4e00-\u9fffA-Z]{1,8}\))?(?:兼[\u4e00-\u9fff]{2,8})?"
)
DEPARTMENT: Final = re.compile(
    r"[\u4e00-\u9fffA-Z]{1,8}?(?:事业部|中心|部门|部|处|科|室|车间)(?![\u4e00-\u9fff]*[路号市区])"
)
FOREIGN_TITLE: Final = re.compile(
    r"\b(?:manager|director|engineer|buyer|president|officer|ceo|cto|cfo|coo|vp|purchas\w+|sales"
    r"|supervisor|assistant|specialist|executive|head of|lead|founder|partner|consultant"
    r"|representative|secretary|accountant|planner|chairman|gm)\b",
    re.IGNORECASE,
)
FOREIGN_DEPARTMENT: Final = re.compile(r"\b(?:department|dept\.?|division)\b", re.IGNORECASE)
FOREIGN_NAME: Final = re.compile(
    r"(?:(?:Mr|Ms|Mrs|Dr|Prof)\.?\s+)?[A-Z][a-z'\-]+(?:[\s,]+[A-Z](?:[a-z'\-]+|\.)){1,2}(?:\s*\([\w\u4e00-\u9fff ]+\))?"
    r"|[A-Z][a-z]+\s+[A-Z]{2,}|[A-Z]{2,}\s+[A-Z][a-z]+"
)

NAME: Final = re.compile(_NAME)
CALLED: Final = re.compile(
    rf"(?:{_DOUBLE}|[{_SURNAMES}])(?:总|工|经理|主任|部长|科长|处长|老师|女士|先生|小姐|博士|教授|董)"
)
NOT_NAMES: Final = frozenset(
    "谢谢 谢了 任何 应该 方便 高兴 安排 明天 时间 金额 包括 向您 关于 全部 万分 单位 单价 容易 常用 温馨 安全 解决 管理"
    " 高新 江苏 云南 安徽 宁夏 广州 杭州 苏州 温州 石家庄 包头 武汉 全国 华东 华南 马上 白天 许可 于是 何时"
    " 钟点 左右 车间 古镇 景区 平台 齐全 祝好 祝您 顺颂 祝商祺 高级 方案 项目 程序 计划 成本 曾用 路口 向阳"
    .split()
)  # fmt: skip
GREETING: Final = re.compile(
    r"^(?:best regards|kind regards|regards|thanks|thank you|best|sincerely|yours sincerely|cheers"
    r"|with best regards|祝好|此致|敬礼|顺祝商祺|谢谢|祝商祺|顺颂商祺|您好|你好|hi|hello|dear \w+)[,.!。!~:\s]*$",
    re.IGNORECASE,
)
