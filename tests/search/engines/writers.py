"""Writers and readers of one Tantivy index, each in a process of its own.

A fresh process, because a fork of the tests' own would copy the locks of all their threads.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.support.places import ROOT

TYPES = {"body": "tokens", "kind": "keyword", "version": "number"}


def start(scene: str, root: Path, *keys: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.search.engines.writers", scene, str(root), *map(str, keys)]
    return subprocess.Popen(command, cwd=ROOT, env=os.environ | {"DJANGO_SETTINGS_MODULE": "newsroom.settings"})


def finish(*processes: subprocess.Popen[bytes]) -> None:
    assert [process.wait(60) for process in processes] == [0] * len(processes)


def write(root: Path, *keys: int) -> None:
    """One commit a key."""
    from articles.search.engines.base import stamp
    from articles.search.engines.tantivy.schema import build_document, build_schema
    from articles.search.engines.tantivy.store import TantivyStore

    store = TantivyStore(root, build_schema(TYPES), stamp(TYPES))
    for key in keys:
        with store.writer() as writer:
            writer.add_document(build_document({"django_id": key, "body": "水稻", "version": 1}, TYPES))


def read_after_fork(root: Path, *keys: int) -> None:
    """A worker forked while its master had the index open, as gunicorn may, sees what is committed afterwards."""
    from articles.search.engines.base import stamp
    from articles.search.engines.tantivy.schema import build_schema
    from articles.search.engines.tantivy.store import TantivyStore

    store = TantivyStore(root, build_schema(TYPES), stamp(TYPES))
    before = store.searcher().num_docs
    committed, commit = os.pipe()
    child = os.fork()
    if child == 0:
        os.read(committed, 1)
        os._exit(store.searcher().num_docs != before + len(keys))
    write(root, *keys)
    os.write(commit, b".")
    sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


if __name__ == "__main__":
    scenes = {"write": write, "read_after_fork": read_after_fork}
    scenes[sys.argv[1]](Path(sys.argv[2]), *map(int, sys.argv[3:]))
