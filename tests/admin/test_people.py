"""People in the admin: no silent second person, no ghost of a correction that was taken back, found however typed."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from articles.corrections.redacting import redact
from articles.models import Reporter, ReporterAlias, Series
from articles.models.states import Reason
from tests.admin.browser import save
from tests.support.factories import make_article, make_reporter

pytestmark = pytest.mark.django_db

ADD = "admin:articles_reporter_add"
LIST = "admin:articles_reporter_changelist"


def add(client: Client, name: str, **typed: str) -> str:
    """The page that answers; "" where it was saved."""
    form = {"opened_version": 1, "name": name, "aliases_text": "", "meant": ""} | typed
    answer = client.post(reverse(ADD), form)
    return "" if answer.status_code == 302 else answer.content.decode()


def listed(client: Client, typed: str = "") -> list[str]:
    return [one.name for one in client.get(reverse(LIST), {"q": typed}).context["cl"].result_list]


@pytest.mark.parametrize("name", ["张三", "张 三", "三丰"])
def test_a_second_person_of_one_name_is_asked_about_and_the_first_is_shown(admin_client: Client, name: str) -> None:
    first = make_reporter("张三")
    ReporterAlias.objects.create(reporter=first, name="三丰")
    make_article(bylines=[("记者", "张三")])
    page = add(admin_client, name)
    told = [reverse("admin:articles_reporter_change", args=[first.pk]), "Zhang San", "署名 1 处", "仍要新建同名作者"]
    assert [words for words in told if words not in page] == []
    assert Reporter.objects.count() == 1


@pytest.mark.parametrize(
    ("known", "typed"),
    [
        ("张三", "張三"),
        ("John Smith", "Ｊohn Smith"),
        ("John Smith", "john smith"),
        ("阿依古丽·买买提", "阿依古丽•买买提"),
        ("尉迟敬德", "尉遲敬德"),
    ],
)
def test_so_is_one_whose_name_is_written_otherwise(admin_client: Client, known: str, typed: str) -> None:
    make_reporter(known)
    assert "仍要新建同名作者" in add(admin_client, typed)
    assert Reporter.objects.count() == 1


def test_a_second_person_of_one_name_is_saved_when_it_is_meant(admin_client: Client) -> None:
    make_reporter("张三")
    assert add(admin_client, "张三", meant="on") == ""
    assert Reporter.objects.filter(name="张三").values_list("slug", flat=True).distinct().count() == 2


@pytest.mark.parametrize("typed", [{"name": "张三"}, {"aliases_text": "张三"}, {"aliases_text": "李小四\r\n张三"}])
def test_another_name_or_alias_that_somebody_bears_is_asked_about(admin_client: Client, typed: dict[str, str]) -> None:
    first, other = make_reporter("张三"), make_reporter("李四")
    answer = save(admin_client, other, **typed)
    assert reverse("admin:articles_reporter_change", args=[first.pk]) in answer.content.decode()
    other.refresh_from_db()
    assert (other.name, other.aliases.count()) == ("李四", 0)
    assert save(admin_client, other, **typed, meant="on").status_code == 302


def test_namesakes_that_are_known_are_not_asked_about_again(admin_client: Client) -> None:
    make_reporter("张三")
    second = Reporter.objects.create(name="张三")
    assert save(admin_client, second, aliases_text="老张").status_code == 302


def test_who_was_named_by_a_correction_that_was_taken_back_is_nowhere(admin_client: Client) -> None:
    article = make_article(bylines=[("记者", "张三")])
    save(admin_client, article, bylines_text="记者 张四")
    article.refresh_from_db()
    save(admin_client, article, bylines_text="记者 张三")
    assert listed(admin_client) == ["张三"]
    assert "张四" not in admin_client.get("/reporters/").content.decode()
    assert admin_client.get("/reporters/zhang-si/").status_code == 404


def test_who_was_named_for_a_while_can_be_entered_and_keeps_the_address(admin_client: Client) -> None:
    article = make_article(bylines=[("记者", "张三")])
    save(admin_client, article, bylines_text="记者 张四")
    article.refresh_from_db()
    save(admin_client, article, bylines_text="记者 张三")
    assert add(admin_client, "张四", aliases_text="老四") == ""
    entered = Reporter.objects.get(name="张四")
    assert (entered.slug, list(entered.aliases.values_list("name", flat=True))) == ("zhang-si", ["老四"])
    assert listed(admin_client, "老四") == ["张四"]


def test_who_was_entered_by_hand_stays_without_an_article(admin_client: Client) -> None:
    add(admin_client, "张三")
    article = make_article(bylines=[("记者", "李四")])
    save(admin_client, article, bylines_text="记者 张三")
    article.refresh_from_db()
    save(admin_client, article, bylines_text="记者 李四")
    assert listed(admin_client) == ["李四", "张三"]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("張三", "张三"), ("张 三", "张三"), ("ＺＨＡＮＧ", "张三"), ("zhang'san", "张三"), ("zhang san", "张三"),
        ("lü", "吕布"), ("lv bu", "吕布"), ("lyubu", "吕布"), ("lu:", "吕布"), ("呂布", "吕布"), ("奉先", "吕布"),
        ("单雄信", "單雄信"), ("smith", "John Smith"), ("john smith", "John Smith"),
    ],
)  # fmt: skip
def test_the_list_is_searched_in_any_script(admin_client: Client, typed: str, name: str) -> None:
    for one in ("张三", "吕布", "單雄信", "John Smith"):
        make_article(bylines=[("记者", one)])
    ReporterAlias.objects.create(reporter=make_reporter("吕布"), name="奉先")
    assert listed(admin_client, typed) == [name]


def test_a_series_that_is_left_for_its_masked_name_is_listed_only_for_those_who_may_read_it(
    client: Client, admin_client: Client
) -> None:
    series, address = Series.objects.create(name="葛天冬家书"), reverse("admin:articles_series_changelist")
    redact(make_article(headline="葛天冬家书（一）", series=series), "葛天冬", reason=Reason.PRIVACY, by=None)
    Series.objects.create(name="渡口旧事")
    account = User.objects.create_user("corrects", is_staff=True)
    account.groups.add(Group.objects.get(name="订正员"))
    client.force_login(account)
    shown = [[one.name for one in one_s.get(address).context["cl"].result_list] for one_s in (client, admin_client)]
    assert shown == [["渡口旧事"], ["渡口旧事", "葛天冬家书"]]
