"""All doubts of a text, whatever it is."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from articles.desk.doubts.doubt import DOUBT_REASONS
from articles.desk.doubts.finding import find_doubts
from articles.desk.doubts.statistics import Statistics
from tests.desk.doubts.printed import SENTENCES, printed

NEAR_NEWS = st.lists(
    st.sampled_from([*"".join(SENTENCES), *"夭矢,.:()“”《》Ol0123 \u3000\n的𠮷\0", "会议会议"]), max_size=60
)


@given(st.one_of(st.text(max_size=60), NEAR_NEWS.map("".join)))
@example("昨 夭夭,,“2O23年\n\n")
def test_doubts_lie_within_the_text_and_apart(text: str) -> None:
    for statistics in (printed(), Statistics()):
        doubts = find_doubts(text, statistics)
        ends = [0, *(doubt.end for doubt in doubts)]
        assert all(end <= doubt.start < doubt.end <= len(text) for end, doubt in zip(ends, doubts, strict=False))
        assert [doubt.text for doubt in doubts] == [text[doubt.start : doubt.end] for doubt in doubts]
        assert {doubt.reason for doubt in doubts} <= DOUBT_REASONS.keys()


def test_of_two_doubts_of_one_place_the_surer_stays() -> None:
    (doubt,) = find_doubts("召开会议会议。", printed())
    assert (doubt.start, doubt.end, doubt.suggestions) == (2, 6, ("会议",))


def test_what_is_offered_is_another_text() -> None:
    for doubt in find_doubts("市政府昨夭,召开“会 议，要求各镇做好防汛工怍。", printed()):
        assert doubt.text not in doubt.suggestions
