"""Queries of every kind, drawn from the archive itself so that they find something or just not, the same for the same
seed."""

from __future__ import annotations

import random
from collections.abc import Callable
from urllib.parse import urlencode

from articles.models import Article, Issue, Reporter
from articles.search.analysis import normalise, ranking_words
from articles.search.asking import count
from articles.search.matching import query_clause
from articles.search.query import parse

PER_KIND = 100


def queries(seed: int = 5) -> dict[str, list[str]]:
    """Kind → query strings of the search page, e.g. q=%E6%B0%B4&year=1996."""
    dice = random.Random(seed)
    bodies = sample_bodies(dice)
    words = [word for body in bodies for word in ranking_words(normalise(body[:300]))]
    days = list(Issue.objects.order_by("date").values_list("date", flat=True))
    reporters = list(Reporter.objects.values_list("slug", flat=True))

    def word() -> str:
        return dice.choice(words)

    def days_from() -> dict[str, str]:
        first = dice.choice(days)
        return {"from": first.isoformat(), "to": first.replace(year=first.year + 1, day=1).isoformat()}

    kinds = {
        "word": lambda: {"q": word()},
        "two words": lambda: {"q": f"{word()} {word()}"},
        "phrase": lambda: {"q": f'"{piece(dice, bodies, 6, 12)}"'},
        "one character": lambda: {"q": piece(dice, bodies, 1, 1)},
        "facets": lambda: {"q": word(), "year": str(dice.choice(days).year), "reporter": dice.choice(reporters)},
        "date range": lambda: {"q": word()} | days_from(),
        "by date": lambda: {"q": word(), "sort": "newest"},
    }
    return {kind: [urlencode(make()) for _ in range(PER_KIND)] for kind, make in kinds.items()}


def fruitless_queries(seed: int = 7) -> list[str]:
    """Query strings that find nothing, by turns three or four words and a phrase; the index must be there."""
    dice = random.Random(seed)
    bodies = sample_bodies(dice)

    def words() -> str:
        return " ".join(unprinted(lambda: shuffled(dice, bodies)) for _ in range(dice.randint(3, 4)))

    def phrase() -> str:
        return unprinted(lambda: f'"{with_one_wrong(dice, bodies)}"')

    return [urlencode({"q": phrase() if number % 2 else words()}) for number in range(PER_KIND)]


def unprinted(make: Callable[[], str]) -> str:
    """The first that is made and not found."""
    while count(query_clause(parse(made := make()))):
        pass
    return made


def shuffled(dice: random.Random, bodies: list[str]) -> str:
    """A word of three to six printed characters in another order."""
    printed = piece(dice, bodies, 3, 6)
    return "".join(dice.sample(printed, len(printed)))


def with_one_wrong(dice: random.Random, bodies: list[str]) -> str:
    """A printed phrase with another character in one place."""
    printed = piece(dice, bodies, 6, 12)
    place = dice.randrange(len(printed))
    return printed[:place] + piece(dice, bodies, 1, 1) + printed[place + 1 :]


def typed_beginnings(seed: int = 6) -> list[str]:
    """What stands in the search box while a headline or a name is typed."""
    dice = random.Random(seed)
    names = list(Reporter.objects.values_list("name", flat=True))
    bodies = sample_bodies(dice)
    return [dice.choice(names)[:2] if number % 2 else piece(dice, bodies, 1, 4) for number in range(PER_KIND)]


def sample_bodies(dice: random.Random) -> list[str]:
    last = Article.objects.order_by("-pk").values_list("pk", flat=True)[0]
    keys = [dice.randint(1, last) for _ in range(5 * PER_KIND)]
    return [body for body in Article.objects.filter(pk__in=keys).values_list("body", flat=True) if len(body) > 50]


def piece(dice: random.Random, bodies: list[str], shortest: int, longest: int) -> str:
    """A printed string of Chinese characters."""
    while True:
        body, length = dice.choice(bodies), dice.randint(shortest, longest)
        start = dice.randrange(len(body) - length)
        found = body[start : start + length]
        if all("\u4e00" <= char <= "\u9fff" for char in found):
            return found
