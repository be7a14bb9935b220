from __future__ import annotations

import pytest

from articles.search.engines.deadline import Deadline, Gate, seconds_left, shared_deadline
from articles.search.engines.errors import SearchUnavailable


def test_the_time_starts_with_the_first_call() -> None:
    deadline = Deadline()
    assert deadline.left(2) == pytest.approx(2, abs=0.1)
    assert deadline.left(5) < 2


def test_calls_of_one_request_share_their_time() -> None:
    with shared_deadline():
        first = seconds_left(2)
        assert seconds_left(2) < first
    with pytest.raises(SearchUnavailable), shared_deadline():
        seconds_left(0)


def test_while_an_engine_fails_one_call_at_a_time_waits_for_it() -> None:
    gate = Gate()
    with pytest.raises(SearchUnavailable), gate.call():
        raise SearchUnavailable
    with gate.call(), pytest.raises(SearchUnavailable), gate.call():
        raise AssertionError
    with gate.call(), gate.call():
        pass
