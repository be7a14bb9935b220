"""见报证明 and 登报证明: what is printed, and what their code leads to, whatever became of the text since."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.corrections import correct
from articles.corrections.change import change
from articles.corrections.redacting import redact, unredact
from articles.corrections.relating import relate
from articles.corrections.structure import move_permalink
from articles.corrections.withdrawing import withdraw
from articles.models import Article, Issue, Page, RelationKind
from articles.models.states import Reason
from articles.views.proofs import check_of, confirming_address
from tests.support.factories import make_article, make_issue, make_page, make_undated_page

pytestmark = pytest.mark.django_db

SECRET = "湖滨路十七号"
BODY = f"昨天,他搬到了{SECRET}。\n第二段。"


@pytest.fixture
def article() -> Article:
    make_issue(number=5262)
    return make_article(make_page("C01", name="要闻"), [("记者", "李四")], headline="搬家记", body=BODY)


def sheet(client: Client, article: Article, number: int = 1) -> str:
    response = client.get(f"{article.get_absolute_url()}v/{number}/proof/")
    assert response.status_code == 200
    return response.content.decode()


def confirming(client: Client, article: Article, number: int = 1) -> str:
    """The path that the code of its sheet leads to."""
    found = re.search(r'href="http://localhost:8000(/a/\w+/v/\d+/proof/[^"]+)"', sheet(client, article, number))
    assert found
    return found[1]


def digest_in(address: str) -> str:
    return address.split("/")[-3]


def now(client: Client, address: str) -> str:
    """What the page says has become of it."""
    response = client.get(address)
    assert response.status_code == 200
    rows = dict(re.findall(r"<dt>(.*?)</dt><dd[^>]*>(.*?)</dd>", response.content.decode()))
    return re.sub(r"<[^>]+>", "", rows["现在"])


def test_a_sheet_says_where_it_was_printed_and_what_as_it_is_stored(client: Client, article: Article) -> None:
    page = sheet(client, article)
    for said in (
        "《地方日报》2024年5月6日 第C01版：要闻，总第5262期",
        "昨天,他搬到了",
        "第 1 稿（识别文字未校）",
        "以纸质原报为准",
    ):
        assert said in page
    for said in ("核对人", "盖章", "第 1 页，共 1 页", "记者 李四", '<use href="#qr"/>'):
        assert said in page


def test_the_digest_is_that_of_the_file_of_that_version(client: Client, article: Article) -> None:
    change(article, version=1, changes={"headline": "第二稿"})
    for number in (1, 2):
        file = client.get(f"{article.get_absolute_url()}v/{number}.txt").content
        digest = hashlib.sha256(b"".join(file.splitlines(keepends=True)[:-3])).hexdigest()
        assert f"SHA-256 {digest}" in sheet(client, article, number)
        assert digest_in(confirming(client, article, number)) == digest


def test_the_file_of_the_present_version_has_the_text_of_the_article_file(client: Client, article: Article) -> None:
    of_version, of_article = (client.get(f"/a/{article.permalink_id}{end}").content for end in ("/v/1.txt", ".txt"))
    assert of_version.splitlines()[:-1] == of_article.splitlines()[:-1]
    assert f"http://localhost:8000/a/{article.permalink_id}/v/1/（第 1 稿".encode() in of_version


@pytest.mark.parametrize(("kind", "name"), [("notice", "登报证明"), ("article", "见报证明"), ("photo", "见报证明")])
def test_a_notice_has_a_name_of_its_own(client: Client, kind: str, name: str) -> None:
    article = make_article(kind=kind)
    assert f"<h1>{name}</h1>" in sheet(client, article)
    assert name in client.get(article.get_absolute_url()).content.decode()
    assert f"{name}核验无误" in client.get(confirming(client, article)).content.decode()


def test_an_inferred_day_is_said_to_be_one_on_paper_and_on_the_page(client: Client, article: Article) -> None:
    Issue.objects.update(date_source="inferred")
    assert "2024年5月6日（推定）" in sheet(client, article)
    assert "2024年5月6日（推定）" in client.get(confirming(client, article)).content.decode()


def test_a_long_text_stands_on_several_sheets_each_with_its_number_and_code(client: Client, article: Article) -> None:
    change(article, version=1, changes={"body": "\n".join(["渡口换上了新船，撑船的人很高兴。" * 20] * 10)})
    page = sheet(client, article, 2)
    numbers = re.findall(r'<p class="of">第 (\d+) 页，共 (\d+) 页', page)
    assert len(numbers) > 2 and numbers == [(str(n), str(len(numbers))) for n in range(1, len(numbers) + 1)]
    for said in ('<use href="#qr"/>', "SHA-256", "核对人", "以纸质原报为准", "总第5262期"):
        assert page.count(said) == len(numbers)


def test_a_text_that_goes_on_says_where(client: Client) -> None:
    make_page("3")
    assert "（下转第3版，另出证明）" in sheet(client, make_article(continues_on="3"))
    assert "（上接第9版，未入库）" in sheet(client, make_article(continued_from="9"))


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


def take_away(article: Article) -> None:
    withdraw(article, reason=Reason.PRIVACY, by=None)


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


@pytest.mark.parametrize("below", ["v/01/proof/", "V/1/PROOF", "v/01.txt", "v/1.txt/"])
def test_spelled_otherwise_it_is_led_to_its_address(client: Client, article: Article, below: str) -> None:
    answer = client.get(f"{article.get_absolute_url()}{below}")
    assert answer.status_code == 301
    assert client.get(answer["Location"]).status_code == 200


def test_an_address_in_capitals_is_confirmed_too(client: Client, article: Article) -> None:
    address = confirming(client, article)
    answer = client.get(address.upper().replace("/A/", "/a/", 1))
    assert (answer.status_code, answer["Location"]) == (301, address)


def test_a_merged_one_leads_on_and_a_version_that_never_was_is_not_there(client: Client, article: Article) -> None:
    assert client.get(f"{article.get_absolute_url()}v/9/proof/").status_code == 404
    home = make_article()
    move_permalink(article, home)
    assert client.get(f"{article.get_absolute_url()}v/1/proof/")["Location"] == home.get_absolute_url()


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


def test_pages_of_proofs_take_as_many_queries_however_much_was_corrected(
    client: Client, article: Article, django_assert_num_queries, django_assert_max_num_queries
) -> None:
    change(article, version=1, changes={"headline": "改过一次"})
    addresses = [f"{article.get_absolute_url()}v/1/proof/", confirming(client, article)]
    counted = []
    for address in addresses:
        with django_assert_max_num_queries(24) as few:
            client.get(address)
        counted.append(len(few))
    for version in range(2, 9):
        change(article, version=version, changes={"headline": f"第{version}次"})
    for address, number in zip(addresses, counted, strict=True):
        with django_assert_num_queries(number):
            client.get(address)


def test_what_confirms_is_kept_while_it_is_the_same_and_in_no_search_engine(client: Client, article: Article) -> None:
    address = confirming(client, article)
    first = client.get(address)
    assert (first["Cache-Control"], first["X-Robots-Tag"], dict(first.cookies)) == ("no-cache", "noindex", {})
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
    take_away(article)
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 200
