"""One designed page: its HTML, and its items as the truth has them.

A page is rows of cells; a cell holds an article and perhaps a photo, a notice or an advertisement.
"""

from __future__ import annotations

import html
import random
from collections.abc import Sequence
from typing import Any

from tests.support.designed_stories import cut_short, of_kind, picture, roles_of, signature
from tests.support.page_designs import Design, Told

_CSS = """
@page{margin:0} *{margin:0;padding:0;box-sizing:border-box}
body{font-family:'Noto Serif CJK SC';line-height:1.45;color:#000;padding:30px 34px}
.row{display:flex;gap:18px;padding:12px 0;align-items:flex-start} .cell{min-width:0}
article,figure,.notice,.ad{margin-bottom:14px;break-inside:avoid}
h2{font-size:30px;line-height:1.25;font-weight:bold;margin:4px 0} .kicker{font-size:17px} .sub{font-size:16px}
.byline{font-size:.95em;margin:3px 0;font-family:'Noto Sans CJK SC'}
.cols{column-gap:16px;column-fill:balance;text-align:justify} p{text-indent:var(--indent)}
img{display:block;width:100%} figcaption{font-size:.92em;font-family:'Noto Sans CJK SC'}
figure.side{display:flex;gap:10px;align-items:flex-end} figure.side img{width:62%} figure.side div{flex:1}
.title{font-weight:bold;font-size:1.25em;font-family:'Noto Sans CJK SC'}
.beside{display:grid;grid-template-columns:30% 1fr;gap:16px}
.upright{display:flex;gap:14px;flex-direction:row-reverse} .upright .cols{flex:1}
.upright.left{flex-direction:row} .upright header{writing-mode:vertical-rl}
.ad{border:1px solid #000;padding:14px;text-align:center} .ad b{font-size:34px;display:block}
.ad span{font-size:15px}
.notice b{font-size:18px;display:block;text-align:center} .notice i{display:block;text-align:right;font-style:normal}
header.mast{display:flex;justify-content:space-between;align-items:flex-end;border-bottom:2px solid #000}
header.mast b{font-size:30px}
footer{display:flex;justify-content:space-between;font-size:11px;border-top:1px solid #000}
"""


class DesignedSheet:
    """One page: its HTML, and its items as the truth has them."""

    def __init__(self, design: Design, rng: random.Random, stories: Sequence[Told]) -> None:
        self.design, self.rng = design, rng
        self.items: list[Told] = []
        kinds = ("article", "photo", "notice", "ad")
        self._left = {kind: rng.sample(own, len(own)) for kind in kinds if (own := of_kind(stories, kind)) or True}

    def html(self) -> str:
        design = self.design
        style = f"{_CSS} body{{font-size:{design.size}px;width:{design.width}px}} :root{{--indent:{design.indent}em}}"
        style += f" .cols{{columns:{design.columns}}} .narrow .cols{{columns:1}} {design.css}"
        rows = "".join(self._row(widths) for widths in design.rows)
        return f"<meta charset=utf-8><style>{style}</style><body>{self._mast()}{rows}{self._foot()}"

    def _mast(self) -> str:
        lines = ["青禾晚报", "2024年5月6日 星期一", "第3版 城事"]
        return f"<header class=mast>{self._furniture(lines)}</header>"

    def _foot(self) -> str:
        return f"<footer>{self._furniture(['责任编辑：程墨 版式：戚小满', '新闻热线：0573-85000000', '3'])}</footer>"

    def _furniture(self, lines: Sequence[str]) -> str:
        number = self._add("furniture", body=list(lines))
        return "".join(
            f"<b data-item={number}>{lines[0]}</b>" if not at else f"<span data-item={number}>{line}</span>"
            for at, line in enumerate(lines)
        )

    def _add(self, kind: str, **told: Any) -> int:
        empty = {"kicker": "", "headline": "", "subtitle": "", "bylines": [], "body": [], "pictures": []}
        self.items.append({"id": f"i{len(self.items)}", "kind": kind, **empty, **told})
        return len(self.items) - 1

    def _row(self, widths: Sequence[int]) -> str:
        cells = []
        for width in widths:
            narrow = width < sum(widths) / 2 or len(widths) > 2
            cells.append(f"<div class='cell{' narrow' * narrow}' style='flex:{width} 1 0'>{self._cell(narrow)}</div>")
        return f"<div class=row>{''.join(cells)}</div>"

    def _cell(self, narrow: bool) -> str:
        found = [self._article(narrow)]
        chance = self.rng.random()
        if chance < 0.45:
            found.append(self._photo())
        elif chance < 0.6:
            found.append(self._other("notice"))
        elif chance < 0.7:
            found.append(self._other("ad"))
        self.rng.shuffle(found)
        return "".join(found)

    def _article(self, narrow: bool) -> str:
        if not self._left["article"]:
            return ""
        story, design = self._left["article"].pop(), self.design
        body = cut_short(story["body"], self.rng.randint(150, 320) if narrow else self.rng.randint(280, 760))
        bylines = _signers(story["bylines"], design.roles)
        signed = signature(bylines, design.roles)
        cross = len(body) // 2 if design.crossheads and len(body) > 2 else None
        if cross is not None:
            body.insert(cross, self.rng.choice(["先把路走通", "再把门打开", "日子有奔头", "办法比困难多"]))
        number = self._add(
            "article",
            kicker=story.get("kicker") or "",
            headline=story["headline"],
            bylines=roles_of(bylines, design.roles) if signed else [],
            body=body,
            dateline="本报讯" if design.dateline or design.byline == "inline" else "",
        )
        head = self._head(number, story, signed if design.byline == "below" else "")
        columns = f"<div class=cols data-item={number}>{self._paragraphs(body, cross, signed)}</div>"
        return f"<article class='{self._turn(narrow)}'>{head}{columns}</article>"

    def _turn(self, narrow: bool) -> str:
        turn = {"top": "", "beside": "beside", "upright": self.rng.choice(["upright", "upright left"])}[
            self.design.head
        ]
        return "" if narrow and self.design.head == "beside" else turn

    def _paragraphs(self, body: Sequence[str], cross: int | None, signed: str) -> str:
        """With the dateline, and the signature where the design puts it into the text."""
        design = self.design
        printed = [html.escape(text) for text in body]
        if design.byline == "inline" and signed:
            printed[0] = f"本报讯（{signed}）{printed[0]}"
        else:
            printed[0] = f"{'本报讯 ' * (design.dateline or design.byline == 'inline')}{printed[0]}"
        if design.byline == "end" and signed:
            printed[-1] += f"（{signed}）"
        kinds = ("cross" if at == cross else "first" if not at else "" for at in range(len(printed)))
        first = f"<p>{signed}</p>" if design.byline == "column" and signed else ""
        return first + "".join(f"<p class='{kind}'>{text}</p>" for kind, text in zip(kinds, printed, strict=True))

    def _head(self, number: int, story: Told, signed: str) -> str:
        kicker = (
            f"<div class=kicker data-item={number}>{html.escape(story['kicker'])}</div>" if story.get("kicker") else ""
        )
        byline = f"<div class=byline data-item={number}>{signed}</div>" if signed else ""
        return f"<header>{kicker}<h2 data-item={number}>{html.escape(story['headline'])}</h2>{byline}</header>"

    def _photo(self) -> str:
        if not self._left["photo"]:
            return ""
        story, design = self._left["photo"].pop(), self.design
        names = [byline["name"] for byline in story["bylines"]][:1] or ["程墨"]
        title = story.get("headline") if design.photo_title else ""
        body = cut_short(story["body"], 90)[:1]
        number = self._add("photo", headline=title or "", bylines=[{"role": "摄影", "name": names[0]}], body=body)
        credit = self.rng.choice([f"（{names[0]} 摄）", f"<br>摄影 {names[0]}"])
        text = f"<div data-item={number} class=title>{title}</div>" if title else ""
        text += f"<div data-item={number}>{html.escape(body[0])}{credit}</div>"
        image = f"<img src='{picture(self.rng)}' style='height:{self.rng.randint(120, 220)}px'>"
        side = "side" if design.caption == "side" else ""
        return f"<figure class='{side}'>{image}<figcaption><div>{text}</div></figcaption></figure>"

    def _other(self, kind: str) -> str:
        if not self._left[kind]:
            return ""
        story = self._left[kind].pop()
        number = self._add(kind, headline=story["headline"], body=story["body"])
        lines = "".join(f"<p data-item={number}>{text}</p>" for text in story["body"][:-1])
        last = story["body"][-1]
        tail = f"<i data-item={number}>{last}</i>" if kind == "notice" else f"<span data-item={number}>{last}</span>"
        label = f"<span data-item={number}>公益广告</span>" if kind == "ad" else ""
        return f"<div class={kind}>{label}<b data-item={number}>{story['headline']}</b>{lines}{tail}</div>"


def _signers(bylines: Sequence[Told], roles: str) -> list[Told]:
    """Those who sign: three at most, and one who did it all where the design says 文/."""
    named = [byline for byline in bylines if byline["name"]][:3]
    if "文/" not in roles:
        return named
    role = "记者" if "记者" in roles else "文/摄" if "摄" in roles else "文"
    return [{"role": role, "name": byline["name"]} for byline in named[:1]]
