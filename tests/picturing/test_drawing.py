"""A sheet is drawn in a child process; what cannot be drawn is one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from articles.picturing.drawing import Undrawn, draw
from articles.picturing.pictures import encoded
from articles.picturing.rendering import MOST_PIXELS
from tests.support.made_pdf import made_pdf
from tests.support.places import ROOT

SAMPLE = next((ROOT / "fixtures" / "placed").glob("*.pdf"))


def black_square(folder: Path) -> Path:
    """Two pages of 600 by 800 points, 100 by 100 black in the left upper corner."""
    path = folder / "a.pdf"
    path.write_bytes(made_pdf([], [], rules="0 700 100 100 re f\n"))
    return path


def test_a_sheet_is_drawn_so_many_pixels_wide(tmp_path: Path) -> None:
    picture = draw(black_square(tmp_path), "pdf", 2, 1200)
    assert (picture.size, picture.mode) == ((1200, 1600), "RGB")
    assert [picture.getpixel(at) for at in ((50, 50), (150, 150), (250, 50), (50, 250))] == [
        (0, 0, 0),
        (0, 0, 0),
        (255, 255, 255),
        (255, 255, 255),
    ]


def test_the_sample_page_has_ink() -> None:
    shades = draw(SAMPLE, "pdf", 1, 550).convert("L").histogram()
    assert 0.01 < sum(shades[:128]) / sum(shades) < 0.5


def test_a_sheet_with_too_many_pixels_is_drawn_smaller(tmp_path: Path) -> None:
    picture = draw(black_square(tmp_path), "pdf", 1, 50_000)
    assert picture.width * picture.height <= 1.01 * MOST_PIXELS
    assert abs(picture.width / picture.height - 600 / 800) < 0.01


def test_a_long_strip_is_no_longer_than_a_picture_can_be(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(made_pdf([]).replace(b"[0 0 600 800]", b"[0 0 14400 36]"))
    picture = draw(tmp_path / "a.pdf", "pdf", 1, 40_000)
    assert encoded(picture) and picture.width > 15_000


@pytest.mark.parametrize("sheet", [0, 3])
def test_a_sheet_that_the_file_does_not_have_is_one_line(tmp_path: Path, sheet: int) -> None:
    with pytest.raises(Undrawn, match="画不出来"):
        draw(black_square(tmp_path), "pdf", sheet, 72)


def test_a_damaged_file_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 cut off")
    with pytest.raises(Undrawn, match="画不出来"):
        draw(tmp_path / "a.pdf", "pdf", 1, 72)


def test_a_note_stuck_on_the_sheet_is_not_drawn(tmp_path: Path) -> None:
    data = made_pdf([], rules="0 700 100 100 re f\n").decode()
    note = "/Annots[<</Type/Annot/Subtype/Square/Rect[300 100 400 200]/IC[1 0 0]/F 4/AP<</N 8 0 R>>>>]"
    form = "<</Type/XObject/Subtype/Form/BBox[0 0 100 100]/Length 22>>"
    look = f"8 0 obj\n{form}stream\n0 0 100 100 re f      \nendstream\nendobj\n"
    noted = data.replace("/Type/Page/Parent", f"/Type/Page{note}/Parent").replace("xref", f"{look}xref", 1)
    (tmp_path / "a.pdf").write_text(noted)
    picture = draw(tmp_path / "a.pdf", "pdf", 1, 600)
    assert picture.getpixel((50, 50)) == (0, 0, 0)
    assert picture.getpixel((350, 650)) == (255, 255, 255)
