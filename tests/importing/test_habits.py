"""The file of the paper's own habits: written whole, read once a run, refused with its name where it is damaged."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from articles.importing.habits import HABITS_FILE, habits_hash, keep_habits, paper_habits
from articles.importing.pages import import_sources
from articles.models import Article, Page, PageReading
from articles.public.own_files import LARGEST, OwnFileUnreadable
from articles.reading.habits import Habits
from tests.importing.test_pages import run, source

HABITS = Habits(40, "BHT", "THB", 30, 0, 6, 20)
GOOD = json.dumps(HABITS.as_json(), ensure_ascii=False)
# Two decks of which nothing tells which is the headline.
OPEN_DECKS = "冷空气即将抵达\n\n周末最低气温跌到三度\n\n记者 张三\n\n本报讯 昨天上午，新桥通车，两岸市民走上桥面。\n"


def test_a_paper_without_a_file_has_no_habits_and_no_hash() -> None:
    assert (paper_habits(), habits_hash()) == (None, "")


def test_what_is_kept_is_read_again_by_its_owner_only() -> None:
    path = keep_habits(HABITS)
    assert (paper_habits(), habits_hash()) == (HABITS, HABITS.hash)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in path.parent.iterdir() if "habits" in one.name] == ["habits.json"]


def test_the_file_is_readable_chinese_that_says_first_what_it_is() -> None:
    first, *rows = keep_habits(HABITS).read_text("utf-8").splitlines()[1:-1]
    assert first.startswith(' "说明": "本报的版面习惯')
    assert ' "文章次序": "署名 标题 正文",' in rows


def test_a_file_that_cannot_be_replaced_is_left_whole_and_nothing_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    path = keep_habits(HABITS)

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        keep_habits(Habits(99))
    assert paper_habits() == HABITS
    assert [one.name for one in path.parent.iterdir() if "habits" in one.name] == ["habits.json"]


def test_a_file_saved_by_an_editor_with_a_byte_order_mark_is_read() -> None:
    HABITS_FILE.path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace(", ", ",\r\n").encode())
    assert paper_habits() == HABITS


DAMAGED = {
    "empty": b"",
    "cut off": GOOD.encode()[:-20],
    "no JSON": "本报的习惯".encode(),
    "other bytes": GOOD.encode("gb18030"),
    "nested without end": b"[" * 90_000,
    "endless number": GOOD.replace("40", "4" * 5000).encode(),
    "not a number": GOOD.replace("40", "NaN").encode(),
    "a list": b"[]",
    "a row twice": (GOOD[:-1] + ', "统计稿件": 41}').encode(),
    "a strange row": (GOOD[:-1] + ', "版心": 1}').encode(),
    "a wrong order": GOOD.replace("署名 标题 正文", "标题").encode(),
    "too large": GOOD.encode() + b" " * LARGEST,
}
any_damage = pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED)


@any_damage
def test_a_damaged_file_is_refused_in_one_line_with_its_name_and_the_remedy(data: bytes) -> None:
    HABITS_FILE.path.write_bytes(data)
    with pytest.raises(OwnFileUnreadable) as error:
        paper_habits()
    told = str(error.value)
    assert told.startswith(f"{HABITS_FILE.path}：") and len(told.splitlines()) == 1 and len(told) < 300
    assert "请删去它（读稿照常），或再运行一次 manage.py learn_habits" in told


def test_a_folder_or_what_may_not_be_read_is_refused_too() -> None:
    HABITS_FILE.path.mkdir()
    with pytest.raises(OwnFileUnreadable, match=r"habits\.json：读不出来（.+）；请删去它"):
        paper_habits()


def test_a_damaged_file_has_no_hash_and_stops_nobody_who_only_counts() -> None:
    HABITS_FILE.path.write_text("{")
    assert habits_hash() == ""


@pytest.mark.django_db
@pytest.mark.parametrize("dry_run", [False, True])
def test_an_import_with_a_damaged_file_is_refused_before_the_first_page(dry_run: bool) -> None:
    HABITS_FILE.path.write_text("{")
    with pytest.raises(OwnFileUnreadable):
        list(import_sources([source()], dry_run=dry_run))
    assert not Page.objects.exists()


@pytest.mark.django_db
def test_an_import_reads_pages_with_the_paper_s_habits() -> None:
    run(source("a.txt", OPEN_DECKS, "1"))
    keep_habits(HABITS)
    run(source("b.txt", OPEN_DECKS + "\n", "2"))
    decks = Article.objects.order_by("page__number").values_list("kicker", "headline", "subtitle")
    first, second = "冷空气即将抵达", "周末最低气温跌到三度"
    assert list(decks) == [(first, second, ""), ("", first, second)]


@pytest.mark.django_db
def test_an_import_reads_the_file_once_whatever_becomes_of_it_meanwhile(tmp_path: Path) -> None:
    keep_habits(HABITS)
    reports = import_sources([source("a.txt", OPEN_DECKS, "1"), source("b.txt", OPEN_DECKS + "\n", "2")])
    next(reports)
    HABITS_FILE.path.write_text("{")
    assert [report.outcome for report in reports] == ["new"]
    assert Article.objects.exclude(subtitle="").count() == 2
    assert set(PageReading.objects.values_list("habits", flat=True)) == {HABITS.hash}
