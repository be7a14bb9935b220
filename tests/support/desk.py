"""Saves into a real database file while another holds its lock, and where the disk takes no more.

Run as ``python -m tests.support.desk`` with a migrated installation of its own in NEWSROOM_DATA; prints what each save
was answered.
"""

from __future__ import annotations

import json
import resource
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import django


def main() -> None:
    from django.conf import settings
    from django.db import connection
    from django.test.utils import setup_test_environment

    setup_test_environment()
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    # Nobody waits here for a lock that is held on purpose.
    connection.settings_dict["OPTIONS"] = connection.settings_dict["OPTIONS"] | {"timeout": 0.2}
    save = desk()
    database = Path(connection.settings_dict["NAME"])
    scenes = {}
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        scenes["locked"] = save("很长的字")
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (database.stat().st_size, unlimited[1]))
    scenes["full"] = save("很长的字" * 100_000)
    resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)
    scenes["afterwards"] = save("很长的字")
    print(json.dumps(scenes))


def desk() -> Callable[[str], dict[str, Any]]:
    """Somebody logged in with a form open; what is called saves a body from it."""
    from django.contrib.auth.models import User
    from django.test import Client

    from tests.admin.forms import address, typed
    from tests.support.factories import make_article

    article, client = make_article(), Client()
    client.force_login(User.objects.create_superuser("admin"))
    post = typed(client, article)

    def save(body: str) -> dict[str, Any]:
        answer = client.post(address(article), post | {"body": body})
        page = answer.content.decode()
        article.refresh_from_db()
        stored = article.body == body
        return {"status": answer.status_code, "kept": body in page, "stored": stored, "page": page.replace(body, "")}

    return save


if __name__ == "__main__":
    django.setup()
    main()
