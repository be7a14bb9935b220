"""How people misremember what was printed: a headline or a sentence with something left out, changed or turned round.

Each takes the dice and a printed string and gives the string disturbed, None where it cannot be.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeVar

from articles.search.analysis import all_words

HANZI = re.compile("[\u4e00-\u9fff]")
SENTENCE_END = re.compile(r"[。！？\n]")
SHORTEST, LONGEST = 8, 20
# Of the characters that are printed anywhere, for those that are changed.
COMMON = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下"

Thing = TypeVar("Thing")
Disturbance = Callable[[random.Random, str], str | None]


def word_left_out(dice: random.Random, text: str) -> str | None:
    """Not the first or the last, without which the rest is printed as it is."""
    word = _one(dice, [word for word in all_words(text) if text.find(word) > 0 and not text.endswith(word)])
    return text.replace(word, "", 1) if word else None


def two_changed(dice: random.Random, text: str) -> str | None:
    return _at_two_places(dice, text, lambda: dice.choice(COMMON))


def two_lost(dice: random.Random, text: str) -> str | None:
    return _at_two_places(dice, text, lambda: "")


def turned_round(dice: random.Random, text: str) -> str | None:
    """Two neighbouring words."""
    words = all_words(text)
    neighbours = [(a, b) for a, b in pairwise(words) if a != b and a + b in text]
    pair = _one(dice, neighbours)
    return text.replace("".join(pair), "".join(reversed(pair)), 1) if pair else None


def word_misheard(dice: random.Random, text: str) -> str | None:
    """Each character of a word is another."""
    word = _one(dice, [word for word in all_words(text) if len(word) == 2 and HANZI.match(word)])
    return text.replace(word, "".join(dice.choices(COMMON, k=2)), 1) if word else None


def word_too_many(dice: random.Random, text: str) -> str | None:
    word = _one(dice, [word for word in all_words(text) if text.find(word) > 0])
    return text.replace(word, "".join(dice.choices(COMMON, k=2)) + word, 1) if word else None


def wrong_digit(dice: random.Random, text: str) -> str | None:
    """With a character lost besides."""
    digit = _one(dice, [char for char in text if char.isdecimal()])
    return two_lost(dice, text.replace(digit, str(dice.randrange(10)), 1)) if digit else None


def turned_far(dice: random.Random, text: str) -> str | None:
    """Two words that are no neighbours."""
    words = [word for word in all_words(text) if len(word) > 1 and text.count(word) == 1]
    if len(words) < 3:
        return None
    first, last = words[0], words[-1]
    return text.replace(first, "\0").replace(last, first).replace("\0", last)


ASKED: dict[str, Disturbance] = {
    "one word left out": word_left_out,
    "two changed": two_changed,
    "two lost": two_lost,
    "two words turned round": turned_round,
}
OTHERS: dict[str, Disturbance] = {
    "a word misheard": word_misheard,
    "a word too many": word_too_many,
    "a wrong digit, two lost": wrong_digit,
    "words far apart exchanged": turned_far,
}


def _at_two_places(dice: random.Random, text: str, other: Callable[[], str]) -> str | None:
    places = [place for place, char in enumerate(text) if HANZI.match(char)]
    if len(places) < 2:
        return None
    chosen = dice.sample(places, 2)
    return "".join(other() if place in chosen else char for place, char in enumerate(text))


def _one(dice: random.Random, things: Sequence[Thing]) -> Thing | None:
    return dice.choice(things) if things else None


def printed(dice: random.Random, headline: str, body: str) -> str | None:
    """By turns the headline and a sentence, or so much of it as a query has; None where they are too short."""
    text = dice.choice([headline, dice.choice(SENTENCE_END.split(body))]).strip()
    length = dice.randint(SHORTEST, LONGEST)
    start = dice.randrange(max(1, len(text) - length + 1))
    text = text if len(text) <= LONGEST else text[start : start + length]
    return text if len(text) >= SHORTEST else None
