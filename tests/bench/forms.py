"""How well printed forms of bylines and of page heads are read that other newspapers print (../shared/forms).

python -m tests.bench.forms [--misses] [FILE…]

Each form is asked by itself and on a small page. ``wrong but certain`` counts forms of which everything that was read
is wrong or lacks something, though no credit of it is marked uncertain.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from articles.reading.credits.bylines import find_inline, parse_byline
from articles.reading.credits.odd import odd_credits
from articles.reading.reader import read_page
from articles.reading.records import Credit
from tests.support.places import ROOT, SHARED

FORMS = SHARED / "forms" / "bylines.tsv"
OWN = [ROOT / "tests" / "reading" / "credits" / name for name in ("forms.tsv", "forms_held.tsv")]
HEADS = "tests.bench.heads"

Said = frozenset[tuple[str, str]]

# Invented; the form stands as the byline of the second article, or opens or ends its text.
ABOVE = (
    "磨坊修好了\n■记者 周雨桐\n\n"
    "本报讯 昨天上午，村口的老磨坊重新转动，孩子们围着木轮看了很久。磨坊去年停用，村里请来三位老木匠。\n\n"
)
HEADLINE = "集市搬进新棚"
BODY = (
    "摊主们说，新棚通风好，下雨天也不用收摊。管理员每天早上六点开门，晚上八点关灯。"
    "棚里一共有四十二个摊位，卖菜的占了一半。"
)


@dataclass(frozen=True)
class Form:
    """A printed form and the readings of it that are right; ``inline``: it stands within a text."""

    text: str
    right: tuple[Said, ...]
    inline: bool


@dataclass(frozen=True)
class Answer:
    """What was read of a form."""

    said: Said
    certain: bool

    def is_right(self, form: Form) -> bool:
        return any(self._agrees(right) for right in form.right)

    def _agrees(self, right: Said) -> bool:
        """``?`` stands for any role that is not certain; a source is asked only where it is named."""
        asked = any(role == "来源" for role, _ in right)
        said = frozenset(pair for pair in self.said if asked or pair[0] != "来源")
        if any(role == "?" for role, _ in right):
            return not self.certain and {name for _, name in right} == {name for _, name in said}
        return right == said


@dataclass(frozen=True)
class Score:
    """Forms asked, and which were misread: in all, and of those that were certain."""

    asked: int
    wrong: tuple[tuple[Form, Answer], ...]

    @property
    def right(self) -> float:
        return 1 - len(self.wrong) / max(1, self.asked)

    @property
    def wrong_but_certain(self) -> float:
        return sum(bool(answer.said) and answer.certain for _, answer in self.wrong) / max(1, self.asked)


def read_forms(path: Path) -> list[Form]:
    return [
        Form(text, tuple(map(_said, right.split(" | "))), inline=kind == "inline")
        for kind, text, right in (line.split("\t") for line in path.read_text("utf-8").splitlines() if line)
    ]


def _said(right: str) -> Said:
    pairs = (pair.strip().partition(" ") for pair in right.split(",") if pair.strip() not in ("", "-"))
    return frozenset((role, name) for role, _, name in pairs)


def asked_alone(form: Form) -> Answer:
    if form.inline:
        found = find_inline(form.text)
        return answer(found.bylines if found else parse_byline(form.text) or ())
    found = find_inline(form.text)
    return answer(parse_byline(form.text) or odd_credits(form.text) or (found.bylines if found else ()))


def asked_on_page(form: Form) -> Answer:
    items = read_page(ABOVE + _set(form)).items
    return answer(credit for item in items for credit in item.bylines if credit.name != "周雨桐")


def _set(form: Form) -> str:
    if not form.inline:
        return f"{HEADLINE}\n{form.text}\n\n{BODY}"
    opens = re.match(r"[^，。！？“]{0,40}(?:[)）】〕]|消息：|报道：)|本[报報]", form.text)
    return f"{HEADLINE}\n\n{form.text}\n{BODY}" if opens else f"{HEADLINE}\n\n{BODY}\n{form.text}"


def answer(credits: Iterable[Credit]) -> Answer:
    read = list(credits)
    said = frozenset((re.sub("^本[报報](?=.)", "", credit.role), credit.name) for credit in read)
    return Answer(said, all(credit.certain for credit in read))


def scored(forms: Iterable[Form], *, on_page: bool = False) -> Score:
    every = [(form, asked_on_page(form) if on_page else asked_alone(form)) for form in forms]
    return Score(len(every), tuple((form, read) for form, read in every if not read.is_right(form)))


def _report(name: str, score: Score, *, misses: bool) -> Iterator[str]:
    yield f"{name:36} {score.right:.3f} right of {score.asked}, {score.wrong_but_certain:.3f} wrong but certain"
    for form, read in score.wrong if misses else ():
        said = ", ".join(f"{role} {name}" for role, name in sorted(read.said)) or "-"
        wanted = " | ".join(", ".join(f"{r} {n}" for r, n in sorted(right)) or "-" for right in form.right)
        yield f"  {form.text}\n      read {said}{'' if read.certain else ' ?'}   wanted {wanted}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="print what was misread")
    parser.add_argument("files", nargs="*", type=Path)
    options = parser.parse_args()
    for path in options.files or [FORMS, *OWN]:
        forms = read_forms(path)
        for on_page in (False, True):
            name = f"{path.name}{' on a page' if on_page else ''}"
            print(*_report(name, scored(forms, on_page=on_page), misses=options.misses), sep="\n")
    if find_spec(HEADS) and not options.files:
        import_module(HEADS).main()


if __name__ == "__main__":
    main()
