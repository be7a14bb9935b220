"""One time limit for the engine calls of a request, and one call at a time to an engine that fails."""

from __future__ import annotations

import threading
import time

import pytest

from articles.search.engines.deadline import Deadline, Gate, seconds_left, shared_deadline
from articles.search.engines.errors import SearchUnavailable

MOMENT = 0.05


def close(gate: Gate) -> None:
    with pytest.raises(SearchUnavailable), gate.call():
        raise SearchUnavailable("没有应答")


# Deadlines


def test_a_deadline_starts_with_its_first_call() -> None:
    deadline = Deadline()
    time.sleep(MOMENT)
    assert deadline.left(MOMENT) == pytest.approx(MOMENT)


def test_what_one_call_took_is_missing_for_the_next() -> None:
    with shared_deadline():
        seconds_left(10)
        time.sleep(MOMENT)
        assert seconds_left(10) <= 10 - MOMENT


def test_a_limit_that_is_used_up_ends_every_further_call() -> None:
    with shared_deadline():
        seconds_left(MOMENT)
        time.sleep(MOMENT)
        for _ in range(2):
            with pytest.raises(SearchUnavailable, match="没有应答"):
                seconds_left(MOMENT)


def test_a_later_call_cannot_lengthen_the_limit() -> None:
    with shared_deadline():
        seconds_left(1)
        assert seconds_left(100) <= 1


def test_a_call_outside_of_a_request_has_a_limit_of_its_own() -> None:
    seconds_left(MOMENT)
    time.sleep(MOMENT)
    assert seconds_left(MOMENT) == pytest.approx(MOMENT)


def test_the_next_request_starts_anew_even_after_one_that_failed() -> None:
    with pytest.raises(RuntimeError), shared_deadline():
        seconds_left(0.001)
        raise RuntimeError
    time.sleep(MOMENT)
    assert seconds_left(MOMENT) == pytest.approx(MOMENT)
    with shared_deadline():
        assert seconds_left(MOMENT) == pytest.approx(MOMENT)


def test_requests_of_other_threads_have_limits_of_their_own() -> None:
    left: list[float] = []

    def other() -> None:
        with shared_deadline():
            left.append(seconds_left(MOMENT))

    with shared_deadline():
        seconds_left(MOMENT)
        time.sleep(MOMENT)
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
    assert left == [pytest.approx(MOMENT)]


# The gate


def test_while_the_engine_answers_calls_do_not_wait_for_each_other() -> None:
    gate = Gate()
    with gate.call(), gate.call(), gate.call():
        pass


def test_an_answer_opens_the_gate_again() -> None:
    gate = Gate()
    close(gate)
    with gate.call():
        pass
    with gate.call(), gate.call():
        pass


def test_after_a_probe_that_failed_the_next_one_is_let_through() -> None:
    gate = Gate()
    for _ in range(3):
        close(gate)
    with gate.call():
        pass


def test_while_one_probes_the_others_fail_at_once_and_the_probe_goes_on() -> None:
    gate = Gate()
    close(gate)
    with gate.call():
        for _ in range(3):
            with pytest.raises(SearchUnavailable), gate.call():
                pytest.fail("let through")
    with gate.call(), gate.call():
        pass


def test_a_mistake_of_ours_neither_closes_the_gate_nor_keeps_the_probe() -> None:
    gate = Gate()
    with pytest.raises(KeyError), gate.call():
        raise KeyError
    with gate.call(), gate.call():
        pass
    close(gate)
    with pytest.raises(KeyError), gate.call():
        raise KeyError
    with gate.call():
        pass
