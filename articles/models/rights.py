"""Who is told what readers are not: an account alone is no right to it, and may be a reader's of a closed archive."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Model


def may_look_at(user: AbstractBaseUser | AnonymousUser, model: type[Model]) -> bool:
    """Whether the desk shows rows of ``model`` to ``user``."""
    names = (f"{model._meta.app_label}.{action}_{model._meta.model_name}" for action in ("view", "change"))
    return getattr(user, "is_staff", False) and any(user.has_perm(name) for name in names)  # type: ignore[union-attr]
