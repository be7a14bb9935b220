"""The rules and pictures of a PDF page, by pdfium; those in forms too, which have places of their own."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from articles.geometry.placed import Rectangle
from articles.importing.placed.paper import Matrix, PdfPaper, moved

_THIN = 3.0  # points: a drawing not thicker is a rule
_SMALLEST_PICTURE = 18.0  # points
_DEEPEST = 8  # forms in forms
_MOST = 100_000  # drawings of a page: nobody draws more rules
_UNMOVED: Matrix = (1, 0, 0, 1, 0, 0)


def drawings_of(page: pdfium.PdfPage, paper: PdfPaper) -> tuple[list[Rectangle], list[Rectangle]]:
    """Thin rules, the sides of frames among them, and pictures."""
    rules: list[Rectangle] = []
    pictures: list[Rectangle] = []
    found = _drawn(page, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, _UNMOVED, _DEEPEST)
    for _, (kind, box) in zip(range(_MOST), found, strict=False):
        seen = paper.box(*box)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            seen = _cut_to(seen, *paper.size)
            if min(seen.width, seen.height) >= _SMALLEST_PICTURE:
                pictures.append(seen)
        elif min(seen.width, seen.height) <= _THIN:
            rules.append(seen)
        else:
            rules += _sides(seen)
    return rules, pictures


def _drawn(
    holder: Any, count: Any, get: Any, by: Matrix, depth: int
) -> Iterator[tuple[int, tuple[float, float, float, float]]]:
    """(Kind, box in the page's places) of each path and picture of a page or a form."""
    sides = [ctypes.c_float() for _ in range(4)]
    for index in range(count(holder)):
        drawing = get(holder, index)
        kind = raw.FPDFPageObj_GetType(drawing)
        if kind in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
            raw.FPDFPageObj_GetBounds(drawing, *sides)
            left, bottom, right, top = (side.value for side in sides)
            yield kind, moved((left, bottom, right, top), by)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth:
            inner = _after(_matrix(drawing), by)
            yield from _drawn(drawing, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, inner, depth - 1)


def _matrix(form: Any) -> Matrix:
    told = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(form, told)
    return told.a, told.b, told.c, told.d, told.e, told.f


def _after(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _cut_to(box: Rectangle, width: float, height: float) -> Rectangle:
    """What of it lies on the sheet; without a width, or a height, where nothing does."""
    left, top = max(0.0, box.left), max(0.0, box.top)
    return Rectangle(left, top, max(left, min(width, box.right)), max(top, min(height, box.bottom)))


def _sides(box: Rectangle) -> list[Rectangle]:
    left, top, right, bottom = box
    across = [Rectangle(left, y, right, y) for y in (top, bottom)]
    return [*across, *(Rectangle(x, top, x, bottom) for x in (left, right))]
