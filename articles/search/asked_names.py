"""A name as it is typed against names as they are stored.

張三, 张 三, ＺＨＡＮＧ, zhang'san and zs find 张三, and lü, lv, lyu and lu: find 吕布.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from unicodedata import normalize

from articles.chinese.pinyin import plain_letters
from articles.search.analysis import normalise

LEAST_INITIALS = 2
# Names of which it is kept how they are compared: more than a paper prints.
KNOWN = 32_768


@lru_cache(maxsize=KNOWN)
def without_dots(name: str) -> str:
    """As names are compared: whoever types 阿依古丽·买买提 may leave the dot out."""
    return normalise(name).replace(".", "")


@lru_cache(maxsize=KNOWN)
def spelled(name: str) -> str:
    """The Latin letters of a name, without accents, ü as u."""
    return "".join(filter(str.isascii, plain_letters(name).replace("v", "u"))).replace(" ", "")


@dataclass(frozen=True)
class AskedName:
    """What somebody typed to find a person by a part of the name, or by the beginning of one of its syllables."""

    typed: str

    @cached_property
    def normal(self) -> str:
        return without_dots(self.typed)

    @cached_property
    def letters(self) -> str:
        """In the letters of a sort key, "" where anything else than letters and marks is typed: u: is ü."""
        plain = plain_letters(normalize("NFKC", self.typed).lower().replace("u:", "ü"))
        letters = "".join(filter(str.isalpha, plain))
        return letters if letters.isascii() else ""

    def is_in(self, names: Iterable[str], pinyin: str) -> bool:
        """Whether one of these names, or the sort key, has it."""
        named = list(names)
        if any(self.normal in without_dots(name) for name in named):
            return True
        return self.sounds_in(pinyin) or any(self.is_spelled_in(name) for name in named)

    def is_spelled_in(self, name: str) -> bool:
        """Of a Latin name with accents, as it is typed without: Muller is in Müller."""
        return bool(self.letters) and self.letters.replace("v", "u") in spelled(name)

    def sounds_in(self, pinyin: str) -> bool:
        """From the beginning of any syllable on."""
        syllables = pinyin.split()
        return bool(self.letters) and any(self.begins(syllables[first:]) for first in range(len(syllables)))

    def begins(self, syllables: Sequence[str]) -> bool:
        """Whether they are spelled so, with ü as v or as yu."""
        if not self.letters:
            return False
        sound = "".join(filter(str.isalpha, "".join(syllables)))
        return sound.startswith(self.letters) or sound.replace("v", "yu").startswith(self.letters)

    def is_initials(self, pinyin: str) -> bool:
        """Whether it is how the syllables begin: zs for 张三."""
        initials = "".join(syllable[0] for syllable in pinyin.split())
        return len(self.letters) >= LEAST_INITIALS and initials.startswith(self.letters)
