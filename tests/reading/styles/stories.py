"""Articles of a style, with texts of the corpus: as they are printed, and as an editor would file them."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field, replace

import jieba

from tests.reading.styles.corpus import Story
from tests.reading.styles.grammar import chance, invent, several, topic
from tests.reading.styles.names import Cast, Credits
from tests.reading.styles.style import Copy, Piece, Setting, Style

_POINTERS = ("（上接第<page>版）", "（上接<page>版）", "（紧接第<page>版）", "上接第<page>版")
jieba.setLogLevel(logging.WARNING)
_END = re.compile(r"(?<=[。！？])(?![”』」])|(?<=[。！？][”』」])")


@dataclass
class Desk:
    """What an article of one page is made with."""

    style: Style
    setting: Setting
    cast: Cast
    pool: list[Story]
    """Stories in the order they will be used; each once on a page."""
    credits: Credits = field(default_factory=list)
    optional: Credits = field(default_factory=list)

    def form(self, name: str) -> str:
        """The page's form for the place, filled in; its credits go to the item that is being made."""
        printed, sure, optional = self.cast.credit(self.setting.forms[name])
        self.credits += sure
        self.optional += optional
        return printed

    def story(self) -> Story:
        """The next story; a longer one where the style sets crossheads."""
        if self.style.crosshead:
            self.pool[-4:] = sorted(self.pool[-4:], key=lambda story: len(story.paragraphs))
        return self.pool.pop()

    def closed(self, copy: Copy) -> Copy:
        """The item with the credits that its forms gave."""
        made = replace(copy, bylines=tuple(self.credits), optional=tuple(self.optional))
        self.credits, self.optional = [], []
        return made


def article(desk: Desk) -> Copy:
    story = desk.story()
    rng = desk.cast.rng
    texts = _up_to(story.paragraphs, rng.randint(*desk.style.size))
    kicker = topic(desk.cast, texts, "kicker") if "K" in desk.setting.order and chance(rng, desk.style.kickers) else ""
    subtitle = (
        topic(desk.cast, texts, "subtitle") if "S" in desk.setting.order and chance(rng, desk.style.subtitles) else ""
    )
    printed_subtitle = f"——{subtitle}" if subtitle and chance(rng, desk.style.dashes) else subtitle
    parts = {
        "K": [Piece("kicker", kicker)] if kicker else [],
        "H": _headline(desk, story.headline),
        "S": [Piece("subtitle", printed_subtitle)] if subtitle else [],
    }
    pieces: list[Piece] = []
    body: tuple[str, ...] = ()
    for letter in desk.setting.order:
        if letter == "T":
            text, body = _text(desk, texts)
            pieces += text
        else:
            pieces += parts[letter] if letter in parts else _credit_lines(desk, letter)
    alts = (f"{story.headline}{printed_subtitle}", f"{story.headline}{subtitle}") if subtitle else ()
    return desk.closed(Copy("article", tuple(pieces), story.headline, kicker, alts, body=body))


def brief(desk: Desk) -> Copy:
    """A short item under one line, 60 to 120 characters."""
    story = desk.pool.pop()
    text = _up_to(tuple(_END.split(story.paragraphs[0])), 70)
    printed, body = _text(desk, ("".join(text),), plain=True)
    return desk.closed(Copy("article", (Piece("headline", story.headline), *printed), story.headline, body=body))


def continuation(desk: Desk) -> Copy:
    """The rest of an article of another page: without a headline, or with a short one again."""
    story = desk.pool.pop()
    texts = _up_to(story.paragraphs, desk.cast.rng.randint(*desk.style.size))
    headline = story.headline if chance(desk.cast.rng, 0.4) else ""
    pointer = desk.cast.fill(desk.cast.rng.choice(_POINTERS))
    apart = chance(desk.cast.rng, 0.3)
    printed = (pointer, *texts) if apart else (pointer + texts[0], *texts[1:])
    head = [Piece("headline", headline)] if headline else []
    pieces = (*head, *(Piece("body", text, runs=True) for text in printed))
    return desk.closed(Copy("article", pieces, headline, body=texts))


def interview(desk: Desk) -> Copy:
    """Questions and answers."""
    story = desk.pool.pop()
    answers = _up_to(story.paragraphs, desk.cast.rng.randint(*desk.style.size))
    voices = [("记者：", f"{desk.cast.person()[0]}主任："), ("问：", "答："), ("本报：", f"{desk.cast.person()}：")]
    asks, says = desk.cast.rng.choice(voices)
    questions = several(desk.cast, "question", len(answers))
    body = [text for ask, answer in zip(questions, answers, strict=False) for text in (asks + ask, says + answer)]
    credits = _credit_lines(desk, "B")
    pieces = (*_headline(desk, story.headline), *credits, *(Piece("body", text, runs=True) for text in body))
    return desk.closed(Copy("article", pieces, story.headline, body=tuple(body)))


def _headline(desk: Desk, headline: str) -> list[Piece]:
    """The headline in as many lines as the style sets it, cut between words."""
    count = min(desk.cast.rng.randint(*desk.style.headline_lines), max(1, len(headline) // 6))
    lines, room = [""], len(headline) / count
    for word in jieba.lcut(headline):
        if len(lines) < count and len(lines[-1]) + len(word) / 2 > room:
            lines.append("")
        lines[-1] += word
    return [Piece("headline", line) for line in lines]


def _credit_lines(desk: Desk, letter: str) -> list[Piece]:
    """Byline, lines directly below the heads, or lines at the end: ⏎ ends a line of a form."""
    printed = desk.form({"B": "byline", "D": "below", "E": "tail"}[letter])
    role = "byline" if letter == "B" else "aside"
    return [Piece(role, line) for line in printed.split("⏎") if line]


def _text(desk: Desk, texts: tuple[str, ...], *, plain: bool = False) -> tuple[list[Piece], tuple[str, ...]]:
    """The text as it is printed and as it is filed: without dateline and credits, with crossheads and summary."""
    opening = desk.form("opening")
    printed = [opening + texts[0], *texts[1:]]
    printed[-1] += desk.form("ending")
    pieces = [Piece("body", text, runs=True) for text in printed]
    body = list(texts)
    if not plain and desk.style.crosshead and len(texts) > 3:
        for at, head in zip((3, 1), several(desk.cast, "crosshead", 2), strict=True):
            head = desk.style.crosshead.format(head)
            pieces.insert(at, Piece("subhead", head))
            body.insert(at, head)
    if not plain and chance(desk.cast.rng, desk.style.box):
        summary = f"核心提示：{invent(desk.cast, 'summary')}"
        pieces.insert(0, Piece("standfirst", summary, runs=True))
        body.insert(0, summary)
    return pieces, tuple(body)


def _up_to(texts: tuple[str, ...], size: int) -> tuple[str, ...]:
    """The first texts, until they have the size."""
    kept: list[str] = []
    for text in texts:
        if sum(map(len, kept)) >= size:
            break
        kept.append(text)
    return tuple(kept)
