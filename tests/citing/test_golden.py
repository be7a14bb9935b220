"""Every form of seven items, as the golden files say.

Where a change is meant, look at the difference and write the files anew with REWRITE_GOLDEN=1.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from articles.citing import bibtex, csl, ris
from articles.citing.authors import CitedName
from articles.citing.cited import Cited, Erratum
from articles.citing.gbt7714 import GBT_2015, GBT_2025, reference, with_erratum
from articles.citing.meta import pairs
from tests.citing.items import BETWEEN, INFERRED, OVER_NEW_YEAR, PRINTED, SITE, make_cited

GOLDEN = Path(__file__).parent / "golden"
ITEMS = [
    make_cited(subtitle="——记一个晴朗的周末", credits=[("记者", "李四"), ("通讯员", "欧阳小明"), ("编辑", "赵五")]),
    make_cited(printed_on=INFERRED, pages=("C01",), credits=[("记者", f"张三{n}") for n in "一二三四"]),
    make_cited(printed_on=BETWEEN, pages=("1", "4"), credits=[("记者", "〔已遮盖〕"), ("作者", "李四")]),
    make_cited(printed_on=OVER_NEW_YEAR, credits=[], title="遗失一本 100% 的书_", title_printed=False),
    make_cited(is_photo=True, credits=[("摄影", "王小明"), ("记者", "王小明")], title="湖光"),
    make_cited(
        credits=[CitedName("新华社", "来源", organisation=True)],
        newspaper="某某日报（湖滨版）",
        place="湖滨",
        publisher="某某日报社",
    ),
    make_cited(
        errata=(Erratum(PRINTED, "2", f"{SITE}/a/0d9fb1v0b2/"), Erratum(INFERRED, "C01", f"{SITE}/a/0d9fb1v0b3/")),
    ),
]


def references(cited: Cited) -> str:
    lines = (
        with_erratum(cited, reference(cited, standard, online=on))
        for standard in (GBT_2025, GBT_2015)
        for on in (False, True)
    )
    return "\n".join(lines) + "\n"


def meta(cited: Cited) -> str:
    return "".join(f"{name}: {content}\n" for name, content in pairs(cited))


FORMS: dict[str, Callable[[Cited], str]] = {
    "references.txt": references,
    "entries.bib": bibtex.entry,
    "records.ris": ris.record,
    "items.json": csl.items,
    "meta.txt": meta,
}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_as_its_golden_file_says(name: str) -> None:
    written = "\n".join(FORMS[name](cited) for cited in ITEMS).encode()
    if os.environ.get("REWRITE_GOLDEN"):
        (GOLDEN / name).write_bytes(written)
    assert written == (GOLDEN / name).read_bytes()
