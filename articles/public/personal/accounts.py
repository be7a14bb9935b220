"""Numbers of bank cards, accounts and bankbooks.

What is written beside a number and the form it has are weighed: 账号 right before it, the name of a bank, a word of
paying, a right check digit. Accounts of organisations are printed to be paid into.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.public.personal.digits import (
    DIGIT,
    END,
    GAP,
    OTHER_NUMBER,
    START,
    accepted,
    groups,
    is_legible,
    passes_luhn,
    plain,
)
from articles.public.personal.kinds import Mark, PersonalKind
from articles.public.personal.surroundings import after, before, clause_after, clause_before

_NUMBER = re.compile(rf"[0-9]{START}(?:{GAP}{{0,3}}{DIGIT}){{8,27}}{END}")
# Right behind the word any number is an account: old books and those of firms pass no check.
_ACCOUNT = re.compile(
    r"(?:[账帐](?:号|户号?)|卡号|存[折单款](?:账|帐)?号?|一[本卡]通|活期|定期|金穗|龙卡|牡丹|灵通|长城|太平洋"
    r"|(?:储蓄|信用|银行|借记|银联|联名|工资|医保|社保)卡(?:账|帐|卡)?号?)(?:码)?[^\d\n。;,]{0,12}$"
)
_BANK = re.compile(
    r"银行|[工农中建交招]行|邮储|邮政储蓄|信用(?:联)?社|农商行|农信|[分支]行|储蓄|信用卡|借记卡|存折|户名|开户"
    r"|持卡|收款[人方]"
)
_BANK_AT_ONCE = re.compile(
    r"(?:银行|[工农中建交招分支]行|邮储|储蓄|信用(?:联)?社|农信|卡上?|[汇打转存付](?:账|款"
    r"|钱)?[到至入给进])[: ,(]{0,2}$"
)
_PAID = re.compile(r"款|钱|[账帐]|卡|[汇打转存付][到至入给进了向]|转账|元|尾号")
_PAID_BEHIND = re.compile(r"款|钱|[账帐]户|户名|的(?:信用|银行|借记|储蓄)?卡|(?:信用|银行|储蓄|借记)卡")
_UNIT = re.compile(" ?(?:[元万亿人]|户(?! ?名))")
_TELEPHONE = re.compile(r"(?:电话|手机|热线|传真|邮编|Q ?Q|T[eE][lL])[^\d\n。;,]{0,6}(?:0\d{2,3}[- )]{0,2})?$")
# 2007-06-14 08:30
_MOMENT = re.compile(r"(?:19|20)\d\d[\-./](?:0?[1-9]|1[0-2])[\-./]")
_LANDLINE = re.compile(r"0[1-9]\d{8,10}")
_MOBILE = re.compile(r"1[3-9]\d{9}")
_CARD_NUMBER = re.compile(r"卡号|卡[:(]")
_UNITS = (
    r"(?:[总协商工学]会|联合会|委员会|促进会|慈善会|基金|公司|集团|[^:人]{2}[局厂社站]|医院|学院|法院|检察院"
    r"|学校|[中小大]学|中心"
    r"|研究[所院]|事务所|办公室|合作社|[财民]政|专[户用])"
)
# An account that is announced so that everybody may pay into it.
_ORGANISATION = re.compile(rf"(?:户 ?名|收款单位|收款人|单位名称|[账帐]户(?:名称?)?|对公)[^\n。,;]{{0,20}}{_UNITS}")
_ITS_ACCOUNT = re.compile(
    "(?:慈善|总会|协会|基金会?|公司|红十字会|[财民]政局|学校|医院|中心|法院|专[户用]|公共|单位)[^。;\\d]{0,12}$"
)
# The first digits of cards, and how many they have.
_CARD = re.compile("(?:62|60|[45]|35|37|9[5-9])")
_FEWEST_OF_CARD, _MOST_OF_CARD, _MOST = 15, 19, 24
_ENOUGH = 3  # points


def bank_cards(text: str) -> Iterator[Mark]:
    for match in accepted(_NUMBER, text, _is_account):
        yield Mark(*match.span(), PersonalKind.BANK_CARD)


def _is_account(match: re.Match[str]) -> bool:
    text, digits = match.string, plain(match[0])
    near = clause_before(text, match.start())
    if not is_legible(match[0]) or not digits.isdigit() or _is_other(match, digits, near):
        return False
    form = _form(match[0], digits)
    if _of_organisation(match):
        return form >= _ENOUGH and bool(_CARD_NUMBER.search(near))
    return form + _told(near, clause_after(text, match.end(), 24)) >= _ENOUGH


def _is_other(match: re.Match[str], digits: str, near: str) -> bool:
    """A sum, a telephone, a moment, an order."""
    return bool(
        len(digits) > _MOST
        or _MOBILE.fullmatch(digits)
        or (_LANDLINE.fullmatch(digits) and not _ACCOUNT.search(near))
        or _UNIT.match(match.string, match.end())
        or _MOMENT.match(match[0])
        or _TELEPHONE.search(near)
        or OTHER_NUMBER.search(near)
    )


def _form(number: str, digits: str) -> int:
    """Points for the form of a card; all of them where the check digit is right, too."""
    if not _CARD.match(digits) or not _FEWEST_OF_CARD <= len(digits) <= _MOST_OF_CARD:
        return 0
    sizes = groups(number)
    in_order = len(sizes) == 1 or set(sizes[:-1]) == {4}
    if not passes_luhn(digits):
        return 1
    usual = digits.startswith("62") and len(digits) in (16, 19)
    return 2 + (in_order and (usual or len(sizes) > 1))


def _told(near: str, behind: str) -> int:
    account, at_once = _ACCOUNT.search(near), _BANK_AT_ONCE.search(near)
    bank, paid = _BANK.search(near) or _BANK.search(behind), _PAID.search(near) or _PAID_BEHIND.search(behind)
    return 3 * bool(account) + 2 * bool(at_once) + 2 * bool(bank) + bool(paid)


def _of_organisation(match: re.Match[str]) -> bool:
    near = before(match.string, match.start(), 60)
    return bool(
        _ORGANISATION.search(near)
        or _ITS_ACCOUNT.search(near)
        or _ORGANISATION.search(after(match.string, match.end(), 40))
    )
