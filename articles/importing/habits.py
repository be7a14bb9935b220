"""The paper's own habits as a file of the data folder: read once a run, written by ``manage.py learn_habits``."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings

from articles.chinese.controls import on_one_line
from articles.reading.habits import Habits, hash_of

NAME = "habits.json"
LARGEST = 100_000  # bytes; what the program writes has under 1,000
REMEDY = "请删去它（读稿照常），或再运行一次 manage.py learn_habits"


class HabitsUnreadable(Exception):
    """One line that names the file, what is wrong with it and what helps."""


def habits_file() -> Path:
    return Path(settings.DATA_DIR) / NAME


def paper_habits() -> Habits | None:
    """None where the paper has none of its own. Raises HabitsUnreadable."""
    path = habits_file()
    try:
        return Habits.from_json(_parsed(path))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise HabitsUnreadable(on_one_line(f"{path}：读不出来（{error.strerror or error}）；{REMEDY}")) from error
    except (ValueError, RecursionError) as error:
        raise HabitsUnreadable(on_one_line(f"{path}：{_reason(error)}；{REMEDY}")) from error


def habits_hash() -> str:
    """Of the habits that pages are read with now; "" where the paper has none of its own, or none that can be read:
    whoever reads pages says so."""
    try:
        return hash_of(paper_habits())
    except HabitsUnreadable:
        return ""


def keep_habits(habits: Habits) -> Path:
    """Write the file anew, whole or not at all, for its owner only. Raises OSError."""
    path = habits_file()
    written = json.dumps(habits.as_json(), ensure_ascii=False, indent=1) + "\n"
    handle, unfinished = tempfile.mkstemp(prefix=f"{NAME}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(written)
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, path)
    except OSError:
        Path(unfinished).unlink(missing_ok=True)
        raise
    return path


def _parsed(path: Path) -> object:
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise ValueError("太大，不是 learn_habits 写的")
    return json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    rows = dict(pairs)
    if len(rows) < len(pairs):
        twice = next(key for at, (key, _) in enumerate(pairs) if key in dict(pairs[:at]))
        raise ValueError(f"“{twice[:40]}”写了两遍")
    return rows


def _reason(error: Exception) -> str:
    """Of the rows in their own words; else that it is no JSON."""
    if isinstance(error, UnicodeDecodeError | json.JSONDecodeError | RecursionError):
        return "不是完好的 JSON"
    return str(error)
