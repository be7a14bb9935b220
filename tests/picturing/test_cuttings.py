"""What is cut out of a sheet holds all of an article and little else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from articles.geometry.placed import PlacedPage, RawPlace, UnitBox
from articles.picturing.cuttings import cuttings_of

OWN, OTHER = "own", "other"


def page(*boxes: UnitBox, pictures: tuple[tuple[int, UnitBox], ...] = ()) -> PlacedPage:
    """A line for each box, each a piece and a region of its own."""
    lines = [RawPlace(box, 10.0, 1.0, number, number) for number, box in enumerate(boxes, 1)]
    return PlacedPage("\n".join("一行" for _ in boxes), tuple(lines), pictures, 1000.0, 1000.0)


def column(place: int, top: int, bottom: int) -> UnitBox:
    return 1000 + 2000 * place, top, 2800 + 2000 * place, bottom


HEADLINE = (1000, 1000, 6800, 1500)


def test_a_headline_and_the_columns_below_it_are_one_cutting() -> None:
    sheet = page(HEADLINE, *(column(n, 1600, 4000) for n in range(3)))
    assert cuttings_of(sheet, {1, 2, 3, 4}) == ((940, 940, 6860, 4060),)


def test_a_text_that_runs_round_the_corner_of_another_is_one_cutting() -> None:
    corner = (5000, 3500, 6800, 4000)
    sheet = page(HEADLINE, column(0, 1600, 4000), column(1, 1600, 4000), column(2, 1600, 3400), corner)
    assert len(cuttings_of(sheet, {1, 2, 3, 4})) == 1


def test_what_stands_apart_with_others_between_stays_apart_in_the_order_in_which_it_is_read() -> None:
    sheet = page(column(3, 5000, 9000), column(1, 1000, 9000), column(2, 1000, 9000), column(0, 1000, 3000))
    assert cuttings_of(sheet, {1, 4}) == ((6940, 4940, 8860, 9060), (940, 940, 2860, 3060))


def test_a_picture_goes_with_the_line_next_to_it() -> None:
    caption, text = (1000, 5100, 4000, 5300), (4200, 2000, 8000, 5300)
    lines = [RawPlace(box, 10.0, 1.0, 1, piece) for piece, box in enumerate((caption, text))]
    sheet = PlacedPage("一\n二", tuple(lines), ((1, (1000, 2000, 4000, 5000)),), 1000.0, 1000.0)
    assert cuttings_of(sheet, {1}) == ((940, 1940, 4060, 5360),)
    assert cuttings_of(sheet, {2}) == ((4140, 1940, 8060, 5360),)


def test_at_the_edge_of_the_sheet_there_is_no_margin() -> None:
    assert cuttings_of(page((0, 0, 10_000, 9_990)), {1}) == ((0, 0, 10_000, 10_000),)


def test_a_line_without_a_place_is_cut_out_nowhere() -> None:
    assert cuttings_of(PlacedPage("一行", (None,), (), 1000.0, 1000.0), {1}) == ()


def test_an_article_strewn_over_the_sheet_is_cut_out_whole() -> None:
    rows = [(1000, 400 * n, 9000, 400 * n + 300) for n in range(25)]
    assert cuttings_of(page(*rows), set(range(1, 26, 2))) == ((940, 0, 9060, 9960),)


@st.composite
def boxes(draw: st.DrawFn) -> UnitBox:
    left, top = draw(st.integers(0, 9_900)), draw(st.integers(0, 9_900))
    return left, top, draw(st.integers(left + 1, 10_000)), draw(st.integers(top + 1, 10_000))


@given(st.lists(st.tuples(boxes(), st.sampled_from([OWN, OTHER])), min_size=1, max_size=20))
def test_every_own_line_is_in_one_of_few_cuttings_that_lie_on_the_sheet(lines: list[tuple[UnitBox, str]]) -> None:
    own = {number for number, (_, whose) in enumerate(lines, 1) if whose == OWN}
    cuttings = cuttings_of(page(*(box for box, _ in lines)), own)
    assert len(cuttings) <= min(len(own), 12)
    assert all(0 <= left < right <= 10_000 and 0 <= top < bottom <= 10_000 for left, top, right, bottom in cuttings)
    for left, top, right, bottom in (lines[number - 1][0] for number in own):
        assert any(c[0] <= left and c[1] <= top and right <= c[2] and bottom <= c[3] for c in cuttings)
