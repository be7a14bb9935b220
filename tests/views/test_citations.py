"""How an article is cited: on its own page, on the page of all forms, in files; as far as whoever looks may see it."""

from __future__ import annotations

import datetime as dt
import json
import re
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from articles.corrections import correct
from articles.corrections.change import change
from articles.corrections.redacting import redact
from articles.corrections.structure import move_permalink
from articles.models import Article
from articles.models.states import Reason
from tests.citing.forms import as_set, read_bibtex, read_ris
from tests.support.factories import DAY, make_article, make_page

pytestmark = pytest.mark.django_db

FILES = ["cite.bib", "cite.ris", "cite.csl.json"]
ADDRESSES = ["cite/", *FILES]


@pytest.fixture(autouse=True)
def paper(settings) -> None:
    settings.NEWSPAPER_CITED, settings.SITE_URL = "某某日报", "https://paper.example.cn"


@pytest.fixture
def article() -> Article:
    return make_article(make_page("C01"), [("记者", "李四"), ("编辑", "王五")], headline="湖光", subtitle="——一个晴天")


def told(client: Client, article: Article, below: str = "") -> str:
    answer = client.get(article.get_absolute_url() + below)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def line(client: Client, article: Article, below: str = "") -> str:
    """The reference on its page."""
    found = re.search(r'id="citation">(.*?)</p>', told(client, article, below), re.S)
    assert found
    return found[1]


def boxes(client: Client, article: Article) -> dict[str, str]:
    """What can be copied from the page of all forms, by the id of its box."""
    page = told(client, article, "cite/")
    return dict(re.findall(r'<textarea id="([\w-]+)"[^>]* readonly[^>]*>(.*?)</textarea>', page, re.S))


def named(client: Client, article: Article, name: str) -> list[str]:
    """The contents of the meta elements of this name."""
    return re.findall(rf'<meta (?:name|property)="{re.escape(name)}" content="([^"]*)">', told(client, article))


def test_the_page_of_an_article_gives_its_reference(client: Client, article: Article) -> None:
    address = f"https://paper.example.cn/a/{article.permalink_id}/"
    assert line(client, article) == f"李四. 湖光：一个晴天[N/OL]. 某某日报，{DAY}（C01）. {address}."


def test_all_forms_can_be_copied_from_one_page(client: Client, article: Article) -> None:
    found = boxes(client, article)
    assert list(found) == ["online-2025", "print-2025", "online-2015", "print-2015", "fixed", "bib", "ris", "csl"]
    assert found["online-2025"] == line(client, article)
    assert found["print-2015"] == f"李四. 湖光: 一个晴天[N]. 某某日报, {DAY}(C01)."


def test_by_the_older_standard_the_day_of_the_citation_is_said(client: Client, article: Article, monkeypatch) -> None:
    # In Shanghai the next day has begun.
    late = dt.datetime(2026, 11, 26, 17, tzinfo=dt.UTC)
    monkeypatch.setattr(timezone, "now", lambda: late)
    assert f"{DAY}(C01)[2026-11-27]. https:" in boxes(client, article)["online-2015"]


@pytest.mark.parametrize("name", FILES)
def test_a_file_says_what_its_box_says(client: Client, article: Article, name: str) -> None:
    answer = client.get(f"{article.get_absolute_url()}{name}")
    assert (
        answer["Content-Disposition"] == f'attachment; filename="{article.permalink_id}.{name.removeprefix("cite.")}"'
    )
    assert answer["Content-Type"].endswith("; charset=utf-8")
    assert answer.content.decode().replace("\r", "") == boxes(client, article)[name.split(".")[1]] + "\n"


def test_files_can_be_read(client: Client, article: Article) -> None:
    _, fields = read_bibtex(told(client, article, "cite.bib"))
    assert (as_set(fields["title"]), fields["author"], fields["pages"]) == ("湖光：一个晴天", "{李四}", "C01")
    record = dict(read_ris(client.get(f"{article.get_absolute_url()}cite.ris").content.decode()))
    assert (record["AU"], record["T2"], record["UR"]) == ("李四", "某某日报", fields["url"])
    [item] = json.loads(told(client, article, "cite.csl.json"))
    assert (item["id"], item["page"]) == (article.permalink_id, "C01")


def test_place_and_publisher_are_said_where_they_are_set(client: Client, article: Article, settings) -> None:
    settings.NEWSPAPER_PLACE, settings.NEWSPAPER_PUBLISHER = "平湖", "某某日报社"
    record = dict(read_ris(client.get(f"{article.get_absolute_url()}cite.ris").content.decode()))
    assert (record["CY"], record["PB"]) == ("平湖", "某某日报社")


def test_of_a_photograph_whoever_took_it_is_the_author(client: Client) -> None:
    photo = make_article(bylines=[("摄影", "王小明"), ("记者", "王小明")], kind="photo", headline="湖光")
    assert line(client, photo).startswith("王小明. 湖光[N/OL]")


def test_what_has_no_headline_is_cited_by_its_first_words_in_brackets(client: Client) -> None:
    assert line(client, make_article(headline="", body="湖边的清晨。\n又一段。")).startswith("[湖边的清晨。][N/OL]")
    assert line(client, make_article(headline="", section="今日提醒")).startswith("今日提醒[N/OL]")


def test_an_organisation_is_an_author_as_it_is(client: Client) -> None:
    article = make_article(headline="湖光")
    article.bylines.create(role="来源", name="新华社", organisation=True, order=0)
    assert line(client, article).startswith("新华社. 湖光")


def test_an_inferred_day_stands_in_brackets(client: Client, article: Article) -> None:
    type(article.page.issue).objects.update(date_source="inferred")
    assert f"某某日报，[{DAY}]（C01）" in line(client, article)
    assert named(client, article, "citation_publication_date") == [f"{DAY.year}"]


def test_a_day_known_between_two_is_a_range(client: Client, article: Article) -> None:
    type(article.page.issue).objects.update(date_source="inferred")
    type(article.page).objects.update(earliest=DAY, latest=DAY + dt.timedelta(days=9))
    assert f"某某日报，[{DAY}/{DAY + dt.timedelta(days=9)}]（C01）" in line(client, article)


@pytest.mark.parametrize("source", ["printed", "supplied"])
def test_a_day_that_is_known_is_no_range(client: Client, article: Article, source: str) -> None:
    type(article.page.issue).objects.update(date_source=source)
    type(article.page).objects.update(earliest=DAY, latest=DAY + dt.timedelta(days=9))
    assert f"某某日报，{DAY}（C01）" in line(client, article)


def test_a_text_that_goes_on_elsewhere_is_cited_as_a_whole(client: Client, article: Article) -> None:
    rest = make_article(make_page("4"), [("通讯员", "赵六")], headline="", body="又一段。", continuation_of=article)
    whole = f"李四，赵六. 湖光：一个晴天[N/OL]. 某某日报，{DAY}（C01，4）. https://paper.example.cn"
    assert line(client, article) == f"{whole}{article.get_absolute_url()}."
    assert line(client, rest) == f"{whole}{rest.get_absolute_url()}."
    correct(rest, version=1, changes={"visibility": "hidden"}, by=None)
    assert line(client, article).startswith("李四. 湖光") and "（C01）" in line(client, article)


def test_a_version_is_cited_by_its_own_address_as_it_stood(client: Client, article: Article) -> None:
    correct(article, version=1, changes={"headline": "改过的"}, by=None)
    assert line(client, article, "v/1/") == (
        f"李四. 湖光：一个晴天[N/OL]. 某某日报，{DAY}（C01）. https://paper.example.cn{article.get_absolute_url()}v/1/."
    )
    assert boxes(client, Article.objects.get(pk=article.pk))["fixed"].endswith("/v/2/.")


@pytest.mark.parametrize("visibility", ["public", "hidden"])
def test_a_version_that_went_on_from_another_is_cited_without_it_once_they_are_parted(
    client: Client, article: Article, visibility: str
) -> None:
    rest = make_article(make_page("4"), headline="山色", continuation_of=article)
    change(rest, version=1, changes={"continuation_of": None})
    Article.objects.filter(pk=article.pk).update(visibility=visibility)
    for below in ("", "v/1/"):
        assert line(client, rest, below).startswith(f"山色[N/OL]. 某某日报，{DAY}（4）")


def test_what_is_masked_is_cited_by_no_name(client: Client, article: Article, django_user_model) -> None:
    redact(article, "李四", reason=Reason.PRIVACY, by=django_user_model.objects.create_user("signer"))
    assert line(client, article).startswith("湖光：一个晴天[N/OL]")
    assert not [below for below in ADDRESSES if "李四" in told(client, article, below)]


@pytest.mark.parametrize("below", ADDRESSES)
@pytest.mark.parametrize(
    ("visibility", "status"), [("withdrawn", 410), ("hidden", 410), ("held", 410), ("public", 200)]
)
def test_each_form_answers_as_the_article_does(
    client: Client, article: Article, below: str, visibility: str, status: int
) -> None:
    Article.objects.filter(pk=article.pk).update(visibility=visibility)
    answer = client.get(article.get_absolute_url() + below)
    assert (answer.status_code, client.get(article.get_absolute_url()).status_code) == (status, status)
    assert ("湖光" in answer.content.decode()) is (status == 200)


@pytest.mark.parametrize("below", ADDRESSES)
def test_what_was_merged_leads_on_and_what_never_was_public_is_not_there(
    client: Client, article: Article, below: str
) -> None:
    merged, never = make_article(), make_article(visibility="hidden")
    move_permalink(merged, article)
    answer = client.get(merged.get_absolute_url() + below)
    assert (answer.status_code, answer["Location"]) == (301, article.get_absolute_url())
    assert client.get(never.get_absolute_url() + below).status_code == 404


def test_the_page_tells_machines_what_it_is(client: Client, article: Article) -> None:
    address = f"https://paper.example.cn{article.get_absolute_url()}"
    expected = {
        "citation_title": "湖光：一个晴天",
        "citation_author": "李四",
        "citation_publication_date": f"{DAY:%Y/%m/%d}",
        "DC.creator": "李四",
        "DC.identifier": address,
        "og:title": "湖光",
        "og:url": address,
        "og:description": "2024年5月6日第C01版｜正文。",
        "description": "2024年5月6日第C01版｜正文。",
    }
    assert {name: named(client, article, name) for name in expected} == {
        name: [content] for name, content in expected.items()
    }


def test_what_a_headline_says_stays_within_its_meta_element(client: Client) -> None:
    article = make_article(headline='"><script>1</script>')
    assert (
        '<meta property="og:title" content="&quot;&gt;&lt;script'
        in client.get(article.get_absolute_url()).content.decode()
    )


def test_a_card_says_how_the_text_begins_and_no_more(client: Client) -> None:
    [card] = named(client, make_article(body="湖" * 200 + "\n" + "岸" * 200), "og:description")
    assert card == "2024年5月6日第1版｜" + "湖" * 80 + "…"


def test_most_articles_ask_the_database_nothing_more(
    client: Client, article: Article, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(8):
        client.get(f"{article.get_absolute_url()}cite.bib")
