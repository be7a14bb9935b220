"""Articles and issues as files for programs."""

from __future__ import annotations

import json
import re
from urllib.parse import quote

import pytest
from django.test import Client

from articles.corrections.structure import move_permalink
from articles.corrections.withdrawing import withdraw
from articles.models import Article, Permalink
from articles.models.states import Reason
from articles.search.records import record
from tests.support.factories import DAY, make_article, make_page

pytestmark = pytest.mark.django_db

SITE = "http://localhost:8000"


def code_of(article: Article) -> str:
    return article.permalink_id


def test_an_article_is_told_with_the_keys_of_a_searchs_files(client: Client) -> None:
    article = make_article(make_page("C01"), [("记者", "李四")], headline="渡口换船", section="要闻", dateline="本报讯")
    answer = client.get(f"/a/{code_of(article)}.json")
    assert answer["Content-Type"] == "application/json"
    told, expected = answer.json(), record(article, (), SITE)
    bylines = [{key: by[key] for key in ("role", "name")} for by in told["bylines"]]
    assert told | {"bylines": bylines} == told | expected
    assert told["authors"] == ["李四"]


def test_an_article_is_a_text(client: Client) -> None:
    article = make_article(None, [("记者", "李四")], headline="渡口换船", body="第一段。\n第二段。")
    answer = client.get(f"/a/{code_of(article)}.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    head, signed, body, source = answer.content.decode().split("\n\n")
    assert (head, signed, body) == ("渡口换船", "记者 李四", "第一段。\n第二段。")
    assert f"{SITE}{article.get_absolute_url()}" in source


@pytest.mark.parametrize("ending", [".json", ".txt"])
def test_every_spelling_leads_to_the_one_address(client: Client, ending: str) -> None:
    code = code_of(make_article())
    typed = [
        f"{code.upper()}{ending}",
        f"{code[:4]}-{code[4:]}{ending.upper()}",
        f"{code}{ending}/",
        f"{code}{ending}//",
    ]
    for one in typed:
        answer = client.get(f"/a/{one}?x=1")
        assert (one, answer.status_code, answer["Location"]) == (one, 301, f"/a/{code}{ending}?x=1")


@pytest.mark.parametrize("number", ["news.json", "2014-010106.txt", "0123456789.json"])
def test_the_number_of_another_system_may_end_so(client: Client, number: str) -> None:
    article = make_article()
    Permalink.objects.filter(pk=code_of(article)).update(external_id=number)
    answer = client.get(f"/a/{quote(number)}")
    assert (answer.status_code, answer["Location"]) == (301, article.get_absolute_url())


def test_a_file_that_there_is_not_is_told_from_a_code_that_there_is_not(client: Client) -> None:
    code = code_of(make_article())
    assert "后面一截不对" in client.get(f"/a/{code}.docx").content.decode()
    assert "打错了" in client.get(f"/a/{code[:-1]}{'0' if code[-1] != '0' else '1'}.json").content.decode()


@pytest.mark.parametrize("ending", [".json", ".txt"])
def test_what_became_of_an_article_became_of_its_files(client: Client, ending: str) -> None:
    withdrawn, hidden, home = make_article(), make_article(visibility="hidden"), make_article()
    merged, split = make_article(), make_article()
    withdraw(withdrawn, reason=Reason.LAW, by=None)
    move_permalink(merged, home)
    move_permalink(split, home, make_article())
    answers = [client.get(f"/a/{code_of(one)}{ending}") for one in (withdrawn, hidden, merged, split)]
    assert [answer.status_code for answer in answers] == [410, 404, 301, 301]
    assert answers[2]["Location"] == f"/a/{code_of(home)}{ending}"
    assert answers[3]["Location"] == split.get_absolute_url()


def test_files_are_kept_while_they_are_the_same_and_in_no_search_engine(client: Client) -> None:
    article = make_article()
    for address in (f"/a/{code_of(article)}.json", f"/a/{code_of(article)}.txt", f"/issues/{DAY}.json"):
        answer = client.get(address)
        assert answer["X-Robots-Tag"] == "noindex"
        assert client.get(address, headers={"if-none-match": answer["ETag"]}).status_code == 304
        assert not answer.cookies


def test_an_issue_is_told_page_by_page_as_it_was_printed(client: Client) -> None:
    for number in ("10", "2", "C01"):
        page = make_page(number, name=f"版{number}")
        make_article(page, headline=f"{number}甲")
        make_article(page, headline=f"{number}乙")
    make_article(make_page("2"), headline="不在", visibility="hidden")
    told = client.get(f"/issues/{DAY}.json").json()
    assert (told["date"], told["url"]) == (f"{DAY}", f"{SITE}/issues/{DAY}/")
    assert [(page["number"], [one["title"] for one in page["articles"]]) for page in told["pages"]] == [
        ("2", ["2甲", "2乙"]),
        ("10", ["10甲", "10乙"]),
        ("C01", ["C01甲", "C01乙"]),
    ]
    assert told["pages"][0]["articles"][0]["url"].startswith(f"{SITE}/a/")


@pytest.mark.parametrize("day", ["2024-05-07", "2024-02-30", "0000-00-00"])
def test_an_issue_that_is_not_held_has_no_file(client: Client, day: str) -> None:
    make_article()
    assert client.get(f"/issues/{day}.json").status_code == 404


TRAP = '</script><script src="/x.js"></script><!--'


def data_blocks(html: str) -> list[str]:
    return re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)


def test_an_articles_page_has_its_data_and_leads_to_its_files(client: Client) -> None:
    article = make_article(None, [("记者", "李四")], headline=TRAP, dateline="本报讯")
    html = client.get(article.get_absolute_url()).content.decode()
    (block,) = map(json.loads, data_blocks(html))
    assert (block["@type"], block["headline"], block["dateline"]) == ("NewsArticle", TRAP, "本报讯")
    assert html.count("<script") == 4
    for ending in (".json", ".txt"):
        assert f'href="/a/{code_of(article)}{ending}"' in html


def test_an_old_version_has_no_data_of_its_own(client: Client) -> None:
    article = make_article()
    assert data_blocks(client.get(f"{article.get_absolute_url()}v/1/").content.decode()) == []


def test_a_page_is_described_once(client: Client) -> None:
    html = client.get(make_article(headline="渡口换船").get_absolute_url()).content.decode()
    for said in ('<meta name="description"', '<meta property="og:title"', '<meta property="og:description"'):
        assert html.count(said) == 1


def test_every_page_says_what_it_is(client: Client) -> None:
    make_article(None, [("记者", "李四")])
    for address in ("/", "/reporters/", "/reporters/li-si/", f"/issues/{DAY}/", f"/issues/{DAY}/1/", "/nowhere/"):
        html = client.get(address).content.decode()
        (said,) = re.findall(r'<meta name="description" content="([^"]+)">', html)
        assert "阅报室" in said or "地方日报" in said
