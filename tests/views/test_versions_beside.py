"""An old version holds nothing of what is withheld or masked beside it, and loses nothing else for that."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from articles.corrections.change import change
from articles.corrections.redacting import redact
from articles.models import Article
from articles.models.states import Reason
from tests.support.factories import (
    make_article,
    make_page,
    make_undated_page,
)
from tests.views.old_versions import corrected, main_of, of, shown

pytestmark = pytest.mark.django_db


TOLD = "东门外旧书摊的主人鲜于德昌今年七十八岁，摆摊摆了四十年，来买书的人都认得他。"
MISREAD = "东门外旧书难的主人鲜于德昌今年七十入岁，摆摊摆了四十年，来买书的入都认得他。"


def parted(told: str = TOLD) -> tuple[Article, Article]:
    """What an earlier reading took for one article, and what stands by itself since."""
    above = corrected({"body": "渡口换了新船。"}, body=f"渡口换了新船。\n{told}")
    return above, make_article(above.page, body=TOLD)


@pytest.mark.parametrize("told", [TOLD, MISREAD])
@pytest.mark.parametrize("visibility", ["withdrawn", "hidden", "held"])
def test_no_old_version_holds_what_is_withdrawn_beside_it(client: Client, visibility: str, told: str) -> None:
    above, below = parted(told)
    assert "鲜于德昌" in shown(client, of(above, 1))
    change(below, version=1, changes={"visibility": visibility})
    page = main_of(client, of(above, 1), 404)
    assert "第 1 稿没有公开" in page and "鲜于" not in page
    assert "渡口" in shown(client, of(above, 2))


def test_an_old_version_without_it_stays_beside_what_is_withdrawn(client: Client) -> None:
    above = corrected({"body": "渡口换了新船，来的人不少。"}, body="渡口换了新般，来的人不少。")
    change(make_article(above.page, body=TOLD), version=1, changes={"visibility": "withdrawn"})
    assert "新般" in shown(client, of(above, 1))


def test_no_old_version_and_no_history_shows_what_is_masked_beside_it(client: Client, admin_client: Client) -> None:
    above, below = parted()
    redact(below, "鲜于德昌", reason=Reason.PRIVACY, by=None)
    assert "鲜于" not in shown(client, of(above, 1))
    row = above.revisions.get(version=2)
    assert "鲜于" not in shown(admin_client, f"/admin/articles/revision/{row.pk}/change/")
    assert "鲜于" not in shown(admin_client, f"/admin/articles/article/{above.pk}/change/")


def test_what_a_neighbour_says_by_itself_is_masked_in_none_of_its_versions(client: Client) -> None:
    above = corrected({"headline": "改过"}, body="局长王建国昨天调研。")
    redact(make_article(above.page, body="邻居王建国说。"), "王建国", reason=Reason.PRIVACY, by=None)
    assert all("局长王建国" in shown(client, of(above, number)) for number in (1, 2))


@pytest.mark.parametrize("day", [dt.date(2020, 1, 1), None])
def test_what_was_withdrawn_stays_out_of_old_versions_when_its_page_is_moved(
    client: Client, day: dt.date | None
) -> None:
    above = corrected({"body": "渡口换了新船。"}, body=f"渡口换了新船。\n{TOLD}")
    page = make_page("1", day) if day else make_undated_page()
    change(make_article(page, body=TOLD), version=1, changes={"visibility": "withdrawn"})
    assert "鲜于" not in main_of(client, of(above, 1), 404)


def test_nor_does_an_old_version_show_what_is_masked_on_another_day(client: Client) -> None:
    above = corrected({"body": "渡口换了新船。"}, body=f"渡口换了新船。\n{TOLD}")
    redact(make_article(make_page("1", dt.date(2020, 1, 1)), body=TOLD), "鲜于德昌", reason=Reason.PRIVACY, by=None)
    assert "鲜于" not in shown(client, of(above, 1))


def test_no_old_version_holds_the_headline_of_what_is_withdrawn_beside_it(client: Client) -> None:
    above = corrected({"body": "渡口换了新船。"}, body="渡口换了新船。\n巫马期欠租遭诉")
    change(make_article(above.page, headline="巫马期欠租遭诉"), version=1, changes={"visibility": "withdrawn"})
    assert "巫马期" not in main_of(client, of(above, 1), 404)


def test_an_old_version_with_a_name_that_is_told_beside_it_stays(client: Client) -> None:
    name = "中国共产党平湖市第十五届委员会第三次全体会议"
    above = corrected({"body": f"{name}昨天开幕，会期两天。"}, body=f"{name}昨天开慕，会期两天。")
    change(make_article(above.page, body=f"{name}之后，他走了。"), version=1, changes={"visibility": "withdrawn"})
    assert "开慕" in shown(client, of(above, 1))
