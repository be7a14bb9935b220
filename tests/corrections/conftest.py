"""An article and what puts it right, two days later."""

from __future__ import annotations

import datetime as dt

import pytest

from articles.models import Article
from tests.corrections.related import HEAD, SORRY
from tests.support.factories import DAY, make_article, make_page


@pytest.fixture
def story() -> Article:
    return make_article(headline=HEAD, body="船名是湖光。")


@pytest.fixture
def erratum() -> Article:
    later = make_page("2", DAY + dt.timedelta(days=2))
    return make_article(later, headline=SORRY, body="船名应为湖影。", kind="notice")
