"""A better reading of a page: permalinks stay, corrections stay, the rest is replaced."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.contrib.auth.models import User

from articles.corrections import correct
from articles.importing.store import Arrival, Stored, store_page
from articles.models import Article, Discrepancy, Outbox, Permalink, Problem
from articles.reading.records import Item, LineSpan, Reading

pytestmark = pytest.mark.django_db

GINKGO = "银杏大道两旁的树叶黄了，前来拍照的市民一天比一天多，管理方延长了开放时间。"
BRIDGE = "新大桥昨天上午合龙，预计明年春天通车，两岸往来只要五分钟，比绕行快得多。"
FERRY = "渡口的老船工说，他撑了四十年船，等桥通了就上岸养花种菜，再也不用早起。"


def item(headline: str, body: str, line: int = 1, **fields: object) -> Item:
    return Item("article", (LineSpan(line, line, "body"),), headline=headline, body=(body,), **fields)  # type: ignore[arg-type]


def arrived(text: str, *items: Item) -> Stored:
    page = Arrival("页.txt", text.encode(), text, "utf-8", "1", dt.date(2024, 3, 1), "supplied")
    return store_page(page, Reading(items=items))


def arrive(text: str, *items: Item) -> str:
    return arrived(text, *items).outcome


def article(headline: str) -> Article:
    return Article.objects.get(headline=headline)


def test_articles_keep_their_permalinks_by_best_overlap() -> None:
    arrive("旧", item("银杏黄了", GINKGO), item("大桥合龙", BRIDGE, 2))
    before = {a.headline: a.permalink_id for a in Article.objects.all()}
    outcome = arrive(
        "新", item("大桥合龙", BRIDGE.replace("五", "十")), item("银杏黄了", GINKGO.replace("黄", "红"), 2)
    )
    assert outcome == "new text"
    assert {a.headline: a.permalink_id for a in Article.objects.all()} == before


def test_untouched_text_is_replaced_with_a_revision_by_nobody() -> None:
    arrive("旧", item("银杏黄了", GINKGO))
    arrive("新", item("银杏黄了", GINKGO + "补一句。"))
    ginkgo = article("银杏黄了")
    assert ginkgo.body == ginkgo.original_body == GINKGO + "补一句。"
    assert (ginkgo.version, ginkgo.revisions.get(version=2).by) == (2, None)


def test_corrected_text_stays_and_the_difference_is_queued() -> None:
    arrive("旧", item("银杏黄了", GINKGO))
    correct(article("银杏黄了"), version=1, changes={"body": GINKGO + "订正。"}, by=User.objects.create_user("e"))
    arrive("新", item("银杏黄了", GINKGO + "补一句。"))
    ginkgo = article("银杏黄了")
    assert (ginkgo.body, ginkgo.original_body) == (GINKGO + "订正。", GINKGO)
    assert Discrepancy.objects.get(article=ginkgo).reading["body"] == GINKGO + "补一句。"


def test_corrected_text_that_reads_as_before_queues_nothing() -> None:
    arrive("旧", item("银杏黄了", GINKGO))
    correct(article("银杏黄了"), version=1, changes={"body": "订正。"}, by=User.objects.create_user("e"))
    article("银杏黄了").revisions.first()
    arrive("新", item("银杏黄了", GINKGO))
    assert not Discrepancy.objects.exists()


def test_a_text_that_now_stands_inside_another_moves_there() -> None:
    arrive("旧", item("大桥合龙", BRIDGE), item("渡口", FERRY, 2))
    moved = article("渡口").permalink_id
    whole = replace(item("大桥合龙", BRIDGE), body=(BRIDGE, FERRY))
    arrive("新", whole)
    permalink = Permalink.objects.get(pk=moved)
    assert permalink.state == "moved"
    assert list(permalink.successors.all()) == [article("大桥合龙").permalink]
    assert list(Article.objects.public()) == [article("大桥合龙")]


def test_a_text_that_is_missing_stays_and_a_person_is_asked() -> None:
    arrive("旧", item("大桥合龙", BRIDGE), item("银杏黄了", GINKGO, 2))
    arrive("新", item("大桥合龙", BRIDGE))
    assert article("银杏黄了") in Article.objects.public()
    assert Problem.objects.get(reason="missing").article == article("银杏黄了")


def test_a_new_article_of_a_known_page_gets_a_permalink_of_its_own() -> None:
    arrive("旧", item("大桥合龙", BRIDGE))
    arrive("新", item("大桥合龙", BRIDGE), item("银杏黄了", GINKGO, 2))
    assert Permalink.objects.count() == 2


def test_lines_of_the_new_text_lead_to_the_kept_articles() -> None:
    arrive("旧", item("大桥合龙", BRIDGE))
    arrive("新", item("大桥合龙", BRIDGE, line=7))
    text = article("大桥合龙").page.current_text
    assert text is not None
    assert text.current_reading.spans.get().article == article("大桥合龙")


def test_an_older_text_that_comes_again_changes_nothing() -> None:
    arrive("旧", item("大桥合龙", BRIDGE))
    arrive("新", item("大桥合龙", BRIDGE + "补。"))
    assert arrive("旧", item("大桥合龙", BRIDGE)) == "unchanged"
    assert article("大桥合龙").body == BRIDGE + "补。"


def test_only_what_a_new_reading_changes_is_due_in_the_index() -> None:
    arrive("旧", item("大桥合龙", BRIDGE), item("银杏黄了", GINKGO, 2))
    Outbox.objects.all().delete()
    arrive("新", item("大桥合龙", BRIDGE), item("银杏黄了", GINKGO + "补一句。", 2))
    assert list(Outbox.objects.values_list("article_id", flat=True)) == [article("银杏黄了").pk]


def test_a_withdrawn_article_that_a_new_reading_swallows_stays_withdrawn() -> None:
    arrive("旧", item("大桥合龙", BRIDGE), item("银杏黄了", GINKGO, 2))
    Article.objects.filter(headline="银杏黄了").update(visibility="withdrawn")
    arrive("新", item("大桥合龙", BRIDGE + GINKGO))
    ginkgo = article("银杏黄了")
    assert (ginkgo.visibility, ginkgo.permalink.state) == ("withdrawn", "live")


def test_a_hidden_article_that_a_new_reading_swallows_is_not_shown_in_its_neighbour() -> None:
    arrive("旧", item("大桥合龙", BRIDGE), item("银杏黄了", GINKGO, 2))
    Article.objects.filter(headline="银杏黄了").update(visibility="hidden")
    arrive("新", item("大桥合龙", BRIDGE + GINKGO))
    assert article("银杏黄了").permalink.state == "live"
    assert (article("大桥合龙").visibility, article("大桥合龙").body) == ("public", BRIDGE)


def test_a_person_is_asked_where_a_corrected_text_was_read_otherwise() -> None:
    arrive("旧\n第二行\n", item("银杏黄了", GINKGO, 2))
    correct(article("银杏黄了"), version=1, changes={"body": GINKGO + "订正。"}, by=User.objects.create_user("e"))
    stored = arrived("新\n第二行\n", item("银杏黄了", GINKGO.replace("一天比一天多", "一日多似一日"), 2))
    problem = Problem.objects.get()
    assert (stored.differing, problem.reason, problem.first_line, problem.last_line) == (1, "reread", 2, 2)
    assert "《银杏黄了》" in problem.detail
    assert "正文第 1 段现为“…照的市民一天比一天多" in problem.detail


def test_a_new_reading_that_says_what_was_corrected_asks_nobody() -> None:
    arrive("旧", item("银杏黄了", GINKGO))
    correct(article("银杏黄了"), version=1, changes={"body": GINKGO + "订正。"}, by=User.objects.create_user("e"))
    assert arrived("新", item("银杏黄了", GINKGO + "订正。")).differing == 0
    assert not Discrepancy.objects.exists()


def test_a_text_that_was_checked_and_not_changed_stays() -> None:
    arrive("旧", item("银杏黄了", GINKGO))
    correct(article("银杏黄了"), version=1, changes={"status": "reviewed"}, by=User.objects.create_user("e"))
    assert arrived("新", item("银杏黄了", GINKGO + "补一句。")).differing == 1
    assert (article("银杏黄了").body, article("银杏黄了").status) == (GINKGO, "reviewed")
