"""并入, 还原 and 拆分 from a reporter's form: looked at before they are done, refused in words, for those who may."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.http import HttpResponse
from django.test import Client

from articles.corrections.filing import change_reporter
from articles.corrections.merging import merge
from articles.corrections.redacting import redact
from articles.models import Article, Reporter
from articles.models.rights import CORRECTOR, READER
from articles.models.states import Reason
from tests.admin.forms import hidden
from tests.support.factories import make_article, make_page, make_reporter

pytestmark = pytest.mark.django_db


@pytest.fixture
def articles() -> list[Article]:
    days = [dt.date(2001, 5, 6), dt.date(2001, 5, 7), dt.date(2019, 5, 6)]
    roles = ["记者", "摄影", "摄影"]
    return [make_article(make_page("1", day), [(role, "张三")]) for day, role in zip(days, roles, strict=True)]


def act(person: Reporter, name: str, query: str = "") -> str:
    return f"/admin/articles/reporter/{person.pk}/{name}/{query}"


def on(client: Client, answer: HttpResponse, address: str, **changed: Any) -> HttpResponse:
    """What the page that was shown sends, when its button is pressed."""
    return client.post(address, hidden(answer) | changed)


def whose() -> list[str | None]:
    return list(Article.objects.order_by("pk").values_list("bylines__reporter__slug", flat=True))


def test_the_other_is_found_by_pinyin_and_what_will_happen_is_told_first(
    admin_client: Client, articles: list[Article]
) -> None:
    person, other = make_reporter("张三"), make_reporter("李四")
    found = admin_client.get(act(person, "merge", "?q=lisi")).content.decode()
    assert f'<input type="radio" name="into" value="{other.pk}"' in found
    page = admin_client.get(act(person, "merge", f"?q=lisi&into={other.pk}")).content.decode()
    told = ["3 处署名（3 篇）", "“张三”成为他的别名", "/reporters/zhang-san/ 转到 /reporters/li-si/"]
    assert [words for words in told if words not in page] == []
    assert whose() == ["zhang-san"] * 3


def test_a_merging_is_done_and_its_undoing_listed_with_who_and_done(
    admin_client: Client, client: Client, articles: list[Article]
) -> None:
    person, other = make_reporter("张三"), make_reporter("李四")
    address = act(person, "merge", f"?into={other.pk}")
    on(admin_client, admin_client.get(address), address)
    assert whose() == ["li-si"] * 3
    assert client.get("/reporters/zhang-san/")["Location"] == "/reporters/li-si/"
    form = admin_client.get(f"/admin/articles/reporter/{other.pk}/change/").content.decode()
    back = act(other, "unmerge", f"?source={person.pk}")
    assert back in form
    assert "admin，20" in form
    page = admin_client.get(back)
    assert "3 处署名还给他" in page.content.decode()
    on(admin_client, page, back)
    assert whose() == ["zhang-san"] * 3


def test_one_of_a_chain_is_undone_by_itself(admin_client: Client, articles: list[Article]) -> None:
    first, second, third = make_reporter("张三"), make_reporter("李四"), make_reporter("王五")
    merge(first, second, by=None)
    second.refresh_from_db()
    merge(second, third, by=None)
    form = admin_client.get(f"/admin/articles/reporter/{third.pk}/change/").content.decode()
    assert "用命令合并的，没有记是谁" in form
    back = act(third, "unmerge", f"?source={first.pk}")
    on(admin_client, admin_client.get(back), back)
    assert whose() == ["zhang-san"] * 3
    second.refresh_from_db()
    assert second.merged_into == third


@pytest.mark.parametrize("which", ["张三", "李四"])
def test_nothing_is_merged_that_was_saved_since_the_page_was_opened(
    admin_client: Client, articles: list[Article], which: str
) -> None:
    person, other = make_reporter("张三"), make_reporter("李四")
    address = act(person, "merge", f"?into={other.pk}")
    opened = admin_client.get(address)
    saved = make_reporter(which)
    change_reporter(saved, version=1, name=saved.name, aliases=["三丰"])
    answer = on(admin_client, opened, address)
    assert "已是第 2 稿，您打开的是第 1 稿" in answer.content.decode()
    assert not Reporter.objects.filter(merged_into__isnull=False).exists()


def test_nothing_is_undone_that_was_saved_since(admin_client: Client, articles: list[Article]) -> None:
    person, other = make_reporter("张三"), make_reporter("李四")
    merge(person, other, by=None)
    back = act(other, "unmerge", f"?source={person.pk}")
    opened = admin_client.get(back)
    change_reporter(other, version=2, name="李四", aliases=["张三", "四郎"])
    assert "没有还原" in on(admin_client, opened, back).content.decode()
    assert whose() == ["li-si"] * 3


def test_nobody_is_merged_into_himself_nor_into_nobody(admin_client: Client) -> None:
    person = make_reporter("张三")
    assert "就是这一位" in admin_client.get(act(person, "merge", f"?into={person.pk}")).content.decode()
    assert "请先查到并选定另一位" in admin_client.post(act(person, "merge"), {}).content.decode()


def test_a_name_that_is_masked_somewhere_stands_in_no_list_of_mergings(
    admin_client: Client, articles: list[Article]
) -> None:
    make_article(make_page("2"), [("记者", "李四")])
    person, other = make_reporter("张三"), make_reporter("李四")
    merge(person, other, by=None)
    change_reporter(other, version=2, name="李四", aliases=[])
    for article in articles:
        article.refresh_from_db()
        redact(article, "张三", reason=Reason.PRIVACY, by=None)
    pages = [f"/admin/articles/reporter/{other.pk}/change/", act(other, "unmerge", f"?source={person.pk}")]
    for page in pages:
        # The help beside 同名区别 has 张三 for its example.
        shown = admin_client.get(page).content.decode().replace("张三（摄影部）", "")
        assert f"作者 #{person.pk}" in shown
        assert "张三" not in shown
        assert "zhang-san" not in shown


def test_ticked_bylines_are_looked_at_and_then_another_s_of_the_name(
    admin_client: Client, articles: list[Article]
) -> None:
    person, address = make_reporter("张三"), act(make_reporter("张三"), "split")
    page = admin_client.get(address).content.decode()
    assert "2001-05-07" in page
    ticked = {"which": "ticked", "to": "new", "note": "（摄影部）", "version": 1}
    keys = [articles[1].bylines.get().pk, articles[2].bylines.get().pk]
    seen = admin_client.post(address, ticked | {"bylines": keys})
    assert "下面 2 处署名" in seen.content.decode()
    assert whose() == ["zhang-san"] * 3
    on(admin_client, seen, address)
    assert whose() == ["zhang-san", "zhang-san-2", "zhang-san-2"]
    assert Reporter.objects.get(slug="zhang-san-2").distinct_name == "张三（摄影部）"
    assert Reporter.objects.get(pk=person.pk).version == 2


def test_all_of_some_years_and_roles_are_a_namesake_s_at_once(admin_client: Client, articles: list[Article]) -> None:
    second = Reporter.objects.create(name="张三", note="摄影部")
    address = act(make_reporter("张三"), "split", "?first=2001&last=2003&roles=摄影")
    assert "筛选出来的全部 1 处" in admin_client.get(address).content.decode()
    seen = admin_client.post(address, {"which": "all", "to": second.pk, "note": "", "version": 1})
    on(admin_client, seen, address)
    assert whose() == ["zhang-san", "zhang-san-2", "zhang-san"]


def test_bylines_that_somebody_changed_meanwhile_are_not_given_away(
    admin_client: Client, articles: list[Article]
) -> None:
    address = act(make_reporter("张三"), "split")
    keys = [articles[0].bylines.get().pk, articles[1].bylines.get().pk]
    ticked = {"which": "ticked", "to": "new", "note": "", "version": 1, "bylines": keys}
    seen = admin_client.post(address, ticked)
    row = articles[1].bylines.get()
    row.pk = None
    articles[1].bylines.all().delete()
    row.save()
    answer = on(admin_client, seen, address).content.decode()
    assert "没有拆分：选中的署名里有的刚有人改过" in answer
    assert whose() == ["zhang-san"] * 3


def test_a_person_saved_since_the_list_was_opened_is_not_split(admin_client: Client, articles: list[Article]) -> None:
    person, address = make_reporter("张三"), act(make_reporter("张三"), "split", "?roles=摄影")
    seen = admin_client.post(address, {"which": "all", "to": "new", "note": "", "version": 1})
    change_reporter(person, version=1, name="张三", aliases=["三丰"])
    assert "已是第 2 稿" in on(admin_client, seen, address).content.decode()
    assert whose() == ["zhang-san"] * 3


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"which": "ticked", "to": "new"}, "请勾选署名"),
        ({"which": "all", "to": "new"}, "请勾选署名"),
        ({"which": "ticked", "to": "1000000", "bylines": ["1"]}, "请选定分给哪一位"),
        ({"which": "ticked", "to": "new", "bylines": ["1000000"]}, "没有这样的署名"),
    ],
)
def test_what_is_not_said_clearly_is_refused_in_words(
    admin_client: Client, articles: list[Article], sent: dict[str, Any], told: str
) -> None:
    answer = admin_client.post(act(make_reporter("张三"), "split"), sent)
    assert told in answer.content.decode()
    assert whose() == ["zhang-san"] * 3


@pytest.mark.parametrize(("role", "may"), [(READER, False), (CORRECTOR, True)])
def test_whoever_may_correct_texts_and_people_may_say_whose_they_are(
    client: Client, articles: list[Article], role: str, may: bool
) -> None:
    user = User.objects.create_user("colleague", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    person, other = make_reporter("张三"), make_reporter("李四")
    assert (act(person, "merge") in client.get(f"/admin/articles/reporter/{person.pk}/change/").content.decode()) is may
    sent = {"into": other.pk, "version": 1, "into_version": 1}
    client.post(act(person, "merge"), sent)
    assert (whose() == ["li-si"] * 3) is may
