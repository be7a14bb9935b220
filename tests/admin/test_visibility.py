"""What may be seen of an article is decided in a form of its own, by those who may, and told to all who correct it."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from articles.corrections import correct, filing
from articles.models import Article, Outbox, PublicChanges, ShownArticle
from tests.admin.forms import address, make_shown, typed
from tests.support.factories import make_article, make_page, make_text, make_undated_page

pytestmark = pytest.mark.django_db


def staff(*rights: str, name: str = "corrector") -> Client:
    """A browser in which somebody is logged in who may do this and no more."""
    user = User.objects.create_user(name, is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("visibility", ["public", "hidden", "withdrawn"])
@pytest.mark.parametrize("before", ["public", "hidden", "withdrawn"])
def test_each_standing_leads_to_each(admin_client: Client, before: str, visibility: str) -> None:
    row = make_shown()
    if before != "public":
        correct(row, version=1, changes={"visibility": before}, by=None)
    answer = admin_client.post(address(row), typed(admin_client, row, visibility=visibility, reason="家属来电"))
    row.refresh_from_db()
    assert (answer.status_code, row.visibility) == (302, visibility)


def test_a_decision_is_a_revision_with_its_reason_and_reaches_index_and_readers(admin_client: Client) -> None:
    row = make_shown()
    before = PublicChanges.count()
    admin_client.post(address(row), typed(admin_client, row, visibility="withdrawn", reason="家属来电"))
    revision = row.revisions.get(version=2)
    assert (revision.changes.keys(), revision.reason, revision.by.username) == ({"visibility"}, "家属来电", "admin")
    assert Outbox.objects.filter(article_id=row.pk).exists()
    assert PublicChanges.count() > before
    assert Client().get(row.get_absolute_url()).status_code == 410


def test_it_makes_no_text_a_corrected_one(admin_client: Client) -> None:
    row = make_shown()
    admin_client.post(address(row), typed(admin_client, row, visibility="hidden"))
    row.refresh_from_db()
    assert row.status == "unreviewed"


def test_whoever_corrects_text_can_not_withdraw_it() -> None:
    article = make_article()
    client = staff("change_article", "view_article")
    form = typed(client, article, headline="改过")
    assert "visibility" not in form
    assert client.post(address(article), form | {"visibility": "withdrawn"}).status_code == 302
    article.refresh_from_db()
    assert (article.headline, article.visibility) == ("改过", "public")
    shown = make_shown()
    assert client.get(address(shown)).status_code == 403
    assert client.post(address(shown), {"opened_version": 1, "visibility": "withdrawn"}).status_code == 403
    shown.refresh_from_db()
    assert shown.visibility == "public"


def test_whoever_decides_what_is_seen_can_not_correct_text() -> None:
    row = make_shown()
    client = staff("change_visibility")
    post = typed(client, row, visibility="hidden", reason="") | {"headline": "伪造"}
    assert client.post(address(row), post).status_code == 302
    row.refresh_from_db()
    assert (row.visibility, row.headline) == ("hidden", "标题")
    assert client.get(address(make_article())).status_code == 403


@pytest.mark.parametrize(
    ("rights", "linked"), [(["change_article"], False), (["change_article", "change_visibility"], True)]
)
def test_the_way_there_stands_in_form_and_list_for_those_who_may(rights: list[str], linked: bool) -> None:
    article = make_article()
    client = staff(*rights)
    way = f"/admin/articles/shownarticle/{article.pk}/change/"
    for page in (address(article), "/admin/articles/article/"):
        assert (page, way in client.get(page).content.decode()) == (page, linked)
    assert "公开" in client.get(address(article)).content.decode()


@pytest.mark.parametrize("done", ["hidden", "withdrawn"])
def test_a_refused_text_says_first_that_it_was_taken_away_meanwhile(admin_client: Client, done: str) -> None:
    article = make_article()
    post = typed(admin_client, article, headline="打了很久的字")
    colleague = User.objects.create_user("colleague")
    correct(article, version=1, changes={"visibility": done}, by=colleague, reason="家属来电")
    page = admin_client.post(address(article), post).content.decode()
    errors = page[page.index('<ul class="errorlist nonfield"') :]
    said = errors[: errors.index("没有保存")]
    assert "注意：这一篇已由colleague于" in said
    assert {"hidden": "内部", "withdrawn": "已撤下"}[done] in said
    assert "家属来电" in said
    article.refresh_from_db()
    assert article.headline == "标题"


def test_a_form_opened_after_a_withdrawal_says_so_too(admin_client: Client) -> None:
    article = make_article()
    correct(article, version=1, changes={"visibility": "withdrawn"}, by=User.objects.create_user("colleague"))
    page = admin_client.get(address(article)).content.decode()
    assert "已撤下（colleague于" in page


def test_a_decision_that_was_overtaken_is_refused(admin_client: Client) -> None:
    row = make_shown()
    post = typed(admin_client, row, visibility="public", reason="家属来电")
    correct(row, version=1, changes={"visibility": "withdrawn"}, by=User.objects.create_user("colleague"))
    page = admin_client.post(address(row), post).content.decode()
    assert ("没有保存" in page, "colleague" in page, "家属来电" in page) == (True, True, True)
    row.refresh_from_db()
    assert row.visibility == "withdrawn"
    assert page.count(" 撤下") == 2, "said twice of the colleague, who withdrew it, whatever is chosen in the form"


def test_taking_a_pages_date_away_needs_the_same_permission() -> None:
    """It would take every article of the page from the public."""
    page = make_page()
    article = make_article(page)
    post = {"opened_version": 1, "date": "", "number": "1", "name": ""}
    answer = staff("change_page").post(address(page), post)
    assert "撤下" in answer.content.decode()
    assert article in Article.objects.public()
    assert staff("change_page", "change_visibility", name="decider").post(address(page), post).status_code == 302
    assert article not in Article.objects.public()


@pytest.mark.parametrize("has_text", [True, False])
def test_giving_back_a_date_that_was_taken_away_needs_it_too(has_text: bool) -> None:
    page = make_page()
    if has_text:
        make_text(page, "正文")
    article = make_article(page)
    filing.file_page(page, version=1, date=None, number="1")
    post = {"opened_version": 2, "date": "2024-05-06", "number": "1", "name": "", "confirmed": "on"}
    answer = staff("change_page").post(address(page), post)
    assert "重新公开" in answer.content.decode()
    assert article not in Article.objects.public()
    assert staff("change_page", "change_visibility", name="decider").post(address(page), post).status_code == 302
    assert article in Article.objects.public()


def test_a_page_that_waits_for_its_date_is_dated_by_whoever_files_pages() -> None:
    page = make_undated_page()
    make_text(page, "正文")
    article = make_article(page)
    post = {"opened_version": 1, "date": "2024-05-06", "number": "7", "name": "", "confirmed": "on"}
    assert staff("change_page").post(address(page), post).status_code == 302
    assert article in Article.objects.public()


@pytest.mark.parametrize(("whole", "other"), [("on", "withdrawn"), (False, "public")])
def test_it_is_asked_of_the_other_parts_of_a_text_too(admin_client: Client, whole: str | bool, other: str) -> None:
    start = make_article(continues_on="2")
    rest = make_article(make_page("2"), continuation_of=start, continued_from="1")
    row = ShownArticle.objects.get(pk=start.pk)
    assert typed(admin_client, row)["whole"] is True
    admin_client.post(address(row), typed(admin_client, row, visibility="withdrawn", whole=whole))
    rest.refresh_from_db()
    assert rest.visibility == other


def test_a_text_of_one_part_is_asked_nothing_more(admin_client: Client) -> None:
    assert 'name="whole"' not in admin_client.get(address(make_shown())).content.decode()


def test_taking_down_from_the_list_hides_at_once_until_somebody_decides(admin_client: Client) -> None:
    row = make_shown()
    sent = {"action": "take_down", "_selected_action": [row.pk]}
    admin_client.post("/admin/articles/shownarticle/", sent)
    row.refresh_from_db()
    assert row.visibility == "held"
    assert Client().get(row.get_absolute_url()).status_code == 410
