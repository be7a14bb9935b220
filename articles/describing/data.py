"""An article as JSON and as plain text: the files beside its page."""

from __future__ import annotations

from typing import Any

from articles.describing.described import DASHES, Described

HEAD = ("section", "kicker", "headline", "subtitle", "dateline")


def as_data(one: Described) -> dict[str, Any]:
    """With the keys of a search's files (``search/records``) and what they leave out; "" or null for nothing.

    ``bylines`` are {"role", "name", "url"} in printed order, ``authors`` the names of those who are cited.
    """
    place = one.place
    return {
        "id": one.code,
        "url": one.url,
        "title": one.title,
        "kind": one.kind,
        "newspaper": place.newspaper,
        "date": place.date.isoformat(),
        "date_inferred": place.date_inferred,
        "date_between": place.date_between and [day.isoformat() for day in place.date_between],
        "issue_number": place.issue_number,
        "issue_url": place.issue_url,
        "page": place.page,
        "page_name": place.page_name,
        "page_url": place.page_url,
        **{name: getattr(one, name) for name in HEAD},
        "bylines": [{"role": by.role, "name": by.name, "url": by.url or None} for by in one.bylines],
        "authors": [author.name for author in one.authors],
        "body": "\n".join(one.paragraphs),
        "version": one.version,
        "status": one.status,
        "changed": one.changed.isoformat(timespec="seconds"),
    }


def as_text(one: Described) -> str:
    """As it is printed from top to bottom, a blank line between the parts; below it where it comes from."""
    subtitle = f"——{one.subtitle.lstrip(DASHES)}" if one.subtitle else ""
    head = "\n".join(filter(None, (one.section, one.kicker, one.headline, subtitle)))
    signed = " ".join(f"{by.role} {by.name}".strip() for by in one.bylines)
    first, *others = one.paragraphs or ("",)
    body = "\n".join(filter(None, (" ".join(filter(None, (one.dateline, first))), *others)))
    source = f"{one.place}\n{one.url}（第 {one.version} 稿，{one.status}）"
    return "\n\n".join(filter(None, (head, signed, body, source))) + "\n"
