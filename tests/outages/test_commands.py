"""What the index commands say while the engine fails."""

from __future__ import annotations

import pytest
from django.core.management.base import CommandError

from articles.indexing import outbox
from articles.models import Outbox
from tests.management.test_index_commands import run
from tests.outages.proxy import Proxy
from tests.support.factories import make_article

pytestmark = pytest.mark.django_db


def test_draining_without_an_engine_says_that_nothing_is_lost(broken: Proxy) -> None:
    broken.mode = "refuse"
    outbox.enqueue([make_article().pk])
    with pytest.raises(CommandError, match="改动都留着"):
        run("drain_index")


def test_checking_fails_without_an_engine(broken: Proxy) -> None:
    broken.mode = "500"
    with pytest.raises(CommandError, match="没能核对"):
        run("check_index")


def test_rebuilding_without_an_engine_leaves_everything_as_it_is(broken: Proxy) -> None:
    broken.mode = "refuse"
    outbox.enqueue([make_article().pk])
    with pytest.raises(CommandError, match="原来的索引没有动"):
        run("rebuild_search")
    assert Outbox.objects.count() == 1
