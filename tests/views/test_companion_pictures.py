"""Who sees the picture that came beside a text: visitors only where it is known where its lines stand."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from django.test import Client
from PIL import Image, ImageDraw

from articles.corrections.redacting import redact
from articles.corrections.withdrawing import undo_withdrawal, withdraw
from articles.importing.files.sources import read_sources
from articles.importing.pages import import_sources
from articles.models import Article
from articles.models.states import Reason
from tests.support.made_pdf import Row
from tests.support.made_xml import HEIGHT, WIDTH, alto, block, written

pytestmark = pytest.mark.django_db

PAGE = "/issues/2024-05-06/1/"
NAME = "2024-05-06-01"
ROWS = [
    Row("新桥昨天通车", 60, 100, 30.0),
    Row("　　本报讯 昨天上午，新桥正式通车，两", 60, 150, 10.0),
    Row("岸市民走上桥面，喜笑颜开。老人说，从前", 60, 164, 10.0),
    Row("过河要等半个钟头的渡船。", 60, 178, 10.0),
]


def bring(folder: Path, name: str, text: bytes) -> None:
    """A page whose picture has, at another resolution, a grey bar where each row stands."""
    scan = Image.new("L", (2 * WIDTH, 2 * HEIGHT), 255)
    for row in ROWS:
        box = (row.left, row.top, row.left + row.size * len(row.text), row.top + row.size)
        ImageDraw.Draw(scan).rectangle([2 * round(side) for side in box], fill=160)
    scan.save(written(folder, name, text).with_suffix(".png"))
    list(import_sources(read_sources([str(folder)])))


@pytest.fixture
def placed(tmp_path: Path) -> None:
    bring(tmp_path / "in", f"{NAME}.xml", alto(block(*ROWS)))


@pytest.fixture
def unplaced(tmp_path: Path) -> None:
    bring(tmp_path / "in", f"{NAME}.txt", "\n".join(row.text for row in ROWS).encode())


def address(client: Client) -> str:
    return next(iter(re.findall(r'src="([^"]+-100\.webp)"', client.get(PAGE).content.decode())), "")


def bars(client: Client) -> list[str]:
    """For each row what is seen where it stands."""
    picture = Image.open(io.BytesIO(client.get(address(client)).content)).convert("L")
    scale = picture.width / WIDTH
    middles = [((row.left + row.size) * scale, (row.top + row.size / 2) * scale) for row in ROWS]
    seen = [picture.getpixel((round(x), round(y))) for x, y in middles]
    return ["black" if isinstance(value, int) and value < 60 else "print" for value in seen]


@pytest.mark.usefixtures("placed")
def test_where_the_text_tells_its_places_visitors_see_the_picture(client: Client) -> None:
    assert bars(client) == ["print"] * 4
    assert "small.webp" in client.get("/issues/2024-05-06/").content.decode()
    assert "看原版" in client.get(Article.objects.get().get_absolute_url()).content.decode()
    assert client.get(client.get(f"{PAGE}small.webp")["Location"]).status_code == 200


@pytest.mark.usefixtures("placed")
def test_what_is_masked_is_black_on_it_for_visitors_and_desk(client: Client, admin_client: Client) -> None:
    redact(Article.objects.get(), "喜笑颜开", reason=Reason.PRIVACY, by=None)
    for reader in (client, admin_client):
        assert bars(reader) == ["print", "print", "black", "print"]


@pytest.mark.usefixtures("placed")
def test_what_is_withdrawn_is_black_on_it(client: Client) -> None:
    before = address(client)
    withdraw(Article.objects.get(), reason=Reason.UNTRUE, by=None)
    assert client.get(before).status_code == 410
    assert bars(client) == ["black"] * 4


@pytest.mark.usefixtures("unplaced")
def test_where_nobody_knows_where_lines_stand_only_the_desk_sees_the_picture(
    client: Client, admin_client: Client
) -> None:
    theirs = address(admin_client)
    assert bars(admin_client) == ["print"] * 4
    assert "只有编辑部看得到" in admin_client.get(PAGE).content.decode()
    assert (address(client), client.get(theirs).status_code) == ("", 410)
    assert "small.webp" not in client.get("/issues/2024-05-06/").content.decode()
    assert client.get(f"{PAGE}small.webp").status_code == 404
    assert "看原版" not in client.get(Article.objects.get().get_absolute_url()).content.decode()


@pytest.mark.usefixtures("unplaced")
@pytest.mark.parametrize("act", ["withdraw", "redact"])
def test_nobody_sees_it_while_anything_of_the_page_is_withdrawn_or_masked(admin_client: Client, act: str) -> None:
    one, before = Article.objects.get(), address(admin_client)
    if act == "withdraw":
        withdraw(one, reason=Reason.UNTRUE, by=None)
    else:
        redact(one, "喜笑颜开", reason=Reason.PRIVACY, by=None)
    assert (address(admin_client), admin_client.get(before).status_code) == ("", 410)


@pytest.mark.usefixtures("unplaced")
def test_the_desk_sees_it_again_when_that_is_undone(admin_client: Client) -> None:
    before = address(admin_client)
    withdraw(Article.objects.get(), reason=Reason.UNTRUE, by=None)
    undo_withdrawal(Article.objects.get(), by=None)
    assert address(admin_client) == before != ""
