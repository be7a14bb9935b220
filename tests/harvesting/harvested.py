"""A harvest as a harvester has it: page by page to the end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.utils import timezone

from articles.harvesting.arguments import Refused, read_arguments
from articles.harvesting.harvest import Harvested, harvest
from articles.models import Article

LATER = dt.timedelta(minutes=2)


def settle(hours: int = 1) -> None:
    """All that there is by now changed long ago."""
    long_ago = timezone.now() - dt.timedelta(hours=hours)
    Article.objects.update(changed_at=long_ago)
    Article.objects.exclude(published_at=None).update(published_at=long_ago)


def whole(
    since: dt.datetime | None = None,
    now: dt.datetime | None = None,
    between: Callable[[], object] = lambda: None,
) -> list[Harvested]:
    """All records, as of two minutes from now where ``now`` is not given; ``between`` is called before each answer but
    the first. None where nothing matches."""
    now = now or timezone.now() + LATER
    query = {"verb": ["ListRecords"], "metadataPrefix": ["oai_dc"]}
    if since:
        query["from"] = [f"{since.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"]
    found: list[Harvested] = []
    while True:
        try:
            answer = harvest(read_arguments(query), now)
        except Refused as refused:
            assert refused.code == "noRecordsMatch" and not found
            return []
        found += answer.records
        if answer.token is None:
            return found
        query = {"verb": ["ListRecords"], "resumptionToken": [str(answer.token)]}
        between()


def states(records: list[Harvested]) -> dict[str, str]:
    return {one.code: "there" if one.article else "deleted" for one in records}
