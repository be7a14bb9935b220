"""The files that docs/hosting.md prints are ones that nginx and systemd take."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing
from itertools import product
from pathlib import Path

import pytest
from django.test import Client
from django.urls import resolve, reverse

from articles.serving.receiving import EXPORTING, LARGEST_BODY
from articles.urls import urlpatterns
from articles.views.search import FILES
from articles.views.turns import AT_ONCE
from tests.browser.archive import make_archive
from tests.search.asking import index_all
from tests.support.nginx import NGINX, printed
from tests.support.printed_files import blocks
from tests.support.processes import free_port

UNITS = ("newsroom.service", "newsroom-backup.service", "newsroom-backup.timer")


@pytest.mark.nginx
def test_nginx_takes_the_printed_file(tmp_path: Path) -> None:
    path = printed(tmp_path, f"127.0.0.1:{free_port()} ssl http2", free_port())
    found = subprocess.run([NGINX, "-t", "-c", str(path)], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
    assert "warn" not in found.stderr


@pytest.mark.systemd
def test_systemd_takes_the_printed_units(tmp_path: Path) -> None:
    for name, text in zip(UNITS, blocks("hosting.md", "ini"), strict=True):
        (tmp_path / name).write_text(text.replace("/opt/newsroom/.venv/bin/python", "/bin/true"), "utf-8")
    command = [str(shutil.which("systemd-analyze")), "verify", *(str(tmp_path / name) for name in UNITS)]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (found.returncode, found.stderr) == (0, "")


def test_what_is_hardened_stands_in_the_unit() -> None:
    unit = blocks("hosting.md", "ini")[0]
    for line in (
        "UMask=0077",
        "ProtectSystem=strict",
        "PrivateTmp=yes",
        "MemoryMax=3G",
        "OOMPolicy=continue",
        "NoNewPrivileges=yes",
    ):
        assert f"{line}\n" in unit


def test_nginx_and_we_take_forms_of_the_same_size() -> None:
    assert f"client_max_body_size {LARGEST_BODY >> 20}m;" in blocks("hosting.md", "nginx")[0]


def limited_as_exports() -> list[re.Pattern[str]]:
    """What nginx compares "path format" with."""
    found = re.search(
        r'map "\$uri \$arg_format" \$newsroom_export {(.*?)}', blocks("hosting.md", "nginx")[0], re.DOTALL
    )
    assert found is not None
    return [re.compile(one) for one in re.findall(r'"~(.*?)" \$binary_remote_addr;', found[1])]


def every_address() -> Iterator[str]:
    """One of each name, made of what the addresses of the archive's pages are made of."""
    known = [resolve(address.partition("?")[0]) for address in make_archive()]
    parts = {"ending": "bib", "external_id": "1"}
    for match in sorted(known, key=lambda one: one.url_name in ("reporter", "page")):
        parts |= match.kwargs
    own = {match.url_name: match.kwargs for match in known}
    picture = {"date": parts["date"], "number": "1", "digest": "0" * 20}
    own |= {"page-picture": picture | {"dots": 100}, "iiif-jpeg": picture | {"size": "max"}}
    own |= {"iiif-image": picture, "iiif-info": picture}
    own |= {"cutting": {"code": parts["code"], "place": 1}}
    own |= {"cutting-picture": {"code": parts["code"], "digest": "0" * 20}}
    for pattern in urlpatterns:
        kwargs = own.get(pattern.name) or {name: parts[name] for name in pattern.pattern.converters}
        yield reverse(str(pattern.name), kwargs=kwargs)


@pytest.mark.django_db
def test_nginx_limits_every_answer_that_is_written_as_it_is_sent(client: Client) -> None:
    """The exports, which have no end of their own; and nothing else."""
    addresses = list(every_address())
    index_all()
    limits = limited_as_exports()
    exports, others = set(), set()
    for address, wanted in product(addresses, ["", *FILES, "json"]):
        with closing(client.get(address, {"format": wanted} if wanted else {})) as answer:
            (exports if answer.streaming else others).add(f"{address} {wanted}")
    assert len(exports) > 2
    assert {one for one in exports if not any(limit.search(one) for limit in limits)} == set()
    assert {one for one in others if one.endswith(" ") and any(limit.search(one) for limit in limits)} == {
        "/issues/missing.csv "
    }


def test_there_are_as_many_turns_as_threads_for_them() -> None:
    assert AT_ONCE == EXPORTING
