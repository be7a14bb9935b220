"""Whatever a headline or a name says, every form can be read back, and says the same."""

from __future__ import annotations

import json

from hypothesis import example, given
from hypothesis import strategies as st

from articles.citing import bibtex, csl, ris
from articles.citing.cited import Cited, on_one_line
from articles.citing.gbt7714 import GBT_2015, GBT_2025, reference
from articles.citing.meta import pairs
from tests.citing.forms import as_set, names_in, read_bibtex, read_ris
from tests.citing.items import BETWEEN, INFERRED, OVER_NEW_YEAR, PRINTED, make_cited

# What the forms are made of, between anything at all.
TEXT = st.text(max_size=30) | st.text("{}\\%$#&_~^\"'@,=-—:：[] \t\r\n\x0b\x1c\x85\u2028\u202eaA中文。", max_size=30)
ITEMS = st.builds(
    lambda **fields: make_cited(**fields),
    title=TEXT.filter(str.strip),
    subtitle=TEXT,
    newspaper=TEXT.filter(str.strip),
    place=TEXT,
    publisher=TEXT,
    printed_on=st.sampled_from([PRINTED, INFERRED, BETWEEN, OVER_NEW_YEAR]),
    pages=st.lists(TEXT.filter(str.strip), min_size=1, max_size=3).map(tuple),
    credits=st.lists(st.tuples(st.just("记者"), TEXT), max_size=5),
    title_printed=st.booleans(),
)
WORST = make_cited(
    title="}\\end{document} % 100% @article{x, ER  - ",
    credits=[("记者", "and {甲}"), ("记者", "Smith, John and Jane"), ("记者", "\r\nER  - \r\nTY  - BOOK")],
)


@given(ITEMS)
@example(WORST)
def test_bibtex_says_what_was_printed(cited: Cited) -> None:
    key, fields = read_bibtex(bibtex.entry(cited))
    assert key == f"a{cited.code}"
    assert as_set(fields["title"]) == cited.full_title()
    assert list(names_in(fields.get("author", ""))) == cited.names
    for name, value in (("journal", cited.newspaper), ("address", cited.place), ("publisher", cited.publisher)):
        assert as_set(fields.get(name, "")) == on_one_line(value)
    assert as_set(fields["pages"]) == on_one_line(", ".join(cited.pages))


@given(ITEMS)
@example(WORST)
def test_ris_says_what_was_printed(cited: Cited) -> None:
    lines = read_ris(ris.record(cited))
    assert [value for tag, value in lines if tag == "AU"] == [name.replace(",", "，") for name in cited.names]
    told = dict(lines)
    assert (told["TY"], told["TI"]) == ("NEWS", cited.full_title())
    assert (told["T2"], told.get("CY", "")) == (on_one_line(cited.newspaper), on_one_line(cited.place))


@given(ITEMS)
@example(WORST)
def test_csl_json_says_what_was_printed(cited: Cited) -> None:
    [item] = json.loads(csl.items(cited))
    assert (item["type"], item["title"]) == ("article-newspaper", cited.full_title())
    assert [author["literal"] for author in item.get("author", [])] == cited.names


@given(ITEMS)
@example(WORST)
def test_a_reference_is_one_line(cited: Cited) -> None:
    for standard in (GBT_2025, GBT_2015):
        for online in (True, False):
            line = reference(cited, standard, online=online)
            assert (len(line.splitlines()), line == line.strip(), line[-1]) == (1, True, ".")


@given(ITEMS)
@example(WORST)
def test_every_author_is_told_to_both_kinds_of_machines(cited: Cited) -> None:
    told = pairs(cited)
    for name in ("citation_author", "DC.creator"):
        assert [content for key, content in told if key == name] == cited.names
    assert all(content for _, content in told)
