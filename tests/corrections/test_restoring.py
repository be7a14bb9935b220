"""The text of a former version, to the byte, as a new revision."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.corrections import NothingChanged, StaleVersion, correct, history
from articles.corrections.change import change
from articles.corrections.redacting import redact, unredact
from articles.corrections.restoring import RESTORABLE, NoSuchVersion, restore
from articles.models import Article
from articles.models.articles import PRINTED_FIELDS
from articles.models.states import Reason
from articles.public.masking import SIGN
from tests.support.factories import make_article

pytestmark = pytest.mark.django_db

TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=20)


def text_of(article: Article) -> dict[str, object]:
    return {name: value for name, value in history.state(article).items() if name in RESTORABLE}


@given(fields=st.fixed_dictionaries(dict.fromkeys(PRINTED_FIELDS, TEXTS)))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_it_comes_back_to_the_byte(fields: dict[str, str]) -> None:
    article = make_article(**fields, bylines=[("记者", "张三"), ("", "李四")])
    before = text_of(article)
    change(article, version=1, changes=dict.fromkeys(PRINTED_FIELDS, "别的") | {"bylines": []})
    restore(article, 1, version=2, by=None)
    assert text_of(article) == before
    assert history.replay(article) == history.state(article)


def test_kind_and_visibility_stay_and_a_reviewed_text_is_a_corrected_one() -> None:
    article = make_article(body="甲。")
    correct(article, version=1, changes={"body": "乙。", "kind": "notice", "visibility": "held"}, by=None)
    correct(article, version=2, changes={"status": "reviewed"}, by=None)
    restore(article, 1, version=3, by=User.objects.create_user("colleague"))
    assert (article.body, article.kind, article.visibility, article.status) == ("甲。", "notice", "held", "corrected")


def test_it_is_refused_where_another_save_came_before() -> None:
    article = make_article(body="甲。")
    correct(article, version=1, changes={"body": "乙。"}, by=None)
    with pytest.raises(StaleVersion):
        restore(article, 1, version=1, by=None)


def test_what_is_there_already_is_no_revision() -> None:
    article = make_article()
    with pytest.raises(NothingChanged):
        restore(article, 1, version=1, by=None)


def test_a_version_that_is_none_is_named() -> None:
    with pytest.raises(NoSuchVersion, match="没有第 7 稿，现在是第 1 稿"):
        restore(make_article(), 7, version=1, by=None)


def test_what_was_masked_since_does_not_come_back_and_undoing_finds_it() -> None:
    article = make_article(headline="诸葛长风来了", body="诸葛长风说。")
    correct(article, version=1, changes={"headline": "来了", "body": "诸葛长风又说。"}, by=None)
    (row,) = redact(article, "诸葛长风", reason=Reason.PRIVACY, by=None)
    restore(article, 1, version=3, by=None)
    assert (article.headline, article.body) == (f"{SIGN}来了", f"{SIGN}说。")
    row.refresh_from_db()
    unredact(row, by=None)
    article.refresh_from_db()
    assert article.headline == "诸葛长风来了"


def test_what_was_read_otherwise_before_it_was_masked_does_not_come_back() -> None:
    article = make_article(body="住在湖滨路的诸葛长凤昨天说。")
    correct(article, version=1, changes={"body": "住在湖滨路的诸葛长风昨天说。"}, by=None)
    redact(article, "湖滨路的诸葛长风", reason=Reason.PRIVACY, by=None)
    with pytest.raises(NothingChanged):
        restore(article, 1, version=3, by=None)


def test_what_is_masked_in_another_article_of_the_issue_comes_back_into_none() -> None:
    other = make_article(body="王桂兰住在湖滨路十二号，昨天报了案。")
    article = make_article(other.page, body="柳树发芽。王桂兰住在湖滨路十二号，昨天报了案。")
    correct(article, version=1, changes={"body": "柳树发芽了。"}, by=None)
    redact(other, "王桂兰住在湖滨路十二号", reason=Reason.PRIVACY, by=None)
    restore(article, 1, version=2, by=None)
    assert "王桂兰" not in article.body


def test_a_person_who_is_in_the_archive_no_more_is_nobody() -> None:
    article = make_article(bylines=[("记者", "张三")])
    gone = article.bylines.get().reporter
    change(article, version=1, changes={"bylines": []})
    assert gone is not None
    gone.delete()
    restore(article, 1, version=2, by=None)
    assert [(one.name, one.reporter) for one in article.bylines.all()] == [("张三", None)]
