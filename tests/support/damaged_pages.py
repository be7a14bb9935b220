"""Files of placed pages damaged in the ways that disks, networks and programs do it, and what became of each."""

from __future__ import annotations

import random
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from articles.importing.files.faults import Fault
from articles.importing.placed.kinds import kind_of
from articles.importing.placed.opening import take_sheets
from articles.importing.placed.taken import Taken, TakenSheet
from tests.support.made_pdf import Row, made_pdf
from tests.support.made_xml import ROWS, alto, block, hocr, hocr_characters, page_xml, region
from tests.support.places import SHARED

_NUMBER = re.compile(rb"\d+")
_ODD_NUMBERS = [b"0", b"-1", b"1", b"65536", b"4294967295", b"99999999999999999999", b"1e99", b"nan"]


class SoundFile(NamedTuple):
    """``entry`` is the file that is opened: another one where the damaged one is part of a folder."""

    path: Path
    entry: Path
    kind: str


def sound_files(folder: Path) -> list[SoundFile]:
    """Copies of ../shared/page-files and files made here, in the folder."""
    made = {
        "made.pdf": made_pdf(*([Row(text, 40, 40 + 14 * at, 10.0) for at, text in enumerate(_TEXT)] for _ in range(3))),
        "made.xml": alto(block(*ROWS)),
        "page.xml": page_xml(region(*ROWS)),
        "made.html": hocr(*map(hocr_characters, ROWS)),
    }
    for name, data in made.items():
        (folder / name).write_bytes(data)
    for part in ("pdf", "alto", "page", "hocr", "mets"):
        if (SHARED / "page-files" / part).exists():
            shutil.copytree(SHARED / "page-files" / part, folder / part)
    found = [(path, kind_of(path, path.name)) for path in sorted(folder.rglob("*")) if path.is_file()]
    entries = {path.parent: path for path, kind in found if kind == "mets"}
    return [SoundFile(path, _entry(path, entries), kind) for path, kind in found if kind]


_TEXT = ["县里的剪纸课今年办到了", "第三个年头，教课的是一位", "退休的木工，他说孩子们手", "巧，一个下午就能学会。"]


def _entry(path: Path, entries: dict[Path, Path]) -> Path:
    return next((entries[parent] for parent in path.parents if parent in entries), path)


def flipped(data: bytes, dice: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.choice((1, 3, 20, 200))):
        changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
    return bytes(changed)


def cut(data: bytes, dice: random.Random) -> bytes:
    return data[: dice.randrange(len(data))]


def swapped(data: bytes, dice: random.Random) -> bytes:
    """Two blocks in each other's place."""
    size = dice.choice((16, 512, 4096))
    one, other = sorted(dice.randrange(len(data)) for _ in range(2))
    first, second = data[one : one + size], data[other : other + size]
    return data[:one] + second + data[one + size : other] + first + data[other + size :]


def zeroed(data: bytes, dice: random.Random) -> bytes:
    """A block that was never written."""
    at, size = dice.randrange(len(data)), dice.choice((8, 512, 4096))
    return data[:at] + bytes(len(data[at : at + size])) + data[at + size :]


def miscounted(data: bytes, dice: random.Random) -> bytes:
    """Some of the numbers written in digits are others."""
    places = [match.span() for match in _NUMBER.finditer(data)]
    for start, end in sorted(dice.sample(places, min(len(places), dice.choice((1, 2, 5)))), reverse=True):
        data = data[:start] + dice.choice(_ODD_NUMBERS) + data[end:]
    return data


DAMAGES: list[Callable[[bytes, random.Random], bytes]] = [flipped, cut, swapped, zeroed, miscounted]


class Outcome(NamedTuple):
    """``told`` is what is wrong with the way it ended; "" where nothing is."""

    kind: str
    damage: str
    ended: str
    told: str


def tried(files: list[SoundFile], number: int, seed: int) -> Iterator[Outcome]:
    """So many damaged files, one after another; the same for the same seed."""
    for file, damage in damaged(files, number, seed):
        kind = kind_of(file.entry, file.entry.name) or file.kind
        yield _outcome(file.kind, damage, list(take_sheets(file.entry, kind, file.path.name)))


def damaged(files: list[SoundFile], number: int, seed: int) -> Iterator[tuple[SoundFile, str]]:
    """So many times one of the files, while it lies there damaged, and in which way."""
    for at in range(number):
        dice = random.Random(f"{seed}/{at}")
        file, damage = dice.choice(files), dice.choice(DAMAGES)
        sound = file.path.read_bytes()
        file.path.write_bytes(damage(sound, dice))
        yield file, damage.__name__
        file.path.write_bytes(sound)


def _outcome(kind: str, damage: str, taken: list[Taken]) -> Outcome:
    sheets = sum(isinstance(one, TakenSheet) for one in taken)
    lines = [one.message for one in taken if not isinstance(one, TakenSheet)]
    faults = [at for at, one in enumerate(taken) if isinstance(one, Fault)]
    told = ""
    if not taken or any("\n" in line or not line for line in lines):
        told = f"{kind} {damage}: nothing, or no line: {lines}"
    elif faults and faults != [len(taken) - 1]:
        told = f"{kind} {damage}: more after a fault"
    ended = "read" if not lines else "partly" if sheets else "refused"
    return Outcome(kind, damage, _of_the_child(lines) or ended, told)


def _of_the_child(lines: list[str]) -> str:
    """Where the child came to grief."""
    words = {"崩溃": "crashed", "太费时": "too long", "内存太多": "too large", "答非所问": "rubbish"}
    return next((name for word, name in words.items() if any(word in line for line in lines)), "")


def table(outcomes: Counter[tuple[str, str]]) -> str:
    """A row a kind, a column for each way to end."""
    kinds, ends = (sorted({key[side] for key in outcomes}) for side in (0, 1))
    rows = ["".join(f"{word:>10}" for word in ("", *ends))]
    rows += ["".join(f"{word:>10}" for word in (kind, *(outcomes[kind, end] for end in ends))) for kind in kinds]
    return "\n".join(rows)
