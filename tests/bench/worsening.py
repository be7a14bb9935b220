"""Scans as other people's machines make them: copies of a scan and its truth, each worse in one way."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from articles.geometry.page import UNIT

Light = NDArray[np.float32]  # 0 is black, 255 white
Matrix = NDArray[np.float64]
_BOXES = ("boxes", "pictures")  # of a truth's item
_BED = 45  # light of a scanner's bed


def _same(width: int, height: int) -> Matrix:
    del width, height
    return np.eye(3)


def _as_it_is(light: Light, draw: np.random.Generator) -> Light:
    del draw
    return light


@dataclass(frozen=True)
class Way:
    """``place``: of a picture's size, where its dots go (a homography); ``grown``: how much wider and higher it gets;
    ``light``: of its dots, what they become after that; ``outside``: light of what was no page."""

    place: Callable[[int, int], Matrix] = _same
    light: Callable[[Light, np.random.Generator], Light] = _as_it_is
    outside: float = 225
    grown: float = 1.0
    on_its_side: bool = False
    saved: dict[str, Any] = field(default_factory=lambda: {"quality": 80})


def turned(degrees: float, grown: float = 1.0) -> Callable[[int, int], Matrix]:
    """Anticlockwise about the middle, which becomes that of a larger picture."""

    def place(width: int, height: int) -> Matrix:
        matrix = np.vstack([cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0), [0, 0, 1]])
        return _moved((grown - 1) / 2 * width, (grown - 1) / 2 * height) @ matrix

    return place


def _moved(right: float, down: float) -> Matrix:
    return np.array([[1, 0, right], [0, 1, down], [0, 0, 1.0]])


def _quarter(width: int, height: int) -> Matrix:
    """A quarter clockwise: the top edge becomes the right one."""
    del width
    return np.array([[0, -1, height], [1, 0, 0], [0, 0, 1.0]])


def _three_quarters(width: int, height: int) -> Matrix:
    del height
    return np.array([[0, 1, 0], [-1, 0, width], [0, 0, 1.0]])


def _half(width: int, height: int) -> Matrix:
    return np.array([[-1, 0, width], [0, -1, height], [0, 0, 1.0]])


def _keystone(width: int, height: int) -> Matrix:
    """Photographed from a little below and aside: the top edge is narrower, the right one shorter."""
    corners = [(0, 0), (width, 0), (width, height), (0, height)]
    seen = [(0.014, 0.006), (0.99, 0.016), (1.0, 0.99), (0.0, 1.0)]
    goal = [(x * width, y * height) for x, y in seen]
    return np.asarray(cv2.getPerspectiveTransform(np.float32(corners), np.float32(goal)), np.float64)


def _darker(light: Light, draw: np.random.Generator) -> Light:
    del draw
    return light * np.float32(0.72)


def _two_tones(light: Light, draw: np.random.Generator) -> Light:
    del draw
    return np.where(light < 150, 0, 255).astype(np.float32)


def _blurred(light: Light, draw: np.random.Generator) -> Light:
    del draw
    return np.asarray(cv2.GaussianBlur(light, (0, 0), 1.6), np.float32)


def _specked(light: Light, draw: np.random.Generator) -> Light:
    specks = draw.random(light.shape, np.float32)
    return np.where(specks < 0.006, np.float32(10), np.where(specks > 0.994, np.float32(250), light))


def _yellowed(light: Light, draw: np.random.Generator) -> Light:
    """Old paper: little contrast, stains, the back shining through."""
    back = 255 - np.roll(light[:, ::-1], light.shape[1] // 50, axis=1)
    coarse = draw.random((9, 7), np.float32)
    stains = cv2.resize(coarse, light.shape[::-1], interpolation=cv2.INTER_CUBIC)
    return (75 + light * np.float32(0.52) - back * np.float32(0.07)) * (np.float32(0.9) + np.float32(0.14) * stains)


def _bound(light: Light, draw: np.random.Generator) -> Light:
    """A bound volume: the inner margin and the columns beside it lie in shadow."""
    del draw
    across = np.linspace(0, 1, light.shape[1], dtype=np.float32)
    return light * (1 - np.float32(0.72) * np.exp(-across / np.float32(0.05)))


WAYS: dict[str, Way] = {
    "grey": Way(light=_darker),
    "tilted 1": Way(turned(1.0)),
    "tilted 2.5": Way(turned(-2.5)),
    "JPEG 60": Way(saved={"quality": 60}),
    "two tones": Way(light=_two_tones, saved={}),
    "blurred": Way(light=_blurred),
    "specks": Way(light=_specked),
    "bed": Way(turned(0.6, 1.08), outside=_BED, grown=1.08),
    "yellowed": Way(light=_yellowed),
    "bound": Way(light=_bound),
    "keystone": Way(_keystone),
    "upside down": Way(_half),
    "on its right side": Way(_quarter, on_its_side=True),
    "on its left side": Way(_three_quarters, on_its_side=True),
}


def worsened(scan: Path, folder: Path, way: Way) -> Path:
    """The copy, its truth beside it."""
    with Image.open(scan) as picture:
        dpi, light = picture.info["dpi"], np.asarray(picture.convert("L"))
    height, width = light.shape
    size = (height, width) if way.on_its_side else (round(width * way.grown), round(height * way.grown))
    matrix = way.place(width, height)
    moved = cv2.warpPerspective(light, matrix, size, flags=cv2.INTER_CUBIC, borderValue=way.outside)
    worse = way.light(moved.astype(np.float32), np.random.default_rng(7))
    image = Image.fromarray(np.clip(worse, 0, 255).astype(np.uint8))
    copy = folder / f"{scan.stem}{'.jpg' if way.saved else '.tif'}"
    if way.saved:
        image.save(copy, dpi=dpi, **way.saved)
    else:
        image.convert("1", dither=Image.Dither.NONE).save(copy, dpi=dpi, compression="group4")
    truth = json.loads(scan.with_suffix(".json").read_text("utf-8"))
    truth["page"] |= {"width_pt": size[0] * 72 / dpi[0], "height_pt": size[1] * 72 / dpi[1]}
    for item in truth["items"]:
        item |= {name: [_box(box, matrix, (width, height), size) for box in item[name]] for name in _BOXES}
    copy.with_suffix(".json").write_text(json.dumps(truth, ensure_ascii=False), "utf-8")
    return copy


def _box(box: Sequence[int], matrix: Matrix, before: tuple[int, int], after: tuple[int, int]) -> list[int]:
    """The box around a box in 1/10,000 of the picture, once its dots are moved."""
    corners = [(x * before[0] / UNIT, y * before[1] / UNIT, 1) for x in box[::2] for y in box[1::2]]
    there = np.array(corners) @ matrix.T
    places = there[:, :2] / there[:, 2:] * UNIT / np.array(after)
    return [round(side) for side in (*places.min(axis=0), *places.max(axis=0))]
