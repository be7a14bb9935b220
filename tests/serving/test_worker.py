"""One client that takes all it can get does not stop a reader: the small version of ``make torture``'s starving."""

from __future__ import annotations

import http.client
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from articles.serving.receiving import LARGEST_BODY
from articles.serving.worker import LONGEST_HEAD
from tests.support.nginx import proxying
from tests.support.prepared import copy_prepared
from tests.support.processes import get, serving
from tests.support.starving import connected, long_address, place, under

# Seconds; a busy machine answers in one.
PATIENCE = 10


@pytest.fixture(scope="module")
def server(shared_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An archive of the sample pages."""
    data = tmp_path_factory.mktemp("installation") / "data"
    copy_prepared(shared_folder, data)
    with serving(data, VISIBILITY="public") as address:
        yield address


@pytest.mark.parametrize(
    "attack",
    [{"slow bodies": 20}, {"slow heads": 20}, {"silent connections": 120}, {"long addresses": 1}, {"exports": 20}],
    ids=str,
)
def test_a_reader_is_answered_meanwhile(server: str, attack: dict[str, int]) -> None:
    waits = under(server, attack, searches=5)
    assert (waits.failed, max(waits.seconds) < PATIENCE) == (0, True)


@pytest.mark.nginx
def test_through_nginx_a_reader_is_answered_while_all_goes_on_at_once(server: str, tmp_path: Path) -> None:
    attacks = {"slow bodies": 10, "slow heads": 10, "silent connections": 60, "long addresses": 1, "exports": 20}
    with proxying(server, tmp_path) as proxy:
        waits = under(proxy, attacks, searches=5)
    assert (waits.failed, max(waits.seconds) < PATIENCE) == (0, True)


def test_an_address_of_ten_megabytes_is_refused_at_once(server: str) -> None:
    begin = time.monotonic()
    assert long_address(server) in (0, 414)
    assert time.monotonic() - begin < PATIENCE


def test_a_pasted_paragraph_is_an_address(server: str) -> None:
    assert "检索词" in get(f"{server}/search/?q={'%E7%A8%BB' * 3000}")
    assert LONGEST_HEAD > 3000 * 9


def test_headers_without_an_end_are_refused(server: str) -> None:
    with connected(server) as connection:
        head = b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"".join(
            b"X-%d: %b\r\n" % (n, b"a" * 8000) for n in range(63)
        )
        connection.sendall(head)
        assert connection.recv(4096).startswith((b"HTTP/1.1 414", b"HTTP/1.1 431"))


def test_who_sends_too_large_a_body_to_its_end_reads_why_it_was_refused(server: str) -> None:
    """Where nobody reads what a browser still sends, it shows no answer but a broken connection."""
    at = place(server)
    client = http.client.HTTPConnection(at.host, at.port, timeout=30)
    client.request("POST", "/admin/login/", b"a" * (2 * LARGEST_BODY))
    answer = client.getresponse()
    assert (answer.status, "“后退”" in answer.read().decode()) == (413, True)


def test_a_body_in_chunks_is_refused_before_they_are_counted(server: str) -> None:
    with connected(server) as connection:
        connection.sendall(b"POST /admin/login/ HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n")
        assert connection.recv(4096).startswith(b"HTTP/1.1 411")


@pytest.mark.parametrize("name", ["SCRIPT_NAME", "Script-Name", "PATH_INFO", "X-Script-Name", "REMOTE_USER"])
def test_no_header_says_where_the_site_stands(server: str, name: str) -> None:
    at = place(server)
    client = http.client.HTTPConnection(at.host, at.port, timeout=30)
    client.request("GET", "/healthz", headers={name: "/elsewhere"})
    answer = client.getresponse()
    assert (answer.status, answer.read()) == (200, b"ok\n")


def test_a_form_goes_through_and_comes_to_django_whole(server: str) -> None:
    at = place(server)
    client = http.client.HTTPConnection(at.host, at.port, timeout=30)
    client.request("POST", "/admin/login/", b"a" * 200_000, {"Content-Type": "application/x-www-form-urlencoded"})
    assert client.getresponse().status == 403  # no CSRF token


def test_a_silent_connection_is_closed_and_a_kept_alive_one_answers_again(server: str) -> None:
    with connected(server) as connection:
        assert connection.recv(1) == b""
    at = place(server)
    client = http.client.HTTPConnection(at.host, at.port, timeout=30)
    for _ in range(3):
        client.request("GET", "/healthz")
        assert client.getresponse().read() == b"ok\n"
