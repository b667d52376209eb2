"""A sentence in both languages, for every layer that knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass

ENGLISH = "en"
CHINESE = "zh_CN"
LANGUAGES = (CHINESE, ENGLISH)


@dataclass(frozen=True, slots=True)
class Text:
    """One wording in English and in Chinese, both plain text."""

    en: str
    zh: str

    def in_(self, language: str) -> str:
        """Return the wording for `language` (`en`; anything else is Chinese)."""
        return self.en if language == ENGLISH else self.zh

    def format(self, **values: object) -> Text:
        """Fill the same named places in both wordings; a `Text` value is filled by language."""
        en = {k: v.en if isinstance(v, Text) else v for k, v in values.items()}
        zh = {k: v.zh if isinstance(v, Text) else v for k, v in values.items()}
        return Text(self.en.format(**en), self.zh.format(**zh))


def same(text: str) -> Text:
    """Return a `Text` whose wording does not depend on the language (a name, a number)."""
    return Text(text, text)
