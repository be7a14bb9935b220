"""Invented people, places and papers, drawn by a seeded generator, and the forms of credits that print them.

A form is printed text with slots: in ``本报记者 {记者+摄影} 摄`` the slot prints one or two people, each in both
roles. ``{}`` prints a name whose role nobody says, ``{编辑?}`` a credit that may be read or not, ``{记者!}`` one
person only. <place>, <paper>, <date>, <dashed>, <day>, <old> (numerals in Chinese), <count>, <tel> are filled in.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field

from tests.reading.styles.rules import RULES

Credits = list[tuple[str, str]]

_SURNAMES, _GIVEN = ("".join(RULES[rule]).replace(" ", "") for rule in ("surname", "given"))
_SLOT = re.compile(r"\{([^{}?!]*)([?!]?)\}")
_OLD = "〇一二三四五六七八九"


@dataclass
class Cast:
    """Who and what one page names: its paper and place, its day, and how it parts names."""

    rng: random.Random
    paper: str = ""
    joiner: str = ""
    year: int = 0
    month: int = 0
    day: int = 0
    used: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.paper = self.rng.choice(RULES["title"])
        self.joiner = self.rng.choice(["、", " ", "、"])
        self.year, self.month, self.day = self.rng.randint(1981, 2024), self.rng.randint(1, 12), self.rng.randint(1, 28)

    def person(self) -> str:
        """A name that the page has not named yet."""
        while True:
            given = "".join(self.rng.sample(_GIVEN, self.rng.choice([1, 2, 2])))
            name = self.rng.choice(_SURNAMES) + given
            if name not in self.used:
                self.used.add(name)
                return name

    def place(self) -> str:
        return self.rng.choice(RULES["town"])

    def fill(self, text: str) -> str:
        """The words in angle brackets."""
        words = {
            "<paper>": self.paper,
            "<date>": f"{self.year}年{self.month}月{self.day}日",
            "<dashed>": f"{self.year}-{self.month:02}-{self.day:02}",
            "<day>": f"{self.month}月{self.day}日",
            "<old>": f"{numeral(self.month)}月{numeral(self.day)}日",
            "<oldyear>": "".join(_OLD[int(digit)] for digit in str(self.year)) + "年",
            "<weekday>": "星期" + "一二三四五六日"[self.day % 7],
            "<number>": str(self.rng.randint(1000, 20000)),
            "<page>": str(self.rng.randint(1, 16)),
            "<page0>": f"{self.rng.randint(1, 16):02}",
            "<count>": str(self.rng.randint(500, 3000)),
            "<time>": f"{self.rng.randint(6, 23):02}:{self.rng.randint(0, 59):02}",
            "<tel>": f"0{self.rng.randint(510, 799)}-{self.rng.randint(60_000_000, 89_999_999)}",
        }
        for word, value in words.items():
            text = text.replace(word, value)
        while "<place>" in text:
            text = text.replace("<place>", self.place(), 1)
        return text

    def credit(self, form: str) -> tuple[str, Credits, Credits]:
        """A form as it is printed, the credits it gives and those that may be read or not."""
        sure: Credits = []
        optional: Credits = []

        def people(slot: re.Match[str]) -> str:
            count = 1 if slot[2] == "!" else self.rng.choice([1, 1, 2])
            names = [self.person() for _ in range(count)]
            kept = optional if slot[2] == "?" else sure
            kept += [(role, name) for name in names for role in slot[1].split("+")]
            return self.joiner.join(names)

        printed = _SLOT.sub(people, form)
        return self.fill(printed), sure, optional


def numeral(value: int) -> str:
    """1 to 99 in Chinese."""
    tens, ones = divmod(value, 10)
    return ("一二三四五六七八九"[tens - 1] if tens > 1 else "") + ("十" if tens else "") + (_OLD[ones] if ones else "")
