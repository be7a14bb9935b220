"""The sheets that an article stands on, beside the form in which it is corrected: picture or raw lines, and which
place in which field each of its lines is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from articles.desk.lining import in_units, line_starts
from articles.models import Article, Page, PageText, Span
from articles.models.sight import STAFF, current
from articles.picturing.as_seen import masked_picture, placed_on
from articles.picturing.pictures import LARGE, PLAIN, PagePicture
from articles.public.quoting import shown_lines, unfound_passages

COLOURS = 7
# Role of a line → the field of the form that has its text. All others of an article are its body.
FIELDS = {"title": "headline", "byline": "bylines_text", "credit": "bylines_text"} | {
    name: name for name in ("section", "kicker", "headline", "subtitle")
}
# Roles of lines whose text is in no field.
IN_NO_FIELD = {"duplicate", "furniture", "imprint", "noise"}

Box = tuple[int, int, int, int]
# Of a line: the field it is in, and where in it, as browsers count.
Spot = tuple[str, int]


@dataclass(frozen=True)
class DeskPicture:
    """Addresses; width and height in pixels of the plain one."""

    plain: str
    large: str
    width: int
    height: int


@dataclass(frozen=True)
class DeskLine:
    """A raw line. ``begins``: the article whose run of lines it begins; ``colour`` is that of its article, 0 of none.

    ``box``: left, top, width and height in pixels of the plain picture."""

    number: int
    text: str
    own: bool
    colour: int = 0
    begins: Article | None = None
    field: str = ""
    first: int = 0
    box: Box | None = None


@dataclass(frozen=True)
class DeskSheet:
    """``picture`` only where it is known where the article's lines stand on it; ``lines``: with one its own alone."""

    page: Page
    picture: DeskPicture | None
    lines: tuple[DeskLine, ...]


def sheets_of(article: Article, typed: Mapping[str, str]) -> list[DeskSheet]:
    """``typed``: what stands in the form's fields, by their names. Nothing for who does not see what staff see."""
    if current() != STAFF:
        return []
    spans = article.spans.current().select_related("reading__page_text__page__issue")
    own = list(spans.order_by("reading__page_text", "order", "first_line"))
    texts = {span.reading.page_text_id: span.reading.page_text for span in own}
    newest = [text for text in texts.values() if text == text.page.current_text]
    lines = {text.pk: _readable(text) for text in newest}
    spots = _spots([span for span in own if span.reading.page_text_id in lines], lines, typed)
    return [_sheet(article, text, lines[text.pk], spots) for text in newest]


def _readable(text: PageText) -> dict[int, str]:
    """What holds text of its lines, by number, as staff may read it."""
    reading = text.current_reading
    spans = list(reading.spans.all()) if reading else []
    return {number: line for number, line in enumerate(shown_lines(text, spans), 1) if line.strip()}


def _spots(
    own: Sequence[Span], lines: Mapping[int, Mapping[int, str]], typed: Mapping[str, str]
) -> dict[tuple[int, int], Spot]:
    """(key of a text, number of a line) → where it is in the form."""
    by_field: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for span in own:
        if span.role not in IN_NO_FIELD:
            key = span.reading.page_text_id
            numbers = range(span.first_line, span.last_line + 1)
            by_field[FIELDS.get(span.role, "body")] += [(key, number) for number in numbers if number in lines[key]]
    spots: dict[tuple[int, int], Spot] = {}
    for field, keys in by_field.items():
        text = typed.get(field, "")
        starts = line_starts(text, [lines[key][number] for key, number in keys])
        spots |= {key: (field, in_units(text, start)) for key, start in zip(keys, starts, strict=True)}
    return spots


def _sheet(
    article: Article, text: PageText, readable: Mapping[int, str], spots: Mapping[tuple[int, int], Spot]
) -> DeskSheet:
    picture = _picture(text, readable)
    listed = list(_desk_lines(article, text, readable, spots, picture))
    own = tuple(line for line in listed if line.own)
    if picture and any(line.box for line in own):
        return DeskSheet(text.page, _addressed(picture), own)
    return DeskSheet(text.page, None, tuple(listed))


def _picture(text: PageText, readable: Mapping[int, str]) -> PagePicture | None:
    """At the address at which staff have it, whose digest is of what is hidden."""
    placed = placed_on(text.page, text) if text.page.issue else None
    if placed is None:
        return None
    reading = text.current_reading
    unfound = unfound_passages(text, reading.spans.all()) if reading else set()
    return masked_picture(text, placed, {n: line for n, line in readable.items() if n not in unfound})


def _addressed(picture: PagePicture) -> DeskPicture:
    page = picture.text.page
    assert page.issue
    plain, large = (
        reverse("page-picture", args=[page.issue.date, page.number, picture.digest, dots]) for dots in (PLAIN, LARGE)
    )
    return DeskPicture(plain, large, picture.width(PLAIN), picture.height(PLAIN))


def _desk_lines(
    article: Article,
    text: PageText,
    readable: Mapping[int, str],
    spots: Mapping[tuple[int, int], Spot],
    picture: PagePicture | None,
) -> Iterator[DeskLine]:
    reading = text.current_reading
    spans = list(reading.spans.select_related("article")) if reading else []
    owners = {n: span.article for span in spans for n in range(span.first_line, span.last_line + 1)}
    colours: dict[int, int] = {}
    before = None
    for number, line in readable.items():
        owner = owners.get(number)
        colour = colours.setdefault(owner.pk, len(colours) % COLOURS + 1) if owner else 0
        field, first = spots.get((text.pk, number), ("", 0))
        own = owner is not None and owner.pk == article.pk
        begins = owner if owner != before else None
        box = _box(picture, number) if picture and own else None
        yield DeskLine(number, line, own, colour, begins, field, first, box)
        before = owner


def _box(picture: PagePicture, number: int) -> Box | None:
    place = picture.placed.lines[number - 1]
    return picture.in_pixels(place.box, PLAIN) if place else None
