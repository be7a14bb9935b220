"""Every test has a search index of its own, and what a machine lacks is listed at the end by name."""

from __future__ import annotations

import datetime as dt
import gc
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.apps import AppConfig, apps
from django.core.cache import cache
from django.db.models.signals import post_migrate
from django.dispatch import receiver
from haystack import connections

from tests.support.databases import Migrated
from tests.support.nginx import NGINX
from tests.support.places import SHARED

# What a test can need beyond Python: marker → (is it here, what to install).
NEEDS = {
    "chromium": (lambda: shutil.which("chromium") is not None, "apt install chromium fonts-noto-cjk"),
    "elasticsearch": (
        lambda: bool(os.environ.get("TEST_ELASTICSEARCH_URL")),
        "a server's address in TEST_ELASTICSEARCH_URL, e.g. from es-server start (needs Maven and a JDK >= 21)",
    ),
    "nginx": (lambda: bool(NGINX), "apt install nginx-light openssl"),
    "postgresql": (
        lambda: bool(os.environ.get("TEST_DATABASE_URL")),
        "a server's address in TEST_DATABASE_URL, e.g. from .ci/postgresql start FOLDER (apt install postgresql)",
    ),
    "systemd": (lambda: shutil.which("systemd-analyze") is not None, "apt install systemd"),
    "shared": (SHARED.is_dir, "the folder ../shared beside the checkout"),
}

# A file system in memory, and the room that a run leaves it: on a disk every commit waits for it.
MEMORY, ROOM = Path("/dev/shm"), 2**30


@pytest.hookimpl(hookwrapper=True)
def pytest_collection() -> Iterator[None]:
    """Of thousands of tests nothing is thrown away: to look for what could be would take a third of the time."""
    gc.disable()
    yield
    gc.freeze()
    gc.enable()


def pytest_configure(config: pytest.Config) -> None:
    if os.access(MEMORY, os.W_OK | os.X_OK) and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))
    for name, (_, remedy) in NEEDS.items():
        config.addinivalue_line("markers", f"{name}: needs {remedy}")
    config.addinivalue_line("markers", "own_database: makes its own, whatever DATABASE_URL says")


def pytest_runtest_setup(item: pytest.Item) -> None:
    for name, (present, remedy) in NEEDS.items():
        if item.get_closest_marker(name) and not present():
            pytest.skip(f"needs {name}: {remedy}")


@pytest.hookimpl(hookwrapper=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> Iterator[None]:
    """NO_SKIP=1: a skipped test fails the run."""
    yield
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("NO_SKIP") and reporter and reporter.stats.get("skipped") and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@receiver(post_migrate)
def what_migrations_made(sender: AppConfig, **emitted: Any) -> None:
    """A test of transactions ends by emptying every table: the roles and the rule that stand there from the first come
    back, for a process may run other tests after it. Migrations themselves tell of their plan."""
    if sender.label == "articles" and "plan" not in emitted:
        import_module("articles.migrations.0016_roles").make_roles(apps, None)
        import_module("articles.migrations.0020_days").give_rights(apps, None)
        if not apps.get_model("articles", "ShadeRule").objects.exists():
            import_module("articles.migrations.0017_shades").keep_notices_from_search_engines(apps, None)


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this run that all its processes see."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def migrated(shared_folder: Path) -> Iterator[Migrated]:
    with ExitStack() as stack:
        yield Migrated(shared_folder, stack)


@pytest.fixture(autouse=True)
def own_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings) -> Iterator[Path]:
    """A place of this test's own for a Tantivy index, not made yet, and for the locks of those who write it."""
    settings.DATA_DIR = tmp_path
    path = tmp_path / "index"
    monkeypatch.setitem(connections.connections_info["default"], "PATH", path)
    connections.reload("default")
    yield path
    connections.reload("default")


@pytest.fixture(autouse=True)
def plain_static_files(settings) -> None:
    """Templates name static files without a collected manifest."""
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Harvesters are told what has just changed, as if a minute had passed."""
    monkeypatch.setattr("articles.harvesting.harvest.SETTLED", dt.timedelta(seconds=-5))


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """Rolled-back tests give the same keys to other rows."""
    cache.clear()
