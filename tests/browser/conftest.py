"""A real Chromium on a real server. A visit notes what the browser complains of: policy, script, failed loads."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.signals import request_finished, request_started
from haystack import connections
from playwright.sync_api import Browser, Page, sync_playwright

from articles.indexing.drain import drain
from tests.browser import states
from tests.browser.archive import make_archive
from tests.support.prepared import copy_prepared
from tests.support.processes import serving

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("needs chromium: apt install chromium fonts-noto-cjk")
    # Playwright's loop runs in this thread; Django would take it for an asynchronous view and refuse the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def pictured(shared_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page with its picture, on a server that runs."""
    data = tmp_path_factory.mktemp("pictured") / "data"
    copy_prepared(shared_folder, data)
    with serving(data) as address:
        yield f"{address}/issues/2023-11-14/1/"


@pytest.fixture
def archive(transactional_db: None, own_index: object, settings: Any) -> list[str]:
    """A small archive with all that pages can show; the address of one page of each kind, states of the site too."""
    settings.ROOT_URLCONF = states.__name__
    settings.ICP_NUMBER, settings.POLICE_NUMBER = "浙ICP备12345678号-1", "浙公网安备33000000000000号"
    settings.NEWS_LICENCE, settings.COMPLAINTS_TELEPHONE = "33120000000", "0573-12345678"
    connections["default"].get_backend().clear()
    paths = make_archive()
    drain()
    return [*paths, *states.addresses()]


@dataclass
class Visitor:
    """A browser tab on the site; ``complaints`` are what its console said."""

    page: Page
    site: str
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        self.page.goto(self.site + path)
        return self.page


@pytest.fixture
def answered(live_server: object) -> Iterator[None]:
    """Ends when the server has answered all it was asked: a page sends a draft when it is left, which must not meet the
    emptying of the database."""
    under_way = list[int]()
    begun, done = (lambda **_: under_way.append(1)), (lambda **_: under_way and under_way.pop())
    request_started.connect(begun, weak=False)
    request_finished.connect(done, weak=False)
    yield
    for _ in range(100):
        time.sleep(0.05)
        if not under_way:
            break
    request_started.disconnect(begun)
    request_finished.disconnect(done)


@pytest.fixture
def visit(
    chromium: Browser, live_server: object, archive: list[str], answered: None
) -> Iterator[Callable[..., Visitor]]:
    """``visit(width=390, dark=True, script=False)`` opens a tab."""
    contexts = []

    def opened(width: int = 1280, dark: bool = False, script: bool = True) -> Visitor:
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
        )
        contexts.append(context)
        visitor = Visitor(context.new_page(), str(live_server))
        visitor.page.on("console", lambda message: visitor.complaints.append(message.text))
        visitor.page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
        return visitor

    assert settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["default-src"] == ["'none'"]
    yield opened
    for context in contexts:
        context.close()
