"""Mobile numbers; hotlines and offices have none of their forms. What the words beside any telephone tell of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import partial

from articles.public.personal.digits import END, accepted, bracketed, groups, is_legible, plain
from articles.public.personal.kinds import Mark, PersonalKind
from articles.public.personal.surroundings import after, before

# Before the number; what stands before that is no digit.
_ABROAD = re.compile(r"(?<![0-9A-Za-z|])(?:\(?(?:\+|00|0)?86\)?[ \-]{0,2}|0)$")
_MOBILE = re.compile(rf"(?P<number>[1lI|](?<![0-9]\..)[ \-·.]{{0,3}}[3-9]{bracketed('9')}){END}")
_ENDS_OF_PREFIX = frozenset("0123456789 -·./()")
GOES_ON = re.compile(r"[0-9A-Za-z|]$")
_LETTERS = re.compile(r"(?<![A-Za-z])(?:QQ|TEL|MOBILE|MOB|MP|HP|VX|WX|PHONE)$", re.IGNORECASE)
_MASKED_MOBILE = re.compile(r"1(?<![0-9A-Za-z].)[3-9]\d[ \-]?[*×xX]{4,6}[ \-]?\d{2,4}(?![0-9A-Za-z*])")
CALL = re.compile(
    r"电[:(]?|手机|联系|致电|拨打|号码|微信|短信|热线|咨询|[Tt][Ee][Ll]|机:|[☎☏✆]|(?<![A-Za-z])[MT]:|QQ|与|找|洽|^\(|传真"
)
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
OTHER_NUMBER = re.compile(
    r"(?:订单|单号|编号|书号|注册号|许可证?|代码|条码|流水|文号|序列号|受理号|工号|学号|考号|准考证|证号|案号|No\.?|"
    r"股票|总数|共计|(?<!预)约|达)号?[为是:]{0,2} ?$|[¥$€]$",
    re.IGNORECASE,
)
UNIT = re.compile(r" ?(?:[元万亿人吨米次股%户亩册辆台件份克斤度页字]|公里|美元|平方|张[床图])")


def mobiles(text: str, stays: Collection[str] = ()) -> Iterator[Mark]:
    is_right = partial(_is_mobile, text=text, stays=stays)
    for match in accepted(_MOBILE, text, is_right):
        yield Mark(start_of(match, text), match.end(), PersonalKind.MOBILE)
    yield from (Mark(*match.span(), PersonalKind.MOBILE) for match in _MASKED_MOBILE.finditer(text))


def start_of(match: re.Match[str], text: str, prefix: re.Pattern[str] = _ABROAD) -> int:
    """With 86, 0 or the area code before it, and with the bracket that is closed within it."""
    start = match.start()
    if text[start - 1 : start] not in _ENDS_OF_PREFIX:
        return start
    if found := prefix.search(before(text, start, 16)):
        return start - len(found[0])
    closes = match[0].count(")") > match[0].count("(")
    return start - (closes and text[start - 1] == "(")


def _is_mobile(match: re.Match[str], text: str, stays: Collection[str]) -> bool:
    number, start = match["number"], start_of(match, text)
    near = before(text, start, 14)
    if GOES_ON.search(near) and not _LETTERS.search(near):
        return False
    if not is_legible(number) or plain(number) in stays or OTHER_NUMBER.search(near):
        return False
    called = bool(CALL.search(near))
    if not called and UNIT.match(text, match.end()):
        return False
    sizes = groups(number)
    if called or len(sizes) == 1 or (sizes in _ON_PURPOSE and ("." not in number or sizes == (3, 4, 4))):
        return True
    return (len(sizes) == 2 or set(sizes) == {1}) and _is_alone(match, text)


def _is_alone(match: re.Match[str], text: str) -> bool:
    """No other number beside it, as a table would have."""
    near, behind = before(text, start_of(match, text), 3), after(text, match.end(), 3)
    return not (re.search(r"\d[ \n]*$", near) or re.match(r"[ \n]*\d", behind))
