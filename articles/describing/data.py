"""An article as JSON and as plain text: the files beside its page."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from articles.describing.described import DASHES, Described, Related

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
        "series": one.series and asdict(one.series),
        "corrected_by": [other.url for other in one.related if other.corrects_this],
        "relations": [related_data(other) for other in one.related],
        "notes": [{"text": note.text, "date": note.day.isoformat()} for note in one.notes],
    }


def related_data(other: Related) -> dict[str, Any]:
    """``relation``: corrected_by, corrects, followed_by, follows, reprinted_by or reprints."""
    place = {"date": other.place.date.isoformat(), "date_inferred": other.place.date_inferred, "page": other.place.page}
    return {"relation": other.relation, "title": other.title, **place, "url": other.url}


def as_text(one: Described) -> str:
    """As it is printed from top to bottom, a blank line between the parts; above it what puts it right, below it what
    the editors say, where it comes from, and what it belongs with."""
    errata = "\n".join(str(other) for other in one.related if other.corrects_this)
    notes = "\n".join(map(str, one.notes))
    source = f"{one.place}\n{one.url}（第 {one.version} 稿，{one.status}）"
    series = f"系列：{one.series} {one.series.url}" if one.series else ""
    others = [str(other) for other in one.related if not other.corrects_this]
    beside = "\n".join(filter(None, (source, series, *others)))
    return "\n\n".join(filter(None, (errata, printed_text(one).removesuffix("\n"), notes, beside))) + "\n"


def printed_text(one: Described) -> str:
    """What is printed and no more; each line ends. Proofs on paper bear its digest (docs/proof.md): what stays as it is
    must be written the same for ever."""
    parts = ("\n".join(text for _, text in head_of(one)), signed_by(one), "\n".join(lines_of(one)))
    text = "\n\n".join(filter(None, parts))
    return text and text + "\n"


def head_of(one: Described) -> list[tuple[str, str]]:
    """What each part is, and how it is printed; nothing empty."""
    subtitle = f"——{one.subtitle.lstrip(DASHES)}" if one.subtitle else ""
    parts = ("section", one.section), ("kicker", one.kicker), ("headline", one.headline), ("subtitle", subtitle)
    return [(name, text) for name, text in parts if text]


def signed_by(one: Described) -> str:
    return " ".join(f"{by.role} {by.name}".strip() for by in one.bylines)


def lines_of(one: Described) -> list[str]:
    """The paragraphs, the dateline on the line of the first."""
    first, *others = one.paragraphs or ("",)
    return list(filter(None, (" ".join(filter(None, (one.dateline, first))), *others)))
