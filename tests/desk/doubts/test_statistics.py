"""What is printed how often, counted, kept and read again."""

from __future__ import annotations

import io
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.desk.doubts.counting import NAMED, count_texts
from articles.desk.doubts.statistics import NONE, Statistics, read_statistics


@given(st.lists(st.text("人入大太土士12A\n", max_size=12), max_size=4))
def test_every_triple_is_counted(texts: list[str]) -> None:
    counted = count_texts(texts)
    closed = [f"\n\n{text.replace('1', '0').replace('2', '0').replace('A', 'a')}\n\n" for text in texts]
    triples = Counter(text[at : at + 3] for text in closed for at in range(len(text) - 2))
    found = {}
    for first, second in {key[:2] for key in triples}:
        pair = counted.pair(counted.number(first), counted.number(second))
        for char in counted.chars:
            if number := counted.triple_count(pair, counted.number(char)):
                found[first + second + char] = number
    assert found == triples
    assert counted.total == triples.total()


def test_what_was_never_printed_is_none() -> None:
    counted = count_texts(["大人"])
    assert counted.pair(counted.number("人"), counted.number("大")) == NONE
    assert counted.pair(counted.number("大"), counted.number("犬")) == NONE
    assert Statistics().pair(NONE, NONE) == NONE


def test_what_stands_between_two() -> None:
    counted = count_texts(["天大人", "天太人", "天火土"])
    between = counted.between(counted.number("天"), counted.number("人"))
    assert {counted.chars[number] for number in between} == {"大", "太"}
    assert counted.between(NONE, counted.number("人")) == []


def test_a_name_counts_as_often_printed() -> None:
    counted = count_texts(["大人"], names=["张太伟"])
    assert counted.triple_count(counted.pair(*map(counted.number, "张太")), counted.number("伟")) == NAMED


def test_what_is_kept_is_read_again() -> None:
    counted = count_texts(["大人\n太土"], learned={"太": "大"}, counted_at="2023-09-12")
    file = io.BytesIO()
    counted.write(file)
    read = read_statistics(io.BytesIO(file.getvalue()))
    assert (read.chars, read.learned, read.counted_at) == (counted.chars, {"太": "大"}, "2023-09-12")
    assert list(read.thirds) == list(counted.thirds)
    assert list(read.pair_counts) == list(counted.pair_counts)


@pytest.mark.parametrize("damage", [lambda data: data[:-1], lambda data: b"{}\n" + data, lambda data: b""])
def test_a_damaged_file_is_refused(damage) -> None:
    file = io.BytesIO()
    count_texts(["大人"]).write(file)
    with pytest.raises(ValueError):
        read_statistics(io.BytesIO(damage(file.getvalue())))
