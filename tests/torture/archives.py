"""An installation with articles in it, and the line in which a torture says how it ended."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.places import ROOT, SHARED
from tests.torture.installation import fresh_installation


@contextmanager
def archive(articles: int) -> Iterator[Path]:
    """The data folder of an archive without an index. Models may be imported only inside; once in a process."""
    with fresh_installation() as folder:
        from tests.bench.archive import build

        corpus = SHARED / "corpus" / "news.jsonl.gz"
        build(articles, corpus if corpus.exists() else None)
        yield Path(folder)


@contextmanager
def draining() -> Iterator[None]:
    """A process that keeps the index in step, as a web worker's thread does."""
    watcher = subprocess.Popen([sys.executable, "manage.py", "drain_index", "--watch"], cwd=ROOT)
    try:
        yield
    finally:
        watcher.terminate()
        watcher.wait()


def verdict(sentence: str, sound: bool) -> None:
    """The last line, and the exit code."""
    print(f"{sentence}: {'ok' if sound else 'FAILED'}", flush=True)
    sys.exit(not sound)
