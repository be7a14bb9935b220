"""Pinyin of Chinese names, for the A–Z index and readable addresses."""

from __future__ import annotations

import re

from pypinyin import Style, lazy_pinyin

# Surnames that are read otherwise than the character's commonest reading.
SURNAME_READINGS = {
    "曾": "zeng", "单": "shan", "仇": "qiu", "解": "xie", "查": "zha", "任": "ren", "盖": "ge", "朴": "piao",
    "区": "ou", "翟": "zhai", "乐": "yue", "覃": "qin", "缪": "miao", "员": "yun", "折": "she", "种": "chong",
    "重": "chong", "葛": "ge", "宁": "ning", "华": "hua", "万俟": "moqi", "长孙": "zhangsun", "尉迟": "yuchi",
    "澹台": "tantai", "单于": "chanyu", "令狐": "linghu", "秘": "bi", "冼": "xian", "洗": "xian", "黑": "he",
    "召": "shao", "纪": "ji", "牟": "mu", "繁": "po", "逄": "pang", "隗": "wei", "晁": "chao", "卜": "bu",
}  # fmt: skip


_ALIKE = re.compile("zh|ch|sh|ng|l")


def syllables(name: str) -> list[str]:
    """One syllable a character, lower case, ü as v; what is not Chinese stays whole."""
    for length in (2, 1):
        reading = SURNAME_READINGS.get(name[:length])
        if reading and len(name) > length:
            return [reading, *lazy_pinyin(name[length:], style=Style.NORMAL)]
    return lazy_pinyin(name, style=Style.NORMAL)


def sound_key(name: str) -> str:
    """The same for names that many speakers pronounce alike: zh z, ch c, sh s, -ng -n, l n."""
    return _ALIKE.sub(lambda sound: "n" if sound[0] in ("ng", "l") else sound[0][0], pinyin_key(name))


def pinyin_key(name: str) -> str:
    """Sort key: syllables parted by spaces, so that 李安 stands before 连安."""
    return " ".join(syllables(name)).lower()[:120]


def pinyin_slug(name: str) -> str:
    """``wang-xiao-ming``; a name without a single Latin letter or digit left becomes ``x``."""
    return re.sub(r"[^a-z0-9]+", "-", pinyin_key(name)).strip("-")[:100] or "x"
