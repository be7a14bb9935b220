"""Every version is what the article was then, whatever earlier releases noted."""

from __future__ import annotations

import pytest
from django.test import Client

from articles.corrections import correct
from articles.corrections.change import change
from articles.corrections.past import as_of
from articles.models import Article, Revision
from articles.models.articles import PRINTED_FIELDS
from articles.models.revisions import states
from tests.support.factories import (
    make_article,
    make_byline,
)
from tests.views.old_versions import HIDDEN, SHOWN, A, B, main_of, of, shown

pytestmark = pytest.mark.django_db


def test_every_version_replayed_is_what_the_article_was_then() -> None:
    article = make_article(None, [("记者", "王小明")], headline="标题")
    steps = [A, HIDDEN, B, {"continues_on": "3", "kind": "photo"}, {"continued_from": "1", "status": "disputed"}, SHOWN]
    fields = (*PRINTED_FIELDS, "kind", "status", "continues_on", "continued_from", "page_id")
    rows = []
    for version, step in enumerate([{}, *steps]):
        if step:
            correct_or_change(article, version, step)
        rows.append([getattr(article, name) for name in fields])
    told = states(article.revisions.order_by("version"))
    assert [[getattr(as_of(article, state), name) for name in fields] for state in told.values()] == rows


def correct_or_change(article: Article, version: int, step: dict[str, object]) -> None:
    if step.keys() <= {*PRINTED_FIELDS, "status", "visibility"}:
        correct(article, version=version, changes=step, by=None)
    else:
        change(article, version=version, changes=step)


OLD = [
    {"bylines": [{"role": "记者", "name": "王小明"}], "status": "doubtful", "certain": True, "visibility": "public"},
    {"page": 999999, "continuation_of": 999999, "series": 999999, "kind": "poem"},
    {"bylines": [{"name": "新华社"}]},
]


@pytest.mark.parametrize("told", OLD)
def test_what_earlier_releases_noted_breaks_no_version(client: Client, told: dict[str, object]) -> None:
    article = make_article()
    make_byline(article, "记者", "王小明")
    changes = {name: {"before": None, "after": value} for name, value in told.items()}
    Revision.objects.filter(article=article).update(changes=changes | {"headline": {"before": "", "after": "旧题"}})
    Revision.objects.create(
        article=article, version=2, changes={"headline": {"before": "旧题", "after": "标题"}}, reason="推补：较早的不全"
    )
    Article.objects.filter(pk=article.pk).update(version=2)
    assert "旧题" in shown(client, of(article, 1))
    assert "（20" not in main_of(client, of(article, 2)).partition("</p>")[0]
