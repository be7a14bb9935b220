"""Two who correct one text in real browsers: who saves second is asked, and nothing of either is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from articles.models import Article
from tests.browser.conftest import Visitor
from tests.browser.test_accessible import AXE, OBJECTIONS
from tests.browser.test_desk import article, open_form, save

__all__ = ["article"]
pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

Visit = Callable[..., Visitor]


@pytest.mark.parametrize("script", [True, False])
def test_who_saves_second_chooses_and_keeps_all_he_typed(visit: Visit, article: Article, script: bool) -> None:
    first, visitor = open_form(visit(), article), visit(width=390, script=script)
    second = open_form(visitor, article)
    first.get_by_label("标题:").fill("湖边新闻第三条")
    first.get_by_label("栏目:").fill("春游")
    save(first)
    first.wait_for_url("**/admin/articles/article/")
    second.get_by_label("标题:").fill("湖畔新闻第33条")
    second.get_by_label("正文:").fill(f"{article.body}\n打了很久的字。")
    save(second)
    assert "有 1 处两人都改了" in second.locator(".errorlist.nonfield").inner_text()
    assert second.get_by_label("栏目:").input_value() == "春游"
    assert [said for said in visitor.complaints if "409" not in said] == []
    if script:
        second.evaluate(AXE)
        assert second.evaluate(OBJECTIONS) == []
    second.get_by_label("现在的第 2 稿").check()
    save(second)
    second.wait_for_url("**/admin/articles/article/")
    article.refresh_from_db()
    assert (article.headline, article.section, article.version) == ("湖畔新闻第三条", "春游", 3)
    assert article.body.endswith("\n打了很久的字。")
