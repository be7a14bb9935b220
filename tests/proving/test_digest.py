"""The digest that a proof bears: anybody gets it from the file of that version, and it never changes."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from articles.chinese.controls import visible
from articles.describing.data import as_text, printed_text
from articles.proving.digest import digest_of
from tests.describing.examples import BARE, EXAMPLES, FULL

GOLDEN = dict(line.split() for line in (Path(__file__).parent / "golden" / "digests.txt").read_text().splitlines())


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_digest_of_a_text_is_the_same_for_ever(name: str) -> None:
    assert digest_of(EXAMPLES[name]) == GOLDEN[name]


def as_anybody_does(file: str) -> str:
    """As docs/proof.md says: the file without its last three lines."""
    return hashlib.sha256("".join(file.splitlines(keepends=True)[:-3]).encode()).hexdigest()


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_file_without_its_last_three_lines_has_it(name: str) -> None:
    one = replace(EXAMPLES[name], series=None, related=(), notes=())
    assert as_anybody_does(as_text(one)) == digest_of(EXAMPLES[name])


def test_it_is_of_what_is_sent_where_the_text_hides_commands() -> None:
    odd = replace(FULL, paragraphs=("甲\u202e乙\u200b。",))
    assert as_anybody_does(visible(as_text(odd))) == digest_of(odd)


def test_what_is_said_of_the_text_is_no_part_of_it() -> None:
    place = replace(FULL.place, page="2", page_name="副刊", newspaper="别的报", date_inferred=True)
    other = replace(FULL, place=place, url="https://other.example/", status="已复核", version=9, kind="notice")
    assert digest_of(other) == digest_of(FULL)


@pytest.mark.parametrize("part", ["section", "kicker", "headline", "subtitle", "dateline"])
def test_every_printed_part_is_in_it(part: str) -> None:
    assert digest_of(replace(FULL, **{part: "改过"})) != digest_of(FULL)


def test_bylines_and_paragraphs_are_in_it() -> None:
    others = [replace(FULL, bylines=FULL.bylines[1:]), replace(FULL, paragraphs=FULL.paragraphs[::-1])]
    assert len({digest_of(one) for one in (FULL, *others)}) == 3


def test_a_text_without_anything_is_the_empty_one() -> None:
    empty = replace(BARE, paragraphs=())
    assert (printed_text(empty), digest_of(empty)) == ("", hashlib.sha256(b"").hexdigest())
