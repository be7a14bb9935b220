"""Every id of a page is its own: labels, headings and anchors find what they name."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser

import pytest
from django.core.management import call_command

from tests.support.factories import make_article, make_page, make_problem, make_span, make_text

pytestmark = pytest.mark.django_db(transaction=True)

# Names without a letter to stand under come before and behind those with one.
PEOPLE = ["3号站", "阿明", "张三", "𠮷", "Иван Петров", "さくら", "Émile Zola", "吕布"]


class Ids(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.asked: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.ids.update([values["id"]] if "id" in values else [])
        named = [values.get(name, "") for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls")]
        self.asked |= {one for names in named for one in names.split()}
        if values.get("href", "").startswith("#"):
            self.asked.add(values["href"][1:])


@pytest.fixture
def addresses() -> list[str]:
    article = make_article(bylines=[("记者", name) for name in PEOPLE])
    photo = make_article(kind="photo", headline="两张图片", body="图。", bylines=[("摄影", "张三")])
    make_article(make_page("2"), kind="weather", body="晴。")
    text = make_text(article.page, "标题\n正文。\n不知归处")
    make_span(text, article, 1, 1, "headline")
    make_span(text, article, 2, 2)
    make_problem(text, None, 3, "第 3 行不知归处")
    call_command("rebuild_search", verbosity=0)
    every = ["/", "/issues/", "/issues/2024/", "/issues/2024-05-06/", "/issues/2024-05-06/1/", "/issues/2024-05-06/2/"]
    every += [
        "/reporters/",
        "/reporters/?q=张",
        "/reporters/?q=无此人",
        "/reporters/zhang-san/",
        "/reporters/x/",
        "/nowhere/",
    ]
    every += ["/search/", "/search/?q=正文", "/search/?q=张三&role=记者&year=2024", "/search/?q=无此句"]
    return [*every, article.get_absolute_url(), photo.get_absolute_url(), "/admin/login/"]


def test_no_page_has_two_things_of_one_id_and_none_names_what_is_not_there(client, addresses: list[str]) -> None:
    pages = {address: Ids(client.get(address, follow=True).content.decode()) for address in addresses}
    assert {
        address: page.ids.most_common(1) for address, page in pages.items() if max(page.ids.values(), default=0) > 1
    } == {}
    assert {
        address: page.asked - page.ids.keys() for address, page in pages.items() if page.asked - page.ids.keys()
    } == {}


def test_names_without_a_letter_stand_together_at_the_end(client, addresses: list[str]) -> None:
    index = client.get("/reporters/").content.decode()
    order = ["阿明", "Émile Zola", "吕布", "张三", "3号站", "Иван Петров"]
    places = [index.index(f">{name}<") for name in order]
    assert places == sorted(places)
    assert index.count('id="other"') == 1
