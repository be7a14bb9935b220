"""Whatever stands in an address, a header or a form: no view of site or admin fails, and none takes long."""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, Permission, User
from django.core.signals import got_request_exception
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Article, Permalink, Series
from articles.proving.digest import digest_of
from articles.views.proofs import check_of
from articles.views.versions import described_at, past_of
from tests.search.asking import index_all
from tests.support.factories import (
    DAY,
    make_article,
    make_case,
    make_page,
    make_problem,
    make_report,
    make_span,
    make_text,
    make_undated_page,
)
from tests.support.odd import METHODS, ODD, SEED, every_view, lookups, odd_addresses, odd_queries, right_addresses
from tests.support.thorough import tries

pytestmark = pytest.mark.django_db

# Of the lookups that a list takes one in so many is tried; the same ones in every run.
LOOKUPS = tries(4, 1)
# The same of a model that is another one's rows in a list of its own.
PROXY_LOOKUPS = tries(8, 1)
# Odd values in each field of a form, and in each action of a list.
VALUES = tries(2, len(ODD))
# Of one request, in the processor's time: the slowest are lists of the admin.
SECONDS = 5


@pytest.fixture(autouse=True)
def rows() -> dict[str, str]:
    """One row of everything that has an address, and what its places are called."""
    page = make_page("C01", name="要闻")
    text = make_text(page, "标题\n正文。\n无主")
    series = Series.objects.create(name="水乡课堂")
    article = make_article(page, [("记者", "李四")], headline="早春湖边", body="湖边的柳树。", series=series)
    make_span(text, article, 1, 2)
    make_problem(text, article, 1, "存疑")
    make_article(page, [("摄影", "王小明")], kind="photo", headline="湖光", visibility="withdrawn")
    make_article(make_undated_page())
    make_case(article)
    make_report(article)
    Permalink.objects.filter(pk=article.permalink_id).update(external_id="old/1")
    Group.objects.create(name="校对")
    index_all()
    return {
        "date": f"{DAY}",
        "year": f"{DAY.year}",
        "first": f"{DAY:%Y-%m}",
        "number": "C01",
        "code": article.permalink_id,
        "ending": "csl.json",
        "version": "1",
        "digest": (digest := proved(article)),
        "check": check_of(article.permalink_id, 1, digest),
        "external_id": "old/1",
        "slug": "li-si",
        "app_label": "articles",
        "url": "nowhere/",
    }


def proved(article: Article) -> str:
    return digest_of(described_at(past_of(article), 1))


WHO = ["nobody", "staff", "superuser"]


def client_of(who: str) -> Client:
    client = Client(raise_request_exception=False)
    if who != "nobody":
        user = User.objects.create_user(who, is_staff=True, is_superuser=who == "superuser")
        user.user_permissions.set(Permission.objects.all())
        client.force_login(user)
    return client


@contextmanager
def failures() -> Iterator[list[str]]:
    """What went wrong inside, a line each; empty at the end of a good run."""
    found: list[str] = []

    def note(**signal: object) -> None:
        found.append(repr(sys.exc_info()[1])[:200])

    got_request_exception.connect(note, weak=False)
    try:
        yield found
    finally:
        got_request_exception.disconnect(note)


def ask(client: Client, found: list[str], address: str, method: str = "GET", **sent: object) -> None:
    """Adds to ``found`` what the request did that no request may do."""
    known, started = len(found), time.process_time()
    response = client.generic(method, address, **sent)  # type: ignore[arg-type]
    if response.streaming:
        b"".join(response.streaming_content)
    if response.status_code >= 500 or len(found) > known:
        found[known:] = [f"{method} {address[:150]} → {response.status_code} {'; '.join(found[known:])}"]
    if b"Traceback" in response.headers.get("X", "").encode() + (b"" if response.streaming else response.content):
        found.append(f"{method} {address[:150]} shows a traceback")
    if (taken := time.process_time() - started) > SECONDS:
        found.append(f"{method} {address[:150]} took {taken:.1f} s")


# Who asks, with so many odd values for each place of the site and of the admin.
ODD_PLACES = [
    ("nobody", len(ODD), tries(1, len(ODD))),
    ("staff", tries(2, len(ODD)), tries(1, len(ODD))),
    ("superuser", tries(1, len(ODD)), tries(3, len(ODD))),
]


@pytest.mark.parametrize(("who", "of_the_site", "of_the_admin"), ODD_PLACES)
def test_no_place_of_an_address_breaks_a_view(
    who: str, of_the_site: int, of_the_admin: int, rows: dict[str, str]
) -> None:
    client = client_of(who)
    with failures() as found:
        for address in odd_addresses(rows, of_the_site, of_the_admin):
            ask(client, found, address)
    assert found == []


@pytest.mark.parametrize(("who", "where"), [("nobody", "site"), ("superuser", "admin")])
def test_no_parameter_breaks_a_page(who: str, where: str, rows: dict[str, str]) -> None:
    client = client_of(who)
    with failures() as found:
        for name, address in right_addresses(rows).items():
            for query in odd_queries(name) if name.startswith("admin:") == (where == "admin") else ():
                ask(client, found, f"{address}?{query}")
    assert found == []


@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model.__name__)
def test_no_lookup_breaks_a_list_of_the_admin(model: type[Model], rows: dict[str, str]) -> None:
    client, dice = client_of("superuser"), random.Random(SEED)
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    hierarchy = admin.site._registry[model].date_hierarchy
    with failures() as found:
        every = list(lookups(model))
        for lookup in dice.sample(every, len(every) // (PROXY_LOOKUPS if model._meta.proxy else LOOKUPS)):
            ask(client, found, f"{address}?{lookup}={dice.choice(ODD)}")
        for part in ("year", "month", "day", "gte", "lt", "date", "year__gte", "nonsense") if hierarchy else ():
            for value in dice.sample(ODD, 4):
                ask(client, found, f"{address}?{hierarchy}__{part}={value}")
            ask(client, found, f"{address}?{hierarchy}__year=9999&{hierarchy}__{part}=12")
    assert found == []


@pytest.mark.parametrize("who", WHO)
def test_no_method_breaks_a_view(who: str, rows: dict[str, str]) -> None:
    client = client_of(who)
    with failures() as found:
        for address in right_addresses(rows).values():
            for method in METHODS if who == "superuser" else ("POST", "BREW"):
                ask(client, found, address, method)
    assert found == []


BODIES = [
    ("application/json", b'{"a": [1, {"b": null}]}'),
    ("application/json", b"\xff\xfe{"),
    ("multipart/form-data", b"without a boundary"),
    ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1'),
    ("multipart/form-data; boundary=" + "x" * 300, b""),
    ("multipart/form-data; boundary=\xe9", b"--\xe9"),
    (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="f"; filename="../a\0"\r\n\r\n1\r\n--x--',
    ),
    ("application/x-www-form-urlencoded", b"\xff=\xfe&%00=%00&a[b]=1"),
    ("application/x-www-form-urlencoded; charset=nonsense", b"a=1"),
    ("application/x-www-form-urlencoded", b"&".join(b"a%d=1" % n for n in range(2000))),
    ("nonsense", b"\0" * 100),
    ("", b"a=1"),
]


@pytest.mark.parametrize("body", BODIES, ids=range(len(BODIES)))
def test_no_body_breaks_a_view(body: tuple[str, bytes], rows: dict[str, str]) -> None:
    client = client_of("superuser")
    content_type, data = body
    with failures() as found:
        for address in right_addresses(rows).values():
            ask(client, found, address, "POST", data=data, content_type=content_type)
    assert found == []


FORMS = ("_add", "_change", "_changelist")


def typed(client: Client, address: str) -> list[str]:
    """The names of all that a form sends."""
    return sorted(set(re.findall(rb'name="([^"]+)"', client.get(address).content)))


def test_no_value_breaks_a_form(rows: dict[str, str]) -> None:
    client, dice = client_of("superuser"), random.Random(SEED)
    with failures() as found:
        for name, address in right_addresses(rows).items():
            if not name.endswith(FORMS) and name not in ("admin:login", "admin:password_change"):
                continue
            fields = [field.decode() for field in typed(client, address)]
            for value in dice.sample(ODD, VALUES):
                body = "&".join(f"{quote(field)}={value}" for field in fields)
                ask(client, found, address, "POST", data=body, content_type="application/x-www-form-urlencoded")
    assert found == []


def test_no_action_breaks_a_list(rows: dict[str, str]) -> None:
    client, dice = client_of("superuser"), random.Random(SEED)
    lists = [address for name, address in right_addresses(rows).items() if name.endswith("_changelist")]
    with failures() as found:
        for address in lists:
            for value in dice.sample(ODD, VALUES):
                for action in ("delete_selected", "nonsense", value):
                    body = f"action={action}&index={value}&select_across={value}&_selected_action={value}&post=yes"
                    ask(client, found, address, "POST", data=body, content_type="application/x-www-form-urlencoded")
    assert found == []


HEADERS = ["HTTP_HOST", "HTTP_COOKIE", "HTTP_ACCEPT_LANGUAGE", "HTTP_REFERER", "HTTP_X_FORWARDED_FOR", "CONTENT_LENGTH"]
ODD_COOKIES = "sessionid=%00; csrftoken='; messages=x"
HEADER_VALUES = ["", "a\0b", "é", "长".encode().decode("latin-1"), "-1", "x" * 10_000, ODD_COOKIES, "zh,,;q=x", "[::1"]


def test_no_header_breaks_a_view(rows: dict[str, str]) -> None:
    client = client_of("staff")
    with failures() as found:
        for address in ("/search/", "/admin/", "/admin/login/", "/nowhere"):
            for header in HEADERS:
                for value in HEADER_VALUES:
                    ask(client, found, address, **{header: value})
    assert found == []


PARAMETERS = ["q", "page", "year", "role", "o", "p", "from", "date__year"]


@settings(max_examples=tries(30, 300), deadline=None, suppress_health_check=list(HealthCheck))
@given(
    place=st.integers(0, 200),
    params=st.lists(
        st.tuples(st.sampled_from(["q", "page", "year", "role", "o", "p", "from", "date__year"]), st.text())
    ),
)
def test_no_text_breaks_a_view(rows: dict[str, str], place: int, params: list[tuple[str, str]]) -> None:
    addresses = list(right_addresses(rows).values())
    query = "&".join(f"{name}={quote(value, errors='replace')}" for name, value in params)
    with failures() as found:
        ask(HYPOTHETICAL, found, f"{addresses[place % len(addresses)]}?{query}")
    assert found == []


HYPOTHETICAL = Client(raise_request_exception=False)


def test_the_list_of_views_is_the_site() -> None:
    names = {view.name for view in every_view()}
    assert {"home", "search", "admin:index", "admin:articles_article_change", "admin:jsi18n"} <= names
    assert len(names) > 60
