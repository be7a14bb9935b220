"""The code that stands on every sheet, module by module what the encoder made."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from articles.proving.qr import QUIET, QrCode, dark, qr_code

ADDRESS = f"https://paper.example.cn/a/0123456789/v/12/proof/{'9f' * 32}/{'0a' * 10}/"


def modules(code: QrCode) -> set[tuple[int, int]]:
    """The dark ones, as the path draws them."""
    runs = re.findall(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z", code.path)
    assert "".join(f"M{x} {y}h{n}v1h-{m}z" for x, y, n, m in runs) == code.path
    return {(int(x) + step, int(y)) for x, y, n, _ in runs for step in range(int(n))}


@pytest.mark.parametrize("address", [ADDRESS, "http://localhost:8000/"])
def test_what_is_drawn_is_the_code_within_its_quiet_zone(address: str) -> None:
    code, rows = qr_code(address), segno.make_qr(address, error="m", boost_error=False).matrix
    made = {(x + QUIET, y + QUIET) for y, row in enumerate(rows) for x, module in enumerate(row) if module}
    assert (modules(code), code.size) == (made, len(rows) + 8)


def test_an_address_of_ours_stays_readable_at_the_size_of_the_sheet() -> None:
    """31 mm: no module is smaller than half a millimetre, which telephones read."""
    assert 31 / qr_code(ADDRESS).size > 0.5


@given(st.binary(max_size=40).map(lambda row: bytes(one % 2 for one in row)))
def test_runs_are_the_dark_modules(row: bytes) -> None:
    runs = dark(row)
    assert [place for first, length in runs for place in range(first, first + length)] == [
        place for place, module in enumerate(row) if module
    ]
    assert all(first + length < second for (first, length), (second, _) in pairwise(runs))
