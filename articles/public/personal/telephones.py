"""Mobile numbers, and landlines beside the name of a private person. Hotlines and offices have none of these forms."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import partial

from articles.public.personal.digits import END, accepted, groups, is_even, is_legible, plain, spaced
from articles.public.personal.kinds import Mark, PersonalKind
from articles.public.personal.names import OFFICE, POLITE
from articles.public.personal.persons import Place, people_of
from articles.public.personal.surroundings import after, before, clause_after

# Before the number; what stands before that is no digit.
_ABROAD = re.compile(r"(?<![0-9A-Za-z|])(?:\(?(?:\+|00|0)?86\)?[ \-]{0,2}|0)$")
_MOBILE = re.compile(rf"(?P<number>[1lI|](?<![0-9]\..)[ \-·.]{{0,3}}[3-9]{spaced('9')}){END}")
_GOES_ON = re.compile(r"[0-9A-Za-z|]$")
_MASKED_MOBILE = re.compile(r"1(?<![0-9A-Za-z].)[3-9]\d[ \-]?[*×xX]{4,6}[ \-]?\d{2,4}(?![0-9A-Za-z*])")
CALL = re.compile(r"电[:(]?|手机|联系|致电|拨打|号码|微信|短信|热线|咨询|[Tt][Ee][Ll]|机:|与|找|洽|^\(|传真")
_ON_PURPOSE = {
    (3, 4, 4),
    (3, 8),
    (7, 4),
    (3, 3, 5),
    (4, 7),
    (4, 3, 4),
    (5, 6),
    (3, 2, 6),
    (3, 4, 2, 2),
    (3, 2, 2, 2, 2),
}
_OTHER_NUMBER = re.compile(
    r"(?:订单|单号|编号|书号|注册号|许可证?|代码|条码|流水|文号|序列号|受理号|工号|学号|考号|准考证|QQ|群|证号|案号|No\.?|[账帐]号|"
    r"股票|总数|共计|(?<!预)约|达)号?[为是:]{0,2} ?$|[¥$€]$",
    re.IGNORECASE,
)
_UNIT = re.compile(r" ?(?:[元万亿人吨米次股%户亩册辆台件份克斤度页字]|公里|美元|平方)")

_AREA = re.compile(r"(?<![0-9A-Za-z|])\(?0[1-9]\d{1,2}\)?[ \-]{0,3}$")
_LANDLINE = re.compile(rf"(?P<number>[2-8](?<![0-9]\..){spaced('6,7')})(?:(?:-|转)\d{{1,4}})?{END}")
_YEARS = re.compile(r"(?:19|20)\d\d ?- ?(?:19|20)\d\d$")
_DAY = re.compile(r"(?:19\d|20[0-2])\d[ \-.]?(?:0[1-9]|1[0-2])[ \-.]?(?:0[1-9]|[12]\d|3[01])$")
# Nobody needs to be named beside it.
_AT_HOME = re.compile(r"(?:家[里中庭]?的?|宅|住宅|家用)(?:固定)?(?:电话|座机)(?:号码)?[是为: (]{0,3}$|宅电[: ]{0,2}$")
_CALL_HIM = re.compile(rf"(?:{CALL.pattern}|[拨请]?打|座机|预约|留电|家里|家中|TEL)[^\d]{{0,6}}$")
_IN_TWO = {(4, 4), (4, 3), (3, 4)}
_POLITE = re.compile(f" ?{POLITE}")
_OFFICE = re.compile(f" ?{OFFICE}")
# Whoever makes the paper is called at its own number.
_STAFF = re.compile(r"编辑|版式|美编|校对|设计|记者|通讯员|摄影")
_BESIDE, _BEFORE, _BEHIND = 12, 80, 24  # characters
# Their numbers are printed to be called.
_PUBLIC = re.compile(
    rf"{OFFICE}|热线|值班|办公|传真|客服|公司(?!宿舍)|总台|前台|报社|编辑|版式|美编|校对|投稿|本报|派出所|服务|举报|监督|"
    r"记者|通讯员"
)


def mobiles(text: str, stays: Collection[str] = ()) -> Iterator[Mark]:
    is_right = partial(_is_mobile, text=text, stays=stays)
    for match in accepted(_MOBILE, text, is_right):
        yield Mark(_start(match, text), match.end(), PersonalKind.MOBILE)
    yield from (Mark(*match.span(), PersonalKind.MOBILE) for match in _MASKED_MOBILE.finditer(text))


def _start(match: re.Match[str], text: str, prefix: re.Pattern[str] = _ABROAD) -> int:
    """With 86, 0 or the area code before it."""
    found = prefix.search(before(text, match.start(), 10))
    return match.start() - len(found[0]) if found else match.start()


def _is_mobile(match: re.Match[str], text: str, stays: Collection[str]) -> bool:
    number, start = match["number"], _start(match, text)
    near = before(text, start, 14)
    if _GOES_ON.search(near):
        return False
    if not is_legible(number) or plain(number) in stays or _OTHER_NUMBER.search(near):
        return False
    called = bool(CALL.search(near))
    if not called and _UNIT.match(text, match.end()):
        return False
    sizes = groups(number)
    if called or len(sizes) == 1 or (sizes in _ON_PURPOSE and ("." not in number or sizes == (3, 4, 4))):
        return True
    return (len(sizes) == 2 or set(sizes) == {1}) and _is_alone(match, text)


def _is_alone(match: re.Match[str], text: str) -> bool:
    """No other number beside it, as a table would have."""
    return not re.search(r"\d", before(text, _start(match, text), 3) + after(text, match.end(), 3))


def landlines(text: str, stays: Collection[str] = ()) -> Iterator[Mark]:
    is_right = partial(_is_private, text=text, stays=stays)
    for match in accepted(_LANDLINE, text, is_right):
        yield Mark(_start(match, text, _AREA), match.end(), PersonalKind.LANDLINE)


def _is_private(match: re.Match[str], text: str, stays: Collection[str]) -> bool:
    number, start, end = match["number"], _start(match, text, _AREA), match.end()
    near = before(text, start, _BEFORE).rpartition("\n")[2]
    at_home = ("家" in near or "宅" in near) and bool(_AT_HOME.search(near))
    named = people_of(text).last(start - len(near), start)
    behind = None if at_home or named else people_of(text).first(end, end + len(clause_after(text, end, _BEHIND)))
    if not (at_home or named or behind) or not _is_telephone(match, text, stays):
        return False
    called = start < match.start() or bool(CALL.search(near[-14:]) or _CALL_HIM.search(near))
    if not called and (_DAY.match(number) or not is_even(number)) and groups(number) not in _IN_TWO:
        return False
    if at_home or (named and _named_before(text, start, named, called)):
        return True
    return _named_after(text, end, near)


def _is_telephone(match: re.Match[str], text: str, stays: Collection[str]) -> bool:
    number, start, end = match["number"], _start(match, text, _AREA), match.end()
    if _GOES_ON.search(before(text, start, 2)) or not is_legible(number) or _YEARS.match(number):
        return False
    if plain(number) in stays or plain(text[start:end]) in stays:
        return False
    if _UNIT.match(text, end) and not _POLITE.match(text, end):
        return False
    return not _OTHER_NUMBER.search(before(text, start, 14))


def _named_before(text: str, at: int, named: Place, called: bool) -> bool:
    """Right beside the number or in the same notice, with no office between."""
    start, end = named
    if _OFFICE.match(text, end) or _STAFF.search(text, max(0, start - 8), start) or not (called or at - end <= _BESIDE):
        return False
    return not _PUBLIC.search(text, max(at - _BEFORE, start - 4), at)


def _named_after(text: str, at: int, near: str) -> bool:
    named = people_of(text).first(at, at + len(clause_after(text, at, _BEHIND)))
    if named is None or _PUBLIC.search(text, at, named[1] + 4):
        return False
    return not _PUBLIC.search(near[-_BESIDE:])
