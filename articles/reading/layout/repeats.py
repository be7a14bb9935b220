"""What a paragraph says twice: a repeated sentence, and words set twice in a row."""

from __future__ import annotations

import re
from itertools import pairwise

from articles.chinese.text import compact, places, squeeze
from articles.reading.layout.slips import SEED, alike

SHORTEST_SENTENCE = 10  # characters: shorter ones are said twice on purpose
_NEAR = 40  # sentences back that a sentence is compared with: a copy stands near, and long texts stay cheap

_ENDS = "。！？!?；;”’」』）)》\"'"
_CHINESE = re.compile(r"[\u3400-\u9fff]{6}")
_SENTENCE = re.compile(r"[^。！？!?；;]*[。！？!?；;]+[”’」』）)》\"']*|[^。！？!?；;]+")


def drop_repeats(paragraph: str) -> tuple[str, tuple[str, ...]]:
    """A paragraph without what it says twice over, and what was cut, as printed.

    Cut are a sentence that stood shortly before in the paragraph, and words set twice in a row.
    """
    if not _has_repeat(squeeze(paragraph)):
        return paragraph, ()  # nearly every paragraph
    kept, sentences = _drop_sentences(paragraph)
    kept, stutters = _drop_stutters(kept)
    return kept, (*sentences, *stutters)


def _drop_sentences(paragraph: str) -> tuple[str, list[str]]:
    kept: list[str] = []
    seen: list[str] = []
    cut: list[str] = []
    for sentence in _SENTENCE.findall(paragraph):
        plain = compact(sentence)
        whole = len(plain) >= SHORTEST_SENTENCE and plain[-1] in _ENDS
        if whole and any(alike(plain, other) for other in seen[-_NEAR:]):
            cut.append(sentence.strip())
        else:
            seen.append(plain)
            kept.append(sentence)
    return ("".join(kept), cut) if cut else (paragraph, cut)


def _drop_stutters(text: str) -> tuple[str, list[str]]:
    """Words that follow upon themselves: 今年我市将举今年我市将举行."""
    plain = squeeze(text)
    last_seen: dict[str, int] = {}
    cuts: list[tuple[int, int]] = []
    for at, seed in enumerate(_seeds(plain)):
        before = last_seen.get(seed, at)
        last_seen[seed] = at
        if at - before < SEED or (cuts and at < cuts[-1][1]):
            continue
        if plain[before:at] == plain[at : 2 * at - before] and _CHINESE.search(plain, before, at):
            cuts.append((at, 2 * at - before))
    kept_at = places(text) if cuts else []
    spans = [(kept_at[start], kept_at[end - 1] + 1) for start, end in cuts]
    kept = [text[end:start] for (_, end), (start, _) in pairwise([(0, 0), *spans, (len(text), 0)])]
    return "".join(kept), [text[start:end] for start, end in spans]


def _seeds(plain: str) -> list[str]:
    return [plain[at : at + SEED] for at in range(len(plain) - SEED + 1)]


def _has_repeat(plain: str) -> bool:
    """Whether any eight characters stand twice."""
    seeds = _seeds(plain)
    return len(set(seeds)) != len(seeds)
