"""Designs of pages that are no broadsheet's: what differs from one to the next (``designed_pages`` sets them)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Told = dict[str, Any]


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

NOTICES: list[Told] = [
    {
        "kind": "notice",
        "headline": "供水告示",
        "body": ["因管网改造，定于5月8日22时起对老石桥一带停水八小时，请用户提前储水。特此公告。", "青禾镇自来水厂"],
    },
    {"kind": "notice", "headline": "遗失声明", "body": ["程墨遗失青禾市居民身份证一张，声明作废。"]},
    {"kind": "ad", "headline": "文明出行 从我做起", "body": ["车让人 人守规 城更美"]},
    {"kind": "ad", "headline": "节约用水", "body": ["点点滴滴 汇流成河"]},
]
