"""Which versions of an article are shown to whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from articles.models import Revision
from articles.models.revisions import states
from articles.views.seen_versions import day_of, readable
from tests.views.old_versions import GONE, HIDDEN, REVIEWED, SHOWN, A, B, C, corrected, main_of, of

pytestmark = pytest.mark.django_db


def viewer(*rights: str) -> Client:
    client = Client()
    user = User.objects.create_user("viewer", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=rights, content_type__app_label="articles"))
    client.force_login(user)
    return client


# Who sees version 1 of an article whose text was replaced at version 2.
@pytest.mark.parametrize("raw", ["public", "staff"])
@pytest.mark.parametrize("who", ["visitor", "account", "desk"])
def test_a_version_that_nobody_reviewed_is_raw_text(settings, raw: str, who: str) -> None:
    settings.RAW_TEXT = raw
    article = corrected({"headline": "第二稿标题"}, {"headline": "第三稿标题"})
    client = {"visitor": Client, "account": viewer, "desk": lambda: viewer("view_article")}[who]()
    sees = who == "desk" or raw == "public"
    page = main_of(client, of(article, 1), 200 if sees else 404)
    assert ("第一稿标题" in page) is sees
    assert sees or ("第 1 稿没有公开" in page and f'href="{article.get_absolute_url()}"' in page)
    assert "第三稿标题" in main_of(client, of(article, 3))


def test_between_versions_nobody_is_led_to_one_that_he_may_not_see(client: Client, settings) -> None:
    settings.RAW_TEXT = "staff"
    article = corrected(REVIEWED, UNCHECKED | {"headline": "未校"}, {"headline": "今"})
    page = main_of(client, of(article, 4))
    assert (f'href="{of(article, 2)}"' in page, f'href="{of(article, 3)}"' in page) == (True, False)


Steps = Iterable[dict[str, object]]


UNCHECKED = {"status": "corrected"}


RAW = [
    # What was done after the first version → the versions that readers see when raw text is public.
    ([], {1}),
    ([A, B], {1, 2, 3}),
    ([GONE, SHOWN, A], {1, 2, 3, 4}),
    ([HIDDEN, A, SHOWN], {3, 4}),
    ([GONE, A, SHOWN, B], {4, 5, 3}),
    ([A, HIDDEN, B, SHOWN], {1, 4, 5}),
    ([A, HIDDEN, B, C, SHOWN], {1, 5, 6}),
    ([A, HIDDEN, B, {"headline": "标题"}, SHOWN], {1, 5, 6}),
]


REVIEWED_ONLY = [
    ([A, B], {3}),
    ([REVIEWED, A], {1, 2, 3}),
    ([A, REVIEWED, UNCHECKED | B, C], {2, 3, 5}),
    ([A, {"status": "reviewed", "headline": "乙"}, C], {3, 4}),
    ([{"order": 7}, {"order": 8}], {1, 2, 3}),
    ([REVIEWED, UNCHECKED | A, {"headline": "标题"}, B], {1, 2, 4, 5}),
    ([REVIEWED, HIDDEN, A, SHOWN], {4, 5}),
]


def seen(steps: Steps, *, raw: bool) -> set[int]:
    article = corrected(*steps, headline="标题")
    return readable(states(article.revisions.order_by("version")), article.version, raw=raw)


@pytest.mark.parametrize(("steps", "expected"), RAW)
def test_a_text_that_was_replaced_while_it_was_not_public_is_never_shown(steps: Steps, expected: set[int]) -> None:
    assert seen(steps, raw=True) == expected


@pytest.mark.parametrize(("steps", "expected"), REVIEWED_ONLY)
def test_without_raw_text_only_what_was_reviewed_or_prints_the_same(steps: Steps, expected: set[int]) -> None:
    assert seen(steps, raw=False) == expected


def test_the_day_of_a_version_tells_of_nothing_that_is_not_told(client: Client) -> None:
    article = corrected(A, GONE, SHOWN, {"order": 5}, B)
    days = [dt.datetime(2024, 6, day, tzinfo=dt.UTC) for day in range(1, 7)]
    for version, day in enumerate(days, 1):
        Revision.objects.filter(article=article, version=version).update(at=day)
    revisions = list(article.revisions.order_by("version"))
    told = [day_of(revisions, version) for version in range(1, 7)]
    assert told == [days[0], days[1], days[1], days[1], days[1], days[5]]
