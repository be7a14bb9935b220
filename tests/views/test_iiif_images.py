"""Pictures for IIIF viewers: whole, in the sizes that are told, black where something may not be seen."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from PIL import Image

from articles.corrections.withdrawing import undo_withdrawal, withdraw
from articles.models import Article
from articles.models.states import Reason
from tests.support.made_pdf import Row, made_pdf
from tests.support.pictured import DAY, keep_file, make_pictured

pytestmark = pytest.mark.django_db

CANVAS = f"/issues/{DAY}/C01/canvas.json"


@pytest.fixture(autouse=True)
def page(tmp_path: Path) -> None:
    """A white sheet with one line far from all others."""
    path = tmp_path / "a.pdf"
    path.write_bytes(made_pdf([Row("版", 300, 700, 10)]))
    make_pictured(file=keep_file(path))


def image(client: Client) -> str:
    body = json.loads(client.get(CANVAS).content)["items"][0]["items"][0]["body"]
    address: str = body["service"][0]["id"]
    assert body["id"] == f"{address}/full/max/0/default.jpg"
    return address.removeprefix(settings.SITE_URL)


def seen(client: Client, size: str = "max") -> Image.Image:
    answer = client.get(f"{image(client)}/full/{size}/0/default.jpg")
    assert (answer.status_code, answer["Content-Type"], answer["Access-Control-Allow-Origin"]) == (
        200,
        "image/jpeg",
        "*",
    )
    return Image.open(io.BytesIO(answer.content))


def is_black(picture: Image.Image, line: int) -> bool:
    """Whether of the line of this number nothing but black is seen."""
    across, down = picture.width / 10_000, picture.height / 10_000
    box = (int(520 * across), int((300 * line + 20) * down), int(880 * across), int((300 * line + 80) * down))
    return picture.convert("L").crop(box).getextrema()[1] < 40


def test_each_size_that_is_told_is_given_in_just_these_pixels(client: Client) -> None:
    told = json.loads(client.get(f"{image(client)}/info.json").content)
    assert told["id"] == settings.SITE_URL + image(client)
    for size in told["sizes"]:
        assert seen(client, f"{size['width']},{size['height']}").size == (size["width"], size["height"])
    assert seen(client).size == (told["width"], told["height"])


@pytest.mark.parametrize(
    "wrong",
    [
        *("full/834,/0", "full/833,1112/0", "full/^max/0", "full/99999,99999/0", "full/pct:50/0", "full/full/0"),
        *("square/max/0", "0,0,100,100/max/0", "full/max/90", "full/max/!0", "full/0,0/0"),
    ],
)
def test_nothing_else_is_cut_scaled_or_turned(client: Client, wrong: str) -> None:
    assert client.get(f"{image(client)}/{wrong}/default.jpg").status_code == 404


@pytest.mark.parametrize("file", ["gray.jpg", "default.png", "default.webp"])
def test_there_is_one_form_of_it(client: Client, file: str) -> None:
    assert client.get(f"{image(client)}/full/max/0/{file}").status_code == 404


def test_the_identifier_leads_to_what_is_told_of_the_picture(client: Client) -> None:
    answer = client.get(image(client))
    assert (answer.status_code, answer["Location"]) == (303, f"{image(client)}/info.json")


def test_of_a_withdrawn_article_every_line_is_black_for_the_desk_too(client: Client, admin_client: Client) -> None:
    assert [is_black(seen(client), line) for line in (1, 2, 3, 5, 6, 7)] == [False] * 6
    withdraw(Article.objects.get(headline="渡口换船"), reason=Reason.UNTRUE, by=None)
    for reader in (client, admin_client):
        for size in ("max", "834,1112", "167,223"):
            assert [is_black(seen(reader, size), line) for line in (1, 2, 3)] == [True] * 3
        assert [is_black(seen(reader), line) for line in (5, 6, 7)] == [False] * 3


def test_what_was_given_before_a_withdrawal_answers_410_until_it_is_undone(client: Client) -> None:
    before, article = image(client), Article.objects.get(headline="渡口换船")
    given = [f"{before}/info.json", f"{before}/full/max/0/default.jpg", f"{before}/full/167,223/0/default.jpg"]
    assert [client.get(one).status_code for one in given] == [200] * 3
    withdraw(article, reason=Reason.UNTRUE, by=None)
    assert [client.get(one).status_code for one in given] == [410] * 3
    undo_withdrawal(article, by=None)
    assert [client.get(one).status_code for one in given] == [200] * 3


def test_who_has_a_picture_asks_each_time_whether_it_is_still_the_same(client: Client) -> None:
    address = f"{image(client)}/full/167,223/0/default.jpg"
    answer = client.get(address)
    assert answer["Cache-Control"] == "no-cache"
    assert client.get(address, headers={"If-None-Match": answer["ETag"]}).status_code == 304
