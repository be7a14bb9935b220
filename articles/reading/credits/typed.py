"""Bylines as a person types them, a line at a time: read as the importer reads a printed credit, or refused in words.

What is read, first that fits:

==============================  ==================================================================
记者 甲 乙 通讯员 丙             whatever bylines.py reads without a doubt, marked or not
记者 凡 · 记者：甲、乙           a role and its names, also those that the importer doubts
领衔主播：甲                    behind a colon any words are a role
- 甲                            a name without a role
记者 John Smith、甲              foreign names keep their blanks, 、 parts them
供图 江边小站（机构）             said to be an organisation, as （个人） says that it is a person: taken as it stands
记者 张三（zhang-san-2）         who it is of several of the name, by the address of the person's page
==============================  ==================================================================

What may be meant otherwise is refused: nothing typed is dropped, joined or parted by a guess.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from unicodedata import category

from articles.chinese.patterns import lazily
from articles.chinese.surnames import is_common, is_known, is_misread
from articles.chinese.text import name_text
from articles.reading.credits.bylines import parse_byline
from articles.reading.credits.names import DOTS, Chunk, split_names
from articles.reading.credits.roles import FIRM_BODY_ENDS, HAN, TITLE, WIRES, WORK, any_of, canonical
from articles.reading.credits.tokens import words_of
from articles.reading.credits.words import Organisation, Role

LONGEST_LINE, LONGEST_ROLE, LONGEST_NAME = 400, 20, 40  # characters
MOST_FOREIGN_WORDS = 3  # John Ronald Tolkien; more may be two people

_NO_ROLE = re.compile(r"[-－—–]\s*")
_ROLE = lazily(rf"(?:{TITLE}|{WORK}|[文图摄编绘译](?!\S))")
# A role by its last character: 主持人, 朗诵者.
_ENDS_ROLE = tuple("者员生编人师辑手")
_COLON = re.compile(r"\s*[:：]\s*")
_BETWEEN = re.compile(r"\s*[、，,;；/／&＆]\s*")
_SAID = re.compile(r"(?P<name>.+?)\s*[（(](?P<kind>机构|个人|[a-z0-9-]+)[)）]")
_HAN_NAME = re.compile(rf"(?:{HAN}|[{DOTS}\s])+")
_FOREIGN_NAME = re.compile(rf"(?:(?!{HAN})[^\W\d_]|[.'’`·•\-\s])+")
_MIXED_NAME = re.compile(r"[^\W_]+")
_BRACKETS = re.compile(r"[（(\[【〔]([^（()）]*)[)）\]】〕]")
_BODY = re.compile(rf"{HAN}{{2,}}{any_of(FIRM_BODY_ENDS)}")


@dataclass(frozen=True)
class Signed:
    """One role of one person or organisation; ``printed`` as it was typed, "" where the name stands by itself;
    ``person``: the address of whoever it is, where that is said."""

    role: str
    name: str
    organisation: bool = False
    printed: str = ""
    person: str = ""


@dataclass(frozen=True)
class Familiar:
    """What is known to be a role, a person, an organisation: read as such whatever its characters. ``addresses``: of
    people's pages."""

    roles: Collection[str] = ()
    people: Collection[str] = ()
    organisations: Collection[str] = ()
    addresses: Collection[str] = ()


class UnreadableByline(ValueError):
    """What in the line cannot be read, and how to write it; a Chinese sentence."""


def _too_long() -> UnreadableByline:
    return UnreadableByline(f"太长：身份不超过 {LONGEST_ROLE} 个字，姓名不超过 {LONGEST_NAME} 个字，太多人请分几行写")


def read_typed(line: str, familiar: Familiar | None = None) -> tuple[Signed, ...]:
    """The bylines of one typed line, in its order. Raises UnreadableByline."""
    bare = "".join(char for char in line if category(char) not in ("Cc", "Cf") or char in "\t\u200d")
    typed = " ".join(bare.split())
    if len(typed) > LONGEST_LINE or any(
        len(piece) > LONGEST_NAME for piece in _BETWEEN.split(typed.replace(" ", "、"))
    ):
        raise _too_long()
    signed = _read(typed, familiar or Familiar())
    if any(len(one.role) > LONGEST_ROLE or len(one.name) > LONGEST_NAME for one in signed):
        raise _too_long()
    return signed


def _read(line: str, familiar: Familiar) -> tuple[Signed, ...]:
    said = _SAID.search(line)
    if not said and (printed := _printed(line, familiar)):
        return printed
    role, names = _parted(line, familiar)
    pieces = [piece for piece in _BETWEEN.split(names) if piece]
    if not pieces:
        raise UnreadableByline(f"“{role or line}”后面没有姓名：请写成“{role or '-'} 甲”")
    return tuple(Signed(role, *named) for piece in pieces for named in _names(piece, familiar))


def _printed(line: str, familiar: Familiar) -> tuple[Signed, ...]:
    """The line as the importer reads a marked credit, where it has no doubt and leaves no word over."""
    text = f"■{line}"
    words, credits = words_of(text), parse_byline(text)
    if not words or not credits or _adds_in_brackets(line):
        return ()
    owners = [word for word in words if not isinstance(word, Role)]
    roles = {word.role for word in words if isinstance(word, Role)}
    whole = {owner.text for owner in owners} == {credit.name for credit in credits}
    ends = words[-1]
    dangles = isinstance(ends, Role) and not ends.work
    sure = all(
        isinstance(owner, Organisation) or (owner.sure and not owner.glued) or owner.text in familiar.people
        for owner in owners
    )
    if dangles or not whole or not sure or roles - {credit.role for credit in credits}:
        return ()
    return tuple(Signed(one.role, one.name, one.organisation, one.printed) for one in credits)


def _adds_in_brackets(line: str) -> bool:
    """Whether brackets hold a remark, not a credit: 甲（实习）, but 新华社发（甲 摄）."""
    return any(
        not any(isinstance(word, Role) for word in words_of(brackets[1]) or ()) for brackets in _BRACKETS.finditer(line)
    )


def _parted(line: str, familiar: Familiar) -> tuple[str, str]:
    """Role and names; "" for the role where a dash says that there is none."""
    if dash := _NO_ROLE.match(line):
        return "", line[dash.end() :]
    if colon := _COLON.search(line):
        return _before_colon(line[: colon.start()], line[colon.end() :], familiar)
    first, _, rest = line.partition(" ")
    if first in familiar.roles:
        return first, rest
    if role := _ROLE().match(line):
        if not line[role.end() :] or line[role.end()] == " ":
            return canonical(role[0]), line[role.end() :].strip()
        raise UnreadableByline(f"身份和姓名之间请空一格：“{role[0]} {line[role.end() :]}”")
    if not rest or _FOREIGN_NAME.fullmatch(line):
        raise UnreadableByline(f"前面没有身份：请写成“记者 {line}”，没有身份的写成“- {line}”")
    raise UnreadableByline(f"“{first}”不是已知的身份：请以身份开头；若它就是身份，请在后面加冒号，如“{first}：{rest}”")


def _before_colon(role: str, names: str, familiar: Familiar) -> tuple[str, str]:
    if _COLON.search(names):
        raise UnreadableByline("有两个冒号：请一行只写一种身份")
    bare = name_text(role)
    if bare in familiar.roles or _ROLE().fullmatch(bare):
        return bare if bare in familiar.roles else canonical(bare), names
    person = bare in familiar.people or (len(bare) <= 3 and is_common(bare) and not bare.endswith(_ENDS_ROLE))
    if person or _BETWEEN.search(bare) or not any(map(str.isalpha, bare)):
        raise UnreadableByline(f"“{role}”不像身份：冒号前面写身份，后面写姓名，如“记者：甲、乙”")
    return bare, names


# Name, whether it is an organisation's, how it was typed, and whose address was said.
_Named = tuple[str, bool] | tuple[str, bool, str, str]


def _names(piece: str, familiar: Familiar) -> list[_Named]:
    """The names between two marks."""
    if said := _SAID.fullmatch(piece):
        return [_as_said(name_text(said["name"]), said["kind"], familiar)]
    name = name_text(piece)
    if name in familiar.people and name not in familiar.organisations:
        return [(name, False)]
    if (name in familiar.organisations and name not in familiar.people) or name in WIRES or _BODY.fullmatch(piece):
        return [(name, True)]
    roles = [word for word in piece.split(" ") if _ROLE().fullmatch(word)]
    if roles:
        lacking = piece.endswith(roles[-1])
        what = f"“{roles[-1]}”后面没有姓名" if lacking else f"“{piece}”里还有身份“{roles[-1]}”"
        raise UnreadableByline(f"{what}：请一行只写一种身份，身份写在姓名前面")
    if _HAN_NAME.fullmatch(piece):
        return _han_names(piece, familiar)
    words = piece.split(" ")
    foreign = _FOREIGN_NAME.fullmatch(piece) and any(map(str.isalpha, piece)) and len(words) <= MOST_FOREIGN_WORDS
    if foreign or (len(words) == 1 and _MIXED_NAME.fullmatch(piece) and not piece.isdigit()):
        return [(name, False)]
    raise _unclear(piece)


def _as_said(name: str, kind: str, familiar: Familiar) -> _Named:
    if kind in ("机构", "个人"):
        return name, kind == "机构"
    if kind not in familiar.addresses:
        raise UnreadableByline(f"没有网址名为 {kind} 的作者：括号里照作者页的网址写，或写“个人”“机构”")
    return name, False, "", kind


def _han_names(piece: str, familiar: Familiar) -> list[_Named]:
    words = piece.split(" ")
    if all(word in familiar.people for word in words):
        return [(word, False) for word in words]
    if len(words) > 1 and any(_BODY.fullmatch(word) for word in words):
        return [named for word in words for named in _names(word, familiar)]
    if len(words) == len(piece) == 1:
        return [(piece, False)]
    names = split_names([Chunk(word, 0, len(word), " ") for word in words])
    if names is None or (
        (len(names) > 1 or len(words) > 1) and not all(name.sure and not name.glued for name in names)
    ):
        raise _unclear(piece)
    for one in names:
        if not (one.known or is_known(one.text) or is_misread(one.text) or one.text in familiar.people):
            raise _odd(one.text)
    return [(one.text, False) for one in names]


def _unclear(piece: str) -> UnreadableByline:
    return UnreadableByline(
        f"分不清“{piece}”是谁：一个人的姓名请连写，几个人之间用顿号“、”；"
        f"确是一个姓名或笔名请写成“{piece}（个人）”，机构写成“{piece}（机构）”"
    )


def _odd(name: str) -> UnreadableByline:
    return UnreadableByline(f"“{name}”不像姓名：确是姓名或笔名请写成“{name}（个人）”，机构写成“{name}（机构）”")
