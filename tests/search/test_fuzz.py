"""Whatever is typed, the search page answers, and marks stand on the right characters."""

from __future__ import annotations

import random

import pytest
from django.test import Client

from articles.search.analysis import normalise
from articles.search.query import parse
from articles.search.results import search
from tests.search.asking import index_all
from tests.support.factories import make_article
from tests.support.thorough import tries

QUERIES = tries(60, 200)
PIECES = [
    *"水稻田龍馬𠮷䶮㛃的a1Z０Ａ.。,，、·—-－_+*?!()（）[]{}<>^~|&\\/%$#@'\"“”「」『』《》:：;\0\t\n　 ",
    *"\u200b\u202e\ud7ff\ue000é́㎡ﷺ", "😀", "👨‍👩‍👧", "🇨🇳",
    " 或 ", " OR ", " AND ", " NOT ", " -", " －", "标题:", "署名：", "记者:", "图片:", "版:", "栏目:", "未知:",
    "2023-09", "..", "20230912", "2023年9月12日", "99999999", "水稻丰收", "张三",
    '"水稻 丰收"', "“", "本报讯", "*:*", "body:水",
]  # fmt: skip


def random_query(dice: random.Random) -> str:
    length = 10_000 if dice.random() < 0.02 else dice.randint(0, 30)
    return "".join(dice.choices(PIECES, k=length))


def random_params(dice: random.Random) -> dict[str, str]:
    params = {"q": random_query(dice)}
    for name in ("year", "month", "field", "reporter", "page_number", "kind", "sort", "page", "from", "to", "format"):
        if dice.random() < 0.1:
            params[name] = random_query(dice)[:50]
    return params


def check_marks(typed: str, params: dict[str, str]) -> None:
    """Every marked piece reads as one of the words, or as several that touch; joined parts are printed text."""
    from django.http import QueryDict

    asked = QueryDict(mutable=True)
    asked.update(params)
    words = [word.normal for word in parse(typed).words]
    for hit in search(asked).hits:
        for place in hit.places:
            for part in place.snippet.parts:
                assert not part.marked or any(word in normalise(part.text) for word in words), (typed, part)


def answers_well(client: Client, params: dict[str, str]) -> bool:
    answer = client.get("/search/", params)
    if answer.streaming:
        return answer.status_code == 200 and b"".join(answer) is not None
    return answer.status_code == 200


@pytest.mark.django_db
def test_random_queries_are_answered(client: Client) -> None:
    make_article(
        headline="水稻丰收 龍馬",
        kicker="引题",
        body="本报讯 于 2013年的“水稻”3㎡。\n𠮷野家䶮㛃a1。",
        bylines=[("记者", "张三")],
    )
    make_article(kind="photo", headline="水田", body="é́👨‍👩‍👧水。")
    index_all()
    dice = random.Random(7)
    for _ in range(QUERIES):
        params = random_params(dice)
        assert answers_well(client, params), params
        check_marks(params["q"], params)
