"""Dublin Core against its published schema, whatever the texts hold."""

from __future__ import annotations

from dataclasses import replace
from xml.etree.ElementTree import Element, tostring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from articles.describing.described import Credited
from articles.describing.dublin_core import DC, oai_dc
from tests.describing.examples import EXAMPLES, FULL, PHOTO, TRAPS
from tests.support.schemas import assert_valid

pytestmark = pytest.mark.shared


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_is_valid(name: str) -> None:
    assert_valid("oai_dc", tostring(oai_dc(EXAMPLES[name])))


def test_what_xml_refuses_is_left_out() -> None:
    written = tostring(oai_dc(TRAPS))
    assert_valid("oai_dc", written)
    said = etree.fromstring(written).findtext(f"{{{DC}}}subject")
    assert said == "]]>\u2028〔U+0001〕〔U+000B〕"


@settings(max_examples=50, deadline=None)
@given(st.text(), st.text(min_size=1))
def test_no_text_makes_it_invalid(text: str, name: str) -> None:
    one = replace(FULL, title=text, section=text, dateline=text, paragraphs=(text,), bylines=(Credited(name, text),))
    assert_valid("oai_dc", tostring(oai_dc(one)))


def creators(root: Element) -> list[str]:
    return [str(one.text) for one in root.findall(f"{{{DC}}}creator")]


def test_an_editor_is_no_creator_and_a_photographer_one_of_photographs() -> None:
    assert creators(oai_dc(FULL)) == ["李四", "赵小满"]
    assert creators(oai_dc(PHOTO)) == ["王五"]
