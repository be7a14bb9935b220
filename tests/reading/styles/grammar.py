"""What a seeded grammar invents: kickers, subtitles, crossheads, verse, notices, corrections, questions."""

from __future__ import annotations

import random
import re

from tests.reading.styles.names import Cast
from tests.reading.styles.rules import RULES

_TRIES = 20
_RULE = re.compile("<(" + "|".join(RULES) + ")>")


def invent(cast: Cast, rule: str) -> str:
    """One sentence of the grammar that the page does not have yet, where the rule has another."""
    text = ""
    for _ in range(_TRIES):
        text = _sentence(cast, rule)
        if text not in cast.used:
            break
    cast.used.add(text)
    return text


def _sentence(cast: Cast, rule: str) -> str:
    text = cast.rng.choice(RULES[rule])
    text = _RULE.sub(lambda word: _sentence(cast, word[1]), text)
    while "<who>" in text:
        text = text.replace("<who>", cast.person(), 1)
    text = text.replace("<id>", str(cast.rng.randint(10**17, 10**18 - 1)))
    return cast.fill(text)


def several(cast: Cast, rule: str, count: int) -> list[str]:
    """Sentences of one rule."""
    return [invent(cast, rule) for _ in range(count)]


_NO_START = "他她它这那其并而但也将使为在从对据同以于和与就还又等且则只都让因如若即由把被给有是不已所之们的了"
_CLAUSE = re.compile(r"(?<=[，。；])[^，。；：、？！“”‘’「」『』《》（）()—…]{8,18}(?=[，。；])")


def topic(cast: Cast, texts: tuple[str, ...], rule: str) -> str:
    """A clause of the text, as kickers and subtitles take up what the text says; else a sentence of the grammar."""
    clauses = [clause for clause in _CLAUSE.findall("".join(texts)) if clause[0] not in _NO_START]
    return cast.rng.choice(clauses) if clauses and chance(cast.rng, 0.6) else invent(cast, rule)


def chance(rng: random.Random, share: float) -> bool:
    return rng.random() < share
