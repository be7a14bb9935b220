"""A worker that is told to stop is interrupted until it heeds it, and once is enough."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import suppress

import pytest

from articles.jobs import stopping as module
from articles.jobs.stopping import Stopping


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    numbers = (signal.SIGTERM, signal.SIGINT, signal.SIGALRM)
    before = [signal.getsignal(number) for number in numbers]
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    for number, handler in zip(numbers, before, strict=True):
        signal.signal(number, handler)


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_it_is_interrupted(told: signal.Signals) -> None:
    Stopping()
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(told)


def test_told_twice_it_is_interrupted_once() -> None:
    Stopping()
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
    signal.raise_signal(signal.SIGTERM)


def test_an_interruption_that_was_swallowed_comes_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "AGAIN_AFTER", 0.2)
    Stopping()
    with pytest.raises(KeyboardInterrupt):
        with suppress(KeyboardInterrupt):
            signal.raise_signal(signal.SIGTERM)
        signal.pause()


def test_what_is_heeded_interrupts_no_more() -> None:
    stopping = Stopping()
    stopping.heed()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGALRM):
        signal.raise_signal(number)


def test_after_it_no_alarm_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "AGAIN_AFTER", 3600)
    with suppress(KeyboardInterrupt), Stopping():
        signal.raise_signal(signal.SIGTERM)
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
