"""Where another text reads otherwise than one that a person has corrected, in words for whoever compares them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from articles.corrections import tidied
from articles.models import Article
from articles.models.articles import PRINTED_FIELDS
from articles.models.revisions import field_label

# The reason of the problem that asks a person.
REASON = "reread"
# Places that are named, and characters shown of each.
PLACES, SHOWN = 3, 20


def difference_in_words(article: Article, read: Mapping[str, Any]) -> str:
    """Where ``read`` differs from what the article says, but for what a correction tidies away; "" where nowhere."""
    places = list(_places(article, tidied({name: read[name] for name in PRINTED_FIELDS if name in read})))
    if "bylines" in read and (said := _bylines(article, read["bylines"])):
        places.append(said)
    if not places:
        return ""
    more = f"；等 {len(places)} 处" if len(places) > PLACES else ""
    return f"《{article}》有人订正或核对过，新的文本与它不同，没有改动：{'；'.join(places[:PLACES])}{more}。请对照。"


def _places(article: Article, read: Mapping[str, str]) -> Iterator[str]:
    stands = tidied({name: getattr(article, name) for name in read})
    for name, text in read.items():
        if name != "body":
            if text != stands[name]:
                yield f"{field_label(name)}{_beside(stands[name], text)}"
            continue
        paragraphs = zip_longest(stands[name].split("\n"), text.split("\n"), fillvalue="")
        for number, (now, new) in enumerate(paragraphs, 1):
            if now != new:
                yield f"正文第 {number} 段{_beside(now, new)}"


def _beside(now: str, new: str) -> str:
    """Both from where they part."""
    same = SequenceMatcher(None, now, new, autojunk=False).get_matching_blocks()[0]
    at = same.size if same.a == same.b == 0 else 0
    begin = max(0, at - SHOWN // 4)
    return f"现为“{_cut(now, begin)}”，新识别作“{_cut(new, begin)}”"


def _cut(text: str, begin: int) -> str:
    shown = text[begin : begin + SHOWN]
    return f"{'…' if begin and shown else ''}{shown}{'…' if begin + SHOWN < len(text) else ''}"


def _bylines(article: Article, read: list[dict[str, str]]) -> str:
    now = [f"{role} {name}".strip() for role, name in article.bylines.order_by("order").values_list("role", "name")]
    new = [f"{one['role']} {one['name']}".strip() for one in read]
    return "" if now == new else f"署名现为“{'、'.join(now)}”，新识别作“{'、'.join(new)}”"
