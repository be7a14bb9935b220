"""The raw lines that are kept from readers, and the one calm line that stands in their place."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission

from articles.corrections.change import change
from tests.support.factories import make_article, make_page, make_span, make_text

pytestmark = pytest.mark.django_db

PATH = "/issues/2024-05-06/C01/"
LINES = ["公开的一行", "夹在前面", "机密的头一行", "夹在中间", "机密的末一行", "夹在后面", "另一篇公开", "远处无主文字"]


@pytest.fixture(params=["hidden", "withdrawn"])
def page(request: pytest.FixtureRequest) -> None:
    text = make_text(make_page("C01"), "\n".join(LINES))
    make_span(text, make_article(make_page("C01"), headline="公开的一行"), 1, 1)
    secret = make_article(make_page("C01"), headline="机密的头一行", visibility=request.param)
    make_span(text, secret, 3, 3)
    make_span(text, secret, 5, 5)
    make_span(text, make_article(make_page("C01"), headline="另一篇公开"), 7, 7)


def shown(client) -> list[str]:
    html = client.get(PATH).content.decode()
    return [line for line in [*LINES, "〔此处 5 行不公开〕"] if line in html]


def test_readers_see_neither_the_lines_nor_what_stands_beside_them(client, page) -> None:
    assert shown(client) == ["公开的一行", "另一篇公开", "远处无主文字", "〔此处 5 行不公开〕"]


def test_kept_back_lines_are_in_no_count(client, page) -> None:
    html = " ".join(client.get(PATH).content.decode().split())
    assert '2 篇 · 原始识别文本 3 行，<b class="bad">1 行还没有归入任何文章' in html


def test_superusers_see_every_line(admin_client, page) -> None:
    assert shown(admin_client) == LINES


def test_an_account_alone_shows_no_more_than_readers_see(client, page, django_user_model) -> None:
    client.force_login(django_user_model.objects.create_user("plain", is_staff=True))
    assert shown(client) == ["公开的一行", "另一篇公开", "远处无主文字", "〔此处 5 行不公开〕"]


@pytest.mark.parametrize("right", ["view_article", "change_article"])
def test_who_looks_at_articles_on_the_desk_sees_every_line(client, page, django_user_model, right: str) -> None:
    user = django_user_model.objects.create_user("plain", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename=right))
    client.force_login(user)
    assert shown(client) == LINES


@pytest.mark.parametrize(
    "copy", ["机密的头一行", "导读：机密的头一行，见后", "机 密 的 头 一 行", "机密的头－行", "署名 慕容小雨"]
)
def test_a_line_that_resembles_what_is_hidden_is_kept_back_wherever_it_stands(client, page, copy: str) -> None:
    make_article(make_page("2"), [("记者", "慕容小雨")], headline="别的版上的", visibility="hidden")
    make_text(make_page("C01"), f"公园开放\n{copy}\n菜价平稳", version=2)
    html = client.get(PATH).content.decode()
    assert copy not in html
    assert "公园开放" in html
    assert "菜价平稳" in html


def test_lines_that_a_hand_moved_to_a_withheld_article_are_kept_back(client) -> None:
    told = "东门外旧书摊的主人今年七十八岁，摆摊整整四十年。"
    page = make_page("C01")
    text = make_text(page, f"渡口换了新般，来的人不少。\n{told}")
    make_span(text, make_article(page, body="渡口换了新船，来的人不少。"), 1, 2)
    below = make_article(page, body=told)
    assert told in client.get(PATH).content.decode()
    change(below, version=1, changes={"visibility": "withdrawn"})
    html = client.get(PATH).content.decode()
    assert "旧书摊" not in html and "渡口换了新般" in html
