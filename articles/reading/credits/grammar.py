"""Who has which role, from the words of a credit in printed order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeGuard

from articles.chinese.surnames import is_common, is_misread
from articles.reading.credits.names import PersonName
from articles.reading.credits.no_names import is_act, is_word
from articles.reading.credits.roles import SOURCE, is_plain, may_be_tied
from articles.reading.credits.words import Organisation, Role, Word

_LONGEST_TIED = 3  # characters of a name close behind the role of an outlet: 早报记者戎莹
_PEN_NAME = re.compile(r"[老小阿].{1,2}")

Owner = PersonName | Organisation


@dataclass(frozen=True)
class Assignment:
    """One role of one owner; ``start`` and ``end`` frame both, or the owner where another stands between."""

    role: str
    owner: Owner
    start: int
    end: int
    certain: bool = True


def assign(words: Sequence[Word], *, marked: bool) -> list[Assignment]:
    """The credits that the words make, in the order of the owners; empty where they make none.

    ``marked``: ■, a colon or brackets show that the words are meant as a credit.
    """
    marked = marked or any(_shows_credit(word) for word in words)
    if not all(_is_likely(word, words, marked) for word in words if isinstance(word, PersonName)):
        return []
    if not marked and any(not word.plain for word in words if isinstance(word, Organisation)):
        return []
    own = [_own(word, word.role) for word in words if isinstance(word, Organisation) and word.role]
    rest = [word for word in words if not isinstance(word, Organisation) or not word.role]
    if own and all(isinstance(word, Role) and word.work for word in rest):
        return own  # 图/受访者提供: the gift says whose work it is
    if not any(isinstance(word, Role) for word in rest):
        credits = [_own(word, SOURCE) for word in rest if isinstance(word, Organisation) and marked]
        return own + credits if len(credits) == len(rest) else []
    pairs = list(_pairs(rest))
    owners = [word for word in words if not isinstance(word, Role)]
    certain = not _dangles(rest) and (marked or not _may_be_words(words))
    credits = [_frame(role, owner, owners, certain=certain) for role, owner in pairs]
    return sorted(own + credits, key=lambda credit: credit.owner.start) if credits else []


def _shows_credit(word: Word) -> bool:
    """Whether the word alone shows that a credit is meant: 某局供图."""
    return isinstance(word, Organisation) and bool(word.role) and word.plain


def awaits_name(words: Sequence[Word]) -> bool:
    """Whether the credit ends in a role whose name must stand further on."""
    return bool(words) and isinstance(words[-1], Role) and (_dangles(words) or len(words) == 1)


def _is_signed(words: Sequence[Word]) -> bool:
    """Whether names stand before one work, and nothing else: 甲、乙 文."""
    last = words[-1]
    return isinstance(last, Role) and last.work and all(isinstance(word, PersonName) for word in words[:-1])


def _may_be_words(words: Sequence[Word]) -> bool:
    """Whether names of two characters before a work may be words: 黄河 航拍."""
    last = words[-1]
    plain = isinstance(last, Role) and is_plain(last.role)
    return not plain and _is_signed(words) and all(len(word.text) == 2 for word in words[:-1] if _is_person(word))


def _is_person(word: Word) -> TypeGuard[PersonName]:
    return isinstance(word, PersonName)


def _pairs(words: Sequence[Word]) -> Iterator[tuple[Role, Owner]]:
    last = words[-1]
    if isinstance(last, Role) and last.work and not _dangles(words):
        return _works_behind(words)
    return _roles_ahead(words) if isinstance(words[0], Role) else iter(())


def _dangles(words: Sequence[Word]) -> bool:
    """Whether the last word is a role without a name: 记者 甲 通讯员, or 摄影 behind several people."""
    last, owners = words[-1], sum(not isinstance(word, Role) for word in words)
    if not isinstance(last, Role) or last.trails or not isinstance(words[0], Role):
        return False
    return not last.work or owners != 1


def _is_likely(name: PersonName, words: Sequence[Word], marked: bool) -> bool:
    """Whether a name is one, by its surname and by how plainly the words are a credit."""
    roles = [word for word in words if isinstance(word, Role)]
    others = [word.known for word in words if isinstance(word, PersonName) and word != name]
    posted = any(role.posted or role.role.startswith("本报") for role in roles)
    supported = marked or sum(others) > len(others) - sum(others)
    tied_to = [role.role for role in roles if role.tied and role.end == name.start]
    if not (marked or posted or len(roles) > 1 or any(is_plain(role.role) for role in roles)):
        return name.known and is_common(name.text) and not is_word(name.text) and _is_signed(words)
    if name.carried and not isinstance(words[words.index(name) - 1], Role):
        return name.known and is_common(name.text)
    if tied_to and not supported and not (posted and name.known and len(name.text) <= _LONGEST_TIED):
        return name.known and is_common(name.text) and may_be_tied(tied_to[0])
    if name.known:
        return True
    if is_misread(name.text):
        return marked or not (tied_to or isinstance(words[0], PersonName))
    if marked and not tied_to and _PEN_NAME.fullmatch(name.text):
        return True
    plain = {role.role for role in roles if is_plain(role.role)}
    return (len(plain) > 1 or (marked and any(others)) or (posted and not is_act(name.text))) and not tied_to


def _roles_ahead(words: Sequence[Word]) -> Iterator[tuple[Role, Owner]]:
    """记者 甲 乙 通讯员 丙: roles govern what follows. A work ahead of a title (摄影 记者 甲) outlasts the title."""
    ahead: list[Role] = []
    roles: list[Role] = []
    in_roles = False
    for word in words:
        if not isinstance(word, Role):
            yield from ((role, word) for role in roles)
        elif not in_roles:
            ahead = [] if word.work else ahead
            roles = [*ahead, word]
        else:
            ahead = list(roles) if not word.work and all(role.work for role in roles) else ahead
            roles.append(word)
        in_roles = isinstance(word, Role)


def _works_behind(words: Sequence[Word]) -> Iterator[tuple[Role, Owner]]:
    """甲/文 乙/摄, 记者 甲 乙 文/图: a work takes the names since the last one; titles still stand ahead."""
    titles: list[Role] = []
    waiting: list[Owner] = []
    served, in_titles = False, False
    for word in words:
        if not isinstance(word, Role):
            waiting = [word] if served else [*waiting, word]
            served, in_titles = False, False
            yield from ((title, word) for title in titles)
        elif word.work and waiting:
            served, in_titles = True, False
            yield from ((word, owner) for owner in waiting)
        else:
            titles = [*titles, word] if in_titles else [word]
            in_titles = True


def _own(word: Organisation, role: str) -> Assignment:
    return Assignment(role, word, word.start, word.end)


def _frame(role: Role, owner: Owner, owners: Sequence[Owner], *, certain: bool) -> Assignment:
    start, end = min(role.start, owner.start), max(role.end, owner.end)
    if any(other is not owner and start <= other.start < end for other in owners):
        start, end = owner.start, owner.end
    known = owner.known and owner.sure if isinstance(owner, PersonName) else True
    return Assignment(role.role, owner, start, end, certain and known)
