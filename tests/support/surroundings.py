"""What a test run, a measurement and all processes they start find in the environment, whatever one has set there."""

from __future__ import annotations

import os

# What would make the archive answer otherwise; database and search engine are chosen by whoever starts the run.
THEIRS = (
    "ALLOWED_HOSTS",
    "CASE_WORKING_DAYS",
    "DEBUG",
    "HTTPS",
    "NEWSPAPER",
    "PAPER_DUE",
    "REVIEWS",
    "PORT",
    "REQUIRE_TOTP",
    "SECRET_KEY",
    "SITE_URL",
    "TRUSTED_PROXY",
    "WATCH_FOLDER",
)


def make_plain() -> None:
    """An archive of plain settings that everybody may read."""
    for name in THEIRS:
        os.environ.pop(name, None)
    os.environ["VISIBILITY"] = "public"
    os.environ["RAW_TEXT"] = "public"
