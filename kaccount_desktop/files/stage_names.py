"""The stage a list names, found among the stages of the playbooks."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from kaccount_desktop.rules.playbooks import Playbook

StageRef = tuple[str, str]
"""Playbook id and stage id."""

_NOISE: Final = re.compile(r"[\s\W_]+")
_ORDINALS: Final = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_NUMBER: Final = re.compile(
    r"(?:第|阶段|phase|stage|s|p)?([一二三四五六七八九]|\d)(?:阶段|个阶段|步|期)?"
)
_LEAD: Final = re.compile(
    r"^(?:第?[一二三四五六七八九](?:阶段|[、.．:：])|第?\d(?:阶段|[、.．:：)）\s])|阶段[一二三四五六七八九\d])\s*"
)


@dataclass(frozen=True, slots=True)
class StageNames:
    """Every stage by its words; `chosen` are words the user mapped in the dialog.

    `playbooks` are ids by title, `subjects` what each playbook runs on by id.
    """

    titles: Mapping[str, tuple[StageRef, ...]]
    numbers: Mapping[int, tuple[StageRef, ...]]
    playbooks: Mapping[str, str]
    subjects: Mapping[str, str]
    chosen: Mapping[str, StageRef] = field(default_factory=dict)

    @classmethod
    def of(
        cls, playbooks: Iterable[Playbook], chosen: Mapping[str, StageRef] | None = None
    ) -> StageNames:
        """Collect the stages of `playbooks` and the words the user mapped himself."""
        titles: dict[str, list[StageRef]] = {}
        numbers: dict[int, list[StageRef]] = {}
        names: dict[str, str] = {}
        subjects: dict[str, str] = {}
        for playbook in playbooks:
            subjects[playbook.id] = playbook.subject
            for word in (playbook.id, playbook.title.zh, playbook.title.en):
                names[_spelling(word)] = playbook.id
            for number, stage in enumerate(playbook.stages, 1):
                ref = (playbook.id, stage.id)
                numbers.setdefault(number, []).append(ref)
                for word in {_spelling(w) for w in (stage.id, stage.title.zh, stage.title.en)}:
                    titles.setdefault(word, []).append(ref)
        return cls(
            {word: tuple(refs) for word, refs in titles.items()},
            {number: tuple(refs) for number, refs in numbers.items()},
            names,
            subjects,
            {_spelling(word): ref for word, ref in (chosen or {}).items()},
        )

    def candidates(self, text: str) -> tuple[StageRef, ...]:
        """Return the stages the words may mean: by title, else by number, else by a part."""
        word = _spelling(text)
        if word in self.chosen:
            return (self.chosen[word],)
        bare = _spelling(_LEAD.sub("", unicodedata.normalize("NFKC", text).strip()))
        for one in (word, bare, word.removesuffix("阶段"), bare.removesuffix("阶段")):
            if one in self.titles:
                return self.titles[one]
        number = _NUMBER.fullmatch(word)
        if number is not None:
            place = _ORDINALS.get(number[1]) or int(number[1])
            return self.numbers.get(place, ())
        return self._by_part(bare.removesuffix("阶段"))

    def playbook(self, text: str) -> str | None:
        """Return the id of the playbook with this title or id."""
        return self.playbooks.get(_spelling(text))

    def usual(self, texts: Iterable[str]) -> str | None:
        """Return the playbook most of the texts name beyond doubt, which decides the others."""
        votes = Counter(
            found[0][0] for found in map(self.candidates, texts) if len({f[0] for f in found}) == 1
        )
        return votes.most_common(1)[0][0] if votes else None

    def _by_part(self, word: str) -> tuple[StageRef, ...]:
        """Match words of at least four characters that only one stage's title holds or is in."""
        if len(word) < _LEAST_PART:
            return ()
        found = {
            ref
            for title, refs in self.titles.items()
            if len(title) >= _LEAST_PART and (word in title or title in word)
            for ref in refs
        }
        return tuple(found) if len(found) == 1 else ()


_LEAST_PART: Final = 4


def _spelling(text: str) -> str:
    return _NOISE.sub("", unicodedata.normalize("NFKC", text).lower())
