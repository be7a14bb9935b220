"""Passages that were masked are put back as they stood, in whatever order that is asked for."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from articles.public.fields import hidden
from articles.public.masking import SIGN
from articles.public.undoing import Masking, undone

TEXT = "渡口换了新船。撑船的人说新船比旧船轻了一半，老乘客都说坐着稳当。桑园弄的葛天冬天天来坐，他说新船好。"
READ = TEXT.replace("轻了一半", "经了一半").replace("葛天冬", "葛大冬")


def article(**changes: Any) -> dict[str, Any]:
    head = {"headline": "桑园弄的葛大冬", "bylines": [{"role": "记者", "name": "葛天冬"}]}
    signed = [{"role": "葛天冬整理", "name": "葛天冬", "person": 7}]
    texts = {"headline": "桑园弄的葛天冬", "body": TEXT, "original_body": READ, "original_head": head}
    return {**texts, "bylines": signed, "series": 3, **changes}


def masked_in_turn(passages: list[str]) -> tuple[dict[str, Any], list[Masking]]:
    state, made = article(), []
    for words in passages:
        state, places = hidden(state, words, SIGN)
        if places:
            made.append(Masking(words, SIGN, places))
    return state, made


cuts = st.tuples(st.integers(0, len(TEXT) - 3), st.integers(3, 16)).map(lambda cut: TEXT[cut[0] : cut[0] + cut[1]])


@given(st.lists(cuts, min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_all_comes_back_in_whatever_order_it_is_undone(passages: list[str], chance: Any) -> None:
    state, made = masked_in_turn(passages)
    while made:
        place = chance.randrange(len(made))
        state, lost, places = undone(state, made[place], made[place + 1 :])
        assert lost == []
        later = [one._replace(places=stands) for one, stands in zip(made[place + 1 :], places, strict=True)]
        made = made[:place] + later
    assert state == article()


def test_what_was_masked_later_stays_masked() -> None:
    state, (first, second) = masked_in_turn(["新船比旧船", "葛天冬"])
    state, _, _ = undone(state, first, [second])
    assert state["body"] == TEXT.replace("葛天冬", SIGN)
    assert "葛大冬" not in repr(state["original_body"])


def test_what_was_written_over_is_told() -> None:
    state, (only,) = masked_in_turn(["葛天冬"])
    _, lost, _ = undone(state | {"headline": "别的标题"}, only, [])
    assert [place["path"] for place in lost] == [["headline"]]


def test_an_article_comes_back_into_its_series() -> None:
    place: Any = {"path": ["series"], "words": "葛天冬家书", "before": "", "after": "", "person": 3}
    state, _, _ = undone(article(series=None), Masking("葛天冬", SIGN, [place]), [])
    assert state["series"] == 3


def test_it_stays_out_of_the_series_while_a_later_masking_takes_it_out() -> None:
    state, (first, second) = masked_in_turn(["新船比旧船", "葛天冬"])
    place: Any = {"path": ["series"], "words": "葛天冬家书", "before": "", "after": "", "person": 3}
    later = second._replace(places=[*second.places, place])
    before = deepcopy(later.places)
    state, _, (places,) = undone(state | {"series": None}, first, [later])
    assert state["series"] is None
    assert place in places and later.places == before
