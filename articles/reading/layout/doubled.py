"""A headline that stands twice in one line, as the OCR of large type leaves it."""

from __future__ import annotations

from articles.chinese.text import compact, places, squeeze

LONGEST_HEADLINE = 120  # characters of a line that may be a headline set twice: the longest of the samples has 22
SHORTEST_HALF = 4  # 高高兴兴 is a word
SHORTEST_SURE_HALF = 6  # one character may be misread in a half of that length
MISREAD_IN = 4  # one of so many, where no blank parts the halves


def undouble(text: str) -> tuple[str, str | None]:
    """A line that holds its headline twice: what to keep and what was cut. (text, None) where it does not."""
    if not 2 * SHORTEST_HALF <= len(text) <= LONGEST_HEADLINE:
        return text, None
    plain = squeeze(text)
    half, odd = divmod(len(plain), 2)
    first, second = plain[:half], plain[half:]
    if odd or half < SHORTEST_HALF or not any(first[at] == second[at] for at in (0, 1, -1, half // 2)):
        return text, None
    slips = _slips(first, second)
    cut = places(text)[half]
    tied = not text[cut - 1].isspace() and not text[cut].isspace()
    if slips > _forgiven(half, tied=tied):
        return text, None
    return text[:cut].rstrip(), text[cut:].strip()


def _slips(first: str, second: str) -> int:
    """How many characters differ; quotation marks of another kind do not."""
    plain = [(first, second)]
    if len(compact(first)) == len(compact(second)):
        plain.append((compact(first), compact(second)))
    return min(sum(a != b for a, b in zip(one, other, strict=True)) for one, other in plain)


def _forgiven(half: int, *, tied: bool) -> int:
    """How many characters of a half may be misread; phrases with a blank between may be alike on purpose."""
    if half < SHORTEST_SURE_HALF:
        return 0
    return max(1, half // MISREAD_IN) if tied else 1
