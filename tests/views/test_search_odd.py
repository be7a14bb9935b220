"""Parameters of the search page that no form of ours sends."""

from __future__ import annotations

from time import monotonic

import pytest

from tests.search.asking import index_all
from tests.support.factories import make_article

pytestmark = pytest.mark.django_db


ODD = {
    "page": ["0", "-1", "1" + "0" * 20, "²", "x", ""],
    "from": ["9999-99-99", "0000-00-00", "9999-12-31", "-1"],
    "to": ["0001-01-01", "2023"],
    "sort": ["nonsense", "\0"],
    "year": ["0", "-1", "9" * 30, "²", "%FF"],
    "month": ["000000", "999999"],
    "field": ["body", "nothing"],
    "page_number": ["..", "9" * 99, "%00"],
    "reporter": ["\0", "x" * 5000],
    "format": ["xml", "json"],
    "q": [
        "\0",
        "稻" * 5000,
        "稻田 " * 2000,
        "(" * 300,
        '"' * 300,
        "「" * 150 + "」" * 150,
        "-" * 300,
        "标题:" * 60,
        "或 " * 100,
        "*:*",
        "..",
        "9999-99-99..",
        "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    ],
}


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in ODD.items() for value in values])
def test_an_odd_parameter_is_answered_soon(client, name: str, value: str) -> None:
    make_article(body="湖边的稻田")
    index_all()
    params = {"q": "稻田"} | {name: [value, value]}
    before = monotonic()
    assert client.get("/search/", params).status_code in (200, 400)
    assert monotonic() - before < 5


def test_bytes_that_are_no_text_are_answered(client) -> None:
    index_all()
    assert client.get("/search/?q=%FF%FE%00&year=%FF&reporter=%C3").status_code == 200
