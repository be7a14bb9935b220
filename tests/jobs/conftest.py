from __future__ import annotations

import pytest

from articles.jobs.job_kinds import KINDS
from tests.support import odd_jobs


@pytest.fixture(autouse=True)
def odd_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, kind in odd_jobs.KINDS.items():
        monkeypatch.setitem(KINDS, name, kind)
