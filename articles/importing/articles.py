"""Separated articles into the archive, batch by batch; what became of each, whatever happens to the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from django.db import DatabaseError

from articles.importing.files.faults import Fault
from articles.importing.separated import Separated
from articles.importing.store.separated import Outcome, store_separated
from articles.models.database_words import in_words

# Articles in one transaction: enough that committing costs little, few enough that people's saves get between.
BATCH = 500

# What a person has to look at.
WAITING: dict[Outcome, str] = {
    "kept": "人工订正过，文件里的新文本没有采用；请在后台“识别疑点”里对照",
    "withheld": "与已撤下或内部的稿件相符，没有公开；请在后台“识别疑点”里核对",
}


@dataclass(frozen=True)
class BatchReport:
    """``outcomes`` by id; ``faults`` counts the lines that did not come in; ``complaints`` are a sentence each."""

    outcomes: dict[str, Outcome] = field(default_factory=dict)
    faults: int = 0
    complaints: tuple[str, ...] = ()


def import_articles(name: str, rows: Iterable[Separated | Fault]) -> Iterator[BatchReport]:
    """Bring the articles of the file ``name`` in; the index is left to follow."""
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        faults = [row for row in batch if isinstance(row, Fault)]
        if faults:
            yield BatchReport(faults=len(faults), complaints=tuple(map(str, faults)))
        if sound := [row for row in batch if isinstance(row, Separated)]:
            yield store(name, sound)


def store(name: str, batch: list[Separated]) -> BatchReport:
    """The whole batch or nothing of it."""
    try:
        outcomes = store_separated(batch)
    except DatabaseError as error:
        lost = f"从 {batch[0].id} 起的 {len(batch)} 篇没有入库"
        complaint = f"{name}：{lost}；{in_words(error, '请检查磁盘空间和数据库，再导入一次')}"
        return BatchReport(faults=len(batch), complaints=(complaint,))
    complaints = (f"{name}：{one} {WAITING[outcome]}" for one, outcome in outcomes.items() if outcome in WAITING)
    return BatchReport(outcomes, complaints=tuple(complaints))
