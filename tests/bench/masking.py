"""How well the mask hides noisy readings, what it hides of other texts, and how long it takes.

python -m tests.bench.masking [trials] [pairs]

``left``: the share of ``trials`` in which no character of the secret was left in its place, by its length, what is
known of what stood around it, and the share of characters that were read otherwise. ``wrong``: the share of pairs of a
passage and another text of ../shared/corpus (read at run time) that does not hold it, in which something is masked.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
import time
from collections.abc import Callable

from articles.public.masking import SIGN, Secret, masked, masked_lines
from articles.public.masking.keys import key_of
from tests.support.places import SHARED

SIZES = (4, 6, 8, 20, 60)
# Characters that are compared as they are: of secrets, of what stands around them, of what is misread.
HIDDEN, AROUND, MISREAD = (
    [char for char in map(chr, range(*codes)) if char not in SIGN and key_of(char).text == char]
    for codes in ((0x7000, 0x8600), (0x4E00, 0x6000), (0x8A00, 0x9500))
)


def news() -> list[str]:
    with gzip.open(SHARED / "corpus" / "news.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line)["text"] for line in file]


def written(chance: random.Random, chars: list[str], size: int) -> str:
    return "".join(chance.choices(chars, k=size))


def read(chance: random.Random, text: str, share: float, others: list[str]) -> str:
    """Some characters replaced by others, lost or doubled."""
    return "".join(
        chance.choice((chance.choice(others), "", char * 2)) if chance.random() < share else char for char in text
    )


def left_nothing(chance: random.Random, size: int, share: float, before: int, after: int) -> bool:
    left, words, right = (
        written(chance, chars, n)
        for chars, n in ((AROUND, chance.randrange(80, 200)), (HIDDEN, size), (AROUND, chance.randrange(80, 200)))
    )
    secret = Secret(words, left[len(left) - before :], right[:after])
    return not set(masked(read(chance, left + words + right, share, MISREAD), [secret])) & set(words)


def report_left(trials: int) -> None:
    for before, after in ((60, 60), (20, 20), (60, 0), (0, 60), (8, 8), (4, 4), (0, 0)):
        for share in (0.02, 0.2):
            chance = random.Random(f"{before} {after} {share}")
            found = {n: sum(left_nothing(chance, n, share, before, after) for _ in range(trials)) for n in SIZES}
            shares = "  ".join(f"{n}: {count / trials:.4f}" for n, count in found.items())
            print(f"left nothing, {before}+{after} around, {share:.0%} misread: {shares}", flush=True)


def secret_of(chance: random.Random, texts: list[str], size: int, around: int) -> Secret:
    text = chance.choice([text for text in chance.choices(texts, k=50) if len(text) > size + 20])
    at = chance.randrange(len(text) - size)
    return Secret(text[at : at + size], text[max(0, at - around) : at], text[at + size : at + size + around])


def report_wrong(pairs: int) -> None:
    texts = news()
    for own in (False, True):
        for around in (60, 0):
            for size in SIZES[1:]:
                chance, wrong, tried = random.Random(f"{around} {size}"), 0, 0
                while tried < pairs:
                    secret = secret_of(chance, texts, size, around)
                    words = key_of(secret.words).text
                    others = [text for text in chance.sample(texts, 50) if words not in key_of(text).text]
                    tried += len(others)
                    wrong += sum(masked(text, [secret], own=own) != text for text in others)
                print(
                    f"wrong, own={own}, {around} around, {size}: {wrong} of {tried} = {wrong / tried:.5f}", flush=True
                )


def seconds(what: Callable[[], object]) -> float:
    start = time.process_time()
    what()
    return time.process_time() - start


def report_time() -> None:
    chance, texts = random.Random(1), news()
    text = "\n".join(chance.sample(texts, 900))
    secrets = [secret_of(chance, [text], size, 60) for size in (3, 6, 12, 40) for _ in range(5)]
    flat = text.replace("\n", "")
    for name, piece in (("other news", flat[:9000]), ("that quotes all of them", "")):
        quoted = piece or "".join(secret.before + secret.words + secret.after for secret in secrets) * 3
        for share in (0.0, 0.2):
            page = read(chance, quoted, share, AROUND)[:9000]
            lines = [page[at : at + 18] for at in range(0, len(page), 18)]
            for own, which in ((None, "all its own"), (range(100, 200), "100 its own")):
                took = min(seconds(lambda ls=lines, o=own: masked_lines(ls, secrets, o)) for _ in range(3))
                print(f"page of {len(lines)} lines, {name}, {share:.0%} misread, {which}: {took * 1000:.0f} ms")
    quotes = "".join(secret.words for secret in secrets)
    hostile = {
        "news": text,
        "one character": "的" * 400_000,
        "every secret over and over": quotes * 3000,
        "their pairs": "".join(secret.words[:-1] + "甲" for secret in secrets) * 2000,
        "what stood around": "".join(secret.before + secret.after for secret in secrets) * 200,
        "blanks": "的 \n" * 200_000,
        "fractions": "½" * 500_000,
        "signs": SIGN * 50_000,
        "noise": read(chance, text, 0.3, AROUND),
    }
    for name, long in hostile.items():
        piece = long.encode()[:1_000_000].decode(errors="ignore")
        print(f"1 MB, {name}: {seconds(lambda t=piece: masked(t, secrets)):.2f} s", flush=True)


def main() -> None:
    report_time()
    if "time" in sys.argv:
        return
    report_left(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
    report_wrong(int(sys.argv[2]) if len(sys.argv) > 2 else 4000)


if __name__ == "__main__":
    main()
