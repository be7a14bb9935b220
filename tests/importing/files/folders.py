"""Folders and archives of raw pages for tests, and what ``read_sources`` makes of them."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path

from articles.importing.files.faults import Fault
from articles.importing.files.sources import Source, read_sources

TEXT = "本报讯 昨天上午，市里召开会议。\n"
DAY = dt.date(2023, 9, 12)


def put(folder: Path, name: str, text: str | None = None) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{TEXT}{name}" if text is None else text, "utf-8")
    return path


def pack(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def read(*paths: Path, **options: object) -> list[Source | Fault]:
    return list(read_sources(map(str, paths), **options))  # type: ignore[arg-type]


def sources(*paths: Path, **options: object) -> list[Source]:
    return [source for source in read(*paths, **options) if isinstance(source, Source)]


def faults(*paths: Path, **options: object) -> list[str]:
    said = [str(fault) for fault in read(*paths, **options) if isinstance(fault, Fault)]
    assert all(line and "\n" not in line for line in said)
    return said


def one(*paths: Path, **options: object) -> Source:
    [source] = sources(*paths, **options)
    return source
