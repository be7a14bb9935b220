"""Which rectangles of a sheet are cut out so that an article can be seen as it was printed. Pure.

Nothing inside a rectangle is whitened: a cutting shows what the paper printed there, and a neighbour's line in a
corner misleads nobody, while one that was wiped out would. So pieces are joined only where little that is foreign comes
with them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from articles.geometry.placed import PlacedPage, UnitBox, around

# Of a rectangle, how much others' lines may cover: a text that runs round a neighbour's corner is still one cutting. A
# picture that it runs round is most often its own, whoever wrote the caption.
_MOST_FOREIGN = 0.15
# An article that lies about in more places is cut out whole, with all that stands between.
_MOST_CUTTINGS = 12
_MARGIN_PT = 6.0
_UNIT = 10_000


def cuttings_of(placed: PlacedPage, own: Collection[int]) -> tuple[UnitBox, ...]:
    """In reading order, boxes in 1/10,000 of the sheet that hold every one of the article's ``own`` lines, numbered
    from 1; none where these have no places.
    """
    pieces = [*placed.boxes_of(sorted(own)), *_own_pictures(placed, own)]
    foreign = [place.box for number, place in enumerate(placed.lines, 1) if place and number not in own]
    joined = _joined(pieces, foreign)
    while len(again := _joined(joined, foreign)) < len(joined):
        joined = again
    return tuple(_with_margin(box, placed) for box in joined)


def _joined(boxes: Sequence[UnitBox], foreign: Sequence[UnitBox]) -> list[UnitBox]:
    """Each box joined to the one before it with which it takes in least that is foreign, if that is little enough."""
    joined: list[UnitBox] = []
    for box in boxes:
        shares = [_share(around([other, box]), foreign) for other in joined]
        least = min(shares, default=1.0)
        if least <= _MOST_FOREIGN:
            best = shares.index(least)
            joined[best] = around([joined[best], box])
        elif len(joined) == _MOST_CUTTINGS:
            return [around(boxes)]
        else:
            joined.append(box)
    return joined


def _share(box: UnitBox, foreign: Iterable[UnitBox]) -> float:
    """How much of a box these take."""
    left, top, right, bottom = box
    taken = 0
    for other in foreign:
        across, down = min(right, other[2]) - max(left, other[0]), min(bottom, other[3]) - max(top, other[1])
        taken += max(across, 0) * max(down, 0)
    return taken / max((right - left) * (bottom - top), 1)


def _own_pictures(placed: PlacedPage, own: Collection[int]) -> Iterator[UnitBox]:
    """Those whose nearest line beside them is one of the own."""
    for region, box in placed.pictures:
        beside = [(n, place.box) for n, place in enumerate(placed.lines, 1) if place and place.region == region]
        if beside and min(beside, key=lambda line: _apart(line[1], box))[0] in own:
            yield box


def _apart(one: UnitBox, other: UnitBox) -> int:
    """From border to border, the larger of both directions; 0 where they touch."""
    across, down = max(one[0], other[0]) - min(one[2], other[2]), max(one[1], other[1]) - min(one[3], other[3])
    return max(across, down, 0)


def _with_margin(box: UnitBox, placed: PlacedPage) -> UnitBox:
    across, down = (round(_UNIT * _MARGIN_PT / max(side, 1.0)) for side in (placed.width_pt, placed.height_pt))
    left, top, right, bottom = box
    return max(left - across, 0), max(top - down, 0), min(right + across, _UNIT), min(bottom + down, _UNIT)
