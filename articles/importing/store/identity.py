"""Which page a text is of. The same bytes are the same page, wherever a person has filed it since.

Only where they come with another date or page number than before are they another page: one notice printed on two days.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from django.db.models import QuerySet

from articles.importing.pairing import bigrams, overlap
from articles.importing.store.arrival import Arrival
from articles.models import CompanionPicture, Delivery, Page, PageText

# Date and page number that a text came with.
Place = tuple[dt.date | None, str]
# Share of common bigrams from which a text is the next reading of a page that a person has filed elsewhere. Two pages
# share less, one page with 45 % of its characters misread more.
SAME_PAGE = 0.25


def known_text(arrival: Arrival) -> PageText | None:
    """The text that comes again; none where its bytes are new, or came before with another date or number.

    One that comes with places for the first time is new. Whatever is read from a picture that came beside a text is
    that text again.
    """
    if beside := _text_beside(arrival):
        return beside
    rows = PageText.objects.filter(sha256=arrival.sha256)
    came = _places(rows.filter(source_file__isnull=False) if arrival.original else rows)
    same = [pk for pk, places in came.items() if _is_again(arrival, places)]
    exact = [pk for pk in same if (arrival.date, arrival.number) in came[pk]]
    if came and not same:
        return _standing_there(arrival, came)
    return _text(next(iter(exact or same))) if same else None


def page_of_sheet(arrival: Arrival) -> Page | None:
    """The page of which this is another extraction, or the same text with places, where it came as it comes now."""
    if not (original := arrival.original):
        return None
    of_sheet = PageText.objects.filter(source_file=original.file, sheet=original.taken.number)
    for rows in (of_sheet, PageText.objects.filter(sha256=arrival.sha256, source_file=None)):
        same = [pk for pk, places in _places(rows).items() if _is_again(arrival, places)]
        if same:
            return _text(same[-1]).page
    return None


def _text_beside(arrival: Arrival) -> PageText | None:
    if not (original := arrival.original):
        return None
    found = CompanionPicture.of_sheet(original.file, original.taken.number)
    return _text(found.page_text_id) if found else None


def _places(rows: QuerySet[PageText]) -> dict[int, list[Place]]:
    """By text, oldest first, what each came with."""
    came: dict[int, list[Place]] = {}
    values = rows.order_by("pk", "deliveries__pk").values_list("pk", "deliveries__date", "deliveries__number")
    for pk, date, number in values:
        came.setdefault(pk, []).append((date, number or ""))
    return came


def _is_again(arrival: Arrival, places: list[Place]) -> bool:
    whole = [place for place in places if all(place)]
    if arrival.filed_under and whole:
        return (arrival.date, arrival.number) in whole
    return any(_agree(arrival, place) for place in places)


def _agree(arrival: Arrival, place: Place) -> bool:
    """What one of the two does not say, the other may say."""
    date, number = place
    dates_agree = arrival.date is None or date is None or arrival.date == date
    return dates_agree and (not arrival.number or not number or arrival.number == number)


def _standing_there(arrival: Arrival, came: Iterable[int]) -> PageText | None:
    """These bytes came with another date or number: known all the same where a person has filed them there, or where
    their page waits for a date."""
    texts = PageText.objects.filter(pk__in=list(came)).defer("raw", "text").select_related("page__issue")
    date = arrival.filed_under
    if date is None:
        return None
    there = texts.filter(page__issue__date=date, page__number=arrival.number).first()
    return there or texts.filter(page__issue=None).first()


def _text(pk: int) -> PageText:
    return PageText.objects.defer("raw", "text").select_related("page__issue").get(pk=pk)


def note_delivery(text: PageText, arrival: Arrival) -> None:
    place = {"date": arrival.date, "number": arrival.number}
    if not text.deliveries.filter(**place).exists():
        Delivery.objects.create(page_text=text, **place)


def earlier_page(arrival: Arrival, date: dt.date) -> Page | None:
    """The page of which new bytes are another reading: the one that stands where they belong, or one that came so and
    that a person has filed elsewhere, whichever reads more like them."""
    standing = Page.objects.filter(issue__date=date, number=arrival.number).select_related("issue").first()
    came_so = Delivery.objects.filter(date=date, number=arrival.number).values("page_text__page")
    moved = list(Page.objects.filter(pk__in=came_so).select_related("issue"))
    moved = [page for page in moved if standing is None or page.pk != standing.pk]
    if not moved:
        return standing
    text = bigrams(arrival.text)
    scores = [(_likeness(page, text), page) for page in moved]
    best, page = max(scores, key=lambda pair: pair[0])
    if best < SAME_PAGE or (standing and _likeness(standing, text) >= best):
        return standing
    return page


def _likeness(page: Page, text: Counter[str]) -> float:
    current = page.current_text
    return overlap(bigrams(current.text), text) if current else 0.0
