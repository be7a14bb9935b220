from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission, User

PASSWORD = "longer-than-twelve"


@pytest.fixture
def editor(db: None) -> User:
    """May correct articles and nothing else."""
    user = User.objects.create_user("editor", password=PASSWORD, is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="change_article"))
    return user
