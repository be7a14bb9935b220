"""Jobs that no archive has, each with what it needs in its payload."""

from __future__ import annotations

import os
import time
from pathlib import Path

from django.db import connection

from articles.jobs.job_kinds import JobKind, Payload, Tell


def mark(payload: Payload, tell: Tell) -> None:
    """Take ``seconds``, then add a line with ``number`` to the file ``marks``; one beside it says that it has begun."""
    assert not connection.in_atomic_block
    tell(0, 1, "begun")
    begun(Path(payload["marks"])).touch()
    time.sleep(payload.get("seconds", 0))
    with open(payload["marks"], "a") as marks:
        marks.write(f"{payload['number']}\n")
    tell(1, 1)


def refuse(payload: Payload, tell: Tell) -> None:
    raise ValueError(payload.get("said", "图片已损坏；请另扫一份"))


def eat(payload: Payload, tell: Tell) -> None:
    """So many bytes, and no file is written."""
    bytearray(payload["bytes"])


def die(payload: Payload, tell: Tell) -> None:
    os.abort()


KINDS = {
    name: JobKind(words, f"{__name__}:{name}")
    for name, words in {"mark": "记一笔", "refuse": "不肯做", "eat": "多占内存", "die": "崩溃"}.items()
}


def begun(marks: Path) -> Path:
    return marks.with_name(f"{marks.name} begun")


def marked(marks: Path) -> list[int]:
    """Which numbers are done, as often as they were."""
    return sorted(map(int, marks.read_text().split())) if marks.exists() else []
