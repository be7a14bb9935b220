"""Pages of other designs than a broadsheet's, set by Chromium as PDF, with the truth beside each in typeset_pdf's form.

A page is rows of cells; a cell holds articles, photos, notices or an advertisement. What differs from design to design
is said by ``DESIGNS``: sizes, columns, where headlines, bylines and captions stand, what parts one thing from another.
"""

from __future__ import annotations

import base64
import html
import json
import random
import re
import shutil
import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

Told = dict[str, Any]
_SENTENCE = re.compile(r".+?(?:[。？！][”’」』）]*|$)")


@dataclass(frozen=True)
class Design:
    """How a page is set. ``byline``: below (the headline), end, inline, column; ``head``: top, beside, upright.

    ``rows``: widths of the cells of each row; ``indent`` in em; ``css`` is added to the sheet's.
    """

    width: int = 780
    size: float = 12.5
    columns: int = 2
    rows: tuple[tuple[int, ...], ...] = ((1,), (1, 1), (1,), (1, 1))
    byline: str = "below"
    head: str = "top"
    caption: str = "below"
    photo_title: bool = False
    indent: float = 2.0
    dateline: bool = True
    crossheads: bool = False
    roles: str = "记者 {}"
    css: str = ""


DESIGNS: dict[str, Design] = {
    "tabloid": Design(
        columns=2,
        roles="本报记者 {}",
        css=".row{border-top:1px solid #000} .cell+.cell{border-left:1px solid #000;padding-left:14px}",
    ),
    "three columns, centred": Design(
        width=900,
        columns=3,
        rows=((1,), (1,), (1,)),
        byline="end",
        dateline=False,
        css="h2,.kicker,.sub{text-align:center} h2{font-size:34px}",
    ),
    "headline beside": Design(
        width=860, columns=2, rows=((1,), (1,), (2, 1), (1,)), head="beside", byline="below", css="h2{font-size:24px}"
    ),
    "upright headlines": Design(
        width=840, columns=2, rows=((1, 1), (1,), (1, 1)), head="upright", byline="inline", css="h2{font-size:26px}"
    ),
    "boxes without rules": Design(
        width=820,
        size=11.5,
        byline="column",
        roles="□ 记者 {}",
        css=".cell{background:#eee;padding:12px} .cell:nth-child(2n){background:#dde8f5} article{margin-bottom:22px}",
    ),
    "reversed heads": Design(
        width=800,
        byline="inline",
        css="h2{background:#8a1020;color:#fff;padding:4px 10px;font-size:24px} .kicker{color:#8a1020} .sub{color:#555}",
    ),
    "drop caps": Design(
        width=880,
        columns=3,
        rows=((1,), (1, 1), (1,)),
        indent=0.0,
        dateline=False,
        byline="below",
        roles="文/{}",
        css="p{margin-bottom:6px} p.first::first-letter{font-size:3.2em;float:left;line-height:1;padding-right:4px}",
    ),
    "captions aside": Design(width=820, caption="side", photo_title=True, byline="end", roles="通讯员 {}"),
    "letter-spaced": Design(
        width=860,
        rows=((2, 1), (1,), (1, 2)),
        columns=2,
        byline="below",
        css="h2{letter-spacing:.25em;font-size:28px}"
        " .cols{letter-spacing:.06em;text-align:justify;column-rule:1px solid #000}"
        " .cell:nth-child(2) .cols{columns:1}",
    ),
    "mixed columns": Design(
        width=960,
        size=13.0,
        rows=((3, 1), (1, 1, 1), (1, 3)),
        columns=3,
        byline="column",
        css=".cell:nth-child(2n+1) .cols{columns:2} .cell:only-child .cols{columns:4} h2{font-size:25px}",
    ),
    "crossheads, no datelines": Design(
        width=840,
        columns=3,
        rows=((1,), (1,), (1, 1)),
        dateline=False,
        byline="below",
        roles="本报记者 {}",
        crossheads=True,
        css=".cross{font-weight:bold;font-family:'Noto Sans CJK SC';text-indent:0;text-align:center}",
    ),
    "airy, sans": Design(
        width=720,
        size=13.0,
        indent=0.0,
        columns=2,
        byline="below",
        roles="记者｜{}",
        css="body{font-family:'Noto Sans CJK SC'} p{margin-bottom:10px} .cell{padding:0 10px} h2{font-weight:900}",
    ),
}

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
_MEASURE = """() => {
  const all = document.body.getBoundingClientRect(), found = {};
  for (const part of document.querySelectorAll('[data-item]')) {
    const boxes = found[part.dataset.item] ??= [];
    const range = document.createRange(); range.selectNodeContents(part);
    const rects = part.classList.contains('cols') ? [...range.getClientRects()] : [range.getBoundingClientRect()];
    const own = [];
    for (const r of rects) {
      if (r.width < 1 || r.height > 400 && part.classList.contains('cols')) continue;
      const same = own.find(b => Math.min(b[2], r.right) - Math.max(b[0], r.left) > 0);
      if (same) { same[0] = Math.min(same[0], r.left); same[1] = Math.min(same[1], r.top);
        same[2] = Math.max(same[2], r.right); same[3] = Math.max(same[3], r.bottom); }
      else own.push([r.left, r.top, r.right, r.bottom]);
    }
    boxes.push(...own);
  }
  return {height: Math.ceil(all.height), found};
}"""


class Pages:
    """Sets pages of one design after another with one browser."""

    def __init__(self, browser_page: Page, stories: Sequence[Told]) -> None:
        self._page = browser_page
        self._stories = stories

    def set(self, design: Design, rng: random.Random, path: Path) -> None:
        sheet = _Sheet(design, rng, self._stories)
        self._page.set_viewport_size({"width": design.width, "height": 1000})
        self._page.emulate_media(media="print")
        self._page.set_content(sheet.html())
        told = self._page.evaluate(_MEASURE)
        height = told["height"]
        self._page.pdf(path=path, width=f"{design.width}px", height=f"{height + 2}px", print_background=True)
        truth = {"page": {"width_pt": design.width * 0.75, "height_pt": (height + 2) * 0.75}, "items": sheet.items}
        for number, item in enumerate(sheet.items):
            item["boxes"] = [_units(box, design.width, height + 2) for box in told["found"].get(str(number), [])]
        path.with_suffix(".json").write_text(json.dumps(truth, ensure_ascii=False, indent=1), "utf-8")


def _units(box: Sequence[float], width: float, height: float) -> list[int]:
    return [round(side * 10_000 / (height if at % 2 else width)) for at, side in enumerate(box)]


class _Sheet:
    """One page: its HTML, and its items as the truth has them."""

    def __init__(self, design: Design, rng: random.Random, stories: Sequence[Told]) -> None:
        self.design, self.rng = design, rng
        self.items: list[Told] = []
        kinds = ("article", "photo", "notice", "ad")
        self._left = {kind: rng.sample(own, len(own)) for kind in kinds if (own := _of_kind(stories, kind)) or True}

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
        body = _cut(story["body"], self.rng.randint(150, 320) if narrow else self.rng.randint(280, 760))
        bylines = [byline for byline in story["bylines"] if byline["name"]][:3]
        if "文/" in design.roles:
            role = "文/摄" if "摄" in design.roles else "文"
            bylines = (
                [{"role": "记者" if "记者" in design.roles else role, "name": bylines[0]["name"]}] if bylines else []
            )
        signed = _signature(bylines, design.roles)
        kept = _roles(bylines, design.roles)
        printed = [html.escape(text) for text in body]
        if design.crossheads and len(body) > 2:
            at = len(body) // 2
            cross = self.rng.choice(["先把路走通", "再把门打开", "日子有奔头", "办法比困难多"])
            body, printed = [*body[:at], cross, *body[at:]], [*printed[:at], f"\0{cross}", *printed[at:]]
        dateline = "本报讯 " if design.dateline or design.byline == "inline" else ""
        if design.byline == "inline" and signed:
            printed[0] = f"本报讯（{signed}）{printed[0]}"
        else:
            printed[0] = dateline + printed[0]
        if design.byline == "end" and signed:
            printed[-1] += f"（{signed}）"
        number = self._add(
            "article",
            kicker=story.get("kicker") or "",
            headline=story["headline"],
            bylines=kept if signed else [],
            body=body,
            dateline=dateline.strip(),
        )
        paragraphs = "".join(
            f"<p class=cross>{text[1:]}</p>"
            if text[0] == "\0"
            else f"<p class='{'first' if not at else ''}'>{text}</p>"
            for at, text in enumerate(printed)
        )
        first = f"<p>{signed}</p>" if design.byline == "column" and signed else ""
        head = self._head(number, story, signed if design.byline == "below" else "")
        columns = f"<div class=cols data-item={number}>{first}{paragraphs}</div>"
        turn = {"top": "", "beside": "beside", "upright": self.rng.choice(["upright", "upright left"])}[design.head]
        if narrow and design.head == "beside":
            turn = ""
        return f"<article class='{turn}'>{head}{columns}</article>"

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
        body = _cut(story["body"], 90)[:1]
        number = self._add("photo", headline=title or "", bylines=[{"role": "摄影", "name": names[0]}], body=body)
        credit = self.rng.choice([f"（{names[0]} 摄）", f"<br>摄影 {names[0]}"])
        text = f"<div data-item={number} class=title>{title}</div>" if title else ""
        text += f"<div data-item={number}>{html.escape(body[0])}{credit}</div>"
        picture = f"<img src='{_picture(self.rng)}' style='height:{self.rng.randint(120, 220)}px'>"
        side = "side" if design.caption == "side" else ""
        return f"<figure class='{side}'>{picture}<figcaption><div>{text}</div></figcaption></figure>"

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


def _of_kind(stories: Sequence[Told], kind: str) -> list[Told]:
    return [story for story in stories if story["kind"] == kind]


def _cut(body: Sequence[str], most: int) -> list[str]:
    """Whole sentences up to so many characters, and one at least."""
    kept: list[str] = []
    size = 0
    for paragraph in body:
        own = ""
        for sentence in _SENTENCE.findall(paragraph):
            if size and size + len(sentence) > most:
                return [*kept, own] if own else kept
            own, size = own + sentence, size + len(sentence)
        kept.append(own)
    return kept


def _signature(bylines: Sequence[Told], roles: str) -> str:
    reporters = [one["name"] for one in bylines if one["role"] != "通讯员"]
    others = [one["name"] for one in bylines if one["role"] == "通讯员"]
    told = [roles.format(" ".join(reporters))] if reporters else []
    if others and "｜" not in roles and "通讯员" not in roles:
        told.append(f"通讯员 {' '.join(others)}")
    if "通讯员" in roles and not reporters and others:
        told = [roles.format(" ".join(others))]
    return " ".join(told)


def _roles(bylines: Sequence[Told], roles: str) -> list[Told]:
    main = (
        "本报记者" if "本报记者" in roles else "通讯员" if "通讯员" in roles else "文" if roles == "文/{}" else "记者"
    )
    reporters = [one["name"] for one in bylines if one["role"] != "通讯员"]
    others = [one["name"] for one in bylines if one["role"] == "通讯员"]
    told = [{"role": main, "name": name} for name in reporters]
    if "通讯员" in roles and not reporters:
        return [{"role": "通讯员", "name": name} for name in others]
    return told + [{"role": "通讯员", "name": name} for name in others if "｜" not in roles and "通讯员" not in roles]


def _picture(rng: random.Random) -> str:
    """A small picture of grey squares, as a data address."""
    rows = b"".join(b"\0" + bytes(rng.randrange(60, 200) for _ in range(24)) for _ in range(16))

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 24, 16, 8, 0, 0, 0, 0))
    png += chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return f"data:image/png;base64,{base64.b64encode(png).decode()}"


NOTICES: list[Told] = [
    {
        "kind": "notice",
        "headline": "停水公告",
        "body": ["因管网改造，定于5月8日22时起对南门桥一带停水八小时，请用户提前储水。特此公告。", "青禾镇自来水厂"],
    },
    {"kind": "notice", "headline": "遗失声明", "body": ["程墨遗失青禾市居民身份证一张，声明作废。"]},
    {"kind": "ad", "headline": "文明出行 从我做起", "body": ["车让人 人守规 城更美"]},
    {"kind": "ad", "headline": "节约用水", "body": ["点点滴滴 汇流成河"]},
]


def set_pages(folder: Path, stories: Sequence[Told], pages: int, seed: int) -> Iterator[tuple[str, list[Path]]]:
    """Each design's name and its PDF pages, set in ``folder`` where they do not stand there already."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        setter = Pages(browser.new_page(), [*stories, *NOTICES])
        for name, design in DESIGNS.items():
            paths = []
            for number in range(1, pages + 1):
                path = folder / f"{name}-{seed}-{number:03}.pdf"
                if not path.exists():
                    setter.set(design, random.Random(f"{name} {seed} {number}"), path)
                paths.append(path)
            yield name, paths
        browser.close()
