"""A picture is blacked before it is encoded, and made once."""

from __future__ import annotations

import errno
import io
import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from articles.geometry.placed import PlacedPage
from articles.models import PageText
from articles.picturing import pictures
from articles.picturing.pictures import PagePicture, TooManyAtOnce, blacked, encoded

SIDE = st.integers(0, 10_000)


@given(st.tuples(SIDE, SIDE, SIDE, SIDE), st.integers(20, 300), st.integers(20, 300))
def test_every_pixel_of_a_box_is_black(sides: tuple[int, int, int, int], width: int, height: int) -> None:
    left, right = sorted(sides[:2])
    top, bottom = sorted(sides[2:])
    picture = blacked(Image.new("RGB", (width, height), "white"), [(left, top, right, bottom)])
    inside = picture.crop(
        (left * width // 10_000, top * height // 10_000, -(-right * width // 10_000), -(-bottom * height // 10_000))
    )
    assert inside.size[0] * inside.size[1] == 0 or inside.getextrema() == ((0, 0),) * 3


def of(text: PageText, *mask: tuple[int, int, int, int]) -> PagePicture:
    return PagePicture(text, PlacedPage("", (), (), 600.0, 800.0), mask)


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("L")


def test_what_is_hidden_is_black_in_what_is_served(text: PageText) -> None:
    plain, masked = opened(of(text).webp(100)), opened(of(text, (5000, 5000, 7000, 7000)).webp(100))
    assert plain.size == masked.size == (834, 1112)
    assert plain.crop((430, 570, 570, 760)).getextrema()[0] > 200
    assert masked.crop((430, 570, 570, 760)).getextrema()[1] < 30


def test_what_other_programs_are_given_is_masked_too_and_of_exactly_its_size(text: PageText) -> None:
    picture = of(text, (5000, 5000, 7000, 7000))
    masked = Image.open(io.BytesIO(picture.jpeg(100)))
    assert (masked.format, masked.size) == ("JPEG", picture.size(100))
    assert masked.convert("L").crop((430, 570, 570, 760)).getextrema()[1] < 30


def test_a_sheet_that_is_too_large_has_the_size_it_can_be_drawn_in(text: PageText) -> None:
    wide = PagePicture(text, PlacedPage("", (), (), 6000.0, 800.0), ())
    assert wide.size(200) == (16_000, 2134)
    assert wide.size(20) == (1667, 223)


def test_the_address_is_another_where_something_else_is_hidden(text: PageText) -> None:
    digests = {of(text).digest, of(text, (1, 1, 2, 2)).digest, of(text, (1, 1, 2, 3)).digest}
    assert len(digests) == 3
    assert of(text).digest == of(text).digest


def test_it_is_drawn_once(text: PageText, monkeypatch: pytest.MonkeyPatch) -> None:
    first = of(text).webp(100)
    monkeypatch.setattr(pictures, "draw", None)
    assert of(text).webp(100) == first


def test_it_is_as_good_as_it_can_be_with_so_many_bytes() -> None:
    noise = Image.effect_noise((300, 300), 90).convert("RGB")
    best, least = encoded(noise), encoded(noise, 1)
    assert len(least) < 0.8 * len(best)
    assert encoded(noise, len(best)) == best
    assert len(least) < len(encoded(noise, len(best) - 1)) < len(best)


def test_of_one_text_only_the_newest_few_are_kept(text: PageText) -> None:
    folder = Path(settings.DATA_DIR) / "pictures" / str(text.pk)
    for number in range(10):
        of(text, (number, 0, number, 0)).webp(100)
        newest = max(folder.iterdir(), key=lambda path: path.stat().st_mtime_ns)
        os.utime(newest, (number, number))
    assert len(list(folder.iterdir())) == 8


def test_whoever_comes_when_many_wait_is_asked_to_come_again(text: PageText) -> None:
    for _ in range(3):
        pictures._WAITING.acquire()
    try:
        with pytest.raises(TooManyAtOnce):
            of(text).webp(100)
    finally:
        for _ in range(3):
            pictures._WAITING.release()
    assert of(text).webp(100)


def test_whoever_waited_for_the_same_picture_does_not_draw_it_again(
    text: PageText, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []

    def slowly(*asked: Any) -> Image.Image:
        drawn.append(1)
        time.sleep(0.3)
        return Image.new("RGB", (8, 8))

    monkeypatch.setattr(pictures, "draw", slowly)
    picture = of(text)
    assert picture.text.source_file
    with ThreadPoolExecutor(3) as several:
        answers = list(several.map(picture.webp, [100] * 3))
    assert (len(drawn), len(set(answers))) == (1, 1)


def test_on_a_full_disk_it_is_drawn_each_time_and_nothing_stays_half_written(
    text: PageText, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> None:
        path.touch()
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert opened(of(text).webp(100)).size == (834, 1112)
    assert list((Path(settings.DATA_DIR) / "pictures" / str(text.pk)).iterdir()) == []


def test_what_cannot_be_read_again_is_drawn_again(text: PageText) -> None:
    path = Path(settings.DATA_DIR) / "pictures" / str(text.pk) / f"{of(text).digest}-100.webp"
    path.mkdir(parents=True)
    assert opened(of(text).webp(100)).size == (834, 1112)


@pytest.mark.parametrize("form", ["webp", "jpeg"])
def test_a_kept_picture_that_is_cut_off_is_drawn_anew(text: PageText, form: str) -> None:
    one = of(text)
    whole = getattr(one, form)(20)
    (path,) = one.folder.iterdir()
    path.write_bytes(whole[:50])
    assert getattr(one, form)(20) == path.read_bytes() == whole
