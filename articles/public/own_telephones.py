"""The paper's own telephone numbers, a file of the data folder: what stands in it is never taken for somebody's."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from django.conf import settings

from articles.chinese.controls import on_one_line

NAME = "telephones.txt"
LARGEST = 100_000  # bytes
REMEDY = "请改正，一行一个号码，后面可写部门，# 起是说明"
_NUMBER = re.compile(r"[+(]?\d[\d()\- ]{4,24}\d")
_AREA = re.compile(r"0(?:10|2\d|[3-9]\d\d)(?=\d{7,8}$)")


class TelephonesUnreadable(Exception):
    """One line that names the file, what is wrong with it and what helps."""


def telephones_file() -> Path:
    return Path(settings.DATA_DIR) / NAME


def own_telephones() -> frozenset[str]:
    """Digits only, each landline with its area code and without; none where there is no file.

    Raises TelephonesUnreadable.
    """
    path = telephones_file()
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
        return _parsed(data)
    except FileNotFoundError:
        return frozenset()
    except OSError as error:
        raise TelephonesUnreadable(on_one_line(f"{path}：读不出来（{error.strerror or error}）；{REMEDY}")) from error
    except ValueError as error:
        reason = "不是 UTF-8 文本" if isinstance(error, UnicodeDecodeError) else error
        raise TelephonesUnreadable(on_one_line(f"{path}：{reason}；{REMEDY}")) from error


def _parsed(data: bytes) -> frozenset[str]:
    if len(data) > LARGEST:
        raise ValueError("太大，不是电话表")
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
