"""How much personal data is found among real news text, and how often something is taken for it.

python -m tests.bench.personal [--misses SET] [--alarms]

Each kind: 300 invented lines of each set of phrasings (``personal_lines``, ``personal_unseen``; seeded), set between
sentences of news of ../shared/corpus. Alarms: what is found in the corpus as it is, numbers that are real by their
form (docs/personal.md) and what docs/personal-real.txt lists counted apart.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import time
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from articles.public.personal import PersonalKind, find
from tests.bench.personal_eighth_numbers import EIGHTH_NUMBERS
from tests.bench.personal_eighth_people import EIGHTH_PEOPLE
from tests.bench.personal_fifth import FIFTH
from tests.bench.personal_fresh import AFTER_FRESH, FRESH
from tests.bench.personal_last import LAST
from tests.bench.personal_lines import HELD_OUT, TUNED
from tests.bench.personal_seventh_numbers import SEVENTH_NUMBERS
from tests.bench.personal_seventh_people import SEVENTH_PEOPLE
from tests.bench.personal_seventh_victims import SEVENTH_VICTIMS
from tests.bench.personal_sixth import SIXTH
from tests.bench.personal_unseen import MENDED, UNSEEN
from tests.bench.personal_values import Values
from tests.bench.personal_wide import Wide
from tests.support.places import ROOT, SHARED

LINES = 300
# Kinds by the phrasings' names.
KINDS = {"house": PersonalKind.HOUSE_NUMBER, "birth": PersonalKind.BIRTH_DATE} | {
    str(kind): kind for kind in PersonalKind
}
OCR = {"0": "O", "1": "l"}
NOISY = frozenset({"id_card", "mobile", "bank_card", "plate"})
# What has the form of such a number is one, wherever it was printed: docs/personal.md.
REAL_BY_FORM = frozenset({PersonalKind.ID_CARD, PersonalKind.BANK_CARD, PersonalKind.MOBILE, PersonalKind.PLATE})
# Judged by reading: somebody's own data, and where in the corpus it stands.
REAL = ROOT / "docs" / "personal-real.txt"


@dataclass(frozen=True)
class Case:
    """A text and where in it stands what has to be found."""

    text: str
    start: int
    end: int
    line: str


def news() -> list[str]:
    path = SHARED / "corpus" / "news.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line)["text"] for line in file]


def noisy(text: str, chance: random.Random) -> str:
    """As print and OCR have it: full width, a blank or a line end inside, O for 0."""
    how, at = chance.random(), chance.randrange(1, max(2, len(text)))
    if how < 0.08:
        return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)
    if how < 0.14:
        return f"{text[:at]}{chance.choice((' ', chr(0x3000)))}{text[at:]}"
    if how < 0.20:
        return f"{text[:at]}\n{text[at:]}"
    if how < 0.24:
        return text.replace("0", "O", 1).replace("1", "l", 0)
    return text


def cases(
    kind: str, phrasings: tuple[str, ...], count: int, texts: list[str], drawn: type[Values] = Values
) -> Iterator[Case]:
    values, chance = drawn(seed := sum(map(ord, kind))), random.Random(seed)
    for number in range(count):
        filled = values.filled(phrasings[number % len(phrasings)])
        before, _, rest = filled.partition("⟦")
        wanted, _, after = rest.partition("⟧")
        wanted = noisy(wanted, chance) if kind in NOISY else wanted
        text = chance.choice(texts)[:600]
        ends = [match.end() for match in re.finditer(r"。", text)] or [len(text)]
        at = chance.choice(ends)
        join = chance.choice(("", "\n", "\n\n")) if text[at - 1 : at] == "。" else "\n"
        start = at + len(join) + len(before)
        line = before + wanted + after
        yield Case(f"{text[:at]}{join}{line}\n{text[at:]}", start, start + len(wanted), line)


def is_found(case: Case, kind: PersonalKind) -> bool:
    """Numbers whole, names and lists at least in part."""
    whole = kind not in (PersonalKind.MINOR, PersonalKind.VICTIM, PersonalKind.LIST)
    for found in find(case.text):
        if found.kind != kind:
            continue
        if whole and found.start <= case.start and found.end >= case.end:
            return True
        if not whole and found.start < case.end and found.end > case.start:
            return True
    return False


def missed(
    kind: str, phrasings: tuple[str, ...], texts: list[str], count: int = LINES // 2, drawn: type[Values] = Values
) -> list[str]:
    return [case.line for case in cases(kind, phrasings, count, texts, drawn) if not is_found(case, KINDS[kind])]


@dataclass(frozen=True)
class Alarm:
    """``place``: the text's number in the corpus, kind, start, end; ``around``: what was found, with surroundings."""

    kind: PersonalKind
    place: tuple[str, ...]
    around: str

    def is_false(self, real: Collection[tuple[str, ...]]) -> bool:
        return self.kind not in REAL_BY_FORM and self.place not in real


def alarms(texts: list[str]) -> Iterator[Alarm]:
    for number, text in enumerate(texts):
        for found in find(text):
            around = f"{text[max(0, found.start - 30) : found.start]}⟦{found.text}⟧{text[found.end :][:20]}"
            place = tuple(map(str, (number, found.kind, found.start, found.end)))
            yield Alarm(found.kind, place, around.replace("\n", "|"))


def real_ones() -> frozenset[tuple[str, ...]]:
    lines = REAL.read_text(encoding="utf-8").splitlines()
    return frozenset(tuple(line.split()) for line in lines if not line.startswith("#"))


Set = tuple[dict[str, tuple[str, ...]], type[Values]]
# Each was first measured unseen; what was found then stands in docs/personal.md. By now the rules were mended on all.
SETS: dict[str, Set] = {
    "tuned": ({kind: TUNED[kind] + HELD_OUT[kind] for kind in TUNED}, Values),
    "mended": ({kind: MENDED[kind] + UNSEEN[kind] + FRESH[kind] + AFTER_FRESH[kind] for kind in TUNED}, Wide),
    "last": (LAST, Wide),
    "fifth": (FIFTH, Wide),
    "sixth": (SIXTH, Wide),
    "seventh": (SEVENTH_VICTIMS | SEVENTH_PEOPLE | SEVENTH_NUMBERS, Wide),
    "eighth": (EIGHTH_PEOPLE | EIGHTH_NUMBERS, Wide),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--misses",
        choices=SETS,
        action="append",
        default=[],
        help="print the lines of it that were missed",
    )
    parser.add_argument("--alarms", action="store_true", help="print what was found in the corpus")
    options = parser.parse_args()
    texts = news()
    for kind in TUNED:
        told = []
        for name, (phrasings, drawn) in SETS.items():
            if kind not in phrasings:
                continue
            lines = missed(kind, phrasings[kind], texts, LINES, drawn)
            told.append(f"{name} {1 - len(lines) / LINES:.3f}")
            for line in lines if name in options.misses else []:
                print("   ", line.replace("\n", "|"))
        print(f"{kind:12}", "  ".join(told))
    report_alarms(texts, show=options.alarms)


def report_alarms(texts: list[str], *, show: bool) -> None:
    begun = time.perf_counter()
    every = list(alarms(texts))
    seconds = time.perf_counter() - begun
    characters = sum(map(len, texts))
    real = real_ones()
    false = [alarm for alarm in every if alarm.is_false(real)]
    print(f"{characters} characters of news in {seconds:.1f} s: {len(every)} found, {len(false)} of them falsely,")
    print(*(f"{len(some) / characters * 10_000:.3f} in 10,000 characters" for some in (every, false)), sep=", ")
    for some in (every, false):
        print(dict(Counter(str(alarm.kind) for alarm in some)))
    for alarm in sorted(every, key=lambda alarm: alarm.kind) if show else []:
        told = "false" if alarm.is_false(real) else "real"
        print(f"  {alarm.kind:12} {told:5} {' '.join(alarm.place)} {alarm.around}")


if __name__ == "__main__":
    main()
