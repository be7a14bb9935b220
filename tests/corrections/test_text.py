from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from hypothesis import given
from hypothesis import strategies as st

from articles import corrections
from articles.corrections import NothingChanged, StaleVersion, correct
from articles.models import Article, Outbox, Reporter, Revision
from tests.support.factories import make_article


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("editor")


@pytest.fixture
def article() -> Article:
    return make_article(
        headline="银杏黄了",
        body="第一段。\n第二段。",
        original_body="原始。",
        bylines=[("记者", "张三"), ("摄影", "李四")],
    )


pytestmark = pytest.mark.django_db


def test_a_correction_changes_the_text_and_counts_up_the_version(article: Article, editor: User) -> None:
    correct(article, version=1, changes={"headline": "银杏红了"}, by=editor)
    assert (article.headline, article.version) == ("银杏红了", 2)


def test_a_correction_keeps_who_what_and_why(article: Article, editor: User) -> None:
    revision = correct(article, version=1, changes={"headline": "银杏红了"}, by=editor, reason="核对报样")
    assert (revision.version, revision.by, revision.reason) == (2, editor, "核对报样")
    assert revision.changes == {
        "headline": {"before": "银杏黄了", "after": "银杏红了"},
        "status": {"before": "unreviewed", "after": "corrected"},
    }


def test_the_original_reading_stays(article: Article, editor: User) -> None:
    correct(article, version=1, changes={"body": "改过。"}, by=editor)
    assert (article.original_body, article.body) == ("原始。", "改过。")


def test_a_stale_save_is_refused_and_writes_nothing(article: Article, editor: User) -> None:
    correct(article, version=1, changes={"headline": "甲"}, by=editor)
    Outbox.objects.all().delete()
    with pytest.raises(StaleVersion, match="第 2 稿"):
        correct(article, version=1, changes={"body": "乙"}, by=editor)
    article.refresh_from_db()
    assert (article.headline, article.version, Revision.objects.count()) == ("甲", 2, 2)
    assert not Outbox.objects.exists()


def test_the_refusal_carries_the_article_as_it_stands(article: Article, editor: User) -> None:
    correct(article, version=1, changes={"headline": "甲"}, by=editor)
    with pytest.raises(StaleVersion) as refusal:
        correct(article, version=1, changes={"headline": "乙"}, by=editor)
    assert refusal.value.current.headline == "甲"


def test_a_save_without_a_difference_is_no_revision(article: Article, editor: User) -> None:
    with pytest.raises(NothingChanged):
        correct(article, version=1, changes={"headline": "银杏黄了"}, by=editor)
    assert article.revisions.count() == 1


def test_a_correction_queues_the_index_entry(article: Article, editor: User) -> None:
    Outbox.objects.all().delete()
    correct(article, version=1, changes={"headline": "甲"}, by=editor)
    assert list(Outbox.objects.values_list("article_id", flat=True)) == [article.pk]


def test_a_field_that_is_not_printed_cannot_be_corrected(article: Article, editor: User) -> None:
    with pytest.raises(ValueError, match="original_body"):
        correct(article, version=1, changes={"original_body": "伪造"}, by=editor)


def test_a_corrected_byline_leads_to_the_named_reporter(article: Article, editor: User) -> None:
    entries = [{"role": "记者", "name": "张 三丰"}, {"role": "摄影", "name": "李四"}]
    revision = correct(article, version=1, changes={"bylines": entries}, by=editor)
    assert [(b.role, b.name) for b in article.bylines.order_by("order")] == [("记者", "张三丰"), ("摄影", "李四")]
    assert Reporter.objects.filter(name="张三丰").exists()
    assert revision.changes["bylines"]["before"][0]["name"] == "张三"


def test_a_byline_that_stays_keeps_its_printed_form(article: Article, editor: User) -> None:
    article.bylines.filter(name="李四").update(printed="■摄影 李 四")
    correct(article, version=1, changes={"bylines": [{"role": "摄影", "name": "李四"}]}, by=editor)
    assert article.bylines.get().printed == "■摄影 李 四"


def test_an_organisation_stays_no_person(article: Article, editor: User) -> None:
    article.bylines.all().delete()
    article.bylines.create(role="来源", name="新华社", organisation=True, order=0)
    entries = [{"role": "来源", "name": "新华社"}, {"role": "记者", "name": "王五"}]
    correct(article, version=1, changes={"bylines": entries}, by=editor)
    assert article.bylines.get(name="新华社").reporter is None


def test_a_person_s_correction_marks_the_text_corrected(article: Article, editor: User) -> None:
    correct(article, version=1, changes={"body": "改过。"}, by=editor)
    assert article.status == "corrected"


def test_a_chosen_status_stands(article: Article, editor: User) -> None:
    correct(article, version=1, changes={"body": "改过。", "status": "reviewed"}, by=editor)
    assert article.status == "reviewed"


def test_line_ends_of_browsers_and_empty_lines_do_not_count_as_changes(article: Article, editor: User) -> None:
    with pytest.raises(NothingChanged):
        correct(article, version=1, changes={"body": "第一段。\r\n\r\n第二段。\r\n"}, by=editor)


@given(st.text())
def test_tidied_text_is_stable_and_free_of_control_characters(text: str) -> None:
    tidy: dict[str, Any] = corrections.tidied({"body": text, "headline": text})
    assert corrections.tidied(tidy) == tidy
    assert not {c for value in tidy.values() for c in value if ord(c) < 32} - {"\n", "\t"}


def test_of_namesakes_each_stays_the_person_it_was(article: Article, editor: User) -> None:
    article.bylines.all().delete()
    first, second = Reporter.objects.create(name="戚小满"), Reporter.objects.create(name="戚小满")
    for order, person in enumerate((first, second)):
        article.bylines.create(role="记者", name="戚小满", reporter=person, printed=f"原样{order}", order=order)
    three = [{"role": "记者", "name": "戚小满"}] * 2 + [{"role": "摄影", "name": "王五"}]
    correct(article, version=1, changes={"bylines": three}, by=editor)
    kept = article.bylines.order_by("order").values_list("reporter", "printed")
    assert list(kept)[:2] == [(first.pk, "原样0"), (second.pk, "原样1")]


def test_another_role_leaves_the_person_and_the_printed_form(article: Article, editor: User) -> None:
    namesake = Reporter.objects.create(name="张三")
    article.bylines.filter(name="张三").update(reporter=namesake, printed="■记者 张 三")
    typed = [{"role": "通讯员", "name": "张三"}, {"role": "摄影", "name": "李四"}]
    correct(article, version=1, changes={"bylines": typed}, by=editor)
    byline = article.bylines.get(name="张三")
    assert (byline.role, byline.reporter, byline.printed) == ("通讯员", namesake, "■记者 张 三")
