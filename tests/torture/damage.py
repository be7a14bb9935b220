"""Every file of a Tantivy index deleted, cut short and with single bits flipped: found, said, rebuilt.

python -m tests.torture.damage [--flips 40] [--articles 2000] [--seed 1]
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tests.torture.archives import archive, verdict

WORD = "的"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--flips", type=int, default=40, help="bits a file")
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with archive(options.articles):
        tried, unseen, wrong, rebuilt = damage_all(options.flips, random.Random(options.seed))
    sentence = f"damage: {tried} times, {unseen} not found, {wrong} of these changed an answer, rebuilt: {rebuilt}"
    verdict(sentence, not unseen and rebuilt)


def damage_all(flips: int, dice: random.Random) -> tuple[int, int, int, bool]:
    """Damages tried, not found, not found and harmful; whether the last one was said and rebuilt."""
    from tests.search.engines.test_damage import files, found_of, replace

    several_commits()
    whole = found_of(WORD)
    tried = unseen = wrong = 0
    for path in files():
        sound = path.read_bytes()
        for damage in damages(path, sound, flips, dice):
            damage()
            tried += 1
            if not is_found():
                unseen += 1
                wrong += found_of(WORD) != whole
            replace(path, sound)
    files()[-1].unlink()
    return tried, unseen, wrong, said() and is_rebuilt(whole)


def several_commits() -> None:
    """Several segments and deleted entries: every kind of file there is."""
    from articles.indexing import indexer, outbox
    from articles.indexing.drain import drain
    from articles.models import Article
    from articles.search.asking import engine

    indexer.catch_up()
    keys = list(Article.objects.values_list("pk", flat=True)[:300])
    for start in range(0, len(keys), 100):
        outbox.enqueue(keys[start : start + 100])
        drain()
    engine().remove_all(keys[:50])


def damages(path: Path, sound: bytes, flips: int, dice: random.Random) -> Iterator[Callable[[], None]]:
    from tests.search.engines.test_damage import replace

    yield path.unlink
    for length in sorted({0, 1, len(sound) // 2, len(sound) - 1} - {len(sound)}):
        yield partial(replace, path, sound[:length])
    for _ in range(flips if sound else 0):
        place, bit = dice.randrange(len(sound)), 1 << dice.randrange(8)
        yield partial(replace, path, sound[:place] + bytes([sound[place] ^ bit]) + sound[place + 1 :])


def is_found() -> bool:
    """By a process that starts now."""
    from articles.search.asking import engine
    from articles.search.engines.errors import NeedsRebuild
    from tests.search.engines.test_damage import fresh_process

    fresh_process()
    try:
        engine().check()
    except NeedsRebuild:
        return True
    return False


def said() -> bool:
    from django.core.management import call_command
    from django.core.management.base import CommandError

    try:
        call_command("check_index")
    except CommandError as error:
        return "rebuild_search" in str(error)
    return False


def is_rebuilt(whole: int) -> bool:
    from django.core.management import call_command

    from tests.search.engines.test_damage import found_of

    call_command("check_index", "--repair")
    return found_of(WORD) >= whole


if __name__ == "__main__":
    main()
