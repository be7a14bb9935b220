"""All settings. An empty environment gives a safe private archive on this machine; README lists what overrides what.

A variable that is mistyped ends the process here, in one line, whoever starts it (``environment``).
"""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from urllib.parse import quote, urlsplit

from csp.constants import NONE, SELF

from newsroom import private, values
from newsroom.environment import parsed, read, refuse, refuse_misspelled

BASE_DIR = Path(__file__).resolve().parent.parent

refuse_misspelled(os.environ)
# Whatever this program writes is for its owner only.
os.umask(private.OTHERS)
DATA_DIR = parsed("NEWSROOM_DATA", os.environ.get("NEWSROOM_DATA") or f"{BASE_DIR / 'var'}", private.data_folder)

NEWSPAPER = read("NEWSPAPER", values.named("报纸的名称"), "地方日报")
# As citations call the paper, and where and by whom it is printed, where they say so.
NEWSPAPER_CITED = read("NEWSPAPER_CITED", values.named("引文里报纸的名称"), NEWSPAPER)
NEWSPAPER_PLACE = read("NEWSPAPER_PLACE", values.named("出版地"), "")
NEWSPAPER_PUBLISHER = read("NEWSPAPER_PUBLISHER", values.named("出版者"), "")
# What visitors see: nothing, what was ever checked (已复核), or all that is public; and whether they see what a machine
# read and nobody checked: raw lines, first readings, old versions.
VISIBILITY = read("VISIBILITY", values.one_of("staff", "reviewed", "public"), "staff")
RAW_TEXT = read("RAW_TEXT", values.one_of("staff", "public"), "staff")
ASKS_FOR_LOG_IN = VISIBILITY == "staff"
# How many people, one after the other, check a text before it is 已复核.
REVIEWS = read("REVIEWS", values.whole_number(1, 3), 1)
# Monday to Friday, within which whoever a text is about gets an answer.
CASE_WORKING_DAYS = read("CASE_WORKING_DAYS", values.whole_number(1, 250), 15)
# At the foot of every page: what a site that readers in China reach has to show.
ICP_NUMBER = read("ICP_NUMBER", values.icp_number, "")
POLICE_NUMBER = read("POLICE_NUMBER", values.police_number, "")
NEWS_LICENCE = read("NEWS_LICENCE", values.news_licence, "")
COMPLAINTS_TELEPHONE = read("COMPLAINTS_TELEPHONE", values.telephone, "")
PORT = read("PORT", values.whole_number(1, 65535), 8000)
# Where new pages arrive by themselves while the server runs, and by when today's should have.
WATCH_FOLDER = read("WATCH_FOLDER", values.folder, "")
PAPER_DUE = read("PAPER_DUE", values.time_of_day, None)

DEBUG = read("DEBUG", values.yes_or_no, False)
SECRET_KEY = read("SECRET_KEY", values.key, "") or parsed(
    "NEWSROOM_DATA", f"{DATA_DIR / 'secret_key'}", private.kept_secret_key
)

# Stands in every permalink, canonical link and file; what a client calls us never does.
GIVEN_SITE_URL = read("SITE_URL", values.site, "")
SITE_URL = GIVEN_SITE_URL or f"http://localhost:{PORT}"
# In the identifier of every record that is harvested, whatever the address of the site; and who answers for them.
NAMESPACE_OF_NOBODY = "newspaper.archive"
OAI_NAMESPACE = read("OAI_NAMESPACE", values.namespace, NAMESPACE_OF_NOBODY)
OAI_EMAIL = read("OAI_EMAIL", values.email, f"postmaster@{OAI_NAMESPACE}")
ALLOWED_HOSTS = read("ALLOWED_HOSTS", values.host_names, ["localhost", "127.0.0.1"])
if GIVEN_SITE_URL and values.host_of(SITE_URL) not in ALLOWED_HOSTS:
    ALLOWED_HOSTS = [*ALLOWED_HOSTS, values.host_of(SITE_URL)]

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "axes",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "csp",
    # Its commands of Haystack's names come before Haystack's own.
    "articles",
    "haystack",
]

MIDDLEWARE = [
    "articles.middleware.closed_doors",
    "django.middleware.security.SecurityMiddleware",
    # Before files are served, so that they too can be opened as pages without harm.
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # After all that changes what is sent.
    "articles.views.kept.not_modified",
    "articles.middleware.controls_shown",
    "articles.middleware.without_nul",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "articles.entrance.known.known_for_sure",
    "articles.middleware.seen_by_whom",
    "django.contrib.messages.middleware.MessageMiddleware",
    "articles.admin.rescuing.Rescue",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "articles.middleware.kept_by_nobody",
    "articles.middleware.engine_deadline",
    "articles.odd_addresses.OddAddresses",
]
if ASKS_FOR_LOG_IN:
    MIDDLEWARE.append("django.contrib.auth.middleware.LoginRequiredMiddleware")

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        # A name of six letters with six more would pass at Django's 0.7.
        "OPTIONS": {"max_similarity": 0.6},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
# So many wrong passwords for one name from one address, and neither is listened to for so long.
AXES_FAILURE_LIMIT = 6
AXES_COOLOFF_TIME = dt.timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "articles.entrance.addresses.client_address"
AXES_RESET_ON_SUCCESS = True
# Knocking during the pause neither lengthens it nor writes anything.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
# The log-in page says itself that it is locked: no middleware has to put another in its place. Whether other names of
# the domain may speak HTTP only is not ours to decide (HSTS with subdomains, preload).
SILENCED_SYSTEM_CHECKS = ["axes.W002", "security.W005", "security.W021"]

# Whether a code follows each password; without it who has enrolled an authenticator is asked all the same.
REQUIRE_TOTP = read("REQUIRE_TOTP", values.yes_or_no, False)
# What an authenticator calls this archive.
OTP_TOTP_ISSUER = NEWSPAPER

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
    "default": parsed(
        "DATABASE_URL",
        os.environ.get("DATABASE_URL") or f"sqlite:///{quote(str(DATA_DIR / 'db.sqlite3'))}",
        values.database,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

ELASTICSEARCH_URL = read("ELASTICSEARCH_URL", values.search_server, "")
ELASTICSEARCH_USER = read("ELASTICSEARCH_USER", str, "")
ELASTICSEARCH_LOGIN = {
    "basic_auth": (ELASTICSEARCH_USER, read("ELASTICSEARCH_PASSWORD", str, "")),
    "api_key": read("ELASTICSEARCH_API_KEY", str, ""),
    "ca_certs": read("ELASTICSEARCH_CA", values.file, ""),
}
if ELASTICSEARCH_USER and ELASTICSEARCH_LOGIN["api_key"]:
    refuse("ELASTICSEARCH_USER", ELASTICSEARCH_USER, "已经设了 ELASTICSEARCH_API_KEY，两种登录方式只留一种。")
if ELASTICSEARCH_USER and not ELASTICSEARCH_LOGIN["basic_auth"][1]:
    refuse("ELASTICSEARCH_PASSWORD", "", f"设了用户 {ELASTICSEARCH_USER}，还要设它的密码。")
TANTIVY = {"ENGINE": "articles.search.engines.tantivy.engine.TantivySearchEngine", "PATH": DATA_DIR / "index"}
ELASTICSEARCH = {
    "ENGINE": "articles.search.engines.elasticsearch.engine.ElasticsearchSearchEngine",
    "URL": ELASTICSEARCH_URL,
    "INDEX_NAME": read("ELASTICSEARCH_INDEX", values.index_name, "newsroom"),
    "SHARDS": read("ELASTICSEARCH_SHARDS", values.whole_number(1, 1024), 1),
    "REPLICAS": read("ELASTICSEARCH_REPLICAS", values.whole_number(0, 32), None),
    "TIMEOUT": 2,
    "KWARGS": {name: value for name, value in ELASTICSEARCH_LOGIN.items() if value and value != ("", "")},
}
HAYSTACK_CONNECTIONS = {"default": ELASTICSEARCH if ELASTICSEARCH_URL else TANTIVY}

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
FORMAT_MODULE_PATH = "newsroom.formats"

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
# collectstatic gives its files this mode whatever the umask.
FILE_UPLOAD_PERMISSIONS = 0o600
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    # PDF and other files as they came; nothing of it is ever served.
    "archive": {"BACKEND": "articles.keeping.originals.Originals"},
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
CSRF_FAILURE_VIEW = "articles.admin.rescuing.csrf_failure"
# Bytes of a form, nine for a Chinese character: a million of them for staff, fewer for strangers (admin.rescuing).
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 2**20
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SAMESITE = "Lax"
# A long day's desk: seconds from the log-in.
SESSION_COOKIE_AGE = 12 * 3600
CSRF_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

HTTPS = read("HTTPS", values.yes_or_no, False)
if HTTPS and GIVEN_SITE_URL.startswith("http://"):
    refuse("SITE_URL", GIVEN_SITE_URL, "HTTPS=1 时要以 https:// 开头。")
# The one proxy whose X-Forwarded-For and X-Forwarded-Proto are believed; none, and nobody's is.
TRUSTED_PROXY = read("TRUSTED_PROXY", values.proxy_address, "")
SECURE_SSL_REDIRECT = HTTPS
SECURE_SSL_HOST = urlsplit(GIVEN_SITE_URL).netloc or None
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
if HTTPS:
    # No other name of the domain, and nobody on the way, can put a cookie of this name in a browser.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
CSRF_TRUSTED_ORIGINS = [GIVEN_SITE_URL] if GIVEN_SITE_URL else []
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
# A probe inside the machine speaks plain HTTP.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "newsroom.logs.OneLine", "format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Every failed call is reported once already, in our words.
    "loggers": {"elastic_transport": {"level": "ERROR"}, "axes": {"level": "ERROR"}},
}
