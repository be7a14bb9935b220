"""What is masked in an article that is changed, merged, filed or renamed meanwhile comes back where it belongs."""

from __future__ import annotations

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType

from articles import corrections
from articles.corrections import filing
from articles.corrections.change import change
from articles.corrections.history import state
from articles.corrections.redacting import NothingToRedact, unredact
from articles.corrections.structure import move_permalink
from articles.models import Article, Redaction, Series
from articles.public.masking import SIGN
from tests.corrections.masking import SECRET, make_told, masked
from tests.support.factories import make_article, make_page

pytestmark = pytest.mark.django_db


def test_a_byline_means_nobody_while_another_of_his_names_is_masked() -> None:
    article = make_article(body="诸葛长风说。", bylines=[("编辑", "申屠秋"), ("记者", "诸葛长凤")])
    known = article.bylines.get(name="诸葛长凤").reporter
    assert known is not None
    filing.change_reporter(known, version=known.version, name="诸葛长风", aliases=["诸葛长凤"])
    before = state(article)
    row = masked(article, "诸葛长风")
    assert [byline.reporter_id for byline in article.bylines.filter(name="诸葛长凤")] == [None]
    entries = [one | {"person": known.pk} for one in state(article)["bylines"] if one["name"] == "诸葛长凤"]
    change(article, version=article.version, changes={"bylines": entries})
    assert [byline.reporter_id for byline in article.bylines.all()] == [None]
    article.refresh_from_db()
    change(
        article,
        version=article.version,
        changes={
            "bylines": [one | {"person": None} if one["name"] == "诸葛长凤" else one for one in before["bylines"]]
        },
    )
    row.refresh_from_db()
    unredact(row, by=None)
    assert state(Article.objects.get(pk=article.pk)) == before


def test_what_is_masked_already_is_not_masked_once_more() -> None:
    article = make_told()
    corrections.correct(article, version=1, changes={"headline": "门前有井"}, by=None)
    masked(article)
    with pytest.raises(NothingToRedact):
        masked(article)
    assert Redaction.objects.count() == 1


def test_the_words_come_back_though_the_series_was_deleted() -> None:
    series = Series.objects.create(name="葛天冬家书")
    article = make_article(headline="葛天冬家书（一）", series=series)
    row = masked(article, "葛天冬")
    filing.delete_series(series, by=None)
    assert unredact(row, by=None) == 1
    assert Article.objects.get(pk=article.pk).headline == "葛天冬家书（一）"


def test_a_masked_name_comes_back_to_no_other_byline() -> None:
    article = make_article(bylines=[("记者", "长鱼初晴"), ("通讯员", "叔孙见山")])
    first, second = masked(article, "长鱼初晴"), masked(article, "叔孙见山")
    change(article, version=article.version, changes={"bylines": state(article)["bylines"][1:]})
    assert (unredact(first, by=None), unredact(second, by=None)) == (1, 0)
    assert [(one.role, one.name) for one in article.bylines.all()] == [("通讯员", "叔孙见山")]


def test_a_masked_name_comes_back_to_its_byline_though_that_has_moved() -> None:
    article = make_article(bylines=[("记者", "长鱼初晴"), ("通讯员", "叔孙见山")])
    row = masked(article, "叔孙见山")
    change(article, version=article.version, changes={"bylines": state(article)["bylines"][::-1]})
    assert unredact(row, by=None) == 0
    assert [(one.role, one.name) for one in article.bylines.all()] == [("通讯员", "叔孙见山"), ("记者", "长鱼初晴")]


def merged() -> tuple[Article, Article, Redaction]:
    """An article, the one that was merged into it, and what is masked in both."""
    page = make_page()
    gone = make_article(page, body=f"邻居们都来了，据说{SECRET}，门前有井。")
    row = masked(gone)
    home = make_article(page, body=f"头一段。\n邻居们都来了，据说{SIGN}，门前有井。")
    move_permalink(gone, home)
    gone.refresh_from_db()
    return home, gone, row


def test_undoing_reaches_the_article_that_the_text_was_merged_into() -> None:
    home, _, row = merged()
    assert unredact(row, by=None) == 0
    assert SECRET in Article.objects.get(pk=home.pk).body


def test_what_is_merged_and_written_over_is_told() -> None:
    home, _, row = merged()
    change(home, version=home.version, changes={"body": "头一段。"})
    assert unredact(row, by=None) == 1


def test_nothing_brings_it_back_into_the_article_that_took_it_in() -> None:
    home, _, _ = merged()
    corrections.correct(home, version=home.version, changes={"kicker": f"又说{SECRET}"}, by=None)
    assert home.kicker == f"又说{SIGN}"


def test_a_series_is_left_too_whose_name_stands_in_the_passage() -> None:
    series = Series.objects.create(name="葛天冬家书")
    article = make_article(headline="葛天冬家书（一）", series=series)
    masked(article, "葛天冬家书（一）")
    assert article.series is None


def test_what_a_later_reading_had_masked_is_told_when_it_is_undone() -> None:
    article = make_article(body=f"据说{SECRET}。")
    row = masked(article)
    change(article, version=article.version, changes={"body": f"据说{SIGN}。又说{SIGN}。"})
    assert unredact(row, by=None) == 1


def test_what_was_merged_into_the_article_is_masked_with_it() -> None:
    page = make_page()
    home, gone = make_article(page, body=f"据说{SECRET}。"), make_article(page, body=f"据说{SECRET}。")
    move_permalink(gone, home)
    masked(home)
    assert SECRET not in Article.objects.get(pk=gone.pk).body


def test_django_s_own_log_tells_no_masked_series() -> None:
    series, by = Series.objects.create(name="葛天冬家书"), User.objects.create_user("editor")
    kind = ContentType.objects.get_for_model(Series)
    LogEntry.objects.create(
        user=by, content_type=kind, object_id=str(series.pk), object_repr=str(series), action_flag=CHANGE
    )
    masked(make_article(headline="葛天冬家书（一）", series=series), "葛天冬")
    assert LogEntry.objects.get().object_repr == f"{SIGN}家书"
