"""Doubts about an item, each a Doubt for a person: its lines, its kind, and a sentence that says what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from articles.reading.layout.continuations import stops_mid_sentence
from articles.reading.layout.headlines import Deck
from articles.reading.layout.lines import Block
from articles.reading.layout.prose import Prose
from articles.reading.layout.settling import OTHERS
from articles.reading.records import Doubt, Item, ItemKind


def doubts_of(
    kind: ItemKind, own: Sequence[Block], titles: Sequence[Deck], prose: Prose, certain: bool
) -> tuple[Doubt, ...]:
    """Everything about an article or photo that a person should look at."""
    lines = [line for block in own for line in block.lines]
    first, last = lines[0].number, lines[-1].number
    doubts: list[Doubt] = []
    if not titles and kind not in OTHERS:
        doubts.append(Doubt(first, last, "no-headline", "没有找到标题，请补上或与相邻稿件合并。"))
    elif not all(deck.sure for deck in titles):
        at = titles[0].lines
        doubts.append(Doubt(at[0], at[-1], "kicker", "引题和主题的分界不能确定，请核对。"))
    if not prose.body:
        doubts.append(Doubt(first, last, "no-body", "只有标题或署名，没有正文，请核对。"))
    if not certain:
        doubts.append(uncertain(own))
    doubts += [
        Doubt(line.number, line.number, "doubled", f"标题重复，略去一遍：{line.left_out}")
        for line in lines
        if line.left_out
    ]
    doubts += [Doubt(at, at, "repeated", f"段内重复，略去：{text}") for at, text in prose.cut]
    if kind == "article" and _stops(prose):
        doubts.append(Doubt(last, last, "open-end", "正文在句中结束，可能漏识或转至他版，请核对。"))
    doubts += [Doubt(at, at, "crossed", detail) for at, detail in prose.crossed]
    doubts += [Doubt(at, at, "lost-end", "这一段的结尾可能漏识，请对照原报补齐。") for at in prose.lost]
    return tuple(doubts)


def _stops(prose: Prose) -> bool:
    """Whether the text breaks off, and no pointer to another page says where it goes on."""
    return prose.cut_off and bool(prose.body) and not prose.continues_on and stops_mid_sentence(prose.body[-1])


def uncertain(own: Sequence[Block]) -> Doubt:
    """The reading of these blocks is hardly cheaper than another one."""
    return uncertain_at(own[0].lines[0].number, own[-1].lines[-1].number)


def out_of_order(own: Sequence[Block]) -> Doubt:
    """Other columns may belong to it, or these in another order."""
    return _of_all(own, "版面上这一篇各栏的先后或归属不能确定，请对照原版核对。")


def hard_to_read(own: Sequence[Block]) -> Doubt:
    """Its characters may be misread."""
    return _of_all(own, "这一篇的文字识别没有把握，可能有错字、漏字，请对照原版核对。")


def _of_all(own: Sequence[Block], detail: str) -> Doubt:
    numbers = [line.number for block in own for line in block.lines]
    return Doubt(min(numbers), max(numbers), "uncertain", detail)


def uncertain_at(first: int, last: int) -> Doubt:
    """The same of raw lines."""
    return Doubt(first, last, "uncertain", "这一篇的分界或归属不能确定，请对照原文核对。")


def page_doubts(items: Sequence[Item]) -> Iterator[Doubt]:
    """What was put aside and might be text after all."""
    for item in items:
        first, last = item.lines[0], item.lines[-1]
        if item.kind == "noise":
            yield Doubt(first, last, "noise", f"不像本报文字，未归入任何稿件：{_quote(item.body)}")
        if item.kind == "duplicate":
            yield Doubt(first, last, "duplicate", f"与本版别处重复，略去：{_quote(item.body)}")


def _quote(body: Sequence[str]) -> str:
    text = "／".join(body)
    return text if len(text) <= 40 else text[:38] + "……"
