"""Cuttings are taken from the picture that is blacked already, all at once, and kept."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from articles.models import PageText
from articles.picturing import cut_out, pictures
from articles.picturing.cut_out import CutOut, size_of
from articles.picturing.drawing import Undrawn
from articles.picturing.pictures import TooManyAtOnce
from tests.picturing.test_pictures import of

CORNER, BELOW = (0, 0, 1667, 1250), (0, 5000, 5000, 10_000)
HALF_OF_IT = (0, 0, 833, 1250)


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("L")


def test_a_cutting_shows_what_the_sheet_has_there_at_200_dots_an_inch(text: PageText) -> None:
    cutting = opened(CutOut(of(text), (CORNER, BELOW)).webp(CORNER))
    assert cutting.size == (278, 278)
    assert cutting.crop((4, 4, 270, 270)).getextrema()[1] < 30


def test_what_is_hidden_of_the_sheet_is_black_in_its_cuttings_and_prints(text: PageText) -> None:
    cut = CutOut(of(text, (0, 5000, 2500, 10_000)), (BELOW,))
    (print_,) = cut.jpegs()
    for picture in (opened(cut.webp(BELOW)), opened(print_.data)):
        assert picture.crop((4, 4, picture.width // 2 - 8, picture.height)).getextrema()[1] < 30
        assert picture.getpixel((picture.width - 20, 20)) > 225
    assert (print_.width, print_.height) == opened(cut.webp(BELOW)).size


def test_whoever_asks_for_one_has_the_others_too(text: PageText, monkeypatch: pytest.MonkeyPatch) -> None:
    cut = CutOut(of(text), (CORNER, BELOW))
    first = cut.webp(CORNER)
    monkeypatch.setattr(cut_out, "encoded", None)
    assert cut.webp(CORNER) == first
    assert opened(cut.webp(BELOW)).size == (834, 1112)


def test_the_address_is_another_where_anything_else_of_the_sheet_is_hidden(text: PageText) -> None:
    masks = ((), (CORNER,), (HALF_OF_IT,))
    assert len({CutOut(of(text, *mask), (CORNER,)).digest(box) for mask in masks for box in (CORNER, BELOW)}) == 6


def test_whoever_comes_when_many_wait_is_asked_to_come_again(text: PageText) -> None:
    of(text).webp(200)
    for _ in range(3):
        pictures._WAITING.acquire()
    try:
        with pytest.raises(TooManyAtOnce):
            CutOut(of(text), (CORNER,)).webp(CORNER)
        with pytest.raises(TooManyAtOnce):
            CutOut(of(text), (CORNER,)).jpegs()
    finally:
        for _ in range(3):
            pictures._WAITING.release()


def test_a_damaged_picture_is_one_line(text: PageText) -> None:
    of(text).webp(200)
    for path in of(text).folder.iterdir():
        path.write_bytes(b"RIFF\4\0\0\0WEBP")
    with pytest.raises(Undrawn, match="已损坏"):
        CutOut(of(text), (CORNER,)).webp(CORNER)


def test_the_size_is_rounded_up() -> None:
    assert size_of((0, 0, 3334, 5001), 600.0, 800.0) == (201, 401)
