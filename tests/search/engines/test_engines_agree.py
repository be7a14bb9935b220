"""Whichever engine an installation uses, it finds and counts the same."""

from __future__ import annotations

import pytest

from tests.bench.archive import build
from tests.search.corpus import CORPUS
from tests.search.engines.both_engines import both_engines, disagreements


@pytest.mark.elasticsearch
@pytest.mark.shared
@pytest.mark.django_db
def test_both_engines_answer_alike_and_as_brute_force_does() -> None:
    build(400, CORPUS)
    with both_engines() as engines:
        asked, wrong = disagreements(engines, number=60, seed=1)
    assert wrong == []
    assert len(asked) == 12
