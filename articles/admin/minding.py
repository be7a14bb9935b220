"""What somebody must know of a text before he works at it: that it was sent back, that a 要害词 nearly stands in it."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib import admin
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.desk.phrase_checks import PhrasePlace, Table
from articles.desk.reviewing import sent_back
from articles.models import Article
from articles.models.revisions import field_label
from articles.public.quoting import quotes_of

# Characters on either side of a place.
SHOWN = 12


@admin.display(description="请注意")
def to_mind(article: Article) -> SafeString | str:
    """ "" where there is nothing."""
    said = [*_sent_back(article), *_near_phrases(article)]
    return format_html_join(SafeString("<br>"), "{}", said)


def _sent_back(article: Article) -> Iterator[tuple[str]]:
    if review := sent_back(article):
        reason = quotes_of(article.pk).text(review.reason)
        when = f"{review.at.astimezone():%m-%d %H:%M}"
        yield (f"{review.by} 于 {when} 在{review.pass_named}时退回：{reason}",)


def _near_phrases(article: Article) -> Iterator[tuple[SafeString]]:
    """Read anew from the text as it stands, which is masked."""
    undecided = set(article.near_misses.open().values_list("place", flat=True))
    for place in Table().places_in(article) if undecided else ():
        if place.digest in undecided:
            yield (_shown_place(article, place),)


def _shown_place(article: Article, place: PhrasePlace) -> SafeString:
    text, near = getattr(article, place.field), place.near
    return format_html(
        "要害词只差一个字，{}：…{}<mark>{}</mark>{}…，应为 {}",
        field_label(place.field),
        text[max(0, near.start - SHOWN) : near.start],
        near.text,
        text[near.end : near.end + SHOWN],
        " 或 ".join(near.phrases[:3]),
    )
