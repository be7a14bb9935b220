"""What stands on designed pages: texts cut to their room, signatures, pictures."""

from __future__ import annotations

import base64
import random
import re
import struct
import zlib
from collections.abc import Sequence

from tests.support.page_designs import Told

_SENTENCE = re.compile(r".+?(?:[。？！][”’」』）]*|$)")


def of_kind(stories: Sequence[Told], kind: str) -> list[Told]:
    return [story for story in stories if story["kind"] == kind]


def cut_short(body: Sequence[str], most: int) -> list[str]:
    """Whole sentences up to so many characters, and one at least."""
    kept: list[str] = []
    size = 0
    for paragraph in body:
        own = ""
        for sentence in _SENTENCE.findall(paragraph):
            if size and size + len(sentence) > most:
                return [*kept, own] if own else kept
            own, size = own + sentence, size + len(sentence)
        kept.append(own)
    return kept


def signature(bylines: Sequence[Told], roles: str) -> str:
    reporters = [one["name"] for one in bylines if one["role"] != "通讯员"]
    others = [one["name"] for one in bylines if one["role"] == "通讯员"]
    told = [roles.format(" ".join(reporters))] if reporters else []
    if others and "｜" not in roles and "通讯员" not in roles:
        told.append(f"通讯员 {' '.join(others)}")
    if "通讯员" in roles and not reporters and others:
        told = [roles.format(" ".join(others))]
    return " ".join(told)


def roles_of(bylines: Sequence[Told], roles: str) -> list[Told]:
    main = (
        "本报记者" if "本报记者" in roles else "通讯员" if "通讯员" in roles else "文" if roles == "文/{}" else "记者"
    )
    reporters = [one["name"] for one in bylines if one["role"] != "通讯员"]
    others = [one["name"] for one in bylines if one["role"] == "通讯员"]
    told = [{"role": main, "name": name} for name in reporters]
    if "通讯员" in roles and not reporters:
        return [{"role": "通讯员", "name": name} for name in others]
    return told + [{"role": "通讯员", "name": name} for name in others if "｜" not in roles and "通讯员" not in roles]


def picture(rng: random.Random) -> str:
    """A small picture of grey squares, as a data address."""
    rows = b"".join(b"\0" + bytes(rng.randrange(60, 200) for _ in range(24)) for _ in range(16))

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 24, 16, 8, 0, 0, 0, 0))
    png += chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return f"data:image/png;base64,{base64.b64encode(png).decode()}"
