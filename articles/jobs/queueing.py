"""Asking for a job: the same one, asked for while it is not ended, is one."""

from __future__ import annotations

import hashlib
import json

from django.contrib.auth.models import AbstractBaseUser

from articles.jobs.job_kinds import Payload
from articles.models import Job


def queue(kind: str, payload: Payload, by: AbstractBaseUser | None = None) -> int:
    """The primary key of the job, new or not; inside a transaction it stands once that is committed.

    The payload holds, as JSON, all that the job depends on: whoever asks while it runs gets what is running. One that
    is set aside stays so until a person decides.
    """
    asked = Job(kind=kind, payload=payload, key=key_of(kind, payload), by=by)  # type: ignore[misc]
    # One statement, so that two who ask at one moment need no second try; of the row that is there nothing changes.
    Job.objects.bulk_create([asked], update_conflicts=True, unique_fields=["key"], update_fields=["key"])
    return asked.pk


def key_of(kind: str, payload: Payload) -> str:
    """SHA-256, in hexadecimal; in which order the payload names its values is all the same."""
    told = json.dumps([kind, payload], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()
