"""A row of every form of the admin, with what somebody has typed into it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.admin.forms import FORMS, typed


@pytest.fixture(params=FORMS)
def form(request: pytest.FixtureRequest, admin_client: Client) -> tuple[Any, dict[str, Any]]:
    """A row and what somebody has typed into its form."""
    make, changes = FORMS[request.param]
    row = make()
    return row, typed(admin_client, row, **changes)
