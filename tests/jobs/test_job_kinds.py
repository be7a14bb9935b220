"""The table of kinds leads to functions that are there."""

from __future__ import annotations

import pytest

from articles.jobs.job_kinds import KINDS, NoSuchJob, function_of, kind_in_words
from tests.support import odd_jobs


def test_each_kind_names_a_function_that_is_there() -> None:
    assert [kind for kind in KINDS if not callable(function_of(kind))] == []


def test_a_kind_is_shown_in_its_words() -> None:
    assert kind_in_words("mark") == odd_jobs.KINDS["mark"].words


def test_a_kind_of_another_release_is_refused_in_one_line() -> None:
    with pytest.raises(NoSuchJob, match="没有“later”这种后台任务；请升级"):
        function_of("later")
