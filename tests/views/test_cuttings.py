"""An article's cuttings and prints show it as it was printed, and nothing of what the one who looks may not read."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pypdfium2 as pdfium
import pytest
from django.test import Client
from PIL import Image

from articles.corrections.change import change
from articles.corrections.redacting import redact, unredact
from articles.corrections.withdrawing import undo_withdrawal, withdraw
from articles.importing.files.sources import read_sources
from articles.importing.pages import import_sources
from articles.models import Article, PageText, Redaction, Span
from articles.models.states import Reason
from articles.picturing import pictures
from tests.support.factories import make_article, make_page, make_span, make_text
from tests.support.made_pdf import Row, made_pdf

pytestmark = pytest.mark.django_db

BRIDGE = ["　　本报讯 昨天上午，新桥正式通车，两", "岸市民走上桥面，喜笑颜开。这座桥长三", "百米，宽二十米。"]
WATER = ["　　本报讯 今天水库开始蓄水，下游三个", "村的村民今后不再为灌溉发愁。水库的总", "库容为两千万立方米。"]
LEFT, TOP = 60, 250  # points, of the first story
MARGIN = 6  # points around it
PAGE = "/issues/2024-03-01/1"


def story(headline: str, body: list[str], top: float) -> list[Row]:
    return [Row(headline, LEFT, top, 24), *(Row(line, LEFT, top + 50 + 16 * at, 10) for at, line in enumerate(body))]


def arrive(folder: Path, number: int, *stories: list[Row]) -> None:
    (folder / f"2024-03-01-{number:02}.pdf").write_bytes(made_pdf([row for rows in stories for row in rows]))
    arrived = import_sources(read_sources([str(folder / f"2024-03-01-{number:02}.pdf")]))
    assert [report.outcome for report in arrived] == ["new"]


@pytest.fixture(autouse=True)
def first_page(tmp_path: Path) -> None:
    arrive(tmp_path, 1, story("新桥昨天通车", BRIDGE, TOP), story("水库开始蓄水", WATER, 500))


def bridge() -> Article:
    return Article.objects.get(headline__startswith="新桥")


def shown(client: Client) -> list[str]:
    """The addresses of the cuttings on the page of the article."""
    page = client.get(bridge().get_absolute_url()).content.decode()
    return re.findall(r'<img src="([^"]+/cuttings/[^"]+)"', page)


def address(client: Client) -> str:
    """Of the cutting as it may be seen at this moment."""
    (numbered,) = shown(client)
    return str(client.get(numbered)["Location"])


def cutting(client: Client) -> Image.Image:
    return grey(client.get(address(client)).content)


def pdf(client: Client) -> bytes:
    return client.get(f"/a/{bridge().permalink_id}.pdf").content


def print_of_article(client: Client) -> Image.Image:
    return printed(pdf(client))


def printed(data: bytes) -> Image.Image:
    (jpeg,) = re.findall(rb"stream\r?\n(\xff\xd8.*?\xff\xd9)\s*endstream", data, re.DOTALL)
    return grey(jpeg)


def grey(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("L")


def row(picture: Image.Image, place: int) -> Image.Image:
    """The inside of a row of the body in the cutting, from 0."""
    left, top = MARGIN + 1, MARGIN + 50 + 16 * place + 2
    return picture.crop(tuple(round(side * 200 / 72) for side in (left, top, left + 176, top + 6)))


def is_black(picture: Image.Image) -> bool:
    return bool(picture.getextrema()[1] < 60)


def has_ink_on_paper(picture: Image.Image) -> bool:
    dark, light = picture.getextrema()
    return bool(dark < 100 and light > 180)


def test_a_cutting_is_the_article_with_its_headline_and_nothing_of_its_neighbour(client: Client) -> None:
    picture = cutting(client)
    assert picture.width == pytest.approx((190 + 2 * MARGIN) * 200 / 72, abs=12)
    assert picture.height == pytest.approx((92 + 2 * MARGIN) * 200 / 72, abs=12)
    assert [has_ink_on_paper(row(picture, place)) for place in range(3)] == [True] * 3
    assert print_of_article(client).size == picture.size


def test_the_article_s_page_shows_it_with_its_size_and_leads_to_its_place_and_print(client: Client) -> None:
    page = client.get(bridge().get_absolute_url()).content.decode()
    (figure,) = re.findall(r"<figure>.*?</figure>", page, re.DOTALL)
    width, height = map(int, re.findall(r'(?:width|height)="(\d+)"', figure))
    assert (2 * width, 2 * height) == pytest.approx(cutting(client).size, abs=3)
    assert f'href="{PAGE}/#at-{bridge().permalink_id}"' in figure
    assert 'alt="剪报：新桥昨天通车"' in figure and 'loading="lazy"' in figure
    assert 'href="#cuttings"' in page and f'href="/a/{bridge().permalink_id}.pdf"' in page


def test_what_is_masked_is_black_in_cutting_and_print_until_it_is_undone(client: Client) -> None:
    before = address(client)
    redact(bridge(), "这座桥长三", reason=Reason.PRIVACY, by=None)
    for look in (cutting, print_of_article):
        assert is_black(row(look(client), 1))
        assert [has_ink_on_paper(row(look(client), place)) for place in (0, 2)] == [True] * 2
    assert all("这座桥长三" not in page.get_textpage().get_text_bounded() for page in pdfium.PdfDocument(pdf(client)))
    assert client.get(before).status_code == 410
    unredact(Redaction.objects.get(), by=None)
    assert address(client) == before
    for look in (cutting, print_of_article):
        assert has_ink_on_paper(row(look(client), 1))


def withdrawn(article: Article) -> Callable[[], object]:
    withdraw(article, reason=Reason.UNTRUE, by=None)
    return lambda: undo_withdrawal(bridge(), by=None)


def seen_as(visibility: str) -> Callable[[Article], Callable[[], object]]:
    def act(article: Article) -> Callable[[], object]:
        change(article, version=article.version, changes={"visibility": visibility}, by=None)
        later = bridge()
        return lambda: change(later, version=later.version, changes={"visibility": "public"}, by=None)

    return act


@pytest.mark.parametrize("act", [withdrawn, seen_as("hidden"), seen_as("held")], ids=["withdrawn", "hidden", "held"])
def test_of_what_is_not_public_there_is_no_cutting_and_no_print_until_it_is_again(
    client: Client, act: Callable[[Article], Callable[[], object]]
) -> None:
    before = address(client)
    addresses = [before, *shown(client), f"/a/{bridge().permalink_id}.pdf"]
    undo = act(bridge())
    assert [client.get(one).status_code for one in addresses] == [410] * 3
    page = printed(client.get(f"{PAGE}.pdf").content)
    left, top, right, bottom = (round(side * 200 / 72) for side in (LEFT, TOP, LEFT + 180, TOP + 92))
    assert is_black(page.crop((left, top, right, bottom)))
    undo()
    assert [client.get(one).status_code for one in addresses] == [200, 302, 200]


def test_what_the_desk_sees_of_what_waits_is_nobody_else_s(client: Client, admin_client: Client) -> None:
    seen_as("held")(bridge())
    theirs = address(admin_client)
    assert has_ink_on_paper(row(cutting(admin_client), 0))
    assert client.get(theirs).status_code == 410


def test_an_article_that_goes_on_on_another_page_is_cut_out_of_both(client: Client, tmp_path: Path) -> None:
    arrive(tmp_path, 2, story("老街今日开市", ["　　本报讯 老街修好了。"], TOP))
    Span.objects.filter(reading__page_text__page__number="2").update(article=bridge())
    assert len(shown(client)) == 2
    document = pdfium.PdfDocument(pdf(client))
    assert [sum(one.type == 3 for one in page.get_objects()) for page in document] == [2]
    assert "第1版、第2版" in document[0].get_textpage().get_text_bounded()


def test_a_newer_text_of_the_page_takes_the_cuttings_with_it(client: Client) -> None:
    text = PageText.objects.get(page__number="1")
    make_text(text.page, "新桥昨天通车", version=2)
    assert shown(client) == []
    assert client.get(f"/a/{bridge().permalink_id}.pdf").status_code == 404


def test_a_text_that_came_without_places_has_no_cuttings(client: Client) -> None:
    page = make_page("3")
    one = make_article(page)
    make_span(make_text(page, "一行"), one, 1, 1, "body")
    assert "cuttings" not in client.get(one.get_absolute_url()).content.decode()
    wanted = ["cuttings/1.webp", f"cuttings/{'0' * 20}.webp"]
    assert [client.get(f"{one.get_absolute_url()}{ending}").status_code for ending in wanted] == [404, 410]
    assert client.get(f"/a/{one.permalink_id}.pdf").status_code == 404


@pytest.mark.parametrize("place", [0, 2, 999_999_999])
def test_a_cutting_that_is_not_there_is_not_found(client: Client, place: int) -> None:
    assert client.get(f"/a/{bridge().permalink_id}/cuttings/{place}.webp").status_code == 404


def test_prints_say_whence_they_come(client: Client, settings: Any) -> None:
    settings.NEWSPAPER_CITED, settings.SITE_URL = "平湖报", "https://paper.example.cn"
    code = bridge().permalink_id
    for address, line, file, link in (
        (f"{PAGE}.pdf", "平湖报 2024年3月1日 第1版", "平湖报 2024年3月1日 第1版.pdf", f"{PAGE}/"),
        (f"/a/{code}.pdf", "平湖报 2024年3月1日 第1版《新桥昨天通车》", "第1版 新桥昨天通车.pdf", f"/a/{code}/"),
    ):
        answer = client.get(address)
        assert answer["Content-Type"] == "application/pdf"
        assert unquote(answer["Content-Disposition"]).endswith(file)
        document = pdfium.PdfDocument(answer.content)
        told = [page.get_textpage().get_text_bounded().splitlines() for page in document]
        assert told == [[line, f"https://paper.example.cn{link}"]]
        assert document.get_metadata_dict()["Author"] == "平湖报"


def test_a_page_with_a_picture_leads_to_its_print(client: Client) -> None:
    assert f'href="{PAGE}.pdf"' in client.get(f"{PAGE}/").content.decode()


def test_cuttings_and_prints_are_asked_for_each_time_and_listed_nowhere(client: Client) -> None:
    for one in (address(client), f"/a/{bridge().permalink_id}.pdf", f"{PAGE}.pdf"):
        answer = client.get(one)
        assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("no-cache", "noindex")
        assert client.get(one, HTTP_IF_NONE_MATCH=answer["ETag"]).status_code == 304


def test_whoever_comes_when_many_wait_is_asked_to_come_again(client: Client) -> None:
    wanted = [address(client), f"/a/{bridge().permalink_id}.pdf", f"{PAGE}.pdf"]
    for _ in range(3):
        pictures._WAITING.acquire()
    try:
        answers = [client.get(one) for one in wanted]
    finally:
        for _ in range(3):
            pictures._WAITING.release()
    assert [(answer.status_code, answer["Retry-After"]) for answer in answers] == [(503, "2")] * 3


def test_a_page_without_a_picture_has_no_print(client: Client) -> None:
    page = make_page("3")
    make_text(page, "一行")
    assert client.get(f"{page.get_absolute_url().rstrip('/')}.pdf").status_code == 404


def marks(client: Client, words: str) -> list[list[int]]:
    page = client.get(bridge().get_absolute_url(), {"found": words}).content.decode()
    (svg,) = re.findall(r'<svg\s+class="marks".*?</svg>', page, re.S) or [""]
    return [[int(side) for side in re.findall(r'="(\d+)"', rect)] for rect in re.findall("<rect [^>]+>", svg)]


def test_who_comes_from_a_search_finds_its_words_marked_on_the_cutting(client: Client) -> None:
    headline, text = marks(client, "新桥")
    assert abs(headline[0] - MARGIN * 100 / 72) <= 2 and abs(headline[2] - 2 * 24 * 100 / 72) <= 3
    assert abs(text[2] - 2 * 10 * 100 / 72) <= 3
    assert len(marks(client, "长三百米")) == 2
    assert marks(client, "水库") == []
