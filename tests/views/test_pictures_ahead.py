"""Pictures are drawn after the import that brought their page, for whoever will see them first."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from articles.corrections.withdrawing import withdraw
from articles.importing.files.sources import read_sources
from articles.importing.pages import import_sources
from articles.models import Article, Job, Page
from articles.models.states import Reason
from articles.picturing import pictures, room
from articles.picturing.drawing import Undrawn
from articles.views.pictures_ahead import draw_ahead
from tests.support.places import ROOT

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def sample() -> None:
    list(import_sources(read_sources([str(ROOT / "fixtures" / "placed")])))


def drawn(data: Path) -> list[str]:
    draw_ahead(Job.objects.get().payload, lambda done, total, word="": None)
    return sorted(path.name.split("-")[-1] for path in data.glob("pictures/*/*"))


def test_what_lists_and_the_page_show_is_there_before_it_is_asked_for(
    own_index: Path, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert drawn(own_index.parent) == ["100.webp", "20.webp"]
    monkeypatch.setattr(pictures, "draw", None)
    page = client.get("/issues/2023-11-14/1/").content.decode()
    assert client.get(re.findall(r'src="([^"]+-100\.webp)"', page)[0]).status_code == 200


def test_it_is_asked_for_once_and_done_again_it_draws_nothing(own_index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = drawn(own_index.parent)
    list(import_sources(read_sources([str(ROOT / "fixtures" / "placed")])))
    monkeypatch.setattr(pictures, "draw", None)
    assert drawn(own_index.parent) == first


def test_nothing_is_drawn_of_a_page_of_which_nobody_may_see_anything(own_index: Path) -> None:
    for article in Article.objects.all():
        withdraw(article, reason=Reason.UNTRUE, by=None)
    assert drawn(own_index.parent) == []


def test_where_visitors_see_nothing_it_is_drawn_for_the_desk(own_index: Path, settings: Any) -> None:
    settings.VISIBILITY = settings.RAW_TEXT = "staff"
    assert drawn(own_index.parent) == ["100.webp", "20.webp"]


def test_a_page_without_an_issue_has_no_address_and_no_picture(own_index: Path) -> None:
    Page.objects.update(issue=None)
    assert drawn(own_index.parent) == []


def test_an_old_paper_drives_nothing_out(own_index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "AHEAD", -1)
    assert drawn(own_index.parent) == []


def test_what_cannot_be_drawn_hinders_nothing(
    own_index: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_: object) -> None:
        raise Undrawn("画不出来")

    monkeypatch.setattr(pictures, "draw", refuse)
    assert drawn(own_index.parent) == []
    assert "画不出来" in caplog.text
