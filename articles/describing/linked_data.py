"""An article in schema.org's words, for the data block in its page."""

from __future__ import annotations

import json
from typing import Any

from articles.describing.described import Credited, Described, PartOfSeries

LANGUAGE = "zh-Hans"
# What is no news; a NewsArticle, and it alone, has a printPage and a dateline.
OTHER_TYPES = {"notice": "Article", "ad": "AdvertiserContentArticle"}
# Without these nothing in a JSON string ends a script element or opens another, nor a line for old readers.
IN_A_SCRIPT = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def news_article(one: Described) -> dict[str, Any]:
    """A name of a property → its value; nothing empty."""
    kind = OTHER_TYPES.get(one.kind, "NewsArticle")
    newspaper = {"@type": "Newspaper", "name": one.place.newspaper, "url": f"{one.place.site}/"}
    told = {
        "@context": "https://schema.org",
        "@type": kind,
        "@id": one.url,
        "url": one.url,
        "mainEntityOfPage": one.url,
        "headline": one.title,
        "alternativeHeadline": one.subtitle,
        "description": one.opening,
        "articleSection": one.section,
        "inLanguage": LANGUAGE,
        "datePublished": one.place.date.isoformat(),
        "author": [creator(author) for author in one.authors],
        "sourceOrganization": [organisation(by.name) for by in one.sources],
        "publisher": organisation(one.place.newspaper),
        "isPartOf": [issue(one, newspaper), series(one.series)] if one.series else issue(one, newspaper),
        "position": one.series and one.series.instalment,
        "correction": urls(one, "corrected_by"),
        "about": [{"@type": "Article", "@id": url, "url": url} for url in urls(one, "corrects")],
        "isBasedOn": urls(one, "reprints"),
    }
    if kind == "NewsArticle":
        told |= {"printPage": one.place.page, "printSection": one.place.page_name, "dateline": one.dateline}
    else:
        told["pagination"] = one.place.page
    return {name: value for name, value in told.items() if value}


def issue(one: Described, newspaper: dict[str, Any]) -> dict[str, Any]:
    """总第N期 of the newspaper, by its day; a day that was inferred says so in the name."""
    place = one.place
    numbered = {"issueNumber": place.issue_number} if place.issue_number else {}
    told = {"@type": "PublicationIssue", "@id": place.issue_url, "url": place.issue_url, "name": place.day}
    return told | numbered | {"datePublished": place.date.isoformat(), "isPartOf": newspaper}


def series(part: PartOfSeries) -> dict[str, str]:
    return {"@type": "CreativeWorkSeries", "@id": part.url, "url": part.url, "name": part.name}


def urls(one: Described, relation: str) -> list[str]:
    return [other.url for other in one.related if other.relation == relation]


def creator(author: Credited) -> dict[str, str]:
    """A person; a wire service where nobody else is named."""
    if author.organisation:
        return organisation(author.name)
    told = {"@type": "Person", "name": author.name, "jobTitle": author.role, "url": author.url}
    return {name: value for name, value in told.items() if value}


def organisation(name: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name}


def for_a_script(data: dict[str, Any]) -> str:
    """JSON that may stand between the tags of a script element, whatever the texts hold."""
    return json.dumps(data, ensure_ascii=False).translate(IN_A_SCRIPT)
