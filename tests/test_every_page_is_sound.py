"""What holds for every page: ids are unique, labels lead somewhere, landmarks differ; looking writes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from typing import Any

import pytest
from django.contrib import admin
from django.db import connection
from django.test import Client

from tests.browser.archive import make_archive
from tests.search.asking import index_all
from tests.support.crawling import Output, crawl, fetch, some_alike
from tests.support.factories import make_article
from tests.support.thorough import tries

pytestmark = pytest.mark.django_db

# Names under the signs before A, without letters at all, and behind Z.
NAMES = ("1号记者", "张三", "ö先生", "阿明", "♪", "zz")
DESK = [(model._meta.app_label, model._meta.model_name) for model in admin.site._registry]
# Pages of one kind that the crawl follows, beside those of the archive of everything that a page can show.
ALIKE = tries(3, 1_000)
REFERRING = ("for", "aria-labelledby", "aria-describedby", "aria-controls")


class Markup(HTMLParser):
    """Ids, what refers to them, and the landmarks of a page with their names."""

    def __init__(self, output: Output) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.referred: set[str] = set()
        self.landmarks: list[tuple[str, str]] = []
        self.feed(output.body)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.append(given["id"])
        self.referred |= {one for name in REFERRING for one in given.get(name, "").split()}
        if given.get("href", "").startswith("#"):
            self.referred.add(given["href"][1:])
        if tag in ("main", "nav", "aside"):
            self.landmarks.append((tag, given.get("aria-label", given.get("aria-labelledby", ""))))

    def faults(self) -> list[str]:
        twice = [f"id {one!r} {n} times" for one, n in Counter(self.ids).items() if n > 1]
        odd = [f"id {one!r}" for one in self.ids if not one or one.split() != [one]]
        lost = [f"nothing is called {one!r}" for one in self.referred - set(self.ids)]
        alike = [f"{mark} twice" for mark, n in Counter(self.landmarks).items() if n > 1]
        nameless = [f"{tag} without a name" for tag, name in self.landmarks if tag != "main" and not name]
        mains = [] if sum(tag == "main" for tag, _ in self.landmarks) == 1 else ["not one main part"]
        return twice + odd + lost + alike + nameless + mains


@contextmanager
def writes() -> Iterator[list[str]]:
    """The statements by which something was written meanwhile, but what a session is told of a missing row."""
    found: list[str] = []

    def noting(execute: Any, sql: str, *args: Any) -> Any:
        if sql.split(None, 1)[0].upper() in ("INSERT", "UPDATE", "DELETE") and "django_session" not in sql:
            found.append(sql)
        return execute(sql, *args)

    with connection.execute_wrapper(noting):
        yield found


def test_looking_writes_nothing(client: Client, admin_client: Client) -> None:
    addresses = make_archive()
    index_all()
    desk = ["/admin/", *(f"/admin/{app}/{model}/{page}" for app, model in DESK for page in ("", "add/", "1/change/"))]
    with writes() as found:
        outputs = [fetch(client, address) for address in addresses]
        looked_at = [admin_client.get(address).status_code for address in desk]
    assert (len(outputs) > 10, looked_at.count(200) > len(DESK), found) == (True, True, [])


def test_ids_are_unique_and_landmarks_are_told_apart_on_every_page(client: Client) -> None:
    addresses = make_archive()
    make_article(bylines=[("记者", name) for name in NAMES])
    index_all()
    pages = [output for output in crawl(client, addresses, some_alike(ALIKE)).values() if output.is_page]
    assert len(pages) > 40
    assert {page.address: faults for page in pages if (faults := Markup(page).faults())} == {}
