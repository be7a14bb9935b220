"""What the upgrade makes of page numbers stored by older rules, and of texts whose coming nobody noted."""

from __future__ import annotations

import datetime as dt
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps as apps_of_now

from articles.models import Delivery, Outbox, Page, PageText, Problem
from tests.support.factories import DAY, make_article, make_issue, make_page, make_reading, make_text, make_undated_page

pytestmark = pytest.mark.django_db
upgrade = import_module("articles.migrations.0011_page_identity")


class FormerProblems:
    """A doubt hung on its text then; what the next migration makes of it."""

    objects: FormerProblems

    def create(self, page_text: PageText | None, **fields: Any) -> Problem:
        return Problem.objects.create(reading=page_text and make_reading(page_text), **fields)


class FormerApps:
    """The models as the migration knew them."""

    def get_model(self, app: str, name: str) -> Any:
        return FormerProblems if name == "Problem" else apps_of_now.get_model(app, name)


FormerProblems.objects = FormerProblems()
apps = FormerApps()


def numbers() -> list[str]:
    return list(Page.objects.order_by("pk").values_list("number", flat=True))


@pytest.mark.parametrize(
    ("stored", "kept"),
    [("01", "1"), ("第3版", "3"), ("３", "3"), ("C1", "C01"), ("ｃ０１", "C01"), (" 2 ", "2"), ("10", "10")],
)
def test_a_number_comes_into_its_normal_form_and_its_old_address_leads_there(client, stored: str, kept: str) -> None:
    make_page(stored)
    upgrade.normalise_numbers(apps, None)
    assert numbers() == [kept]
    assert client.get(f"/issues/{DAY}/{stored}/", follow=True).status_code == 200
    assert not Problem.objects.exists()


@pytest.mark.parametrize("stored", ["1/2", "..", "20231114", "999999", "头", "要闻"])
def test_what_is_no_number_stays_and_a_person_is_asked(client, stored: str) -> None:
    make_page(stored)
    upgrade.normalise_numbers(apps, None)
    assert numbers() == [stored]
    assert f"版次“{stored}”不是版次" in Problem.objects.get().detail
    assert client.get(f"/issues/{DAY}/").status_code == 200


def test_two_numbers_that_are_one_stay_apart_and_a_person_is_asked() -> None:
    for number in ("01", "1", "C1", "Ｃ1"):
        make_page(number)
    text = make_text(Page.objects.get(number="01"), "文")
    upgrade.normalise_numbers(apps, None)
    assert numbers() == ["01", "1", "C01", "Ｃ1"]
    assert [(p.reason, p.page_text) for p in Problem.objects.order_by("pk")] == [
        ("page-number", text),
        ("page-number", None),
    ]
    assert "与第1版重复" in Problem.objects.order_by("pk")[0].detail


def test_articles_of_a_renumbered_page_are_due_in_the_index_and_no_others() -> None:
    renumbered = make_article(make_page("01"))
    make_article(make_page("2"))
    Outbox.objects.all().delete()
    upgrade.normalise_numbers(apps, None)
    assert list(Outbox.objects.values_list("article_id", flat=True)) == [renumbered.pk]


def test_undated_pages_do_not_clash() -> None:
    for _ in range(2):
        make_undated_page("01")
    upgrade.normalise_numbers(apps, None)
    assert numbers() == ["1", "1"]


def test_a_text_came_where_its_page_stands_at_the_upgrade() -> None:
    make_text(make_page("2"), "甲")
    make_text(make_undated_page("3"), "乙")
    for _ in range(2):
        upgrade.note_deliveries(apps, None)
    assert list(Delivery.objects.order_by("pk").values_list("date", "number")) == [(DAY, "2"), (None, "3")]


def test_the_deliveries_of_a_renumbered_page_follow_it() -> None:
    make_text(make_page("01"), "甲")
    upgrade.note_deliveries(apps, None)
    upgrade.normalise_numbers(apps, None)
    assert Delivery.objects.get().number == "1"


def test_many_pages_are_renumbered_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upgrade, "BATCH", 7)
    issue = make_issue(dt.date(2001, 1, 1))
    Page.objects.bulk_create(Page(issue=issue, number=f"{letter}{n}") for letter in "ABCD" for n in range(1, 10))
    upgrade.normalise_numbers(apps, None)
    assert set(numbers()) == {f"{letter}0{n}" for letter in "ABCD" for n in range(1, 10)}
