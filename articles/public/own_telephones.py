"""The paper's own telephone numbers, a file of the data folder: what stands in it is never taken for somebody's."""

from __future__ import annotations

import re
import unicodedata

from articles.public.own_files import OwnFile

TELEPHONES_FILE = OwnFile("telephones.txt", "电话表", "请改正，一行一个号码，后面可写部门，# 起是说明")
_NUMBER = re.compile(r"[+(]?\d[\d()\- ]{4,24}\d")
_AREA = re.compile(r"0(?:10|2\d|[3-9]\d\d)(?=\d{7,8}$)")


def own_telephones() -> frozenset[str]:
    """Digits only, each landline with its area code and without; none where there is no file.

    Raises OwnFileUnreadable.
    """
    return TELEPHONES_FILE.read(_parsed, frozenset())


def _parsed(data: bytes) -> frozenset[str]:
    numbers: set[str] = set()
    for place, line in enumerate(data.decode("utf-8-sig").splitlines(), 1):
        written = unicodedata.normalize("NFKC", line).partition("#")[0].strip()
        if written:
            numbers |= _forms(written, place)
    return frozenset(numbers)


def _forms(written: str, place: int) -> set[str]:
    match = _NUMBER.match(written)
    digits = re.sub(r"\D", "", match[0]) if match else ""
    if not 7 <= len(digits) <= 13:
        raise ValueError(f"第 {place} 行“{written[:20]}”不是电话号码")
    return {digits, _AREA.sub("", digits)}
