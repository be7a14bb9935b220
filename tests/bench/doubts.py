"""How many misread characters are doubted, at how many false alarms, beside two simple ways.

python -m tests.bench.doubts [--texts 400] [--practice pictures|network|FILE.json] [--alarms]

Texts of the corpus, left out of what is counted, have 1 % of their characters misread by a practice table made
otherwise than the shipped one (``misreadings``; or a JSON file {character: [others]}). The first half of them was for
tuning, the second is measured. A false alarm is a doubt where nothing was misread, of whatever kind.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path

from articles.chinese.places import PLACES
from articles.chinese.shapes import alike
from articles.desk.doubts.counting import count_texts
from articles.desk.doubts.doubt import DOUBT_REASONS
from articles.desk.doubts.finding import find_doubts
from articles.desk.doubts.misread import ENOUGH, WEIGHT, Misread
from articles.desk.doubts.statistics import Statistics
from tests.bench.misreadings import Misreadings, by_network, by_pictures
from tests.support.places import SHARED

RATE, SEED = 0.01, 11
RATES = (0.5, 1, 2, 3)  # false alarms per 1,000 characters
LOOSE = ENOUGH - 3


@dataclass(frozen=True)
class Practice:
    """A text, misread, with what stood in the places that were."""

    text: str
    right: dict[int, str]


@dataclass(frozen=True)
class Guess:
    """How sure a way is that a place is misread; what stood there, "" where it is as it was; what is offered."""

    sure: float
    right: str
    offered: Sequence[str]


Way = Callable[[Practice, Statistics], Iterator[Guess]]


def misread(text: str, table: Misreadings, chance: random.Random) -> Practice:
    chars, right = list(text), dict[int, str]()
    for at, char in enumerate(text):
        if table.get(char) and chance.random() < RATE:
            chars[at], right[at] = chance.choice(table[char]), char
    return Practice("".join(chars), right)


def ours(practice: Practice, known: Statistics) -> Iterator[Guess]:
    for at, better in Misread(practice.text, known, LOOSE).found().items():
        yield Guess(better[0].gain, practice.right.get(at, ""), [one.char for one in better])


def rare_pairs(practice: Practice, known: Statistics) -> Iterator[Guess]:
    text = practice.text
    for at in range(1, len(text) - 1):
        pairs = [known.pair(known.number(text[n]), known.number(text[n + 1])) for n in (at - 1, at)]
        times = [known.pair_counts[pair] if pair >= 0 else 0 for pair in pairs]
        if "\u4e00" <= text[at] <= "\u9fff":
            yield Guess(-sum(log(number + 0.5) for number in times), practice.right.get(at, ""), ())


def confusions(practice: Practice, known: Statistics) -> Iterator[Guess]:
    for at, char in enumerate(practice.text):
        more = [
            (log((known.how_often(other) + 1) / (known.how_often(char) + 1)) + WEIGHT * likeness, other)
            for other, likeness in alike(char).items()
        ]
        if more:
            ranked = sorted(more, reverse=True)
            yield Guess(ranked[0][0], practice.right.get(at, ""), [other for _, other in ranked])


WAYS: dict[str, Way] = {"ours": ours, "rare pairs": rare_pairs, "confusions": confusions}


def at_rates(guesses: Iterable[Guess], characters: int, wrong: int) -> Iterator[tuple[float, float, float, float]]:
    """At each rate of false alarms: recall, and of what is found the share with the right one first, in the first 3."""
    alarms, found, rates = 0, list[Guess](), list(RATES)
    for guess in sorted(guesses, key=lambda one: -one.sure):
        if guess.right:
            found.append(guess)
            continue
        alarms += 1
        while rates and alarms > rates[0] * characters / 1000:
            firsts = [sum(one.right in one.offered[:most] for one in found) / max(len(found), 1) for most in (1, 3)]
            yield (rates.pop(0), len(found) / wrong, *firsts)


def as_shipped(practices: Sequence[Practice], known: Statistics, show: bool) -> None:
    alarms, found, first_three = Counter[str](), 0, 0
    started = time.process_time()
    for practice in practices:
        for doubt in find_doubts(practice.text, known):
            right = [practice.right[at] for at in range(doubt.start, doubt.end) if at in practice.right]
            found += len(right)
            first_three += any(one in offered for one in right for offered in doubt.suggestions[:3])
            alarms[doubt.reason] += not right
            if show and not right:
                print(
                    doubt.reason, practice.text[max(doubt.start - 9, 0) : doubt.end + 9], doubt.text, doubt.suggestions
                )
    characters = sum(len(one.text) for one in practices)
    took = (time.process_time() - started) / characters * 1e6
    wrong = sum(len(one.right) for one in practices)
    told = ", ".join(f"{reason} {alarms[reason] / characters * 1000:.2f}" for reason in DOUBT_REASONS)
    print(f"as shipped: recall {found / wrong:.3f}, in the first three {first_three / max(found, 1):.3f}")
    print(f"false alarms per 1,000 characters {alarms.total() / characters * 1000:.2f}: {told}")
    print(f"{took:.0f} ms of one core per 1,000 characters")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=400)
    parser.add_argument("--practice", default="pictures")
    parser.add_argument("--tuning", action="store_true", help="measure the half that was for tuning")
    parser.add_argument("--alarms", action="store_true", help="print each false alarm")
    options = parser.parse_args()
    made = {"pictures": by_pictures, "network": by_network}.get(options.practice)
    table = made() if made else json.loads(Path(options.practice).read_text("utf-8"))
    with gzip.open(SHARED / "corpus" / "news.jsonl.gz") as rows:
        texts = list(dict.fromkeys(json.loads(row)["text"] for row in rows))
    random.Random(SEED).shuffle(texts)
    left_out, counted = texts[: options.texts], texts[options.texts :]
    half = slice(None, None, 2) if options.tuning else slice(1, None, 2)
    chance = random.Random(SEED)
    practices = [misread(text, table, chance) for text in left_out[half]]
    known = count_texts(counted, PLACES)
    characters, wrong = sum(len(one.text) for one in practices), sum(len(one.right) for one in practices)
    print(f"{len(practices)} texts, {characters} characters, {wrong} misread; {len(known.thirds)} triples known")
    for name, way in WAYS.items():
        guesses = [guess for practice in practices for guess in way(practice, known)]
        for rate, recall, first, three in at_rates(guesses, characters, wrong):
            print(f"{name:12} at {rate:3} alarms: recall {recall:.3f}, first {first:.2f}, in three {three:.2f}")
    as_shipped(practices, known, options.alarms)


if __name__ == "__main__":
    main()
