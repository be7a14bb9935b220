"""Whole pages of a style: what is drawn, set in columns, and labelled line by line."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from opencc import OpenCC

from tests.reading.styles import fillers, stories
from tests.reading.styles.corpus import stories as corpus
from tests.reading.styles.mastheads import masthead
from tests.reading.styles.names import Cast
from tests.reading.styles.stories import Desk
from tests.reading.styles.style import Copy, Piece, Setting, Style
from tests.reading.typesetting import Sheet, finished

_HANGING = "，。、：；？！”』」）》"
_MASTHEADS = 0.6  # share of the pages that print one
# Roles of pieces as the truth labels them; lines that may be the item's or furniture count neither way: "duplicate".
_LABELS = {"aside": "duplicate", "verse": "body", "standfirst": "body"}

MAKERS: dict[str, Callable[[Desk], Copy]] = {
    "article": stories.article,
    "brief": stories.brief,
    "continuation": stories.continuation,
    "interview": stories.interview,
    "photo": fillers.photo,
    "album": fillers.album,
    "notice": fillers.notice,
    "classified": fillers.classified,
    "correction": fillers.correction,
    "verse": fillers.verse,
}


def styled_page(style: Style, seed: str) -> tuple[str, dict[str, Any]]:
    """One page and its truth; the same style and seed give the same page."""
    rng = random.Random(f"{style.name}/{seed}")
    setting, cast = _drawn(style, rng), Cast(rng)
    desk = Desk(style, setting, cast, rng.sample(corpus(), 40))
    kinds = [kind for kind, least, most in style.mix for _ in range(rng.randint(least, most))]
    rng.shuffle(kinds)
    kinds.sort(key=lambda kind: kind != "continuation")
    sheet, items = Sheet(), []
    if style.masthead and rng.random() < _MASTHEADS:
        items.append(_put_masthead(sheet, masthead(cast, rng.choice(style.masthead)), style, setting))
    for number, kind in enumerate(kinds, 1):
        copy, name = _in_script(MAKERS[kind](desk), style.script), f"{kind}{number}"
        _put(sheet, copy.pieces, name, setting)
        items.append(copy.truth(name))
        if setting.blank != "none":
            sheet.gap()
    return finished(sheet, items)


def _drawn(style: Style, rng: random.Random) -> Setting:
    places = ("byline", "below", "tail", "opening", "ending", "caption_credit")
    forms = {place: rng.choice(getattr(style, place) or ("",)) for place in places}
    flow = rng.choice(style.flow)
    width = rng.randint(*style.widths)
    return Setting(flow, width, rng.choice(style.blank), rng.choice(style.indents), rng.choice(style.order), forms)


@cache
def _converter(script: str) -> OpenCC:
    return OpenCC(script)


def _in_script(copy: Copy, script: str) -> Copy:
    """All that is printed, and the truth of it, in another script; roles stay in plain form."""
    if not script:
        return copy
    into = _converter(script).convert
    return replace(
        copy,
        pieces=tuple(replace(piece, text=into(piece.text)) for piece in copy.pieces),
        headline=into(copy.headline),
        kicker=into(copy.kicker),
        headline_alts=tuple(map(into, copy.headline_alts)),
        bylines=tuple((role, into(name)) for role, name in copy.bylines),
        optional=tuple((role, into(name)) for role, name in copy.optional),
        body=tuple(map(into, copy.body)),
    )


def _put_masthead(sheet: Sheet, lines: list[str], style: Style, setting: Setting) -> dict[str, Any]:
    for line in lines:
        sheet.put(_converter(style.script).convert(line) if style.script else line, "f1", "masthead")
        if setting.blank == "all":
            sheet.gap()
    if setting.blank != "none":
        sheet.gap()
    return Copy("furniture", ()).truth("f1")


def _put(sheet: Sheet, pieces: tuple[Piece, ...], name: str, setting: Setting) -> None:
    for at, piece in enumerate(pieces):
        before = pieces[at - 1] if at else piece
        if piece.role == "gap":
            if setting.blank != "none":
                sheet.gap()
            continue
        if _gap_between(before, piece, setting):
            sheet.gap()
        for line in _lines(piece, setting):
            sheet.put(line, name, _LABELS.get(piece.role, piece.role))


def _gap_between(before: Piece, piece: Piece, setting: Setting) -> bool:
    if setting.blank in ("none", "items") or before is piece:
        return False
    if piece.role == before.role and piece.role in ("headline", "verse", "aside"):
        return False
    return setting.blank == "all" or piece.role != before.role


def _lines(piece: Piece, setting: Setting) -> Iterator[str]:
    if not piece.runs:
        yield piece.text
        return
    if setting.flow == "line":
        yield setting.indent + piece.text
        return
    rows = list(_rows(piece.text, setting))
    if setting.flow == "stray":
        yield setting.indent + " ".join(rows)
    else:
        yield setting.indent + rows[0]
        yield from rows[1:]


def _rows(text: str, setting: Setting) -> Iterator[str]:
    """The rows of a column; the first is two characters shorter, whether the indent is printed or lost."""
    room = setting.width - 2
    while text:
        cut = min(room, len(text))
        while cut < len(text) and text[cut] in _HANGING:
            cut += 1
        yield text[:cut]
        text, room = text[cut:], setting.width
