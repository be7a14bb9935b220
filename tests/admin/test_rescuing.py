"""A save that cannot be taken shows again what was typed and why, on every form of the admin, and saves nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from django.contrib.auth.models import Permission, User
from django.db import OperationalError
from django.test import Client

from articles.models import Article
from tests.admin.forms import FORMS, TYPED, address, hidden, typed, unchanged
from tests.support.authenticator import enrolled, shown
from tests.support.factories import make_article
from tests.support.processes import manage, serving

pytestmark = pytest.mark.django_db

HOST = "http://testserver"


def strict_client(user: str = "admin") -> Client:
    """A browser that is held to the token, logged in."""
    client = Client(enforce_csrf_checks=True, headers={"Origin": HOST})
    client.force_login(User.objects.get(username=user))
    client.get("/admin/password_change/")
    return client


def test_without_a_log_in_the_log_in_form_carries_what_was_typed(form: tuple[Any, dict[str, Any]]) -> None:
    row, post = form
    answer = Client().post(address(row), post)
    carried = hidden(answer)
    assert (answer.status_code, "没有保存" in answer.content.decode()) == (403, True)
    assert TYPED in [value for name, values in carried.items() if name.startswith("typed:") for value in values]
    assert f'action="/admin/login/?next={address(row).replace("/", "%2F")}"' in answer.content.decode()
    assert unchanged(row)


def test_after_the_log_in_the_form_shows_it_and_waits_to_be_saved(
    form: tuple[Any, dict[str, Any]], admin_user: User
) -> None:
    row, post = form
    client = Client()
    lost = client.post(address(row), post)
    logged_in = client.post(f"/admin/login/?next={address(row)}", hidden(lost) | log_in())
    shown = client.post(address(row), hidden(logged_in))
    page = shown.content.decode()
    assert (shown.status_code, TYPED in page, "还没有保存" in page) == (200, True, True)
    assert unchanged(row)
    assert client.post(address(row), post).status_code == 302
    assert not unchanged(row) or row._meta.model_name == "series"


def log_in(password: str = "password") -> dict[str, list[str]]:
    return {"username": ["admin"], "password": [password]}


def test_an_archive_that_is_not_public_carries_it_too(admin_client: Client, settings: Any) -> None:
    row = make_article()
    post = typed(admin_client, row, headline=TYPED)
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "django.contrib.auth.middleware.LoginRequiredMiddleware"]
    assert hidden(Client().post(address(row), post))["typed:headline"] == [TYPED]


def test_a_wrong_password_loses_nothing_either(admin_client: Client) -> None:
    row = make_article()
    lost = Client().post(address(row), typed(admin_client, row, headline=TYPED))
    again = Client().post(f"/admin/login/?next={address(row)}", hidden(lost) | log_in("wrong"))
    assert hidden(again)["typed:headline"] == [TYPED]


def test_what_is_shown_after_a_log_in_is_refused_where_somebody_saved_meanwhile(admin_client: Client) -> None:
    row = make_article()
    post = typed(admin_client, row, headline=TYPED)
    admin_client.post(address(row), post | {"headline": "别人先改了"})
    shown = admin_client.post(address(row), post | {"_show_again": "1"})
    page = admin_client.post(address(row), post | hidden(shown)).content.decode()
    assert "已被admin于" in page
    assert Article.objects.get().headline == "别人先改了"


def test_a_log_in_without_anything_typed_goes_where_it_always_went(admin_user: User) -> None:
    answer = Client().post("/admin/login/?next=/admin/articles/article/", log_in())
    assert answer.headers["Location"] == "/admin/articles/article/"


@pytest.mark.parametrize("there", ["https://elsewhere.example/", "/search/", "/admin/articles/article/"])
def test_typed_text_is_carried_to_forms_of_the_admin_only(admin_user: User, there: str) -> None:
    answer = Client().post(f"/admin/login/?next={there}", log_in() | {"typed:headline": [TYPED]})
    assert answer.status_code == 302


def test_passwords_are_carried_nowhere(admin_client: Client) -> None:
    post = {"username": "new", "password1": "geheim-geheim", "password2": "geheim-geheim"}
    answer = Client().post("/admin/auth/user/add/", post)
    assert "geheim" not in answer.content.decode()
    assert hidden(answer)["typed:username"] == ["new"]


def test_an_act_without_a_log_in_says_that_it_was_not_done(db: None) -> None:
    answer = Client().post("/admin/articles/series/", {"action": "delete_selected"})
    assert (answer.status_code, "没有完成" in answer.content.decode()) == (403, True)


def test_an_old_token_shows_what_was_typed_and_saves_nothing(form: tuple[Any, dict[str, Any]]) -> None:
    row, post = form
    answer = strict_client().post(address(row), post | {"csrfmiddlewaretoken": "a" * 64})
    page = answer.content.decode()
    assert (answer.status_code, TYPED in page, "还没有保存" in page) == (403, True, True)
    assert unchanged(row)


def test_what_an_old_token_shows_can_be_saved(admin_client: Client) -> None:
    row = make_article()
    client = strict_client()
    post = typed(admin_client, row, headline=TYPED)
    shown = client.post(address(row), post | {"csrfmiddlewaretoken": "a" * 64})
    token = hidden(shown)["csrfmiddlewaretoken"][0]
    assert client.post(address(row), post | {"csrfmiddlewaretoken": token}).status_code == 302
    row.refresh_from_db()
    assert row.headline == TYPED


def test_an_old_token_without_a_log_in_leads_to_the_log_in_form(admin_client: Client) -> None:
    row = make_article()
    client = Client(enforce_csrf_checks=True, headers={"Origin": HOST})
    lost = client.post(address(row), typed(admin_client, row, headline=TYPED))
    assert hidden(lost)["typed:headline"] == [TYPED]
    stale = hidden(lost) | log_in() | {"csrfmiddlewaretoken": ["a" * 64]}
    again = client.post(f"/admin/login/?next={address(row)}", stale)
    assert (again.status_code, hidden(again)["typed:headline"]) == (403, [TYPED])
    assert client.post(f"/admin/login/?next={address(row)}", hidden(again) | log_in()).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": HOST},
    ],
)
@pytest.mark.parametrize("logged_in", [True, False])
def test_a_post_from_another_site_shows_nothing_of_what_it_brings(
    admin_client: Client, headers: dict[str, str], logged_in: bool
) -> None:
    row = make_article()
    client = strict_client() if logged_in else Client(enforce_csrf_checks=True)
    post = typed(admin_client, row, headline="<script>别站的字</script>")
    answer = client.post(address(row), post, headers=headers)
    assert (answer.status_code, "别站的字" in answer.content.decode()) == (403, False)
    assert unchanged(row)


def test_what_is_carried_is_text_and_never_markup(admin_client: Client) -> None:
    row = make_article()
    attack = '"><script>alert(1)</script>'
    lost = Client().post(address(row), typed(admin_client, row, headline=attack) | {attack: attack})
    gone_on = Client().post(f"/admin/login/?next={address(row)}", hidden(lost) | log_in())
    shown = admin_client.post(address(row), hidden(gone_on))
    for page in (lost, gone_on, shown):
        assert "<script>alert" not in page.content.decode()
    assert hidden(lost)["typed:headline"] == [attack]


def test_who_may_no_longer_change_keeps_what_was_typed(form: tuple[Any, dict[str, Any]]) -> None:
    row, post = form
    client = Client()
    client.force_login(User.objects.create_user("former", is_staff=True))
    answer = client.post(address(row), post)
    assert (answer.status_code, TYPED in answer.content.decode()) == (403, True)
    assert "权限" in answer.content.decode()
    assert unchanged(row)


def test_a_row_that_was_deleted_meanwhile_keeps_what_was_typed(admin_client: Client) -> None:
    row = FORMS["series"][0]()
    post = typed(admin_client, row, aliases_text=TYPED)
    admin_client.post(address(row, "delete"), {"post": "yes", "opened_version": 1})
    answer = admin_client.post(address(row), post)
    page = answer.content.decode()
    assert (answer.status_code, TYPED in page, "已被admin于" in page) == (410, True, True)


def test_a_nul_is_named_at_its_field_and_the_rest_stays(admin_client: Client) -> None:
    for model, (make, changes) in FORMS.items():
        row = make()
        post = typed(admin_client, row, **changes)
        field = next(name for name, value in changes.items() if value == TYPED)
        answer = admin_client.post(address(row), post | {field: TYPED + "\0"})
        errors = answer.context["adminform"].form.errors
        assert (model, list(errors)) == (model, [field])
        assert "NUL" in str(errors)
        assert TYPED in answer.content.decode()
        assert "\0" not in answer.content.decode()
        assert unchanged(row)


def test_more_than_a_page_takes_is_refused_with_the_limit_in_words(admin_client: Client, settings: Any) -> None:
    row = make_article()
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
    post = typed(admin_client, row, body="长" * 2_000_000)
    answer = admin_client.post(address(row), post)
    page = answer.content.decode()
    assert (answer.status_code, "最多提交 5.0 MB" in page, "后退" in page) == (413, True, True)
    assert unchanged(row)


def test_staff_may_send_a_long_text_and_strangers_may_not(admin_client: Client) -> None:
    row = make_article()
    post = typed(admin_client, row, body="长" * 900_000)
    assert Client().post(address(row), post).status_code == 413
    assert admin_client.post(address(row), post).status_code == 302
    row.refresh_from_db()
    assert len(row.body) == 900_000


def test_what_is_too_much_is_answered_by_the_real_server(tmp_path: Path) -> None:
    """Where nobody reads what a browser still sends, it shows no page but a broken connection."""
    assert manage(tmp_path, "collectstatic", "--noinput").returncode == 0
    with serving(tmp_path) as address, pytest.raises(HTTPError) as refused:
        urlopen(f"{address}/admin/login/", data=b"a" * 8_000_000, timeout=60)
    assert (refused.value.code, "最多提交 2.5 MB" in refused.value.read().decode()) == (413, True)


def test_an_address_that_reads_forms_takes_no_large_file_from_strangers(db: None) -> None:
    """A part with a file name is not counted by Django's own limit."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    answer = Client().post("/admin/login/", {"file": SimpleUploadedFile("a", b"a" * 3_000_000)})
    assert answer.status_code == 413


def test_a_permission_that_is_missing_elsewhere_is_answered_as_before(admin_client: Client) -> None:
    client = Client()
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_series"))
    client.force_login(reader)
    assert client.post("/admin/articles/problem/").status_code == 403


def test_what_was_typed_goes_through_the_second_step_too(form: tuple[Any, dict[str, Any]], admin_user: User) -> None:
    row, post = form
    device, client = enrolled(admin_user), Client()
    lost = client.post(address(row), post)
    asked = client.post(f"/admin/login/?next={address(row)}", hidden(lost) | log_in())
    step = f"/admin/login/step/?next={address(row)}"
    assert 'id="step-form"' in asked.content.decode()
    wrong = client.post(step, hidden(asked) | {"code": "12345"})
    gone_on = client.post(step, hidden(wrong) | {"code": shown(device.key)})
    page = client.post(address(row), hidden(gone_on)).content.decode()
    assert (TYPED in page, "还没有保存" in page) == (True, True)
    assert unchanged(row)


def test_what_was_typed_goes_through_an_enrolment_too(admin_client: Client, admin_user: User, settings: Any) -> None:
    row = make_article()
    post, client = typed(admin_client, row, headline=TYPED), Client()
    settings.REQUIRE_TOTP = True
    lost = client.post(address(row), post)
    asked = client.post(f"/admin/login/?next={address(row)}", hidden(lost) | log_in())
    assert hidden(asked)["typed:headline"] == [TYPED]
    there = f"?next={address(row)}"
    enrolment = client.post(
        f"/admin/two-step/device/{there}", hidden(asked) | {"code": shown(client.session["offered_key"])}
    )
    gone_on = client.post(f"/admin/login/step/{there}", hidden(enrolment))
    assert TYPED in client.post(address(row), hidden(gone_on)).content.decode()
    assert unchanged(row)


def test_a_session_that_lacks_the_second_step_loses_nothing_that_was_typed(
    admin_client: Client, admin_user: User
) -> None:
    row = make_article()
    post = typed(admin_client, row, headline=TYPED)
    enrolled(admin_user)
    lost = admin_client.post(address(row), post)
    assert (lost.status_code, hidden(lost)["typed:headline"]) == (403, [TYPED])
    admin_client.post("/admin/login/", log_in())
    again = admin_client.post(address(row), post)
    assert (again.status_code, hidden(again)["typed:headline"]) == (403, [TYPED])
    assert 'id="step-form"' in again.content.decode()


def test_a_code_that_comes_too_late_or_with_an_old_token_loses_nothing_either(admin_user: User) -> None:
    device = enrolled(admin_user)
    sent = {"typed:headline": [TYPED], "code": [shown(device.key)]}
    step = f"/admin/login/step/?next={address(make_article())}"
    late = Client().post(step, sent)
    client = Client(enforce_csrf_checks=True, headers={"Origin": HOST})
    stale = client.post(step, sent)
    for answer in (late, stale):
        assert (answer.status_code, hidden(answer)["typed:headline"]) == (403, [TYPED])
        assert 'id="login-form"' in answer.content.decode()


@pytest.mark.parametrize("door", ["/admin/login/step/", "/admin/two-step/device/"])
def test_a_code_typed_while_the_database_is_away_loses_nothing(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch, door: str
) -> None:
    def fail(*given: Any) -> None:
        raise OperationalError("gone")

    monkeypatch.setattr("articles.entrance.known.is_done", fail)
    answer = admin_client.post(door, {"typed:headline": [TYPED], "code": ["123456"]})
    assert (answer.status_code, hidden(answer)["typed:headline"]) == (503, [TYPED])
    assert "没有登录" in answer.content.decode()
