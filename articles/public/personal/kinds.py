"""The kinds of personal data, and in one table what each is called, what is done about it, what stands in its place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class PersonalKind(StrEnum):
    """In the order in which they are believed where two lay claim to the same characters."""

    ID_CARD = "id_card"
    BANK_CARD = "bank_card"
    MOBILE = "mobile"
    LANDLINE = "landline"
    PLATE = "plate"
    HOUSE_NUMBER = "house_number"
    MINOR = "minor"
    BIRTH_DATE = "birth_date"
    LIST = "list"
    VICTIM = "victim"


class Treatment(StrEnum):
    REDACT = "redact"  # masked as it is imported
    HOLD = "hold"  # the item waits for a person
    NOTE = "note"  # listed by find_personal, nothing else


@dataclass(frozen=True)
class Handling:
    """``mask`` stands for what was there, the same whatever its length; "" where nothing is masked."""

    label: str
    treatment: Treatment
    mask: str = ""


# A birth date is only listed: the paper prints those of the dead, of those it honours and of candidates by right. In a
# notice it stands beside a number that is masked, and with a child's name the item is held anyway.
HANDLING = {
    PersonalKind.ID_CARD: Handling("身份证号", Treatment.REDACT, "〔身份证号已遮盖〕"),
    PersonalKind.BANK_CARD: Handling("银行卡号", Treatment.REDACT, "〔银行卡号已遮盖〕"),
    PersonalKind.MOBILE: Handling("手机号", Treatment.REDACT, "〔手机号已遮盖〕"),
    PersonalKind.LANDLINE: Handling("私人固定电话", Treatment.REDACT, "〔电话已遮盖〕"),
    PersonalKind.PLATE: Handling("车牌号", Treatment.REDACT, "〔车牌号已遮盖〕"),
    PersonalKind.HOUSE_NUMBER: Handling("门牌号", Treatment.REDACT, "〔门牌号已遮盖〕"),
    PersonalKind.MINOR: Handling("未成年人及其学校", Treatment.HOLD),
    PersonalKind.VICTIM: Handling("被害人", Treatment.HOLD),
    PersonalKind.BIRTH_DATE: Handling("出生日期", Treatment.NOTE),
    PersonalKind.LIST: Handling("名单", Treatment.HOLD),
}


class Mark(NamedTuple):
    """What a rule found, in the text it was given: places of characters, ``end`` behind the last one."""

    start: int
    end: int
    kind: PersonalKind


@dataclass(frozen=True)
class Found:
    """Places in the text as it was handed in: ``text[start:end]`` is ``text``."""

    start: int
    end: int
    kind: PersonalKind
    text: str
