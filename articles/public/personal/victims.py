"""Victims of crimes who are named: 被害人甲, 甲系本案被害人, and whom the crime itself names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.chinese.text import HAN
from articles.public.personal.kinds import Mark, PersonalKind
from articles.public.personal.names import FAMILIAR, FULL, OFFICE, PARTIAL, POLITE, is_certain, is_name

_WHO = (
    "(?:人|者|女子|男子|女童|男童|儿童|少女|少年|女性|妇女|学生|老人|村民|市民|居民|群众|幼女|女生|女孩|男孩|婴儿|女工|工人|员工|司机|店主|业主|老板|夫妇|母女|母子|老太"
    "|学员|储户|客户)"
)
# What a victim is known by: from there names are looked for, before and behind.
_SIGN = re.compile(
    "被害|受害|遇害|被侵害|被猥亵|被性侵|被强奸|被拐|被绑架|被杀|被诈骗|死者|遇难者|强奸|奸淫|猥亵|性侵|拐卖|拐骗|绑架|杀害|打死|捅死|砍死"
)
_CUE = (
    f"(?:(?:被害|受害|遇害|被侵害|被猥亵的?|被性侵的?|被强奸的?|被拐卖?的?|被绑架的?|被杀害?的?"
    f"|被诈骗的?){_WHO}|被害方|死者|遇难者)"
)
_NAME = rf"(?:(?P<partial>{PARTIAL}|{POLITE}|{FAMILIAR})|(?P<full>{FULL}))(?! ?\(化名|{OFFICE})"
_BEHIND = (
    re.compile(rf"{_CUE}(?:之一的?|系|是|为|姓名|名叫|:|,| |\(|“|、)?{_NAME}"),
    re.compile(
        rf"(?:强奸|奸淫|猥亵|性侵|拐卖|拐骗|绑架|杀害|打死|捅死|砍死)(?:了|的)?{_WHO}?(?P<partial>{PARTIAL})(?P<full>)"
    ),
)
_NEXT = re.compile(rf"[、和及]{_NAME}")
_BEFORE = re.compile(
    rf"(?:^|(?<=[^{HAN}]))(?:(?P<partial>{PARTIAL})|(?P<full>{FULL}))[,(]{{0,2}}(?:系|是|为)?(?:本案|该案|此案)?的?$"
)
_LEADS = tuple("系是为的案,(")
_WHO_SUFFERED = re.compile("(?:被害|受害)[人者]")


def victims(text: str) -> Iterator[Mark]:
    for sign in _SIGN.finditer(text):
        found = [match for pattern in _BEHIND if (match := pattern.match(text, sign.start()))]
        places = [(match, 0) for match in [*found, *_following(text, found)]]
        shift = max(0, sign.start() - 16)
        named_first = text[shift : sign.start()][-1:] in _LEADS and _WHO_SUFFERED.match(text, sign.start())
        if named_first and (match := _BEFORE.search(text[shift : sign.start()])):
            places.append((match, shift))
        for match, shift in places:
            group = "partial" if match["partial"] else "full"
            if group == "partial" or is_certain(match["full"]) or _stands_alone(match):
                yield Mark(match.start(group) + shift, match.end(group) + shift, PersonalKind.VICTIM)


def _following(text: str, found: list[re.Match[str]]) -> Iterator[re.Match[str]]:
    """被害人甲、乙、丙."""
    at = found[0].end() if found else len(text)
    while match := _NEXT.match(text, at):
        yield match
        at = match.end()


def _stands_alone(match: re.Match[str]) -> bool:
    return is_name(match["full"]) and not re.match(f"[{HAN}]", match.string[match.end("full") :][:1])
