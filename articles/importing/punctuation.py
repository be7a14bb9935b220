"""Which private signs of the paper's fonts stand for which punctuation: a file of the data folder, written by hand.

{"\\ue5e5": "，", "\\ue5e6": "。"}: some typesetting programs print their signs under numbers that Unicode leaves free.
"""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

from django.conf import settings

from articles.chinese.controls import on_one_line

NAME = "punctuation.json"
LARGEST = 100_000  # bytes
REMEDY = "请改正，一对引号里一个私用区的字，冒号后面是它印出来的字"
_PRIVATE = "Co"


class PunctuationUnreadable(Exception):
    """One line that names the file, what is wrong with it and what helps."""


def punctuation_file() -> Path:
    return Path(settings.DATA_DIR) / NAME


def paper_punctuation() -> dict[str, str]:
    """Private sign → what is printed; empty where there is no file. Raises PunctuationUnreadable."""
    path = punctuation_file()
    try:
        with path.open("rb") as file:
            return _checked(_parsed(file.read(LARGEST + 1)))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise PunctuationUnreadable(on_one_line(f"{path}：读不出来（{error.strerror or error}）；{REMEDY}")) from error
    except (ValueError, RecursionError) as error:
        told = isinstance(error, UnicodeDecodeError | json.JSONDecodeError | RecursionError)
        reason = "不是完好的 JSON" if told else error
        raise PunctuationUnreadable(on_one_line(f"{path}：{reason}；{REMEDY}")) from error


def _parsed(data: bytes) -> Any:
    if len(data) > LARGEST:
        raise ValueError("太大，不是标点表")
    return json.loads(data.decode("utf-8-sig"))


def _checked(rows: Any) -> dict[str, str]:
    if not isinstance(rows, dict):
        raise ValueError("不是一张表")
    for sign, char in rows.items():
        if len(sign) != 1 or unicodedata.category(sign) != _PRIVATE:
            raise ValueError(f"“{sign[:10]}”不是一个私用区的字")
        if not isinstance(char, str) or len(char) != 1 or not char.isprintable() or char.isspace():
            raise ValueError(f"U+{ord(sign):04X} 后面不是一个印得出来的字")
    return rows
