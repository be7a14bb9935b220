"""已复核 is said by those who may review: nobody else chooses it, and a text that he changes does not keep it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from articles.corrections import correct
from articles.models import Article
from articles.models.rights import CORRECTOR, REVIEWER
from articles.models.states import Status
from tests.admin.forms import address, make_caption, typed
from tests.admin.test_handing_out import in_role
from tests.support.factories import make_article

pytestmark = pytest.mark.django_db

ROWS = [make_article, make_caption]
REVIEWED = "reviewed"


def browser_of(*roles: str) -> Client:
    client = Client()
    client.force_login(in_role("somebody", *roles))
    return client


def reviewed(make: Any) -> Any:
    row = make()
    correct(row, version=1, changes={"status": REVIEWED}, by=None)
    return type(row)._base_manager.get(pk=row.pk)


def status(row: Article) -> str:
    return Article.objects.get(pk=row.pk).status


def offered(client: Client, row: Any) -> list[str]:
    return [value for value, _ in client.get(address(row)).context["adminform"].form.fields["status"].choices]


@pytest.mark.parametrize("make", ROWS)
def test_a_reviewer_says_that_a_text_is_reviewed(make: Any) -> None:
    row, client = make(), browser_of(REVIEWER)
    assert client.post(address(row), typed(client, row, status=REVIEWED)).status_code == 302
    assert status(row) == REVIEWED


@pytest.mark.parametrize("make", ROWS)
@pytest.mark.parametrize("before", sorted(set(Status.values) - {REVIEWED}))
@pytest.mark.parametrize("also", [{}, {"body": "改过。"}])
def test_a_corrector_says_so_with_no_form_that_he_sends(make: Any, before: str, also: dict[str, str]) -> None:
    row, client = make(), browser_of(CORRECTOR)
    if before != "unreviewed":
        correct(row, version=1, changes={"status": before}, by=None)
    row = type(row)._base_manager.get(pk=row.pk)
    assert REVIEWED not in offered(client, row)
    answer = client.post(address(row), typed(client, row, status=REVIEWED, **also))
    assert "没有保存" in answer.content.decode()
    assert status(row) == before


@pytest.mark.parametrize("make", ROWS)
@pytest.mark.parametrize("changes", [{"body": "改过。"}, {"bylines_text": "记者 张三"}, {"kind": "notice"}])
def test_what_a_corrector_changes_is_reviewed_no_more(make: Any, changes: dict[str, str]) -> None:
    row, client = reviewed(make), browser_of(CORRECTOR)
    assert client.post(address(row), typed(client, row, **changes)).status_code == 302
    assert status(row) == "corrected"


@pytest.mark.parametrize("role", [CORRECTOR, REVIEWER])
def test_the_form_says_beforehand_what_a_change_makes_of_a_reviewed_text(role: str) -> None:
    client = browser_of(role)
    assert "已复核（改动文字后即为已订正）" in client.get(address(reviewed(make_article))).content.decode()
    assert "改动文字后" not in client.get(address(make_article())).content.decode()


@pytest.mark.parametrize("make", ROWS)
def test_a_form_that_nobody_changed_leaves_a_reviewed_text_so(make: Any) -> None:
    row, client = reviewed(make), browser_of(CORRECTOR)
    assert client.post(address(row), typed(client, row)).status_code == 302
    assert (status(row), Article.objects.get(pk=row.pk).version) == (REVIEWED, 2)


def test_a_corrector_disputes_a_reviewed_text() -> None:
    row, client = reviewed(make_article), browser_of(CORRECTOR)
    client.post(address(row), typed(client, row, status="disputed"))
    assert status(row) == "disputed"
    assert REVIEWED not in offered(client, Article.objects.get(pk=row.pk))


def test_a_form_from_before_it_was_reviewed_unsays_nothing() -> None:
    row, client = make_article(), browser_of(CORRECTOR)
    post = typed(client, row, body="改过。")
    correct(row, version=1, changes={"status": REVIEWED}, by=None)
    assert "没有保存" in client.post(address(row), post).content.decode()
    assert status(row) == REVIEWED


def test_whatever_a_form_offered_it_is_not_stored_without_the_right(monkeypatch: pytest.MonkeyPatch) -> None:
    row, client = make_article(), browser_of(CORRECTOR)
    post = typed(client, row, status=REVIEWED)
    monkeypatch.setattr("articles.admin.correcting.CorrectionForm.statuses", lambda form: list(Status.choices))
    assert client.post(address(row), post).status_code == 403
    assert status(row) == "unreviewed"
