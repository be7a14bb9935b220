"""The page that the code on a sheet leads to: what it confirms, whatever became of the text, and to whom."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.corrections import correct
from articles.corrections.change import change
from articles.corrections.redacting import redact, unredact
from articles.corrections.structure import move_permalink
from articles.models import Article, Page
from articles.models.states import Reason
from articles.views.proofs import check_of, confirming_address
from tests.support.factories import make_article, make_undated_page
from tests.views.proof_sheets import SECRET, confirming, digest_in, make_moving, take_away

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return make_moving()


def now(client: Client, address: str) -> str:
    """What the page says has become of it."""
    response = client.get(address)
    assert response.status_code == 200
    rows = dict(re.findall(r"<dt>(.*?)</dt><dd[^>]*>(.*?)</dd>", response.content.decode()))
    return re.sub(r"<[^>]+>", "", rows["现在"])


def test_the_page_confirms_day_page_version_and_digest_and_shows_no_text(client: Client, article: Article) -> None:
    address = confirming(client, article)
    page = client.get(address).content.decode()
    for said in ("2024年5月6日", "总第5262期", "第C01版 要闻", "第 1 稿", digest_in(address), article.permalink_id):
        assert said in page
    for text in ("搬家记", "搬到", SECRET, "李四"):
        assert text not in page
    assert now(client, address) == "与本馆现在所存的第 1 稿一致。看这一稿"


def hide(article: Article) -> None:
    change(article, version=article.version, changes={"visibility": "hidden"})


def undate(article: Article) -> None:
    Page.objects.filter(pk=article.page_id).update(issue=None)


def rename(article: Article) -> None:
    correct(article, version=1, changes={"headline": "改过"}, by=None)


def mask(article: Article) -> None:
    redact(article, SECRET, reason=Reason.PRIVACY, by=None)


BECAME: list[tuple[Callable[[Article], object], str]] = [
    (take_away, r"证明出具以后，这篇文章已于 \d{4}-\d\d-\d\d 撤下。"),
    (hide, "证明出具以后，这篇文章暂不公开。"),
    (undate, "证明出具以后，这篇文章暂不公开。"),
    (lambda article: move_permalink(article, make_article()), "证明出具以后，这篇文章并入了别的文章或已拆开。"),
    (rename, "与本馆现在所存的第 1 稿一致。此后又订正过，现在是第 2 稿。看这一稿"),
    (mask, "证明出具以后，第 1 稿里有文字遮盖了.*现在是第 2 稿。看这一稿"),
]


@pytest.mark.parametrize(("became", "said"), BECAME, ids=range(len(BECAME)))
def test_what_was_issued_is_confirmed_whatever_became_of_it(
    client: Client, article: Article, became: Callable[[Article], object], said: str
) -> None:
    address = confirming(client, article)
    became(article)
    assert re.fullmatch(said, now(client, address))
    page = client.get(address).content.decode()
    assert digest_in(address) in page
    assert SECRET not in page


def test_a_version_that_visitors_see_no_more_is_confirmed_too(client: Client, article: Article, settings) -> None:
    settings.RAW_TEXT = "staff"
    address = confirming(client, article)
    correct(article, version=1, changes={"body": "改过。"}, by=None)
    assert client.get(f"{article.get_absolute_url()}v/1/proof/").status_code == 404
    assert now(client, address) == "第 1 稿现在不公开。此后又订正过，现在是第 2 稿。"


@pytest.mark.parametrize("became", [take_away, hide, undate])
def test_a_sheet_of_what_is_not_to_be_seen_is_answered_as_the_article(
    client: Client, article: Article, became: Callable[[Article], object]
) -> None:
    became(article)
    above = client.get(article.get_absolute_url())
    for below in ("v/1/proof/", "v/1.txt"):
        answer = client.get(f"{article.get_absolute_url()}{below}")
        assert (answer.status_code, answer.content) == (above.status_code, above.content) == (410, above.content)


# A check that is not ours, or one of ours for something else.
def forged(code: str, number: int, digest: str) -> list[str]:
    others = (check_of(code, number + 1, digest), check_of(code, number, "0" * 64), "0" * 20)
    return [f"/a/{code}/v/{number}/proof/{digest}/{check}/" for check in others]


def test_whoever_guesses_what_was_masked_is_never_told_that_the_guess_is_right(
    client: Client, article: Article
) -> None:
    right = digest_in(confirming(client, article))
    redact(article, SECRET, reason=Reason.PRIVACY, by=None)
    wrong = "1" * 64
    answers = [client.get(one) for digest in (right, wrong) for one in forged(article.permalink_id, 1, digest)]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


@pytest.mark.parametrize("became", [take_away, hide, undate])
def test_nor_whoever_guesses_what_was_withdrawn(
    client: Client, article: Article, became: Callable[[Article], object]
) -> None:
    right = digest_in(confirming(client, article))
    became(article)
    for address in forged(article.permalink_id, 1, right):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("fields", [{"visibility": "held"}, {"visibility": "hidden"}, {"page": None}])
def test_of_what_never_was_public_nothing_is_told_even_with_a_right_check(client: Client, fields) -> None:
    if "page" in fields:
        fields = {"page": make_undated_page()}
    article = make_article(**fields)
    digest = "2" * 64
    page = client.get(confirming_address(article.permalink_id, 1, digest))
    never = client.get(f"/a/{article.permalink_id}/v/7/proof/{digest}/{'0' * 20}/")
    assert (page.status_code, page.content) == (404, never.content)


def test_where_the_key_was_lost_what_is_public_is_confirmed_all_the_same(
    client: Client, article: Article, settings
) -> None:
    address = confirming(client, article)
    settings.SECRET_KEY = "another-key-of-more-than-thirty-two-letters"
    assert now(client, address).startswith("与本馆现在所存的第 1 稿一致")
    take_away(article)
    assert client.get(address).status_code == 404


def test_a_mask_that_was_taken_off_is_told_of_what_was_issued_under_it(client: Client, article: Article) -> None:
    (row,) = redact(article, SECRET, reason=Reason.PRIVACY, by=None)
    address = confirming(client, article, 1)
    unredact(row, by=None)
    assert now(client, address).startswith("证明出具以后，第 1 稿里有文字遮盖了或恢复了显示")


def test_the_desk_gets_what_every_visitor_gets(client: Client, admin_client: Client, settings) -> None:
    settings.RAW_TEXT = "staff"
    held, corrected = make_article(visibility="held"), make_article(body="旧。")
    change(corrected, version=1, changes={"body": "新。"})
    for article in (held, corrected):
        assert admin_client.get(f"{article.get_absolute_url()}v/1/").status_code == 200
        for below in ("v/1/proof/", "v/1.txt"):
            assert client.get(f"{article.get_absolute_url()}{below}").status_code == 404
        assert admin_client.get(f"{article.get_absolute_url()}v/1/proof/").status_code == 404
    assert "见报证明" not in admin_client.get(held.get_absolute_url()).content.decode()


def test_in_a_closed_archive_whoever_has_an_account_gets_proofs(client: Client, article: Article, settings) -> None:
    settings.VISIBILITY = "staff"
    client.force_login(User.objects.create_user("reader"))
    assert now(client, confirming(client, article)).startswith("与本馆现在所存")
