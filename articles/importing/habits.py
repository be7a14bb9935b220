"""The paper's own habits as a file of the data folder: read once a run, written by ``manage.py learn_habits``."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

from articles.public.own_files import OwnFile, OwnFileUnreadable, json_of
from articles.reading.habits import Habits, hash_of

HABITS_FILE = OwnFile("habits.json", "learn_habits 写的", "请删去它（读稿照常），或再运行一次 manage.py learn_habits")


def paper_habits() -> Habits | None:
    """None where the paper has none of its own. Raises OwnFileUnreadable."""
    return HABITS_FILE.read(lambda data: Habits.from_json(json_of(data)), None)


def habits_hash() -> str:
    """Of the habits that pages are read with now; "" where the paper has none of its own, or none that can be read:
    whoever reads pages says so."""
    try:
        return hash_of(paper_habits())
    except OwnFileUnreadable:
        return ""


def keep_habits(habits: Habits) -> Path:
    """Write the file anew, whole or not at all, for its owner only. Raises OSError."""
    path = HABITS_FILE.path
    written = json.dumps(habits.as_json(), ensure_ascii=False, indent=1) + "\n"
    handle, unfinished = tempfile.mkstemp(prefix=f"{HABITS_FILE.name}.", dir=path.parent)
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
