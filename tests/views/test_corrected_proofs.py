"""见报证明 and what confirms it name the printed 更正."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from articles.corrections.change import change
from articles.corrections.relating import relate
from articles.corrections.withdrawing import withdraw
from articles.models import Article, RelationKind
from articles.models.states import Reason
from tests.support.factories import make_article, make_page
from tests.views.proof_sheets import confirming, make_moving, sheet

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return make_moving()


@pytest.fixture
def erratum(article: Article) -> Article:
    later = make_article(make_page(date=dt.date(2024, 5, 8)), headline="更正", body="前天本报有误。")
    relate(later.permalink, RelationKind.ERRATUM, article.permalink, by=None)
    return later


def test_the_first_sheet_and_what_confirms_it_name_the_printed_erratum(
    client: Client, article: Article, erratum: Article
) -> None:
    named = f'本报已有更正：</b>2024年5月8日 第1版，<span class="file">http://localhost:8000/a/{erratum.permalink_id}/'
    change(article, version=1, changes={"body": "很长的一段。\n" * 60})
    shown = sheet(client, article, 2)
    assert shown.count('class="a4"') > 1
    assert shown.count(named) == 1
    assert shown.index(named) < shown.index("搬家记</p>")
    for number in (1, 2):
        confirmed = client.get(confirming(client, article, number)).content.decode()
        assert f'本报已有更正：<a href="/a/{erratum.permalink_id}/">2024年5月8日 第1版</a>' in confirmed


@pytest.mark.parametrize("withheld", ["article", "erratum"])
def test_an_erratum_is_named_while_both_are_public(
    client: Client, article: Article, erratum: Article, withheld: str
) -> None:
    address = confirming(client, article)
    withdraw({"article": article, "erratum": erratum}[withheld], reason=Reason.PRIVACY, by=None)
    assert "本报已有更正" not in client.get(address).content.decode()
    assert erratum.permalink_id not in client.get(address).content.decode()
