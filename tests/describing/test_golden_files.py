"""Every form of each example: golden/NAME.ENDING says how it is written.

Where a change is meant, look at the difference and write the files anew with REWRITE_GOLDEN=1.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import indent, tostring

import pytest

from articles.describing.data import as_data, as_text
from articles.describing.described import Described
from articles.describing.dublin_core import oai_dc
from articles.describing.linked_data import news_article
from tests.describing.examples import EXAMPLES

GOLDEN = Path(__file__).parent / "golden"


def pretty(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def pretty_dc(one: Described) -> str:
    root = oai_dc(one)
    indent(root)
    return tostring(root, encoding="unicode") + "\n"


FORMS: dict[str, Callable[[Described], str]] = {
    "json": lambda one: pretty(as_data(one)),
    "txt": as_text,
    "jsonld": lambda one: pretty(news_article(one)),
    "dc.xml": pretty_dc,
}


@pytest.mark.parametrize("ending", FORMS)
@pytest.mark.parametrize("name", EXAMPLES)
def test_an_article_is_written_as_its_golden_file_says(name: str, ending: str) -> None:
    written, golden = FORMS[ending](EXAMPLES[name]), GOLDEN / f"{name}.{ending}"
    if os.environ.get("REWRITE_GOLDEN"):
        golden.write_text(written, "utf-8")
    assert written == golden.read_text("utf-8")
