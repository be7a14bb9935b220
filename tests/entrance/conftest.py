from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission, User

PASSWORD = "longer-than-twelve"


@pytest.fixture(autouse=True)
def quick_hashes(settings) -> None:
    """What is tested here does not depend on how long a password takes."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def editor(db: None, quick_hashes: None) -> User:
    """May correct articles and nothing else."""
    user = User.objects.create_user("editor", password=PASSWORD, is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="change_article"))
    return user
