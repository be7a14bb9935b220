"""Pictures in all their forms come out grey and upright, and damaged ones with one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from articles.importing.files.faults import Unreadable
from articles.importing.pictures.decoding import scan_of

WIDE, HIGH = 240, 120


def page(mode: str = "L") -> Image.Image:
    """White paper with a black corner at the top left."""
    picture = Image.new("L", (WIDE, HIGH), 255)
    ImageDraw.Draw(picture).rectangle((0, 0, 59, 29), fill=0)
    return picture.convert(mode)


def light(picture: Image.Image, x: int, y: int) -> int:
    value = picture.getpixel((x, y))
    assert isinstance(value, int)
    return value


@pytest.mark.parametrize(
    ("name", "mode"),
    [("a.jpg", "L"), ("a.jpg", "RGB"), ("a.jpg", "CMYK"), ("a.png", "1"), ("a.png", "P"), ("a.webp", "RGB")],
)
def test_every_form_is_black_on_white(tmp_path: Path, name: str, mode: str) -> None:
    page(mode).save(tmp_path / name)
    image = scan_of(tmp_path / name, 1).image
    assert image.mode == "L" and image.size == (WIDE, HIGH)
    assert light(image, 20, 10) < 30 and light(image, 200, 100) > 225


def test_sixteen_bits_become_eight(tmp_path: Path) -> None:
    page("I").point(lambda value: value * 257).convert("I;16").save(tmp_path / "a.png")
    image = scan_of(tmp_path / "a.png", 1).image
    assert (light(image, 20, 10), light(image, 200, 100)) == (0, 255)


def test_what_can_be_seen_through_is_paper(tmp_path: Path) -> None:
    seen = Image.new("RGBA", (WIDE, HIGH), (0, 0, 0, 0))
    seen.save(tmp_path / "a.png")
    assert light(scan_of(tmp_path / "a.png", 1).image, 20, 10) == 255


def test_a_picture_on_its_side_is_turned_as_the_camera_says(tmp_path: Path) -> None:
    turned = page().transpose(Image.Transpose.ROTATE_90)
    exif = Image.Exif()
    exif[0x0112] = 6
    turned.save(tmp_path / "a.jpg", exif=exif)
    image = scan_of(tmp_path / "a.jpg", 1).image
    assert image.size == (WIDE, HIGH) and light(image, 20, 10) < 30


def test_each_sheet_of_a_tiff_is_given_by_its_number(tmp_path: Path) -> None:
    blank = Image.new("1", (WIDE, HIGH), 1)
    page("1").save(tmp_path / "a.tif", save_all=True, append_images=[blank], compression="group4")
    first, second = (scan_of(tmp_path / "a.tif", number) for number in (1, 2))
    assert (first.count, second.count) == (2, 2)
    assert light(first.image, 20, 10) == 0 and light(second.image, 20, 10) == 255


def test_a_fax_has_as_many_dots_across_as_down(tmp_path: Path) -> None:
    page().save(tmp_path / "a.tif", dpi=(204, 98))
    scan = scan_of(tmp_path / "a.tif", 1)
    assert scan.dpi == 204 and scan.image.size == (WIDE, round(HIGH * 204 / 98))


@pytest.mark.parametrize("dpi", [None, (72, 72), (0, 0), (1, 1)])
def test_a_resolution_that_no_scanner_has_is_unknown(tmp_path: Path, dpi: tuple[int, int] | None) -> None:
    page().save(tmp_path / "a.jpg", **({"dpi": dpi} if dpi else {}))
    assert scan_of(tmp_path / "a.jpg", 1).dpi is None


def whole(path: Path) -> bytes:
    page("RGB").resize((600, 400)).save(path)
    return path.read_bytes()


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.tif", "a.webp"])
@pytest.mark.parametrize("share", [0.02, 0.5, 0.9])
def test_a_picture_that_is_cut_off_is_refused_in_one_line(tmp_path: Path, name: str, share: float) -> None:
    data = whole(tmp_path / name)
    (tmp_path / name).write_bytes(data[: int(share * len(data))])
    with pytest.raises(Unreadable, match=r"^[^\n]*请[^\n]*$"):
        scan_of(tmp_path / name, 1)


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.tif", "a.webp"])
def test_rubbish_within_a_picture_is_read_or_refused_and_never_more(tmp_path: Path, name: str) -> None:
    data = bytearray(whole(tmp_path / name))
    for at in range(12, len(data), max(7, len(data) // 40)):
        (tmp_path / name).write_bytes(data[:at] + b"\xff\x00\xff" + data[at + 3 :])
        try:
            scan_of(tmp_path / name, 1)
        except Unreadable as error:
            assert "请" in str(error) and "\n" not in str(error)


def test_a_picture_too_large_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    Image.new("1", (13_000, 13_000), 1).save(tmp_path / "a.png")
    with pytest.raises(Unreadable, match="图片太大"):
        scan_of(tmp_path / "a.png", 1)


def test_what_is_no_picture_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_text("平湖", encoding="utf-8")
    with pytest.raises(Unreadable, match="不是能认的图片"):
        scan_of(tmp_path / "a.jpg", 1)


@pytest.mark.parametrize("number", [0, 2])
def test_a_sheet_that_is_not_there_is_refused(tmp_path: Path, number: int) -> None:
    page().save(tmp_path / "a.png")
    with pytest.raises(Unreadable, match="没有这一页"):
        scan_of(tmp_path / "a.png", number)
