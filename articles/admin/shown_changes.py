"""What differs between two texts as HTML: what went and what came are marked, and so is every blank of it."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from articles.desk.showing import GONE, LEFT_OUT, NEW, SAME, Paragraph

SHOWN = {SAME: "{}", GONE: "<del>{}</del>", NEW: "<ins>{}</ins>", LEFT_OUT: '<span class="left-out">……{}</span>'}


def shown_line(paragraph: Paragraph) -> SafeString:
    return mark_safe("".join(format_html(SHOWN[kind], text) for kind, text in paragraph))


def as_line(paragraphs: Iterable[Paragraph]) -> SafeString:
    """All in one, where no paragraphs can stand."""
    return format_html_join(SafeString("<br>"), "{}", ((shown_line(one),) for one in paragraphs))


def as_paragraphs(paragraphs: Iterable[Paragraph]) -> SafeString:
    return format_html_join("", '<p class="changed">{}</p>', ((shown_line(one),) for one in paragraphs))
