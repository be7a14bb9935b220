"""Which other articles have a passage, however it is written there: whoever masks it decides about each."""

from __future__ import annotations

import pytest

from articles.corrections.change import change
from articles.models import Article
from articles.models.states import Visibility
from articles.public.elsewhere import quoted_in
from tests.search.asking import index_all
from tests.support.factories import make_article

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
