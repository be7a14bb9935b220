"""Times in milliseconds, their percentiles, and the table that shows them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

Thing = TypeVar("Thing")
Percentiles = dict[str, float]


def milliseconds(call: Callable[[], Any]) -> float:
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1000


def timed(call: Callable[[Thing], Any], things: Iterable[Thing]) -> list[float]:
    return [milliseconds(lambda thing=thing: call(thing)) for thing in things]  # type: ignore[misc]


def percentiles(times: list[float]) -> Percentiles:
    ordered = sorted(times)
    last = len(ordered) - 1
    return {f"p{share}": round(ordered[min(last, len(ordered) * share // 100)], 2) for share in (50, 95, 99)}


def table(rows: dict[str, Percentiles]) -> str:
    lines = [f"{'ms':<24}{'p50':>10}{'p95':>10}{'p99':>10}"]
    lines += [f"{name:<24}" + "".join(f"{value:>10.2f}" for value in row.values()) for name, row in rows.items()]
    return "\n".join(lines)
