"""``manage.py learn_habits``, and what the other commands say of a damaged file."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.importing.habits import HABITS_FILE, keep_habits, paper_habits
from articles.importing.outdated import outdated_pages
from articles.models import Article, Page, PageReading
from articles.reading.habits import Habits
from tests.importing.test_habits import HABITS, OPEN_DECKS
from tests.importing.test_learning import printed
from tests.importing.test_pages import TEXT

pytestmark = pytest.mark.django_db


def learn() -> list[str]:
    out = io.StringIO()
    call_command("learn_habits", stdout=out)
    return out.getvalue().splitlines()


def test_the_habits_are_written_and_told_in_chinese() -> None:
    for _ in range(20):
        printed("byline", "headline", "headline", "body", kicker="冷空气即将抵达")
    assert learn() == [
        "统计稿件：20",
        "文章次序：署名 标题 正文",
        "图片次序：不定",
        "两段题的稿件：20",
        "其中上段为引题：20",
        "标题最短字数：10",
        "标题最长字数：10",
        f"已写入 {HABITS_FILE.path}，以后读稿都用它。",
    ]
    assert paper_habits() == Habits(20, "BHT", "", 20, 20, 10, 10)


def test_from_fewer_than_twenty_nothing_is_written_and_one_line_says_so() -> None:
    for _ in range(19):
        printed("headline", "body")
    with pytest.raises(CommandError, match="只有 19 篇，至少要 20 篇") as error:
        learn()
    assert len(str(error.value).splitlines()) == 1
    assert not HABITS_FILE.path.exists()


def test_a_damaged_file_is_replaced() -> None:
    HABITS_FILE.path.write_text("{")
    for _ in range(20):
        printed("headline", "body")
    learn()
    assert paper_habits() == Habits(20, "HT", shortest=10, longest=10)


def test_what_cannot_be_written_is_said_in_one_line_with_the_remedy() -> None:
    for _ in range(20):
        printed("headline", "body")
    HABITS_FILE.path.mkdir()
    with pytest.raises(CommandError, match=r"habits\.json：写不进去（.+），原来的没有动；请检查"):
        learn()
    assert [path.name for path in HABITS_FILE.path.parent.iterdir() if "habits" in path.name] == ["habits.json"]


def test_every_command_that_reads_pages_refuses_a_damaged_file_in_one_line(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(TEXT, "utf-8")
    HABITS_FILE.path.write_text('{"统计稿件": 3}')
    commands = {
        "import_pages": (str(page), "--date", "2024-03-01", "--page", "1"),
        "read_page": (str(page),),
        "reread": (),
    }
    for command, arguments in commands.items():
        out = io.StringIO()
        with pytest.raises(CommandError, match=r"habits\.json：缺“.+”；请删去它") as error:
            call_command(command, *arguments, stdout=out, stderr=out)
        assert (len(str(error.value).splitlines()), out.getvalue()) == (1, "")
    assert not Page.objects.exists()


def test_pages_read_without_the_habits_wait_to_be_read_again_and_are_read_with_them(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(OPEN_DECKS, "utf-8")
    call_command("import_pages", str(page), "--date", "2024-03-01", "--page", "1", stdout=io.StringIO())
    assert outdated_pages().count() == 0
    keep_habits(HABITS)
    assert outdated_pages().count() == 1
    call_command("reread", stdout=io.StringIO())
    assert outdated_pages().count() == 0
    assert Article.objects.get().subtitle == "周末最低气温跌到三度"
    assert PageReading.objects.newest().get().habits == HABITS.hash
