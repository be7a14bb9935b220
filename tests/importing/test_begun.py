"""Work that begins when it is asked for, one piece ahead of what is taken."""

from __future__ import annotations

from collections.abc import Generator, Iterator

import pytest

from articles.importing.begun import Begun, begun, one_ahead

Log = list[str]


def work(name: str, log: Log) -> Begun[str]:
    def steps() -> Generator[str | None, None, None]:
        log.append(f"{name} begins")
        try:
            yield None
            yield f"{name} 1"
            yield f"{name} 2"
        finally:
            log.append(f"{name} ends")

    return begun(steps())


def all_work(names: str, log: Log) -> Iterator[Begun[str]]:
    return (work(name, log) for name in names)


def test_work_has_begun_before_its_first_result_is_asked_for() -> None:
    log: Log = []
    work("a", log)
    assert log[:1] == ["a begins"]


@pytest.mark.parametrize("names", ["", "a", "ab", "abc"])
def test_all_results_come_in_their_order(names: str) -> None:
    assert list(one_ahead(all_work(names, []))) == [f"{name} {number}" for name in names for number in (1, 2)]


def test_the_next_begins_before_the_first_result_and_none_after_it() -> None:
    log: Log = []
    next(one_ahead(all_work("abc", log)))
    assert [entry for entry in log if entry.endswith("begins")] == ["a begins", "b begins"]


def test_whoever_wants_no_more_ends_what_has_begun() -> None:
    log: Log = []
    results = one_ahead(all_work("abc", log))
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert sorted(entry for entry in log if entry.endswith("ends")) == ["a ends", "b ends"]
