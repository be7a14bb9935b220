"""``manage.py check --deploy``: what it asks for, by id, and with which remedy."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.checks import Tags, run_checks
from django.core.management import call_command
from django.db import OperationalError, connection

from articles.indexing import indexer
from articles.search.asking import engine
from articles.search.engines.errors import SearchUnavailable
from tests.support.processes import manage

pytestmark = pytest.mark.django_db

WELL = {
    "GIVEN_SITE_URL": "https://paper.example.cn",
    "SITE_URL": "https://paper.example.cn",
    "HTTPS": True,
    "SECURE_SSL_REDIRECT": True,
    "SECURE_HSTS_SECONDS": 31_536_000,
    "SESSION_COOKIE_SECURE": True,
    "CSRF_COOKIE_SECURE": True,
    "TRUSTED_PROXY": "127.0.0.1",
    "ALLOWED_HOSTS": ["localhost", "127.0.0.1", "paper.example.cn"],
    "OAI_NAMESPACE": "paper.example.cn",
    "REQUIRE_TOTP": True,
    "ICP_NUMBER": "浙ICP备12345678号-1",
    "POLICE_NUMBER": "浙公网安备33000000000000号",
    "NEWS_LICENCE": "33120000000",
    "COMPLAINTS_TELEPHONE": "0573-12345678",
}


@pytest.fixture
def well(settings) -> None:
    """An archive that is set up for the open net, and whose index is there."""
    for name, value in WELL.items():
        setattr(settings, name, value)
    indexer.catch_up()


def asked() -> dict[str, str]:
    """Id → remedy of all that is asked."""
    found = run_checks(include_deployment_checks=True)
    return {message.id: message.hint or "" for message in found if not message.is_silenced()}


def test_an_archive_that_is_set_up_well_is_asked_for_nothing(well) -> None:
    assert asked() == {}


MISSING = [
    ("newsroom.W001", {"GIVEN_SITE_URL": ""}, "SITE_URL=https://"),
    ("newsroom.W002", {"HTTPS": False}, "HTTPS=1"),
    ("newsroom.W003", {"TRUSTED_PROXY": ""}, "docs/hosting.md"),
    ("newsroom.W004", {"ALLOWED_HOSTS": ["*"]}, "不用 *"),
    ("newsroom.W004", {"ALLOWED_HOSTS": ["localhost", "127.0.0.1"]}, "域名"),
    ("newsroom.W006", {"ICP_NUMBER": ""}, "设 ICP_NUMBER；"),
    ("newsroom.W006", {"POLICE_NUMBER": "", "NEWS_LICENCE": ""}, "POLICE_NUMBER、NEWS_LICENCE；"),
    ("newsroom.W007", {"REQUIRE_TOTP": False}, "REQUIRE_TOTP=1"),
    ("newsroom.W005", {"OAI_NAMESPACE": "newspaper.archive"}, "OAI_NAMESPACE=paper.example.cn"),
]


@pytest.mark.parametrize(("name", "changed", "remedy"), MISSING)
def test_what_a_public_site_lacks_is_asked_for(well, settings, name: str, changed, remedy: str) -> None:
    for setting, value in changed.items():
        setattr(settings, setting, value)
    found = asked()
    assert list(found) == [name]
    assert remedy in found[name]


def test_an_archive_behind_a_log_in_needs_no_numbers_at_its_foot(well, settings) -> None:
    settings.ICP_NUMBER, settings.ASKS_FOR_LOG_IN = "", True
    assert asked() == {}


def test_other_commands_are_held_up_by_none_of_it() -> None:
    assert [message for message in run_checks() if not message.is_silenced()] == []


def test_a_missing_index_is_said(well) -> None:
    engine().clear()
    for path in Path(str(engine().store.root)).glob("live"):
        path.unlink()
    assert "newsroom.W010" in asked()


def test_an_engine_that_does_not_answer_is_said(well, monkeypatch) -> None:
    def refuse(self) -> None:
        raise SearchUnavailable("Connection refused")

    monkeypatch.setattr(type(engine()), "check", refuse)
    assert "ELASTICSEARCH_URL" in asked()["newsroom.E010"]


def test_a_database_that_does_not_answer_is_said(well, monkeypatch) -> None:
    def refuse() -> None:
        raise OperationalError("connection refused\nis it running?")

    monkeypatch.setattr(connection, "ensure_connection", refuse)
    assert "DATABASE_URL" in asked()["newsroom.E001"]
    assert [message.id for message in run_checks(tags=[Tags.database], databases=["default"])] == ["newsroom.E001"]


def test_a_new_database_beside_one_that_nothing_uses_is_refused(tmp_path: Path) -> None:
    (tmp_path / "db.sqlite3").write_bytes(b"")
    done = manage(tmp_path, "migrate", DATABASE_URL=f"sqlite:///{tmp_path}/mistyped.sqlite3")
    assert (done.returncode, "newsroom.E003" in done.stderr, "Traceback" in done.stderr) == (1, True, False)
    assert manage(tmp_path, "migrate", "--plan").returncode == 0


def test_tables_of_an_older_release_are_said(well) -> None:
    from django.db.migrations.recorder import MigrationRecorder

    MigrationRecorder.Migration.objects.filter(app="articles").latest("pk").delete()
    assert "manage.py prepare" in asked()["newsroom.E002"]


def test_the_command_names_id_and_remedy(well, settings) -> None:
    settings.GIVEN_SITE_URL = ""
    err = StringIO()
    call_command("check", deploy=True, stderr=err)
    assert "newsroom.W001" in err.getvalue()
    assert "SITE_URL=https://paper.example.cn" in err.getvalue()
