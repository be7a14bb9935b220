"""A page with a picture: two articles whose lines stand somewhere."""

from __future__ import annotations

from pathlib import Path

from articles.keeping.originals import originals, receive
from articles.models import PageText, SourceFile
from tests.support.factories import make_article, make_page, make_span, make_text
from tests.support.placed_texts import keep_places

DAY = "2024-05-06"
LINES = [
    *("渡口换船", "撑船的入说新船比日", "船轻了一半。", ""),
    *("茶馆开门", "炉火烧得很旺，新船", "的客人都来了。", "广告热线"),
]
FERRY, TEAHOUSE = "撑船的人说新船比旧船轻了一半。", "炉火烧得很旺，新船的客人都来了。"


def make_pictured(number: str = "C01", file: SourceFile | None = None) -> PageText:
    """The first article was corrected, the last line belongs to none. Each line is 300 below the one before, each
    character 100 wide, both from 500 on; a sheet of 600 by 800 points. Without a file there is none to be drawn."""
    page = make_page(number)
    file = file or SourceFile.objects.get_or_create(sha256="0" * 64, kind="pdf", size=1, name="a.pdf")[0]
    text = make_text(page, "\n".join(LINES), source_file=file, sheet=1)
    for headline, body, first, last in (("渡口换船", FERRY, 1, 3), ("茶馆开门", TEAHOUSE, 5, 7)):
        article = make_article(page, headline=headline, body=body)
        make_span(text, article, first, first, "headline")
        make_span(text, article, first + 1, last)
    keep_places(text)
    return text


def picture_all() -> None:
    """Gives every page text a file and places."""
    file, _ = SourceFile.objects.get_or_create(sha256="0" * 64, kind="pdf", size=1, name="a.pdf")
    for text in PageText.objects.filter(placed_lines=None):
        keep_places(text)
    PageText.objects.filter(pk__gt=0).update(source_file=file, sheet=1)


def keep_file(path: Path) -> SourceFile:
    """A PDF among those that are kept."""
    with originals().receiving() as folder, path.open("rb") as stream:
        received = receive(stream, folder / "a", 1 << 20)
        originals().keep(received)
    return SourceFile.objects.create(sha256=received.sha256, kind="pdf", size=received.size, name=path.name)
