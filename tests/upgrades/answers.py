"""What an archive answers to an address, reduced to what no later release may change. Standard library only."""

from __future__ import annotations

import http.client
import json
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

# Marks of ours beside what is printed; their wording may change.
OURS = {"lost-text", "doubt", "note", "meta", "continues"}
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
LISTED = ("/a/", "/reporters/", "/issues/")


class Shown(HTMLParser):
    """``printed``: the text of the first <article>, without blanks; ``links``: what <main> leads to, each once."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.texts: list[str] = []
        self.articles = 0
        self.links: list[str] = []

    @property
    def printed(self) -> str:
        return "".join("".join(self.texts).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self.open.append((tag, bool(OURS & set(values.get("class", "").split()))))
        self.articles += tag == "article"
        address = values.get("href", "").partition("?")[0].partition("#")[0]
        if tag == "a" and self.inside("main") and address.startswith(LISTED) and address not in self.links:
            self.links.append(address)

    def handle_endtag(self, tag: str) -> None:
        while any(name == tag for name, _ in self.open) and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.articles == 1 and self.inside("article") and not any(ours for _, ours in self.open):
            self.texts.append(data)

    def inside(self, tag: str) -> bool:
        return any(name == tag for name, _ in self.open)


def ask(server: str, address: str) -> dict[str, Any]:
    """{"status", "location"?, "printed"?, "links"?}; ``server`` is http://host:port."""
    connection = http.client.HTTPConnection(urlsplit(server).netloc, timeout=60)
    try:
        connection.request("GET", address)
        answer = connection.getresponse()
        body = answer.read().decode()
    finally:
        connection.close()
    told: dict[str, Any] = {"status": answer.status}
    if 300 <= answer.status < 400:
        if "/login/" in answer.headers["Location"]:
            raise RuntimeError(f"{address} asks for a log-in: serve it with VISIBILITY=public")
        told["location"] = urlsplit(answer.headers["Location"])._replace(scheme="", netloc="").geturl()
    if answer.status == 200:
        told |= found(body) if "json" in answer.headers["Content-Type"] else shown(address, body)
    return told


def found(body: str) -> dict[str, Any]:
    """Of a search as JSON: which, in which order; of suggestions: where they lead."""
    data = json.loads(body)
    return {"links": [row["url"] for row in data.get("results") or data.get("suggestions") or []]}


def shown(address: str, body: str) -> dict[str, Any]:
    page = Shown()
    page.feed(body)
    if address.startswith("/a/") and page.printed:
        return {"printed": page.printed}
    if address == "/":
        return {}  # depends on the day it is asked
    return {"links": [link for link in page.links if link.startswith("/a/") or not address.startswith("/search/")]}
