"""What is offered beside the results: readers are offered no doubts, and what is asked for is found all the same."""

from __future__ import annotations

import pytest

from articles.models.states import READERS_STATUS, Status
from tests.search.asking import ask, headlines, index_all, numbers
from tests.support.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fields() -> None:
    make_article(headline="水稻甲", status="unreviewed", certain=False)
    make_article(headline="水稻乙", status="corrected", certain=False)
    make_article(headline="水稻丙", status="disputed")
    make_article(headline="水稻丁", status="reviewed")
    index_all()


def test_doubtful_means_not_certain_whatever_people_did() -> None:
    assert sorted(headlines(ask("水稻", status="doubtful"))) == ["水稻乙", "水稻甲"]


def test_readers_are_offered_what_people_did_and_no_doubts() -> None:
    assert numbers(ask("水稻"), "status") == {"unreviewed": 1, "corrected": 1, "reviewed": 1}


@pytest.mark.parametrize("value", ["doubtful", "disputed"])
def test_a_doubt_that_is_asked_for_by_address_has_a_reader_s_word(value: str) -> None:
    (facet,) = (facet for facet in ask("水稻", status=value).facets if facet.param == "status")
    assert [offered.label for offered in facet.values if offered.chosen] == ["识别文字未校"]


def test_a_status_is_called_as_readers_know_it() -> None:
    (facet,) = (facet for facet in ask("水稻").facets if facet.param == "status")
    assert {offered.label for offered in facet.values} == {"识别文字未校", "已校", "已复核"}


def test_every_status_has_a_word_for_readers() -> None:
    assert READERS_STATUS.keys() == set(Status)
