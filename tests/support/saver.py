"""A process that saves corrections and indexes them until it is killed; run as ``python -m tests.support.saver``.

Prints ``sound SECONDS`` or ``unsound WHAT`` once it has caught up with what its killed predecessor left, then ``saved``
after each commit, before the index has it.
"""

from __future__ import annotations

import itertools
import os
import random
import sys
import time

import django


def main(dice: random.Random, rebuilding_too: bool) -> None:
    start = time.monotonic()
    from articles.indexing import indexer, rebuild

    indexer.catch_up()
    rebuild.clean_up()
    wrong = differences()
    say(f"unsound {wrong}" if wrong else f"sound {time.monotonic() - start:.1f}")
    steps = rebuild.rebuild() if rebuilding_too else iter(())
    for number in itertools.count():
        save(dice, number)
        say("saved")
        indexer.catch_up()
        next(steps, None)


def differences() -> str:
    """What the last words saved do not find, and what the check finds."""
    from haystack.query import SearchQuerySet

    from articles.indexing.drift import find_drift
    from articles.models import Revision

    drift = find_drift().all
    saved = (one for one in Revision.objects.corrections().order_by("pk") if "headline" in one.changes)
    newest = {revision.article_id: revision for revision in saved}
    lost = [
        key
        for key, revision in newest.items()
        if key not in SearchQuerySet().filter(content=headline(revision)).values_list("pk", flat=True)[:10]
    ]
    return f"{sorted(drift)} differ, {lost} not found" if drift or lost else ""


def headline(revision: object) -> str:
    return revision.changes["headline"]["after"]  # type: ignore[attr-defined,no-any-return]


def save(dice: random.Random, number: int) -> None:
    from articles import corrections
    from articles.models import Article

    article = dice.choice(list(Article.objects.all()[:50]))
    word = f"{os.getpid():x}第{number}次{dice.getrandbits(32):x}"
    corrections.correct(article, version=article.version, changes={"headline": word}, by=None)


def say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    django.setup()
    main(random.Random(), rebuilding_too=sys.argv[1:] == ["--rebuild"])
