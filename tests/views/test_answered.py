"""What is answered for a permalink that was issued: what became of it × what may be seen × who asks."""

from __future__ import annotations

import itertools

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from articles.corrections import correct
from articles.corrections.structure import move_permalink
from articles.models import Article, Permalink
from articles.models.permalinks import PermalinkState
from articles.views.answered import Reply, answer_for
from tests.support.factories import make_article, make_page, make_undated_page

# Of a live one: what may be seen of its article, whether it ever was public → status.
LIVE = {
    ("public", True): 200,
    ("public", False): 200,
    ("hidden", True): 410,
    ("hidden", False): 404,
    ("withdrawn", True): 410,
    ("withdrawn", False): 410,
    ("undated", True): 410,
    ("undated", False): 404,
    ("rest of a hidden one", True): 410,
    ("rest of a hidden one", False): 404,
}
# What else can have become of it → status, unless it was withdrawn.
BECAME = {"merged": 301, "no article any more": 301, "split": 200}
# Nothing that it led to can be seen: by whether it ever was public.
NOWHERE = {True: 410, False: 404}
MARKER = "秘密标题"


def article_of(visibility: str, ever_public: bool) -> Article:
    page = make_undated_page() if visibility == "undated" else make_page()
    shown = visibility if visibility in ("hidden", "withdrawn") else "public"
    start = make_article(make_page("2"), visibility="hidden") if visibility.startswith("rest") else None
    article = make_article(page, headline=MARKER, visibility=shown, continuation_of=start)
    Article.objects.filter(pk=article.pk).update(published_at=article.changed_at if ever_public else None)
    return Article.objects.get(pk=article.pk)


def become(article: Article, what: str) -> None:
    homes = {"merged": 1, "split": 2}.get(what, 0)
    move_permalink(article, *(make_article(make_page("3"), headline=f"去处{place}") for place in range(homes)))


def client_of(who: str) -> Client:
    client = Client()
    rights = {"desk": ["view_article"], "decides": ["view_article", "change_visibility"]}.get(who, [])
    if who != "visitor":
        user = User.objects.create_user(who, is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=rights, content_type__app_label="articles"))
        client.force_login(user)
    return client


WHO = ["visitor", "account", "desk", "decides"]


@pytest.mark.django_db
@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize(("case", "status"), LIVE.items(), ids=str)
def test_a_live_one_is_answered_by_what_may_be_seen(case: tuple[str, bool], status: int, who: str) -> None:
    article = article_of(*case)
    answer = client_of(who).get(article.get_absolute_url())
    assert answer.status_code == status
    assert (MARKER in answer.content.decode()) is (status == 200)


@pytest.mark.django_db
@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("case", LIVE, ids=str)
def test_only_who_decides_is_led_to_where_that_is_done(case: tuple[str, bool], who: str) -> None:
    article = article_of(*case)
    form = reverse("admin:articles_shownarticle_change", args=[article.pk])
    page = client_of(who).get(article.get_absolute_url()).content.decode()
    assert (form in page) is (who == "decides" and LIVE[case] != 200)


@pytest.mark.django_db
@pytest.mark.parametrize(("what", "visibility"), list(itertools.product(BECAME, ["public", "hidden", "withdrawn"])))
def test_what_became_of_it_is_answered_unless_it_was_withdrawn(client: Client, what: str, visibility: str) -> None:
    article = article_of(visibility, True)
    become(article, what)
    assert client.get(article.get_absolute_url()).status_code == (410 if visibility == "withdrawn" else BECAME[what])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("what", "ever_public"), list(itertools.product(["no article any more", "split"], [True, False]))
)
def test_what_leads_nowhere_is_told_from_what_was_never_public(client: Client, what: str, ever_public: bool) -> None:
    article = article_of("undated" if what != "split" else "public", ever_public)
    become(article, what)
    Article.objects.filter(headline__startswith="去处").update(visibility="hidden")
    Article.objects.filter(pk=article.pk).update(published_at=article.changed_at if ever_public else None)
    assert client.get(article.get_absolute_url()).status_code == NOWHERE[ever_public]


@pytest.mark.django_db
@pytest.mark.parametrize("after", [["hidden"], ["hidden", "hidden again"], ["public", "withdrawn", "hidden"]])
def test_what_is_hidden_after_it_was_withdrawn_stays_withdrawn(client: Client, after: list[str]) -> None:
    article = article_of("public", True)
    for place, visibility in enumerate(["withdrawn", *after], 1):
        changes = {"headline": "改过"} if visibility == "hidden again" else {"visibility": visibility}
        correct(article, version=place, changes=changes, by=None)
    answer = client.get(article.get_absolute_url())
    assert answer.status_code == 410
    assert "已撤下" in answer.content.decode()


@pytest.mark.django_db
def test_what_was_shown_again_and_hidden_then_is_not_called_withdrawn(client: Client) -> None:
    article = article_of("public", True)
    for place, visibility in enumerate(["withdrawn", "public", "hidden"], 1):
        correct(article, version=place, changes={"visibility": visibility}, by=None)
    page = client.get(article.get_absolute_url()).content.decode()
    assert ("暂不公开" in page, "已撤下" in page) == (True, False)


@pytest.mark.django_db
@pytest.mark.parametrize("visibility", ["hidden", "undated"])
def test_what_is_not_public_for_now_says_that_and_no_more(client: Client, visibility: str) -> None:
    article = article_of(visibility, True)
    page = client.get(article.get_absolute_url()).content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    assert "暂不公开" in main
    assert [said for said in ("内部", "待定", "撤下", "2024", MARKER) if said in main] == []


@pytest.mark.django_db
def test_a_withdrawal_tells_its_day_and_not_where_it_was_printed(client: Client) -> None:
    article = article_of("public", True)
    correct(article, version=1, changes={"visibility": "withdrawn"}, by=None, reason="当事人申请")
    day = article.revisions.get(version=2).at.astimezone().date()
    page = client.get(article.get_absolute_url()).content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    assert f"{day:%Y-%m-%d}" in main
    assert [said for said in ("当事人申请", "2024年5月6日", "第1版", MARKER) if said in main] == []


@pytest.mark.django_db
def test_a_chain_of_merges_is_one_hop_that_may_be_undone(client: Client) -> None:
    first, second, third = (make_article(headline=name) for name in "甲乙丙")
    move_permalink(first, second)
    move_permalink(second, third)
    answer = client.get(first.get_absolute_url() + "?as=printed&x=%E4%B8%AD")
    assert (answer.status_code, answer["Location"]) == (301, third.get_absolute_url() + "?as=printed&x=%E4%B8%AD")
    assert answer["Cache-Control"] == "max-age=3600"


@pytest.mark.django_db
def test_a_chain_that_ends_in_a_page_is_one_hop(client: Client) -> None:
    first, second = make_article(), make_article(make_page("2"))
    move_permalink(first, second)
    move_permalink(second)
    assert client.get(first.get_absolute_url())["Location"] == second.page.get_absolute_url()


@pytest.mark.django_db
def test_a_chain_through_something_withdrawn_ends_there(client: Client) -> None:
    first, second, third = make_article(), make_article(), make_article()
    move_permalink(first, second)
    correct(second, version=1, changes={"visibility": "withdrawn"}, by=None)
    move_permalink(second, third)
    assert client.get(first.get_absolute_url())["Location"] == second.get_absolute_url()


@pytest.mark.django_db
def test_a_chain_that_ends_in_parts_leads_to_their_page(client: Client) -> None:
    first, whole, *parts = (make_article() for _ in range(4))
    move_permalink(first, whole)
    move_permalink(whole, *parts)
    assert client.get(first.get_absolute_url())["Location"] == whole.get_absolute_url()


@pytest.mark.django_db
def test_a_circle_of_merges_has_an_answer(client: Client) -> None:
    first, second = make_article(), make_article()
    move_permalink(first, second)
    move_permalink(second, first)
    assert client.get(first.get_absolute_url())["Location"] == first.page.get_absolute_url()


@pytest.mark.django_db
def test_one_part_alone_has_the_page_of_parts(client: Client) -> None:
    whole, shown, hidden = make_article(), make_article(headline="看得到的"), make_article(headline="看不到的")
    move_permalink(whole, shown, hidden)
    Article.objects.filter(pk=hidden.pk).update(visibility="hidden")
    answer = client.get(whole.get_absolute_url())
    assert answer.status_code == 200
    assert ("看得到的" in answer.content.decode(), "看不到的" in answer.content.decode()) == (True, False)


@pytest.mark.django_db
@pytest.mark.parametrize("state", PermalinkState.values)
def test_one_without_an_article_was_never_public(client: Client, state: str) -> None:
    assert client.get(f"/a/{Permalink.objects.create(state=state).code}/").status_code == 404


BOTH = (True, False)


@pytest.mark.parametrize("facts", list(itertools.product(PermalinkState.values, *[BOTH] * 4)), ids=str)
def test_every_combination_has_the_answer_that_its_facts_allow(facts: tuple) -> None:
    state, withdrawn, shown, leads, ever_public = facts
    answer = answer_for(state, withdrawn=withdrawn, shown=shown, leads=leads, ever_public=ever_public)
    assert (answer is Reply.WITHDRAWN) is withdrawn
    assert answer is not Reply.READ or (state, shown) == ("live", True)
    assert answer is not Reply.ONWARD or (state, leads) == ("moved", True)
    assert answer is not Reply.PARTS or (state, leads) == ("split", True)
    assert answer is not Reply.UNSHOWN or ever_public
    assert answer is not Reply.NEVER or not ever_public


@pytest.mark.django_db
@pytest.mark.parametrize("case", LIVE, ids=str)
@pytest.mark.parametrize("below", ["", "v/1/"])
def test_head_is_answered_as_get_is(client: Client, case: tuple[str, bool], below: str) -> None:
    address = article_of(*case).get_absolute_url() + below
    got, headed = client.get(address), client.head(address)
    assert headed.status_code == got.status_code
    assert dict(headed.headers) == dict(got.headers)
    assert headed.content == b""
