"""更正, 续报 and 转载 through whatever becomes of either; made, undone, refused."""

from __future__ import annotations

import datetime as dt

import pytest

from articles.corrections import correct
from articles.corrections.relating import NotRelated, unrelate
from articles.corrections.structure import bring_back, link_continuation, move_permalink
from articles.corrections.withdrawing import withdraw
from articles.models import Article, Outbox, RelationKind
from articles.models.states import Reason
from tests.corrections.related import HIDING, corrected, page
from tests.support.factories import make_article, make_page

pytestmark = pytest.mark.django_db


def test_a_merged_article_takes_its_relations_with_it_and_gives_them_back(client, story, erratum) -> None:
    corrected(erratum, story)
    home = make_article(headline="新家")
    move_permalink(story, home)
    assert erratum.permalink_id in page(client, home)
    assert home.permalink_id in page(client, erratum)
    bring_back(Article.objects.get(pk=story.pk))
    assert erratum.permalink_id not in page(client, home)
    assert erratum.permalink_id in page(client, story)


def test_a_merged_erratum_leads_to_where_it_stands_now(client, story, erratum) -> None:
    corrected(erratum, story)
    home = make_article(headline="更正与启事")
    move_permalink(erratum, home)
    told = page(client, story)
    assert (home.get_absolute_url() in told, erratum.permalink_id in told) == (True, False)


def test_the_parts_of_a_split_article_all_bear_it(client, story, erratum) -> None:
    corrected(erratum, story)
    parts = [make_article(headline=name) for name in ("前半", "后半")]
    move_permalink(story, *parts)
    assert [erratum.permalink_id in page(client, part) for part in parts] == [True, True]
    assert all(part.permalink_id in page(client, erratum) for part in parts)


def test_what_was_withdrawn_and_merged_since_leads_nowhere(client, story, erratum) -> None:
    corrected(erratum, story)
    home = make_article(headline="新家")
    withdraw(story, reason=Reason.OTHER, by=None)
    move_permalink(Article.objects.get(pk=story.pk), home)
    assert erratum.permalink_id not in page(client, home)
    assert home.permalink_id not in page(client, erratum)


def test_the_rest_of_a_text_bears_what_its_beginning_bears(client, story, erratum) -> None:
    rest = make_article(make_page("3"), headline="下半篇")
    link_continuation(story, rest)
    corrected(erratum, rest)
    assert [erratum.permalink_id in page(client, one) for one in (story, rest)] == [True, True]


def test_a_correction_of_a_text_leaves_its_relations(client, story, erratum) -> None:
    corrected(erratum, story)
    correct(story, version=1, changes={"headline": "改过的标题"}, by=None)
    assert "改过的标题" in page(client, erratum)


def stamps(*articles: Article) -> list[dt.datetime]:
    return [Article.objects.get(pk=one.pk).changed_at for one in articles]


def moved(before: list[dt.datetime], *articles: Article) -> list[bool]:
    return [now > then for now, then in zip(stamps(*articles), before, strict=True)]


def test_both_are_changed_for_machines_and_the_index_when_it_comes_and_goes(story, erratum) -> None:
    before = stamps(story, erratum)
    corrected(erratum, story)
    assert moved(before, story, erratum) == [True, True]
    assert set(Outbox.objects.values_list("article_id", flat=True)) == {story.pk, erratum.pk}
    before = stamps(story, erratum)
    unrelate(erratum.permalink, RelationKind.ERRATUM, story.permalink, by=None)
    assert moved(before, story, erratum) == [True, True]
    assert Article.objects.get(pk=story.pk).version == 1


@pytest.mark.parametrize("hide", HIDING)
def test_what_names_it_is_changed_when_it_is_hidden(story, erratum, hide) -> None:
    corrected(erratum, story)
    before = stamps(story)
    hide(erratum)
    assert moved(before, story) == [True]


def test_where_a_merge_leads_is_changed_by_it(story, erratum) -> None:
    corrected(erratum, story)
    home = make_article(headline="新家")
    for act in (lambda: move_permalink(story, home), lambda: bring_back(Article.objects.get(pk=story.pk))):
        before = stamps(home, erratum)
        act()
        assert moved(before, home, erratum) == [True, True]


def test_what_is_undone_is_told_no_more_and_may_be_made_again(client, story, erratum) -> None:
    corrected(erratum, story)
    unrelate(erratum.permalink, RelationKind.ERRATUM, story.permalink, by=None)
    assert erratum.permalink_id not in page(client, story)
    corrected(erratum, story)
    assert erratum.permalink_id in page(client, story)


def test_nonsense_is_refused(story, erratum) -> None:
    corrected(erratum, story)
    rest = make_article(make_page("3"), headline="下半篇", continuation_of=story)
    for later, earlier, why in (
        (erratum, story, "已经有了"),
        (story, erratum, "以前"),
        (story, story, "同一篇"),
        (rest, story, "同一篇"),
    ):
        with pytest.raises(ValueError, match=why):
            corrected(later, earlier)
    with pytest.raises(NotRelated, match="现在不是"):
        unrelate(erratum.permalink, RelationKind.REPRINT, story.permalink, by=None)
