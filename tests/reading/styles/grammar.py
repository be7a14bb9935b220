"""What a seeded grammar invents: kickers, subtitles, crossheads, verse, notices, corrections, questions."""

from __future__ import annotations

import random
import re

from tests.reading.styles.names import Cast
from tests.reading.styles.rules import RULES

_RULE = re.compile("<(" + "|".join(RULES) + ")>")


def invent(cast: Cast, rule: str) -> str:
    """One sentence of the grammar."""
    text = cast.rng.choice(RULES[rule])
    text = _RULE.sub(lambda word: invent(cast, word[1]), text)
    while "<who>" in text:
        text = text.replace("<who>", cast.person(), 1)
    text = text.replace("<id>", str(cast.rng.randint(10**17, 10**18 - 1)))
    return cast.fill(text)


def several(cast: Cast, rule: str, count: int) -> list[str]:
    """Different sentences of one rule."""
    made: list[str] = []
    for _ in range(20 * count):
        sentence = invent(cast, rule)
        if sentence not in made and len(made) < count:
            made.append(sentence)
    return made


def chance(rng: random.Random, share: float) -> bool:
    return rng.random() < share
