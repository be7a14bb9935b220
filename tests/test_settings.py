"""The settings file with an empty environment and with each variable that overrides it."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
ASK = "import json; from newsroom import settings as s; print(json.dumps({n: getattr(s, n) for n in %r}, default=str))"


def settings_with(*names: str, **environment: str) -> dict[str, Any]:
    """The values of these settings in a fresh process with only this environment."""
    bare = {"PATH": os.environ["PATH"], **environment}
    answer = subprocess.run(
        [sys.executable, "-c", ASK % (names,)], cwd=ROOT, env=bare, capture_output=True, text=True, check=True
    )
    return json.loads(answer.stdout)


def test_an_empty_environment_is_safe(tmp_path: Path) -> None:
    found = settings_with("DEBUG", "ALLOWED_HOSTS", "TIME_ZONE", "LANGUAGE_CODE", NEWSROOM_DATA=str(tmp_path))
    assert found == {
        "DEBUG": False,
        "ALLOWED_HOSTS": ["localhost", "127.0.0.1"],
        "TIME_ZONE": "Asia/Shanghai",
        "LANGUAGE_CODE": "zh-hans",
    }


def test_the_secret_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    first = settings_with("SECRET_KEY", NEWSROOM_DATA=str(tmp_path))
    assert len(first["SECRET_KEY"]) >= 50
    assert settings_with("SECRET_KEY", NEWSROOM_DATA=str(tmp_path)) == first
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_a_given_secret_key_is_not_written_down(tmp_path: Path) -> None:
    assert settings_with("SECRET_KEY", NEWSROOM_DATA=str(tmp_path), SECRET_KEY="k") == {"SECRET_KEY": "k"}
    assert not (tmp_path / "secret_key").exists()


def test_data_lives_in_the_named_folder(tmp_path: Path) -> None:
    data = tmp_path / "资料 库"
    found = settings_with("DATABASES", "HAYSTACK_CONNECTIONS", NEWSROOM_DATA=str(data))
    assert found["DATABASES"]["default"]["NAME"] == str(data / "db.sqlite3")
    assert found["HAYSTACK_CONNECTIONS"]["default"]["PATH"] == str(data / "index")


def test_https_redirects_and_secures_cookies(tmp_path: Path) -> None:
    names = ("SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_HSTS_SECONDS")
    assert all(settings_with(*names, NEWSROOM_DATA=str(tmp_path), HTTPS="1").values())
    assert not any(settings_with(*names, NEWSROOM_DATA=str(tmp_path)).values())


def test_staff_visibility_asks_everybody_to_log_in(tmp_path: Path) -> None:
    login = "django.contrib.auth.middleware.LoginRequiredMiddleware"
    assert login in settings_with("MIDDLEWARE", NEWSROOM_DATA=str(tmp_path), VISIBILITY="staff")["MIDDLEWARE"]
    assert login not in settings_with("MIDDLEWARE", NEWSROOM_DATA=str(tmp_path))["MIDDLEWARE"]


def test_a_database_url_replaces_sqlite(tmp_path: Path) -> None:
    found = settings_with("DATABASES", NEWSROOM_DATA=str(tmp_path), DATABASE_URL="postgres://u:p@db.example/news")
    assert found["DATABASES"]["default"]["ENGINE"] == "django.db.backends.postgresql"
