"""Lines that open with ■ and a role and are no plain credit: an odd name, a remark behind the names, no name at all.

■记者 凡 · ■本报评论员 · ■记者 甲 乙地报道, 谢绝转载. Such a line is a credit none the less, and never certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from articles.chinese.surnames import FREQUENT
from articles.chinese.traditional import simplified
from articles.reading.credits.bylines import LONGEST_OPENING, parse_byline
from articles.reading.credits.no_names import is_act, is_word
from articles.reading.credits.roles import BLANK, OUTLET, SINGLE, TITLE, TRAILERS, WORK, canonical, is_plain
from articles.reading.credits.tokens import BULLETS
from articles.reading.credits.unnamed import line_names, without_role
from articles.reading.credits.whole import as_printed
from articles.reading.records import Credit

_MARKS = re.escape(BULLETS)
_MAY_OPEN = frozenset(f"{BULLETS}（(本")  # the quick way out for all lines of a body
_OPENER = rf"\s*[{_MARKS}](?:[{_MARKS}]|{BLANK})*"
_ROLE = re.compile(rf"(?P<outlet>{OUTLET})?(?P<bare>{TITLE}|{WORK}|[文图摄编绘译](?={BLANK}*[/／:：｜|丨]))")
_OPENS = re.compile(rf"{_OPENER}(?={_ROLE.pattern})")
_GAP = re.compile(rf"(?:{BLANK}|[、，,:：/／·・＋+&()（）\[\]{_MARKS.replace('□', '')}])+")
# A whole editorial body signs: 本报评论员, ■时评编辑部. 本报讯 opens a text.
_DESK = r"[^\s\W]{0,8}(?:编辑部|评论部|采访组|报道组)"
_OWN = rf"本{BLANK}*[报刊台网社]{BLANK}*(?:{TITLE}|{_DESK})"
_BODY = re.compile(
    rf"(?:{_OPENER}|\s*[（(]?)(?P<own>{_OWN})[)）]?\s*$"
    rf"|{_OPENER}(?P<other>{_DESK}|[^\s\W]{{0,8}}评论员|(?:本[报刊台网社])?(?:综合报道|综合整理|专稿))\s*$"
)
_SENTENCE = re.compile(r"[。！？!?；;…“”]|[，,].*[，,]")  # what runs on like this is text
_LETTER = re.compile(r"[^\W\d_xX]|\d")
_ODD = re.compile(r"(?:[^\W\d_]|[□×\ufffd]){1,4}|[A-Za-z][A-Za-z.'’\- ]{0,30}")
_PERSONS = ("者", "员", "生", "编", "人", "师", "编辑")  # the roles that a person bears, whatever the name


def odd_credits(line: str) -> tuple[Credit, ...]:
    """The credits of a line without outer blanks that ``parse_byline`` refuses, odd ones uncertain; () for none."""
    folded = simplified(line)
    found = _odd_credits(folded) or without_role(line_names(folded), folded)
    return found if folded == line else as_printed(found, folded, line)


def _odd_credits(line: str) -> tuple[Credit, ...]:
    if line[:1] not in _MAY_OPEN or len(line) > LONGEST_OPENING or _SENTENCE.search(line):
        return ()
    if body := _BODY.match(line):
        printed = body["own"] or body["other"]
        return (Credit("", "".join(printed.split()), printed, 0, certain=False, organisation=True),)
    found: list[Credit] = []
    for role, text in _segments(line):
        credits = _credits(role, text)
        if not credits and not found:
            return ()
        found = [*found, *credits] if credits else _trailed(found, role, text)
    return tuple(found)


def opens_with_role(line: str) -> bool:
    """Whether the line opens with ■ and a role: a credit, whatever stands behind."""
    return bool(_OPENS.match(line))


def is_bare(line: str) -> bool:
    """Whether the line is ■ and a role whose names are lost, or no more than □□ or ××."""
    opened = _OPENS.match(line)
    role = opened and _ROLE.match(line, opened.end())
    return role is not None and not _LETTER.search(line, role.end())


def _segments(line: str) -> Iterator[tuple[re.Match[str], str]]:
    """Each role with the text behind it, up to the next role that stands apart."""
    opened = _OPENS.match(line)
    role = opened and _ROLE.match(line, opened.end())
    while role:
        ahead = (_ROLE.match(line, gap.end()) for gap in _GAP.finditer(line, role.end()) if gap.end() > role.end())
        following = next((match for match in ahead if match), None)
        yield role, line[role.end() : following.start() if following else len(line)]
        role = following


def _credits(role: re.Match[str], text: str) -> list[Credit]:
    """The credits of one role: as far as its names parse, the rest a remark; else odd names alone."""
    for end in (len(text), *(gap.start() for gap in reversed(list(_GAP.finditer(text))))):
        if credits := parse_byline(f"■{role[0]}{text[:end]}"):
            rest = text[end:]
            return list(credits) if not rest.strip() else [*credits[:-1], _remarked(credits[-1], rest)]
    names = _odd_names(role, text)
    alone = [canonical(role["bare"])] if names[-1:] != ["摄"] or len(names) == 1 else [canonical(role["bare"]), "摄影"]
    names = names[: len(names) + 1 - len(alone)]
    printed = f"{role[0]}{text}".strip()
    return [_odd(one, name, printed if len(names) == 1 else name) for name in names for one in alone]


def _trailed(found: list[Credit], role: re.Match[str], text: str) -> list[Credit]:
    """A work behind odd names is theirs too (■记者 凡 文/图); any other words are a remark."""
    work = canonical(role["bare"])
    if work in TRAILERS and not text.strip() and len(found) == 1:
        return [*found, _odd(work, found[0].name, f"{found[0].name} {role[0]}")]
    return [*found[:-1], _remarked(found[-1], f" {role[0]}{text}")]


def _odd(role: str, name: str, printed: str) -> Credit:
    return Credit(role, name, printed, 0, certain=False)


def _odd_names(role: re.Match[str], text: str) -> list[str]:
    """What stands in the place of names and is no word; nothing where one of them is no name at all."""
    bare = canonical(role["bare"])
    if not (is_plain(bare) or bare in SINGLE or bare.endswith(_PERSONS)):
        return []
    latin = re.match(r"\W*[A-Za-z]", text)
    names = [" ".join(text.split())] if latin else [piece for piece in _GAP.split(text) if piece]
    tied = not _GAP.match(text)
    return names if all(_is_odd(name, tied, spaced=" " in role["bare"]) for name in names) else []


def _is_odd(name: str, tied: bool, spaced: bool) -> bool:
    """Whether it may be a name: close behind the role, or behind a letter-spaced one, it is rather a word."""
    if not (_ODD.fullmatch(name) and _LETTER.search(name)) or is_word(name) or is_act(name):
        return False
    return name[0] not in FREQUENT or not (tied or (spaced and len(name) == 1))


def _remarked(credit: Credit, remark: str) -> Credit:
    """The credit with what is printed behind it, which nobody read."""
    return replace(credit, printed=f"{credit.printed}{remark}".rstrip(), certain=False)
