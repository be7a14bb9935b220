"""Pinyin of names, for the A–Z index, readable addresses and finding: 尉迟敬德 is yu chi jing de, Yuchi Jingde."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from articles.chinese.surname_readings import COMPOUNDS, READINGS
from articles.chinese.text import HAN, name_text

_ALIKE = re.compile("zh|ch|sh|ng|l")
# Chinese characters together, or all that stands together of another script; dots and blanks part them.
_WORDS = re.compile(rf"[{HAN}]+|[^{HAN}\s·•・‧．]+")
# Characters of a name without a dot that is no Chinese person's: 吐尔逊阿依.
_FOREIGN = 5
_LONGEST_KEY, _LONGEST_SLUG = 120, 100


@dataclass(frozen=True)
class WrittenTogether:
    """What is written together: the syllables of a surname, of a given name, or one foreign word as it is printed."""

    syllables: tuple[str, ...]
    chinese: bool


@lru_cache(maxsize=16_384)
def words(name: str) -> tuple[WrittenTogether, ...]:
    """The words of a name, ü as v: 王小明 has two, 阿依古丽·买买提 too, John Smith as many as are printed."""
    parts = _WORDS.findall(name_text(unicodedata.normalize("NFKC", name)))
    first, others = parts[:1], parts[1:]
    if first and is_chinese(first[0]) and not any(map(is_chinese, others)):
        return (*_surname_first(first[0]), *map(_apart, others))
    return tuple(map(_apart, parts))


def _apart(part: str) -> WrittenTogether:
    return WrittenTogether(tuple(_read(part)), True) if is_chinese(part) else WrittenTogether((part,), False)


def is_chinese(text: str) -> bool:
    return bool(re.match(f"[{HAN}]", text))


def _surname_first(name: str) -> tuple[WrittenTogether, ...]:
    compound = len(name) > 2 and name[:2] in COMPOUNDS
    if len(name) >= _FOREIGN and not compound:
        return (WrittenTogether(tuple(_read(name)), True),)
    surname = name[: 1 + compound]
    reading = (COMPOUNDS if len(surname) == 2 else READINGS).get(surname, "")
    given = name[len(surname) :]
    if not given:
        return (WrittenTogether(tuple(_read(name)), True),)
    # Behind a surname of a reading of its own, the given name is read by itself: 解放 is no liberation.
    read = _read(given) if reading else _read(name)[len(surname) :]
    return WrittenTogether(tuple(reading.split() or _read(surname)), True), WrittenTogether(tuple(read), True)


def _read(characters: str) -> list[str]:
    """One syllable a character; a character that nobody reads stands for itself."""
    from pypinyin import Style, lazy_pinyin  # here: its tables take half a second, and few commands read names

    return [syllable for part in lazy_pinyin(characters, style=Style.NORMAL) for syllable in _each(part)]


def _each(part: str) -> list[str]:
    """pypinyin leaves characters together that it does not know."""
    return list(part) if is_chinese(part) else [part]


def sound_key(name: str) -> str:
    """The same for names that many speakers pronounce alike: zh z, ch c, sh s, -ng -n, l n."""
    return _ALIKE.sub(lambda sound: "n" if sound[0] in ("ng", "l") else sound[0][0], pinyin_key(name))


def pinyin_key(name: str) -> str:
    """Sort key: syllables parted by spaces, so that 李安 stands before 连安; accents left out, ü as v."""
    syllables = (syllable for word in words(name) for syllable in word.syllables)
    return plain_letters(" ".join(syllables))[:_LONGEST_KEY]


def phrase_key(text: str) -> str:
    """The same of what is no person's name: no character in it is a surname."""
    parts = _WORDS.findall(name_text(unicodedata.normalize("NFKC", text)))
    syllables = (syllable for part in parts for syllable in _apart(part).syllables)
    return plain_letters(" ".join(syllables))[:_LONGEST_KEY]


def plain_letters(text: str) -> str:
    """Lower case, full width and accents left out: É is e, ü and ǚ are v."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).lower()).replace("u\u0308", "v")
    return "".join(char for char in apart if not unicodedata.combining(char))


def pinyin_slug(name: str) -> str:
    """``wang-xiao-ming``; a name without a single Latin letter or digit left becomes ``x``."""
    return slug_of(pinyin_key(name))


def slug_of(key: str) -> str:
    """The same of a sort key."""
    return re.sub(r"[^a-z0-9]+", "-", key).strip("-")[:_LONGEST_SLUG].strip("-") or "x"


def latin_name(name: str) -> str:
    """As it is printed in Latin letters: Wang Xiaoming, Ouyang Xiu, Zhang Xi'an, Lü Bu, Ayiguli Maimaiti."""
    return " ".join(_spelled(word) for word in words(name))


def _spelled(word: WrittenTogether) -> str:
    """An apostrophe before a syllable that begins with a vowel, or it would be read with the one before."""
    if not word.chinese:
        return word.syllables[0]
    first, *others = (syllable.replace("v", "ü") for syllable in word.syllables)
    joined = first + "".join(f"'{one}" if one[:1] in ("a", "o", "e") else one for one in others)
    return joined[:1].upper() + joined[1:]
