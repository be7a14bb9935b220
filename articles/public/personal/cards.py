"""Numbers of identity cards, 18 digits and the old 15, and of bank cards."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from articles.public.personal.digits import (
    END,
    GAP,
    START,
    accepted,
    bracketed,
    groups,
    is_even,
    is_legible,
    passes_luhn,
    plain,
    spaced,
)
from articles.public.personal.kinds import Mark, PersonalKind
from articles.public.personal.surroundings import after, before, clause_after, clause_before

# The first two digits name a province.
_PROVINCES = frozenset(
    [
        "11",
        "12",
        "13",
        "14",
        "15",
        "21",
        "22",
        "23",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "37",
        "41",
        "42",
        "43",
        "44",
        "45",
        "46",
        "50",
        "51",
        "52",
        "53",
        "54",
        "61",
        "62",
        "63",
        "64",
        "65",
    ]
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"

_EIGHTEEN = re.compile(rf"[1-8lI|]{START}{bracketed('16')}{GAP}{{0,3}}[0-9OolI|XxΧх×]{END}")
_FIFTEEN = re.compile(rf"[1-8lI|]{START}{bracketed('14')}{END}")
# The region, the day of birth, the rest.
_PARTS_OF_CARD = {(6, 8, 4), (6, 8, 3), (6, 4, 4, 4), (6, 4, 2, 2, 4), (6, 12), (14, 4), (6, 6, 3), (6, 9), (12, 3)}
# Partly masked in print: what is left still says where and when somebody was born.
_MASKED = re.compile(r"[1-8](?<![0-9A-Za-z].)\d{2,13}[*×xX●■□]{2,15}(?:\d{0,8}[\dXx])?(?![0-9A-Za-z*])")
_IDENTITY = re.compile(r"身份|公民号码|证件号|证号|证件|户口")
# Right behind the words no digit needs to fit: one may be misread or lost.
_NAMED = re.compile(r"(?:身份证|公民身份|居民身份|证件号)[^\d\n。;]{0,14}$")
_AFTER_NAMED = re.compile(rf"[1-8lI|]{START}{spaced('13,18')}[Xx]?{END}")
_OTHER_NUMBER = re.compile(
    r"(?:订单|单号|编号|书号|注册号|许可|代码|条码|流水|执照|信用代码|合同|案号|号段|第)[^\d\n。;,]{0,8}$"
)

_BANK = re.compile(rf"[1-9]{START}{spaced('15,18')}{END}")
_BANK_CUE = re.compile(
    r"卡号|[账帐][号户]|银行|储蓄|信用卡|借记卡|存折|[工农中建交招]行|邮储|信用社|农商行|打款|汇款|[汇打转存][到至入给]|卡[:(]"
)
_BANK_AFTER = re.compile(r"银行|户名|[的]?(?:信用|银行|借记|储蓄)?卡|开户|收款")
# Right behind the word any number is an account: old books and those of firms pass no check.
_ACCOUNT_NUMBER = re.compile(
    rf"[0-9]{START}(?:[0-9]{{8,23}}|[0-9]{{3}}(?:{GAP}[0-9]{{4}}){{2,4}}(?:{GAP}[0-9]{{1,4}})?|[0-9]{{1,5}}{GAP}[0-9]{{8,20}}){END}"
)
_ACCOUNT = re.compile(r"(?:[账帐](?:号|户号?)|卡号|存折号?)(?:码)?[^\d\n。;,]{0,12}$")
_UNIT = re.compile(" ?[元万亿人户]")
_MOBILE = re.compile(r"1[3-9]\d{9}")
_CARD_AFTER = re.compile("(?:信用|银行|储蓄|借记)卡")
_CARD_NUMBER = re.compile(r"卡号|卡[:(]")
# An account that is announced so that everybody may pay into it.
_ORGANISATION = re.compile(
    r"(?:户名|收款单位|收款人|单位名称|[账帐]户(?:名称?)?|对公)[^\n。,;]{0,20}(?:会|公司|局|院|校|学|中心|基金|社|厂|站|所|处|办|财政)"
)
_ITS_ACCOUNT = re.compile(
    "(?:慈善|总会|协会|基金会?|公司|红十字会|[财民]政局|学校|医院|中心|法院|专[户用]|公共|单位)[^。;\\d]{0,12}$"
)
_CARD_STARTS = ("62", "4", "5", "35", "37", "9")


def identity_cards(text: str) -> Iterator[Mark]:
    def is_identity(match: re.Match[str]) -> bool:
        digits = plain(match[0].replace("×", "X").replace("Χ", "X").replace("х", "X"))
        if not is_legible(match[0]) or not _is_person(digits):
            return False
        named = bool(_IDENTITY.search(clause_before(text, match.start())))
        if named or (len(digits) == 18 and _check(digits) == digits[-1]):
            return True
        in_order = is_even(match[0]) or groups(match[0]) in _PARTS_OF_CARD
        return in_order and not _OTHER_NUMBER.search(before(text, match.start()))

    def is_named(match: re.Match[str]) -> bool:
        return bool(_NAMED.search(before(text, match.start())))

    for pattern in (_EIGHTEEN, _FIFTEEN):
        yield from _marks(pattern, text, is_identity)
    yield from _marks(_AFTER_NAMED, text, is_named)
    yield from _marks(_MASKED, text, lambda match: _is_masked_identity(match, text))


def _marks(pattern: re.Pattern[str], text: str, is_right) -> Iterator[Mark]:  # type: ignore[no-untyped-def]
    return (Mark(*match.span(), PersonalKind.ID_CARD) for match in accepted(pattern, text, is_right))


def _is_masked_identity(match: re.Match[str], text: str) -> bool:
    named = _IDENTITY.search(clause_before(text, match.start(), 20))
    return bool(named) or (len(match[0]) == 18 and match[0][:2] in _PROVINCES)


def _is_person(digits: str) -> bool:
    """A province and a day of birth where a card has them."""
    return digits[:2] in _PROVINCES and _is_day(digits[6:14] if len(digits) == 18 else f"19{digits[6:12]}")


def _is_day(digits: str) -> bool:
    try:
        return 1890 <= dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).year <= 2050
    except ValueError:
        return False


def _check(digits: str) -> str:
    return _CHECKS[sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False)) % 11]


def bank_cards(text: str) -> Iterator[Mark]:
    for pattern, is_right in ((_BANK, _is_card), (_ACCOUNT_NUMBER, _is_account)):
        yield from (Mark(*match.span(), PersonalKind.BANK_CARD) for match in accepted(pattern, text, is_right))


def _is_card(match: re.Match[str]) -> bool:
    text, digits, start, end = match.string, plain(match[0]), match.start(), match.end()
    if not is_legible(match[0]) or not digits.isdigit():
        return False
    near = clause_before(text, start)
    known = _CARD_STARTS[0] == digits[:2] and len(digits) in (16, 19) and _is_grouped(match[0])
    if _OTHER_NUMBER.search(near):
        return False
    behind = clause_after(text, end, 24)
    if not (_BANK_CUE.search(near) or _BANK_AFTER.match(behind.lstrip(" ,)(")) or _CARD_AFTER.search(behind)):
        return known and passes_luhn(digits)
    if _of_organisation(match):
        return known and passes_luhn(digits) and bool(_CARD_NUMBER.search(near))
    return passes_luhn(digits) or known or (len(digits) == 16 and _is_grouped(match[0]) and "卡" in near)


def _is_account(match: re.Match[str]) -> bool:
    if not _ACCOUNT.search(clause_before(match.string, match.start())) or _of_organisation(match):
        return False
    return not _MOBILE.fullmatch(plain(match[0])) and not _UNIT.match(match.string, match.end())


def _of_organisation(match: re.Match[str]) -> bool:
    near = before(match.string, match.start(), 60)
    return bool(
        _ORGANISATION.search(near)
        or _ITS_ACCOUNT.search(near)
        or _ORGANISATION.search(after(match.string, match.end(), 40))
    )


def _is_grouped(text: str) -> bool:
    sizes = groups(text)
    return len(sizes) == 1 or set(sizes[:-1]) == {4}
