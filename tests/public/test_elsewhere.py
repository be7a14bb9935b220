"""Which other articles have a passage, however it is written there: whoever masks it decides about each."""

from __future__ import annotations

import pytest

from articles.corrections.change import change
from articles.corrections.redacting import redact
from articles.models import Article, Series
from articles.models.states import Reason, Visibility
from articles.public.elsewhere import names_with, quoted_in
from tests.search.asking import index_all
from tests.support.factories import make_article, make_page

pytestmark = pytest.mark.django_db

NAME = "司寇国华"


def changed_since() -> Article:
    article = make_article(body=f"{NAME}来过。")
    change(article, version=1, changes={"body": "有人来过。"})
    return article


def test_it_is_found_in_every_field_spelling_and_version_and_in_no_index_too() -> None:
    own = make_article(body=f"{NAME}先说。")
    others = [
        make_article(headline=f"{NAME}获奖"),
        make_article(body="司寇國華說。"),
        make_article(bylines=[("记者", NAME)]),
        make_article(kicker="司寇 国华"),
        make_article(original_body=f"{NAME}说。"),
        make_article(body=f"{NAME}说。", visibility=Visibility.WITHDRAWN),
        make_article(bylines=[("记者", NAME)], visibility=Visibility.HIDDEN),
        changed_since(),
    ]
    make_article(body="司寇国画说。")
    index_all()
    assert quoted_in(NAME, [own]) == [one.permalink_id for one in others]


def test_what_is_masked_in_its_old_versions_already_is_not_named() -> None:
    own, other = make_article(body=f"{NAME}先说。"), changed_since()
    redact(other, NAME, reason=Reason.PRIVACY, by=None)
    index_all()
    assert quoted_in(NAME, [own]) == []


def test_names_that_have_it_are_told() -> None:
    make_page("3", name=f"{NAME}特刊")
    Series.objects.create(name="旧事", aliases=["司寇國華家书"])
    make_article(bylines=[("记者", NAME)])
    assert names_with(NAME) == ["2024年5月6日 第3版 的版名", "系列“旧事”", f"作者“{NAME}”"]
