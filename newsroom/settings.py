"""All settings. An empty environment gives a safe private archive on this machine; README lists what overrides what."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

from csp.constants import NONE, SELF
from django.core.management.utils import get_random_secret_key
from environs import Env

env = Env()

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(env.str("NEWSROOM_DATA", "") or BASE_DIR / "var").resolve()


def kept_secret_key(path: Path) -> str:
    """The key in ``path``, made there on the first call, readable by its owner only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(get_random_secret_key())
    except FileExistsError:
        pass
    return path.read_text()


NEWSPAPER = env.str("NEWSPAPER", "地方日报")
VISIBILITY = env.str("VISIBILITY", "public", validate=lambda value: value in ("public", "staff"))
PORT = env.int("PORT", 8000)

DEBUG = env.bool("DEBUG", False)
SECRET_KEY = env.str("SECRET_KEY", "") or kept_secret_key(DATA_DIR / "secret_key")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["localhost", "127.0.0.1"])

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "haystack",
    "articles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "articles.middleware.without_nul",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "articles.middleware.engine_deadline",
]
if VISIBILITY == "staff":
    MIDDLEWARE.append("django.contrib.auth.middleware.LoginRequiredMiddleware")

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
LOGIN_URL = "admin:login"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "articles.context_processors.newspaper",
            ],
        },
    },
]

# SQLite: a write transaction takes the lock at once, so that two writers wait for each other and never fail half-way;
# FULL because a correction that was acknowledged must survive a power cut.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-8000;",
}
DATABASES = {
    "default": env.dj_db_url(
        "DATABASE_URL", f"sqlite:///{quote(str(DATA_DIR / 'db.sqlite3'))}", conn_max_age=60, conn_health_checks=True
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

ELASTICSEARCH_URL = env.str("ELASTICSEARCH_URL", "")
ELASTICSEARCH_LOGIN = {
    "basic_auth": (env.str("ELASTICSEARCH_USER", ""), env.str("ELASTICSEARCH_PASSWORD", "")),
    "api_key": env.str("ELASTICSEARCH_API_KEY", ""),
    "ca_certs": env.str("ELASTICSEARCH_CA", ""),
}
TANTIVY = {"ENGINE": "articles.search.engines.tantivy.engine.TantivySearchEngine", "PATH": DATA_DIR / "index"}
ELASTICSEARCH = {
    "ENGINE": "articles.search.engines.elasticsearch.engine.ElasticsearchSearchEngine",
    "URL": ELASTICSEARCH_URL,
    "INDEX_NAME": env.str("ELASTICSEARCH_INDEX", "newsroom"),
    "SHARDS": env.int("ELASTICSEARCH_SHARDS", 1),
    "REPLICAS": env.int("ELASTICSEARCH_REPLICAS", None),
    "TIMEOUT": 2,
    "KWARGS": {name: value for name, value in ELASTICSEARCH_LOGIN.items() if value and value != ("", "")},
}
HAYSTACK_CONNECTIONS = {"default": ELASTICSEARCH if ELASTICSEARCH_URL else TANTIVY}

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "script-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SAMESITE = "Lax"

HTTPS = env.bool("HTTPS", False)
SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
# A probe inside the machine speaks plain HTTP.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Every failed call is reported once already, in our words.
    "loggers": {"elastic_transport": {"level": "ERROR"}},
}
