"""One process at a time, whichever database it is; a dead holder lets go."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.at_once import output, run, start
from tests.support.databases import BOTH, own_database

HOLD = """
import sys, time
from articles.indexing.locks import only_one
with only_one("rebuild", 0):
    print("held", flush=True)
    time.sleep(60)
"""
TRY = """
from articles.indexing.locks import only_one
from articles.search.engines.errors import WriterBusy
for name in ("rebuild", "index"):
    try:
        with only_one(name, {wait}):
            print("free")
    except WriterBusy:
        print("busy")
"""
TWICE = """
from django.db import DatabaseError, connection, transaction
from articles.indexing.locks import only_one
from articles.search.engines.errors import WriterBusy
try:
    with only_one("index", 0), only_one("index", 0):
        print("let in twice")
except WriterBusy:
    print("busy")
try:
    with only_one("index", 0), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT nothing FROM nowhere")
except DatabaseError:
    pass
with only_one("index", 0):
    print("free")
"""


@pytest.fixture(params=BOTH)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[dict[str, str]]:
    with own_database(request.param, tmp_path / "data") as environment:
        yield environment


def test_another_process_waits_until_the_holder_ends_or_dies(database: dict[str, str]) -> None:
    holder = start(HOLD, database)
    assert holder.stdout and holder.stdout.readline() == "held\n", output(holder)
    assert run(TRY.format(wait=0.2), database) == "busy\nfree"
    holder.send_signal(signal.SIGKILL)
    holder.communicate()
    time.sleep(0.1)
    assert run(TRY.format(wait=5), database) == "free\nfree"


def test_the_same_thread_is_not_let_in_twice_and_a_failed_transaction_lets_go(database: dict[str, str]) -> None:
    assert run(TWICE, database) == "busy\nfree"
