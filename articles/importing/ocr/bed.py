"""What a scanner sees around the sheet, its dark bed or a table, becomes paper."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from articles.importing.ocr.tilt import Grey

_LONG_SIDE = 800  # pixels of the picture that is looked at
_PAPER, _DARK = 0.75, 0.6  # quantile of light that is paper; share of it below which nothing is
_STROKE = 5  # pixels: wider than print
_DEEP = 0.15  # of a side that the bed is deep at most
_ALONG = 0.4  # of a side that it runs along at least
_EDGE = 5  # pixels of shadow where the sheet begins


def without_bed(grey: Grey) -> Grey:
    """The picture, as large as before."""
    scale = min(1.0, _LONG_SIDE / max(grey.shape))
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    paper = float(np.quantile(small, _PAPER))
    dark = (small < _DARK * paper).astype(np.uint8)
    bed = _bed(np.asarray(cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((_STROKE, _STROKE))), np.uint8))
    if not bed.any():
        return grey
    wide = cv2.dilate(bed, np.ones((_EDGE, _EDGE), np.uint8))
    mask = cv2.resize(wide, grey.shape[::-1], interpolation=cv2.INTER_NEAREST)
    return np.where(mask, np.uint8(paper), grey)


def _bed(dark: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """1 where dark ground goes on from an edge of the picture, along much of it."""
    height, width = dark.shape
    down, across = round(_DEEP * height), round(_DEEP * width)
    dark[down : height - down, across : width - across] = 0
    _, labels = cv2.connectedComponents(dark)
    edges = (labels[0], labels[-1], labels[:, 0], labels[:, -1])
    found = {label for edge in edges for label in np.unique(edge) if label and (edge == label).mean() >= _ALONG}
    return np.isin(labels, list(found)).astype(np.uint8)
