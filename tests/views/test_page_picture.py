"""The picture of a page shows nothing of what the one who looks may not read."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from PIL import Image

from articles.corrections import correct
from articles.corrections.change import change
from articles.corrections.redacting import redact
from articles.corrections.withdrawing import undo_withdrawal, withdraw
from articles.importing.files.sources import read_sources
from articles.importing.pages import import_sources
from articles.models import Article, Page, PageText, PlacedLines
from articles.models.states import Reason
from tests.support.places import ROOT

pytestmark = pytest.mark.django_db

PAGE = "/issues/2023-11-14/1/"
HEADLINE = "平湖服装文化创意园"


@pytest.fixture(autouse=True)
def sample() -> None:
    """The sample page that tells its places."""
    assert [report.outcome for report in import_sources(read_sources([str(ROOT / "fixtures" / "placed")]))] == ["new"]


def address(client: Client) -> str:
    return next(iter(re.findall(r'src="([^"]+-100\.webp)"', client.get(PAGE).content.decode())), "")


def seen(client: Client) -> Image.Image:
    return Image.open(io.BytesIO(client.get(address(client)).content)).convert("L")


def article() -> Article:
    return Article.objects.get(headline__startswith=HEADLINE)


def boxes(of: Article) -> list[tuple[int, int, int, int]]:
    """Of its lines, in pixels of the picture at 100 dots an inch."""
    text = Page.objects.get().current_text
    assert text and text.current_reading
    placed = PlacedLines.objects.get().told[0]
    scale = placed.width_pt / 0.72 / 10_000, placed.height_pt / 0.72 / 10_000
    lines = [
        n for span in text.current_reading.spans.filter(article=of) for n in range(span.first_line, span.last_line + 1)
    ]
    found = [place.box for n in lines if (place := placed.lines[n - 1])]
    return [
        (int(left * scale[0]), int(top * scale[1]), int(right * scale[0]), int(bottom * scale[1]))
        for left, top, right, bottom in found
    ]


def shows(picture: Image.Image, of: Article) -> int:
    """How many of its lines have paper between the ink."""
    return sum(picture.crop(box).getextrema()[1] > 128 for box in boxes(of))


def test_every_line_of_what_is_public_is_seen(client: Client) -> None:
    assert shows(seen(client), article()) == len(boxes(article())) > 20


def test_of_a_withdrawn_article_no_line_is_seen_and_of_the_others_all(client: Client) -> None:
    withdraw(article(), reason=Reason.UNTRUE, by=None)
    picture = seen(client)
    assert shows(picture, article()) == 0
    for other in Article.objects.exclude(pk=article().pk):
        assert shows(picture, other) == len(boxes(other))


def test_the_address_from_before_a_withdrawal_answers_410_and_again_after_its_undoing_it_shows_all(
    client: Client,
) -> None:
    before = address(client)
    withdraw(article(), reason=Reason.UNTRUE, by=None)
    assert client.get(before).status_code == 410
    assert client.get(before.replace("-100", "-200")).status_code == 410
    undo_withdrawal(article(), by=None)
    assert (address(client), client.get(before).status_code) == (before, 200)


def test_of_a_masked_passage_no_line_is_seen_not_by_the_desk_either(client: Client, admin_client: Client) -> None:
    redact(article(), article().body[20:40], reason=Reason.PRIVACY, by=None)
    for reader in (client, admin_client):
        assert 0 < len(boxes(article())) - shows(seen(reader), article()) <= 8


def test_where_no_line_has_the_masked_passage_the_whole_article_is_black(client: Client, admin_client: Client) -> None:
    one = article()
    change(one, version=one.version, changes={"body": f"{one.body}\n葛冬佳住在桑园弄。"})
    redact(one, "葛冬佳住在桑园弄", reason=Reason.PRIVACY, by=None)
    for reader in (client, admin_client):
        assert shows(seen(reader), article()) == 0


def test_where_lines_have_it_less_often_than_the_text_the_whole_article_is_black(client: Client) -> None:
    """A line that the text layer lacks was put back by hand: where it stands on the picture nobody knows."""
    one = article()
    correct(one, version=one.version, changes={"body": f"{one.body}\n{one.body[:40]}"}, by=None)
    redact(article(), one.body[10:20], reason=Reason.PRIVACY, by=None)
    assert shows(seen(client), article()) == 0


def test_the_desk_sees_what_is_withdrawn_at_an_address_of_its_own(client: Client, admin_client: Client) -> None:
    withdraw(article(), reason=Reason.UNTRUE, by=None)
    theirs = address(admin_client)
    assert shows(seen(admin_client), article()) == len(boxes(article()))
    assert client.get(theirs).status_code == 410


def test_where_only_what_was_reviewed_is_public_the_rest_is_black(client: Client, settings: Any) -> None:
    settings.VISIBILITY = "reviewed"
    picture = seen(client)
    assert [shows(picture, one) for one in Article.objects.all()] == [0] * Article.objects.count()


def test_raw_lines_that_visitors_may_not_read_do_not_hide_the_print(client: Client, settings: Any) -> None:
    settings.RAW_TEXT = "staff"
    assert shows(seen(client), article()) == len(boxes(article()))


def test_where_nobody_knows_where_the_hidden_lines_stand_there_is_no_picture(client: Client) -> None:
    withdraw(article(), reason=Reason.UNTRUE, by=None)
    before = address(client)
    PlacedLines.objects.all()._raw_delete("default")
    assert address(client) == ""
    assert client.get(before).status_code == 410


def test_each_article_of_the_list_has_its_places_on_the_picture(client: Client) -> None:
    page = client.get(PAGE).content.decode()
    for one in Article.objects.all():
        assert re.search(rf'<a href="{one.get_absolute_url()}" tabindex="-1">\s*<rect', page)


def test_an_article_leads_to_its_places_on_the_picture(client: Client) -> None:
    page = client.get(article().get_absolute_url()).content.decode()
    (link,) = re.findall(r'href="([^"]+)">看原版', page)
    assert link == f"{PAGE}#at-{article().permalink_id}"
    assert f'id="at-{article().permalink_id}"' in client.get(PAGE).content.decode()


def test_the_issue_shows_each_page_small_as_it_may_be_seen_now(client: Client) -> None:
    issue = client.get("/issues/2023-11-14/").content.decode()
    small = f"{PAGE}small.webp"
    assert f'src="{small}"' in issue
    before = client.get(small)["Location"]
    assert client.get(before).status_code == 200
    withdraw(article(), reason=Reason.UNTRUE, by=None)
    assert client.get(before).status_code == 410
    assert client.get(client.get(small)["Location"]).status_code == 200


def test_an_issue_without_pictures_asks_for_none(client: Client) -> None:
    PageText.objects.filter(pk__gt=0).update(source_file=None)
    assert "small.webp" not in client.get("/issues/2023-11-14/").content.decode()
    assert client.get(f"{PAGE}small.webp").status_code == 404


def test_a_picture_is_kept_by_whoever_asks_each_time_and_listed_nowhere(client: Client) -> None:
    answer = client.get(address(client))
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("image/webp", "no-cache")
    assert answer["X-Robots-Tag"] == "noindex"
    assert client.get(address(client), HTTP_IF_NONE_MATCH=answer["ETag"]).status_code == 304


@pytest.mark.parametrize("wrong", ["0" * 20 + "-100", "0" * 20 + "-150", "xyz-100"])
def test_an_address_that_nobody_was_given_shows_nothing(client: Client, wrong: str) -> None:
    assert client.get(f"{PAGE}{wrong}.webp").status_code in (404, 410)


@pytest.mark.parametrize("method", ["get", "head"])
def test_who_has_a_picture_from_before_a_withdrawal_is_told_that_it_is_gone(client: Client, method: str) -> None:
    before = address(client)
    tag = client.get(before)["ETag"]
    withdraw(article(), reason=Reason.UNTRUE, by=None)
    answer = getattr(client, method)(before, HTTP_IF_NONE_MATCH=tag)
    assert (answer.status_code, "ETag" in answer) == (410, False)
    assert getattr(client, method)(before, HTTP_IF_NONE_MATCH="*").status_code == 410


def test_where_nobody_is_let_in_no_picture_is_seen_either(client: Client, settings: Any) -> None:
    before = address(client)
    settings.VISIBILITY, settings.ASKS_FOR_LOG_IN = "staff", True
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "django.contrib.auth.middleware.LoginRequiredMiddleware"]
    for asked in (before, f"{PAGE}small.webp"):
        answer = Client().get(asked)
        assert answer.status_code == 302 and "login" in answer["Location"]


@pytest.mark.parametrize("dots", ["0", "00", "99999", "9" * 5000, "-100", "101"])
def test_at_no_other_size_is_anything_drawn(client: Client, dots: str) -> None:
    assert client.get(address(client).replace("-100.webp", f"-{dots}.webp")).status_code == 404


def test_where_only_what_was_reviewed_is_public_nothing_else_of_the_sheet_is_seen(
    client: Client, settings: Any
) -> None:
    one = article()
    Article.objects.filter(pk=one.pk).update(status="reviewed", published_at=timezone.now())
    settings.VISIBILITY = "reviewed"
    picture = seen(client)
    for other in Article.objects.exclude(pk=one.pk):
        assert shows(picture, other) == 0
