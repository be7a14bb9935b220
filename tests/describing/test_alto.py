"""A page as ALTO 4.4, held to the published schema."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from articles.describing.alto import ShownLine, ShownPage, as_alto
from articles.geometry.placed import RawPlace
from tests.support.placed_texts import raw_place
from tests.support.schemas import assert_valid
from tests.support.thorough import tries

URL = "http://localhost:8000/issues/2031-04-02/1/"


def root_of(*lines: ShownLine, **fields: object) -> etree._Element:
    told = {"width_pt": 600.0, "height_pt": 800.0} | fields
    return assert_valid("alto-4-4", as_alto(ShownPage(URL, 1, "C01", lines, **told)))  # type: ignore[arg-type]


def row(text: str, number: int = 1, *, is_whole: bool = True) -> ShownLine:
    return ShownLine(number, text, 1, raw_place(text, number), is_whole)


def told(root: etree._Element, name: str) -> list[str]:
    return [one.get("CONTENT") for one in root.iter(f"{{*}}{name}")]


def test_a_line_has_its_box_in_the_unit_that_is_told() -> None:
    root = root_of(row("渡口换船"))
    (line,) = root.iter("{*}TextLine")
    assert root.findtext(".//{*}MeasurementUnit") == "inch1200"
    assert [line.get(name) for name in ("HPOS", "VPOS", "WIDTH", "HEIGHT")] == ["500", "400", "400", "133"]
    assert next(root.iter("{*}Page")).get("WIDTH") == "10000"


def test_each_character_has_its_place() -> None:
    glyphs = list(root_of(row("渡口")).iter("{*}Glyph"))
    assert [(one.get("CONTENT"), one.get("HPOS"), one.get("WIDTH")) for one in glyphs] == [
        ("渡", "500", "100"),
        ("口", "600", "100"),
    ]


def test_blanks_part_strings() -> None:
    root = root_of(row("渡口 换船"))
    assert told(root, "String") == ["渡口", "换船"]
    assert len(list(root.iter("{*}SP"))) == 1


def test_a_masked_line_has_the_box_of_the_line_alone() -> None:
    root = root_of(row("据说〔已遮盖〕。", is_whole=False))
    (string,) = root.iter("{*}String")
    assert string.get("CONTENT") == "据说〔已遮盖〕。"
    assert string.get("WIDTH") == next(root.iter("{*}TextLine")).get("WIDTH")
    assert told(root, "Glyph") == []


def test_upright_characters_have_their_place_from_the_top() -> None:
    place = RawPlace((500, 1000, 600, 1200), 10.0, 1.0, 1, 1, places=(1000, 1100), upright=True)
    glyphs = list(root_of(ShownLine(1, "渡口", 1, place)).iter("{*}Glyph"))
    assert [(one.get("VPOS"), one.get("HEIGHT")) for one in glyphs] == [("1333", "134"), ("1467", "133")]


def test_lines_without_places_have_none() -> None:
    root = root_of(ShownLine(1, "渡口", 1), ShownLine(3, "换船", 2), width_pt=0.0, height_pt=0.0)
    assert told(root, "String") == ["渡口", "换船"]
    assert len(list(root.iter("{*}TextBlock"))) == 2
    assert not [one for one in root.iter() if one.get("HPOS")]


def test_pictures_are_illustrations() -> None:
    assert len(list(root_of(pictures=((0, 0, 10_000, 5000),)).iter("{*}Illustration"))) == 1


CHARACTERS = st.characters(exclude_categories=["Cs"])


@st.composite
def shown_lines(draw: st.DrawFn) -> tuple[ShownLine, ...]:
    lines = []
    for number in range(1, draw(st.integers(0, 5)) + 1):
        text = draw(st.text(CHARACTERS, min_size=1, max_size=8))
        sides = draw(st.tuples(*[st.integers(-100, 10_100)] * 4))
        places = draw(st.lists(st.integers(-100, 10_100), max_size=8))
        sure, upright = draw(st.floats(0, 1)), draw(st.booleans())
        place = RawPlace(sides, 10.0, 1.0, 1, 1, places=tuple(places), upright=upright, confidence=sure)
        part = draw(st.integers(-3, 3))
        lines.append(ShownLine(number, text, part, draw(st.sampled_from([None, place])), draw(st.booleans())))
    return tuple(lines)


@settings(max_examples=tries(150, 2000), deadline=None)
@given(lines=shown_lines(), size=st.sampled_from([0.0, 0.01, 567.12, 14_400.0]), number=st.text(CHARACTERS, max_size=5))
def test_whatever_is_shown_the_schema_takes_it(lines: tuple[ShownLine, ...], size: float, number: str) -> None:
    assert_valid("alto-4-4", as_alto(ShownPage(URL, 1, number, lines, size, size)))
