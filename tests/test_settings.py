"""The settings file with an empty environment, with each variable that overrides it, and with each mistyped."""

from __future__ import annotations

import datetime as dt
import runpy
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from newsroom.environment import NAMES
from tests.support.places import ROOT
from tests.support.processes import environment, free_port

LOGIN = "django.contrib.auth.middleware.LoginRequiredMiddleware"
KEY = "abcdefgh" * 8


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def settings_with(data: Path, monkeypatch: pytest.MonkeyPatch):
    """All settings as the file gives them with only these variables."""

    def read(**variables: str) -> dict[str, Any]:
        for name in NAMES:
            monkeypatch.delenv(name, raising=False)
        for name, value in ({"NEWSROOM_DATA": str(data)} | variables).items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(ROOT / "newsroom" / "settings.py"))

    return read


def test_an_empty_environment_is_safe(settings_with) -> None:
    found = settings_with()
    assert (found["DEBUG"], found["VISIBILITY"], found["ALLOWED_HOSTS"]) == (False, "staff", ["localhost", "127.0.0.1"])
    assert (found["TIME_ZONE"], found["LANGUAGE_CODE"]) == ("Asia/Shanghai", "zh-hans")
    assert LOGIN in found["MIDDLEWARE"]


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"NEWSROOM_DATA"}))
def test_an_empty_variable_is_an_unset_one(settings_with, name: str) -> None:
    assert settings_with(**{name: ""})["VISIBILITY"] == "staff"


def test_the_secret_key_is_made_once_and_only_its_owner_reads_it(settings_with, data: Path) -> None:
    first = settings_with()["SECRET_KEY"]
    assert len(first) >= 50
    assert settings_with()["SECRET_KEY"] == first
    assert stat.S_IMODE((data / "secret_key").stat().st_mode) == 0o600
    assert [path.name for path in data.iterdir()] == ["secret_key"]


def test_processes_that_start_at_once_have_one_secret_key(tmp_path: Path) -> None:
    ask = [sys.executable, "-c", "from newsroom.settings import SECRET_KEY; print(SECRET_KEY)"]
    env = environment(tmp_path / "new")
    asked = [subprocess.Popen(ask, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    assert len({process.communicate()[0] for process in asked}) == 1


def test_a_given_secret_key_is_not_written_down(settings_with, data: Path) -> None:
    assert settings_with(SECRET_KEY=KEY)["SECRET_KEY"] == KEY
    assert not (data / "secret_key").exists()


def test_data_lives_in_the_named_folder(settings_with, tmp_path: Path) -> None:
    data = tmp_path / "资料 库"
    found = settings_with(NEWSROOM_DATA=str(data))
    assert found["DATABASES"]["default"]["NAME"] == str(data / "db.sqlite3")
    assert found["HAYSTACK_CONNECTIONS"]["default"]["PATH"] == data / "index"


def test_https_redirects_and_secures_cookies(settings_with) -> None:
    names = ("SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_HSTS_SECONDS")
    assert all(settings_with(HTTPS="1")[name] for name in names)
    assert not any(settings_with()[name] for name in names)


def test_no_script_reads_a_cookie_and_under_https_none_comes_from_another_name_of_the_domain(settings_with) -> None:
    found = settings_with(HTTPS="1")
    assert {found["SESSION_COOKIE_NAME"], found["CSRF_COOKIE_NAME"]} == {"__Host-sessionid", "__Host-csrftoken"}
    assert (found["CSRF_COOKIE_HTTPONLY"], found.get("SESSION_COOKIE_HTTPONLY", True)) == (True, True)
    assert "SESSION_COOKIE_NAME" not in settings_with(), "a browser takes no such name without HTTPS"


def test_whoever_may_read_is_asked_to_log_in_unless_it_is_everybody(settings_with) -> None:
    assert LOGIN in settings_with(VISIBILITY="staff")["MIDDLEWARE"]
    assert LOGIN not in settings_with(VISIBILITY="public")["MIDDLEWARE"]


def test_a_database_url_replaces_sqlite(settings_with) -> None:
    found = settings_with(DATABASE_URL="postgres://u:p@db.example/news")["DATABASES"]["default"]
    assert (found["ENGINE"], found["NAME"]) == ("django.db.backends.postgresql", "news")


def test_the_site_s_address_is_a_host_that_is_answered(settings_with) -> None:
    found = settings_with(SITE_URL="https://Paper.example.cn:8443/")
    assert found["SITE_URL"] == "https://paper.example.cn:8443"
    assert found["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "paper.example.cn"]


def test_without_an_address_permalinks_lead_to_this_machine(settings_with) -> None:
    assert settings_with(PORT="8123")["SITE_URL"] == "http://localhost:8123"


NUMBERS = [
    ("ICP_NUMBER", "浙ICP备12345678号-1", "浙ICP备12345678号-1"),
    ("ICP_NUMBER", "浙ICP备 12345678号", "浙ICP备12345678号"),
    ("ICP_NUMBER", "浙B2-20080101", "浙B2-20080101"),
    ("POLICE_NUMBER", "浙公网安备 33000000000000号", "浙公网安备33000000000000号"),
    ("NEWS_LICENCE", "33120000000", "33120000000"),
    *[("COMPLAINTS_TELEPHONE", number, number) for number in ("12377", "0573-12345678", "400-123-4567", "13000000000")],
]


@pytest.mark.parametrize(("name", "text", "kept"), NUMBERS)
def test_the_numbers_of_the_site_are_taken_as_they_were_given_out(settings_with, name, text, kept) -> None:
    assert settings_with(**{name: text})[name] == kept


def test_the_watched_folder_is_known_by_its_whole_path(settings_with, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "来报").mkdir()
    assert settings_with(WATCH_FOLDER="来报/")["WATCH_FOLDER"] == str(tmp_path / "来报")


@pytest.mark.parametrize("text", ["8:30", "08:30"])
def test_the_hour_of_the_paper_is_a_time_of_day(settings_with, text: str) -> None:
    assert settings_with(PAPER_DUE=text)["PAPER_DUE"] == dt.time(8, 30)


BAD = [
    *[("RAW_TEXT", value) for value in ("Public", "reviewed", "1", "yes", "员工")],
    *[("VISIBILITY", value) for value in ("Staff", "staff ", " public", "private", "PUBLIC", "0", "员工")],
    *[
        (name, value)
        for name in ("HTTPS", "DEBUG", "REQUIRE_TOTP")
        for value in ("maybe", "perhaps", "2", " 1", "是", "-")
    ],
    *[("PORT", value) for value in ("abc", "99999999", "0", "-1", "80.5", "８０００", "8000 ", "65536", "0x50")],
    *[("DATABASE_URL", value) for value in ("news", "mysql://u:p@h/news", "Postgres:/u@h/news", "postgres://u:p@h")],
    *[("DATABASE_URL", value) for value in ("postgresql://h/", "postgres://u:p@h:abc/news", "postgres://[h/news")],
    *[("DATABASE_URL", value) for value in ("sqlite:///news.sqlite3", "sqlite:////nowhere/x", "sqlite:////etc")],
    *[("DATABASE_URL", value) for value in ("sqlite://", "sqlite://:memory:", "postgres://u:p@h/a/b", "://")],
    *[("ELASTICSEARCH_URL", value) for value in ("localhost:9200", "es", "ftp://es:9200", "http://", "http://es:x")],
    *[("ELASTICSEARCH_URL", value) for value in ("http://es:99999", "http:// es:9200", "http://e s")],
    *[("PAPER_DUE", value) for value in ("8", "24:00", "8:60", "8：30", "08:30 ", "早上八点")],
    *[("REVIEWS", value) for value in ("0", "4", "-1", "二", "1.5", " 2", "２")],
    *[("WATCH_FOLDER", value) for value in ("/nowhere", "/etc/passwd", "/proc/1/task/nowhere")],
    *[("CASE_WORKING_DAYS", value) for value in ("0", "-1", "15天", "十五", "1.5", " 15", "251")],
    *[("ELASTICSEARCH_SHARDS", value) for value in ("x", "0", "-1", "1.5")],
    *[("ELASTICSEARCH_REPLICAS", value) for value in ("x", "-1", "many")],
    *[("ELASTICSEARCH_INDEX", value) for value in ("News", "a b", "_x", "news*", "报纸", "..")],
    ("ELASTICSEARCH_CA", "/nowhere/ca.pem"),
    *[
        ("NEWSROOM_DATA", value)
        for value in ("/etc/passwd", "/proc/nowhere", "/etc", "/tmp", "/", "~/data", "/dev/null/x")
    ],
    *[("SECRET_KEY", value) for value in ("k", "short", "a" * 60, "ab" * 40)],
    *[("ALLOWED_HOSTS", value) for value in ("http://a.cn", "a.cn/", "a.cn:80", "a b", ",", "a.cn;b.cn", "报纸.cn")],
    *[("OAI_NAMESPACE", value) for value in ("paper", "1paper.cn", "paper.cn/", "报纸.cn", "a." * 60 + "cn")],
    *[("OAI_EMAIL", value) for value in ("paper.cn", "a@paper", "a b@paper.cn", "<a@paper.cn>", "a@@paper.cn")],
    *[
        ("ICP_NUMBER", value)
        for value in ("12345678", "浙ICP备号", "浙ICP 备", "<b>", "国ICP备12345678号", "浙ICP备12345678")
    ],
    *[
        ("POLICE_NUMBER", value)
        for value in ("33000000000000", "浙公网安备330号", "浙公网安备３３号", "浙ICP备12345678号")
    ],
    *[("NEWS_LICENCE", value) for value in ("编号33120000000", "3312", "33120000000 ", "x" * 11)],
    *[("COMPLAINTS_TELEPHONE", value) for value in ("电话", "12", "0573 12345678 转 2", "0573-", "javascript:1")],
    *[("SITE_URL", value) for value in ("paper.cn", "ftp://paper.cn", "https://", "https://paper.cn/x", "//paper.cn")],
    *[
        ("SITE_URL", value)
        for value in ("https://paper.cn?x", "https://u@paper.cn", "https://paper.cn:x", "https://a b")
    ],
    *[("TRUSTED_PROXY", value) for value in ("nginx", "127.0.0.1:80", "*", "10.0.0.0/8", "10.0.0.1,10.0.0.2")],
    *[
        (f"NEWSPAPER{part}", value)
        for part in ("", "_CITED", "_PLACE", "_PUBLISHER")
        for value in (" ", "报" * 61, "日报\n晚报", "\udcff", "a\x1b[2J")
    ],
    *[
        (name, "x")
        for name in (
            "VISIBILTY",
            "visibility",
            "ALLOWED_HOST",
            "DATABASE_URI",
            "SITEURL",
            "ELASTICSERCH_URL",
            "REQUIRE_OTP",
        )
    ],
]


@pytest.mark.parametrize(("name", "value"), BAD)
def test_a_mistyped_variable_is_refused_in_one_line_that_names_it(settings_with, capsys, name: str, value: str) -> None:
    with pytest.raises(SystemExit) as refused:
        settings_with(**{name: value})
    told = capsys.readouterr()
    assert refused.value.code not in (0, None)
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert f"设置 {name}=" in told.err
    assert told.err.rstrip().endswith(("。", "。）"))


def test_every_variable_of_text_has_been_mistyped() -> None:
    """A log-in to Elasticsearch may be anything."""
    free = {"ELASTICSEARCH_USER", "ELASTICSEARCH_PASSWORD", "ELASTICSEARCH_API_KEY"}
    assert set(NAMES) - free <= {name for name, _ in BAD}


PAIRS = [
    ("SITE_URL", {"HTTPS": "1", "SITE_URL": "http://paper.cn"}),
    ("ELASTICSEARCH_USER", {"ELASTICSEARCH_USER": "u", "ELASTICSEARCH_API_KEY": "k"}),
    ("ELASTICSEARCH_PASSWORD", {"ELASTICSEARCH_USER": "u"}),
]


@pytest.mark.parametrize(("name", "variables"), PAIRS)
def test_variables_that_contradict_each_other_are_refused(settings_with, capsys, name: str, variables) -> None:
    with pytest.raises(SystemExit):
        settings_with(**variables)
    assert f"设置 {name}=" in capsys.readouterr().err


@pytest.mark.parametrize("content", ["", "\n", "short", "x" * 80])
def test_a_secret_key_file_without_a_key_is_refused(settings_with, capsys, data: Path, content: str) -> None:
    data.mkdir(mode=0o700)
    (data / "secret_key").write_text(content)
    with pytest.raises(SystemExit):
        settings_with()
    told = capsys.readouterr().err
    assert str(data / "secret_key") in told
    assert told.count("\n") == 1


SECRETS = [
    {"SECRET_KEY": "hush"},
    {"DATABASE_URL": "mysql://u:hush@h/news"},
    {"DATABASE_URL": "postgres://u:a@b/hush@h:x/news"},
    {"ELASTICSEARCH_URL": "u:hush@h:9200"},
    {"ELASTICSEARCH_PASSWORD": "hush\x01"},
]


@pytest.mark.parametrize("variables", SECRETS)
def test_no_password_is_shown(settings_with, capsys, variables: dict[str, str]) -> None:
    with pytest.raises(SystemExit):
        settings_with(**variables)
    assert "hush" not in capsys.readouterr().err


@pytest.mark.parametrize("name", ["HTTPS_PROXY", "https_proxy", "NEWSROOM_SHARED", "TEST_ELASTICSEARCH_URL", "HOSTS"])
def test_variables_of_others_are_left_alone(settings_with, name: str) -> None:
    settings_with(**{name: "x"})


STARTS = {
    "manage.py": [sys.executable, "manage.py", "serve"],
    "gunicorn": [sys.executable, "-m", "gunicorn", "newsroom.wsgi", "--workers", "2", "--bind"],
    "wsgi": [sys.executable, "-c", "import newsroom.wsgi"],
    "asgi": [sys.executable, "-c", "import newsroom.asgi"],
}


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize(("name", "value"), [("VISIBILITY", "Staff"), ("PORT", "abc"), ("DATABASE_URL", "news")])
def test_whoever_starts_it_is_told_the_same(tmp_path: Path, start: str, name: str, value: str) -> None:
    command = [*STARTS[start], *([f"127.0.0.1:{free_port()}"] if start == "gunicorn" else [])]
    env = environment(tmp_path, **{name: value})
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=120)
    assert done.returncode not in (0, None)
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith(f"设置 {name}='{value}' 不能用：")
