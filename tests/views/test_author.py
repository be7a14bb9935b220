"""The page of one author: what it counts, how its filters add up, and that nothing comes with whoever asks more."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.test import Client

from articles.corrections import correct
from articles.models import Article, Reporter
from tests.support.factories import make_article, make_page, make_reporter

pytestmark = pytest.mark.django_db


def shown(client: Client, address: str = "/reporters/li-si/") -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def signed() -> None:
    for year, number, roles, kind in [
        (2019, "1", ["记者"], "article"),
        (2021, "1", ["记者", "摄影"], "article"),
        (2021, "C02", ["摄影"], "photo"),
    ]:
        page = make_page(number, dt.date(year, 3, 4))
        make_article(page, [(role, "李四") for role in roles], kind=kind, headline=f"{year}{kind}{len(roles)}")


def headlines(page: str) -> set[str]:
    return set(re.findall(r"20\d\d(?:article|photo)\d", page))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"2019article1", "2021article2", "2021photo1"}),
        ("?role=摄影", {"2021article2", "2021photo1"}),
        ("?role=摄影&kind=article", {"2021article2"}),
        ("?year=2021&page_number=C02", {"2021photo1"}),
        ("?year=2019&role=摄影", set()),
        ("?kind=nonsense&year=2019", {"2019article1"}),
    ],
)
def test_filters_add_up(client: Client, signed: None, query: str, found: set[str]) -> None:
    assert headlines(shown(client, f"/reporters/li-si/{query}")) == found


def test_what_is_chosen_stays_in_every_way_on(client: Client, signed: None) -> None:
    page = shown(client, "/reporters/li-si/?role=摄影&kind=article&page=1")
    asked = "?role=%E6%91%84%E5%BD%B1&amp;kind=article"
    assert f'href="/reporters/li-si/works/{asked}"' in page
    assert f'href="/reporters/li-si/works.csv{asked}"' in page
    assert f'href="{asked}&amp;year=2021"' in page
    assert '<option value="article" selected>' in page


def test_roles_are_drawn_through_the_years_and_told_in_a_table(client: Client, signed: None) -> None:
    page = shown(client)
    assert re.findall(r"<rect[^>]*>", page.partition('id="through-years"')[2])[:2] == [
        '<rect x="21" y="0" width="8" height="100"/>',
        '<rect x="1" y="0" width="8" height="100"/>',
    ]
    rows = re.findall(r'<tr><th scope="row">(\d+)</th>(.*?)</tr>', page)
    assert [(year, re.findall(r"<td>(\d+)</td>", cells)) for year, cells in rows] == [
        ("2019", ["1", "0", "1"]),
        ("2020", ["0", "0", "0"]),
        ("2021", ["2", "2", "1"]),
    ]
    assert "style=" not in page


def test_other_printed_names_and_namesakes_are_told(client: Client) -> None:
    article = make_article(None, [("记者", "李四")])
    chosen = [{"role": "记者", "name": "江边客", "person": "li-si"}]
    correct(article, version=1, changes={"bylines": chosen}, by=None)
    other = Reporter.objects.create(name="李四", note="摄影部")
    assert "另有同名作者" not in shown(client)
    correct(make_article(), version=1, changes={"bylines": [chosen[0] | {"person": other.slug}]}, by=None)
    page = shown(client)
    assert "又署 江边客" in page
    assert '<a href="/reporters/li-si-2/">李四（摄影部）</a>' in page
    assert "<title>李四（摄影部）" in shown(client, "/reporters/li-si-2/")


def test_a_name_that_is_nobody_s_leads_nowhere_and_is_still_told(client: Client) -> None:
    for _ in range(2):
        Reporter.objects.create(name="张三")
    article = make_article()
    correct(article, version=1, changes={"bylines": [{"role": "记者", "name": "张三"}]}, by=None)
    page = shown(client, article.get_absolute_url())
    assert '<span class="name">张三</span>' in page
    assert "/reporters/zhang-san" not in page
    assert client.get("/reporters/zhang-san/").status_code == 404


@pytest.mark.parametrize(
    "address", ["/reporters/li-si/", "/reporters/li-si/works/", "/reporters/li-si/?role=记者&page=2"]
)
def test_the_number_of_queries_is_the_same_however_much_he_signed(
    client: Client, django_assert_max_num_queries: Callable[..., object], address: str
) -> None:
    most = 14
    for count in (1, 30):
        for number in range(count):
            make_article(make_page(str(number % 7 + 1)), [("记者", "李四"), ("摄影", f"王{'甲乙丙丁'[number % 4]}")])
        with django_assert_max_num_queries(most):
            shown(client, address)


def test_what_is_withdrawn_is_counted_nowhere(client: Client, signed: None) -> None:
    for article in Article.objects.filter(page__issue__date__year=2021):
        correct(article, version=1, changes={"visibility": "withdrawn"}, by=None)
    page = shown(client)
    assert "2021" not in page.partition("<main")[2].partition("</main>")[0]
    assert "摄影" not in page.partition("<main")[2].partition("</main>")[0]
    assert "署名 1 篇" in page


@pytest.fixture
def many() -> None:
    """More names than stand on one page."""
    for number in range(205):
        make_article(None, [("记者", f"王{chr(0x4E00 + 7 * number)}")])
    make_article(None, [("摄影", "张三"), ("记者", "3号站")])


def test_many_names_stand_one_letter_a_page(client: Client, many: None) -> None:
    first = shown(client, "/reporters/")
    assert 'href="?letter=W" aria-current="page"' in first
    assert "张三" not in first
    assert "第 1 页" not in first
    assert "page=2" in first
    assert "张三" in shown(client, "/reporters/?letter=Z")
    assert "3号站" in shown(client, "/reporters/?letter=other")
    assert "张三" in shown(client, "/reporters/?q=zs")
    assert "张三" in shown(client, "/reporters/?q=三&letter=W")


def test_few_names_stand_on_one_page_and_a_letter_shows_its_own(client: Client) -> None:
    for name in ("李四", "张三"):
        make_article(None, [("记者", name)])
    assert {"李四", "张三"} <= set(re.findall(r">(\w\w)</a>", shown(client, "/reporters/")))
    assert "张三" not in shown(client, "/reporters/?letter=L")


def test_letters_and_roles_narrow_together(client: Client, many: None) -> None:
    page = shown(client, "/reporters/?role=摄影")
    assert 'href="?role=%E6%91%84%E5%BD%B1&amp;letter=Z"' in page
    assert '<a href="?role=%E6%91%84%E5%BD%B1" aria-current="true">摄影</a>' in page
    assert "<span>W</span>" in page


@pytest.mark.parametrize("query", ["letter=%00", "letter=WW", "letter=王", "page=x&letter=W", "role=nonsense", "q=%00"])
def test_nonsense_in_the_address_of_the_index_does_no_harm(client: Client, query: str) -> None:
    make_article(None, [("记者", make_reporter("李四").name)])
    shown(client, f"/reporters/?{query}")
