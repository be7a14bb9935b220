"""No picture that is served shows what is withdrawn or 遮盖: each is read as a person would read it, by OCR."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pypdfium2 as pdfium
import pytest
from django.test import Client
from django.urls import Resolver404, resolve
from PIL import Image, ImageOps

from articles.chinese.text import pieces
from articles.corrections.redacting import redact
from articles.corrections.withdrawing import withdraw
from articles.importing.files.faults import Unreadable
from articles.importing.files.sources import read_sources
from articles.importing.ocr.recognised import recognise
from articles.importing.pages import import_sources
from articles.models import Article
from articles.models.states import Reason
from articles.urls import urlpatterns
from tests.support.crawling import ADDRESSES, Output, crawl
from tests.support.made_pdf import Row, made_pdf
from tests.support.made_xml import HEIGHT, WIDTH, alto, block, written

pytestmark = pytest.mark.django_db

SHOWN = ("新桥昨天通车", "　　本报讯 昨天上午新桥正式通车，两", "岸市民走上桥面，喜笑颜开。")
GONE = ("水库开始蓄水", "　　本报讯 水库管理站前天宣布，入冬", "以来第一次蓄水已经完成。")
MASKED = ("渡口旧屋易主", "　　本报讯 渡口旁的旧屋上月卖给了葛", "冬佳，她说往后要开个书店。")
BESIDE = ("老街重新开市", "　　本报讯 老街今晨重新开市，掌柜是", "陶晚晴，店号仍叫同福斋。")
PASSAGES = {"冬佳，她说往后要开个书店": MASKED, "陶晚晴，店号仍叫同福斋": BESIDE}
# So many characters in a row are no chance.
RUN = 4
DPI = 200
TYPE = 14  # points: small type takes OCR no longer, but is read worse
# Words and lists, which lead to no picture that nothing else leads to.
UNCRAWLED = {
    *("search", "suggest", "oai", "confirm", "proof", "version", "version-text", "cite", "cite-file", "report"),
    *("reporters", "reporter", "reporter-feed", "works", "works-file", "all-series", "series", "feed", "elsewhere"),
    *("issues", "year", "month", "missing", "missing-file", "sitemaps", "sitemap", "article-json", "article-text"),
}


def rows(story: tuple[str, ...], top: float) -> list[Row]:
    headline, *body = story
    return [Row(headline, 40, top, 24), *(Row(line, 40, top + 36 + 18 * at, TYPE) for at, line in enumerate(body))]


@pytest.fixture(autouse=True)
def issue(tmp_path: Path) -> None:
    """A page of three articles in a PDF, and one whose text tells places and whose picture came beside it."""
    folder = tmp_path / "in"
    stories = [*rows(SHOWN, 40), *rows(GONE, 160), *rows(MASKED, 280)]
    written(folder, "2024-05-06-01.pdf", made_pdf(stories))
    written(folder, "2024-05-06-02.xml", alto(block(*rows(BESIDE, 40))))
    assert (WIDTH, HEIGHT) == (600, 800)
    (sheet,) = drawn(made_pdf(rows(BESIDE, 40)))
    sheet.save(folder / "2024-05-06-02.png", dpi=(DPI, DPI))
    assert [report.outcome for report in import_sources(read_sources([str(folder)]))] == ["new", "new"]


def drawn(pdf: bytes) -> Iterator[Image.Image]:
    document = pdfium.PdfDocument(pdf)
    for page in document:
        yield page.render(scale=DPI / 72, may_draw_forms=False).to_pil().convert("L")


def story(of: tuple[str, ...]) -> Article:
    return Article.objects.get(headline=of[0])


def served(client: Client) -> dict[str, str]:
    """Address → content type of every picture and every PDF that the crawl comes to."""
    wanted = (str(pattern.name) for pattern in urlpatterns)
    addresses = [address for name in wanted if name not in UNCRAWLED for address in ADDRESSES[name]([SHOWN[0]])]
    found: dict[str, Output] = crawl(client, addresses, is_crawled)
    kinds = {output.address: kind_of(output) for output in found.values() if output.status == 200}
    return {address: kind for address, kind in kinds.items() if kind.startswith("image/") or kind == "application/pdf"}


def is_crawled(address: str) -> bool:
    try:
        return resolve(urlsplit(address).path).url_name not in UNCRAWLED
    except Resolver404:
        return True


def kind_of(output: Output) -> str:
    head = output.text.partition("\n\n")[0].split("\n")
    return next((line.partition(": ")[2] for line in head if line.lower().startswith("content-type: ")), "")


def read(client: Client, pictures: dict[str, str], folder: Path) -> dict[str, str]:
    """Address → what OCR reads there; the same picture at several addresses is read once."""
    known: dict[str, str] = {}
    told = {}
    for address, kind in pictures.items():
        data = client.get(address).getvalue()
        digest = hashlib.sha256(data).hexdigest()
        if digest not in known:
            sheets = drawn(data) if kind == "application/pdf" else iter([Image.open(io.BytesIO(data)).convert("L")])
            known[digest] = "".join(seen_on(sheet, folder / f"{digest}.png") for sheet in sheets)
        told[address] = known[digest]
    return told


def seen_on(sheet: Image.Image, path: Path) -> str:
    """Bare paper around what is printed or black is left out: OCR would look at it for seconds."""
    printed = ImageOps.invert(sheet).point(lambda value: 255 * (value > 40)).getbbox()
    if printed is None:
        return ""
    margin = 40
    sheet = ImageOps.expand(sheet.crop(printed), margin, fill=255)
    sheet.save(path, dpi=(DPI, DPI))
    try:
        return "".join(line for taken in recognise(path, 1) for line in taken.page.text.split())
    except Unreadable:
        return ""


def tells(text: str, passage: str) -> bool:
    plain = "".join(passage.split())
    return any(run in text for run in pieces(plain, RUN))


def test_no_picture_shows_what_is_withdrawn_or_masked(client: Client, tmp_path: Path) -> None:
    before = "".join(read(client, {large(client, page): "image/webp" for page in (1, 2)}, tmp_path).values())
    hidden = [*GONE, *PASSAGES]
    assert [passage for passage in (*SHOWN, *hidden) if not tells(before, passage)] == []
    withdraw(story(GONE), reason=Reason.UNTRUE, by=None)
    for passage, of in PASSAGES.items():
        redact(story(of), passage, reason=Reason.PRIVACY, by=None)
    pictures = served(client)
    assert {address.rpartition("-")[2] for address in pictures} >= {"20.webp", "100.webp", "200.webp"}
    told = read(client, pictures, tmp_path)
    assert [(address, passage) for address, text in told.items() for passage in hidden if tells(text, passage)] == []
    assert all(tells("".join(told.values()), passage) for passage in (*SHOWN, MASKED[0], BESIDE[0]))


def large(client: Client, page: int) -> str:
    sheet = client.get(f"/issues/2024-05-06/{page}/").context["sheet"]
    return str(sheet.large)
