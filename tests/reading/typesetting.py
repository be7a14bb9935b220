"""Invented articles set as raw pages in many layouts, with the truth beside each."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ARTICLES: list[dict[str, Any]] = json.loads((HERE / "practice_articles.json").read_text("utf-8"))["items"]


@dataclass(frozen=True)
class Layout:
    """How a page is set; every field may differ from page to page."""

    order: str = "HBT"
    width: int = 0
    """Characters of a hard-wrapped column; 0 sets a paragraph on one line."""
    blank: bool = True
    """Blank lines between the parts of an article and between its paragraphs."""
    indent: str = ""
    byline: str = "■{roles}"
    subtitle: bool = False
    crossheads: bool = False
    datelines: bool = True
    column_breaks: float = 0.0
    credit: str = "■摄影 {names}"
    photo_title: bool = True


LAYOUTS: dict[str, Layout] = {
    "plain paragraphs": Layout(),
    "hard-wrapped": Layout(width=17, column_breaks=0.3),
    "headline last": Layout(order="TBH", width=15),
    "byline on top": Layout(order="BHT"),
    "byline behind the text": Layout(order="HTB", byline="（{roles}）"),
    "no blank lines within an article": Layout(blank=False, width=19),
    "indented paragraphs": Layout(blank=False, indent="　　"),
    "open squares": Layout(byline="□ {roles}"),
    "roles with colons": Layout(byline="{colons}"),
    "subtitles": Layout(subtitle=True),
    "crossheads": Layout(crossheads=True, width=20),
    "no datelines": Layout(datelines=False, column_breaks=0.4),
    "captions signed inside": Layout(credit="", photo_title=False),
}
SUBTITLES = ("——来自乡镇一线的报道", "——记一个普通的日子", "——全县上下在行动")
CROSSHEADS = ("先把路走通", "再把门打开", "日子有奔头", "办法总比困难多")


@dataclass
class Sheet:
    """Raw lines as they are set, each with its label (item and role)."""

    lines: list[str] = field(default_factory=list)
    labels: list[tuple[str | None, str]] = field(default_factory=list)

    def put(self, text: str, item: str, role: str) -> None:
        self.lines.append(text)
        self.labels.append((item, role) if text.strip() else (None, "blank"))

    def gap(self) -> None:
        if self.lines and self.lines[-1]:
            self.put("", "", "blank")


def make_page(rng: random.Random, layout: Layout, articles: list[dict[str, Any]]) -> tuple[str, dict[str, Any]]:
    """One page and its truth, in the form of the sample pages' truths."""
    sheet, items = Sheet(), []
    stories = [entry for entry in articles if entry["kind"] == "article"]
    photos = [entry for entry in articles if entry["kind"] == "photo"]
    chosen = rng.sample(stories, rng.randint(3, 6)) + rng.sample(photos, rng.randint(0, 2))
    rng.shuffle(chosen)
    for number, entry in enumerate(chosen, 1):
        name = f"{entry['kind'][0]}{number}"
        setter = _set_photo if entry["kind"] == "photo" else _set_article
        items.append(setter(sheet, rng, layout, entry, name))
        sheet.gap()
    return finished(sheet, items)


def finished(sheet: Sheet, items: list[dict[str, Any]]) -> tuple[str, dict[str, Any]]:
    """The page's text and its truth, with every line labelled."""
    labels = {str(n): {"item": item, "role": role} for n, (item, role) in enumerate(sheet.labels, 1)}
    for entry in items:
        entry["lines"] = [n for n, (item, _) in enumerate(sheet.labels, 1) if item == entry["id"]]
    return "\n".join(sheet.lines) + "\n", {"issue": {}, "items": items, "line_labels": labels}


def _set_article(sheet: Sheet, rng: random.Random, layout: Layout, entry: dict[str, Any], name: str) -> dict[str, Any]:
    body = list(entry["body"])
    if layout.crossheads and len(body) >= 4:
        body[3:3], body[1:1] = [rng.choice(CROSSHEADS[2:])], [rng.choice(CROSSHEADS[:2])]
    dateline = "本报讯 " if layout.datelines and entry["dateline"] else ""
    setters: dict[str, Callable[[], None]] = {
        "H": lambda: _set_heads(sheet, rng, layout, entry, name),
        "B": lambda: _set_byline(sheet, layout, entry, name),
        "T": lambda: _set_text(sheet, rng, layout, [dateline + body[0], *body[1:]], name),
    }
    for part in layout.order:
        setters[part]()
        if layout.blank:
            sheet.gap()
    return _truth(entry, name, body)


def _set_heads(sheet: Sheet, rng: random.Random, layout: Layout, entry: dict[str, Any], name: str) -> None:
    if entry["kicker"]:
        sheet.put(entry["kicker"], name, "kicker")
        sheet.gap()
    sheet.put(entry["headline"], name, "headline")
    if layout.subtitle:
        sheet.gap()
        sheet.put(rng.choice(SUBTITLES), name, "subtitle")


def _set_byline(sheet: Sheet, layout: Layout, entry: dict[str, Any], name: str) -> None:
    by_role: dict[str, list[str]] = {}
    for byline in entry["bylines"]:
        by_role.setdefault(byline["role"], []).append(byline["name"])
    roles = " ".join(f"{role} {' '.join(names)}" for role, names in by_role.items())
    colons = " ".join(f"{role}：{'、'.join(names)}" for role, names in by_role.items())
    sheet.put(layout.byline.format(roles=roles, colons=colons), name, "byline")


def _set_text(sheet: Sheet, rng: random.Random, layout: Layout, paragraphs: list[str], name: str) -> None:
    for paragraph in paragraphs:
        parts = [paragraph]
        if rng.random() < layout.column_breaks and len(paragraph) > 60:
            cut = rng.randint(20, len(paragraph) - 20)
            while paragraph[cut - 1] in "。？！”" or paragraph[cut] in "，。、：；？！”":
                cut += 1
            parts = [paragraph[:cut], paragraph[cut:]]
        for index, part in enumerate(parts):
            for line in _wrapped(part, layout.width, first=index == 0):
                sheet.put(layout.indent + line, name, "body")
            if layout.blank or index < len(parts) - 1:
                sheet.gap()


def _wrapped(text: str, width: int, *, first: bool) -> Iterator[str]:
    room = width - 2 * first if width else len(text)
    while text:
        cut = min(room, len(text))
        while cut < len(text) and text[cut] in "，。、：；？！”":
            cut += 1
        yield text[:cut]
        text, room = text[cut:], width or len(text)


def _set_photo(sheet: Sheet, rng: random.Random, layout: Layout, entry: dict[str, Any], name: str) -> dict[str, Any]:
    names = " ".join(byline["name"] for byline in entry["bylines"])
    sheet.gap()
    if layout.photo_title:
        sheet.put(entry["headline"], name, "headline")
        sheet.gap()
    else:
        entry = {**entry, "headline": None}
    inside = "" if layout.credit else f"（{names} 摄）"
    _set_text(sheet, rng, layout, [entry["body"][0] + inside], name)
    sheet.gap()
    if layout.credit:
        sheet.put(layout.credit.format(names=names), name, "byline")
    return _truth(entry, name, entry["body"])


def _truth(entry: dict[str, Any], name: str, body: list[str]) -> dict[str, Any]:
    glued = [f"{entry['kicker']} {entry['headline']}"] if entry["kicker"] else []
    return {**entry, "id": name, "body": body, "headline_alts": glued}
