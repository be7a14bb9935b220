"""Bylines that wait for a person, in the form of their article and in a list: confirmed, chosen, read again."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.admin.signers import asked_about
from articles.corrections import correct
from articles.corrections.history import replay, state
from articles.corrections.redacting import redact
from articles.importing.store.settled import signed_anew
from articles.models import Article, Byline, Reporter, UnsettledByline
from articles.models.states import Reason, Status
from articles.reading.records import Credit
from tests.admin.browser import save, sent
from tests.admin.forms import address
from tests.support.factories import make_article, make_byline, make_page, make_span, make_text

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/unsettledbyline/"


@pytest.fixture
def doubted() -> Article:
    """Its first byline was misread: the line says 记者 程墨 戚小满."""
    page = make_page("1")
    article = make_article(page, [("记者", "程墨"), ("通讯员", "戚小满")], body="江水涨了。")
    article.bylines.filter(order=1).update(certain=False, margin=0.25)
    text = make_text(page, "■记者 程墨 戚小满\n江水涨了。")
    make_span(text, article, 1, 1, "byline")
    make_span(text, article, 2, 2)
    return article


@pytest.fixture
def undecided() -> Article:
    """Two people of the name, and nobody has said which."""
    for note in ("", "摄影部"):
        Reporter.objects.create(name="戚小满", note=note)
    article = make_article()
    correct(article, version=1, changes={"bylines": [{"role": "记者", "name": "戚小满"}]}, by=None)
    return article


def key(article: Article, place: int = 0) -> str:
    return asked_about(article)[place].key


def settled(article: Article) -> list[tuple[str, str, bool, str | None]]:
    rows = article.bylines.select_related("reporter").order_by("order")
    return [(row.role, row.name, row.certain, row.reporter.slug if row.reporter else None) for row in rows]


def shown(client: Client, article: Article) -> str:
    return client.get(address(article)).content.decode()


def test_a_doubted_byline_stands_with_its_raw_line_and_what_the_grammar_reads_now(
    admin_client: Client, doubted: Article
) -> None:
    page = shown(admin_client, doubted)
    assert "原始第 1 行起：<q>■记者 程墨 戚小满</q>" in page
    assert "现行规则读作：记者 程墨；记者 戚小满" in page


def test_what_is_confirmed_is_certain_and_is_no_correction_of_the_text(admin_client: Client, doubted: Article) -> None:
    assert save(admin_client, doubted, **{f"signers-{key(doubted)}-sure": "1"}).status_code == 302
    doubted.refresh_from_db()
    assert settled(doubted)[1] == ("通讯员", "戚小满", True, "qi-xiao-man")
    assert (doubted.status, doubted.version) == (Status.UNREVIEWED, 2)
    assert replay(doubted) == state(doubted)
    assert not doubted.revisions.by_people().exists()
    assert not UnsettledByline.objects.exists()


def test_readers_are_told_of_no_correction(admin_client: Client, client: Client, doubted: Article) -> None:
    save(admin_client, doubted, reason="看过了", **{f"signers-{key(doubted)}-sure": "1"})
    assert client.get(doubted.get_absolute_url()).context["corrections"].count == 0


def test_another_reading_does_not_ask_again(admin_client: Client, doubted: Article) -> None:
    again = [Credit("记者", "程墨", "", 1), Credit("通讯员", "戚小满", "", 1, certain=False)]
    assert [one["certain"] for one in signed_anew(doubted, again)] == [True, False]
    save(admin_client, doubted, **{f"signers-{key(doubted)}-sure": "1"})
    assert [one["certain"] for one in signed_anew(doubted, again)] == [True, True]


def test_a_name_that_is_put_right_beside_a_tick_is_saved_as_it_was_typed(
    admin_client: Client, doubted: Article
) -> None:
    ticked = {f"signers-{key(doubted)}-sure": "1"}
    save(admin_client, doubted, bylines_text="记者 程墨\n通讯员 戚大满", **ticked)
    assert settled(doubted)[1][:3] == ("通讯员", "戚大满", True)
    assert Article.objects.get(pk=doubted.pk).status == Status.CORRECTED


def test_of_a_byline_that_another_has_replaced_meanwhile_nothing_is_said(
    admin_client: Client, doubted: Article
) -> None:
    typed = sent(admin_client, doubted) | {f"signers-{key(doubted)}-sure": "1"}
    save(admin_client, doubted, bylines_text="通讯员 戚小满\n记者 程墨")
    page = admin_client.post(address(doubted), typed).content.decode()
    assert "没有保存" in page
    assert not doubted.bylines.get(name="戚小满").certain


def reread(client: Client, article: Article, **typed: Any) -> tuple[str, dict[str, Any]]:
    answer = client.post(address(article), sent(client, article, **typed, _reread_line=key(article)))
    form = answer.context["adminform"].form
    return answer.content.decode(), {name: form[name].value() for name in form.fields}


def test_a_line_that_is_read_again_is_a_proposal_in_the_field_beside_all_that_was_typed(
    admin_client: Client, doubted: Article
) -> None:
    before = state(doubted)
    page, values = reread(
        admin_client, doubted, headline="打了很久的标题", bylines_text="记者 程墨\n通讯员 戚小满\n编辑 王小明"
    )
    assert "还没有保存" in page
    assert values["bylines_text"].splitlines() == ["记者 程墨 戚小满", "编辑 王小明"]
    assert values["headline"] == "打了很久的标题"
    doubted.refresh_from_db()
    assert state(doubted) == before


def test_where_the_field_cannot_be_read_it_stays_as_it_is(admin_client: Client, doubted: Article) -> None:
    page, values = reread(admin_client, doubted, bylines_text="戚小满")
    assert "没有重读" in page
    assert values["bylines_text"] == "戚小满"


def test_a_line_of_which_something_is_masked_is_shown_masked_and_not_read(
    admin_client: Client, doubted: Article
) -> None:
    redact(doubted, "程墨", reason=Reason.PRIVACY, by=None)
    page = shown(admin_client, doubted)
    assert "程墨" not in page
    assert "这里有遮盖，不重读" in page


def test_who_of_several_it_is_is_chosen_and_asked_no_more(admin_client: Client, undecided: Article) -> None:
    page = shown(admin_client, undecided)
    assert "戚小满（摄影部）（qi-xiao-man-2），署名 0 处" in page
    save(admin_client, undecided, **{f"signers-{key(undecided)}-person": "qi-xiao-man-2"})
    assert settled(undecided) == [("记者", "戚小满", True, "qi-xiao-man-2")]
    assert not UnsettledByline.objects.exists()
    assert f'value="{"qi-xiao-man-2"}" checked' in shown(admin_client, undecided)


def test_an_address_in_the_line_goes_before_the_choice(admin_client: Client, undecided: Article) -> None:
    chosen = {f"signers-{key(undecided)}-person": "qi-xiao-man-2"}
    save(admin_client, undecided, bylines_text="记者 戚小满（qi-xiao-man）", **chosen)
    assert settled(undecided)[0][3] == "qi-xiao-man"


def test_nobody_is_chosen_who_does_not_bear_the_name(admin_client: Client, undecided: Article) -> None:
    Reporter.objects.create(name="程墨")
    page = save(admin_client, undecided, **{f"signers-{key(undecided)}-person": "cheng-mo"}).content.decode()
    assert "没有网址名为 cheng-mo 的作者" in page
    assert settled(undecided)[0][3] is None


def test_where_something_is_masked_nobody_is_offered_nor_listed(admin_client: Client, undecided: Article) -> None:
    redact(undecided, "正文", reason=Reason.PRIVACY, by=None)
    assert "signers-" not in shown(admin_client, undecided)
    assert not UnsettledByline.objects.exists()


def test_the_list_has_what_waits_the_least_sure_first(
    admin_client: Client, doubted: Article, undecided: Article
) -> None:
    make_byline(make_article(), "记者", "沈舟", certain=False, margin=0.1)
    page = admin_client.get(LIST)
    assert [str(row) for row in page.context["cl"].result_list] == ["记者 沈舟", "通讯员 戚小满", "记者 戚小满"]
    assert f'href="{address(doubted)}#id_signers"' in page.content.decode()


@pytest.mark.parametrize(("why", "rows"), [("uncertain", ["通讯员 戚小满"]), ("undecided", ["记者 戚小满"])])
def test_the_list_is_narrowed_by_what_is_to_be_settled(
    admin_client: Client, undecided: Article, doubted: Article, why: str, rows: list[str]
) -> None:
    page = admin_client.get(f"{LIST}?why={why}")
    assert [str(row) for row in page.context["cl"].result_list] == rows


def test_several_are_confirmed_at_once_and_who_did_it_stands_in_the_history(
    admin_client: Client, admin_user: User, doubted: Article, undecided: Article
) -> None:
    keys = list(UnsettledByline.objects.values_list("pk", flat=True))
    page = admin_client.post(LIST, {"action": "confirm", "_selected_action": keys}, follow=True).content.decode()
    assert "已确认 1 处署名" in page
    assert "另有 1 处是同名未定" in page
    assert doubted.revisions.get(version=2).by == admin_user
    assert list(UnsettledByline.objects.values_list("name", flat=True)) == ["戚小满"]
    assert replay(Article.objects.get(pk=doubted.pk)) == state(Article.objects.get(pk=doubted.pk))


def test_the_list_asks_as_much_for_fifty_as_for_one(admin_client: Client, django_assert_max_num_queries: Any) -> None:
    page = make_page("1")
    for _ in range(8):
        make_byline(make_article(page), "记者", "沈舟", certain=False)
    with django_assert_max_num_queries(9):
        assert Byline.objects.count() == len(admin_client.get(LIST).context["cl"].result_list)
