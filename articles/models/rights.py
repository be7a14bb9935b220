"""Who may do what: the permissions of this archive's own, and the five roles, each a set of permissions.

A role is a group of Django's; a migration makes them. An account has rights through roles, seldom by itself.
"""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Model

# Whoever may correct a text may not for that reason withdraw it, nor say that it was reviewed.
CHANGE_VISIBILITY = "change_visibility"
REVIEW_ARTICLE = "review_article"
REDACT_ARTICLE = "redact_article"
READ_REDACTION = "read_redaction"
HANDLE_CASE = "handle_case"
# Of the roles themselves: to hand them out to others.
GIVE_ROLE = "give_role"

# Beside adding, changing, deleting and viewing: name → what it allows, in words.
ARTICLE_RIGHTS = [
    (CHANGE_VISIBILITY, "可以决定稿件公开、内部或撤下"),
    (REVIEW_ARTICLE, "可以把稿件定为已复核"),
    (REDACT_ARTICLE, "可以遮盖文字、撤销遮盖"),
    (READ_REDACTION, "可以看被遮盖的文字"),
    (HANDLE_CASE, "可以办理涉及本人的个案"),
]

READER, CORRECTOR, REVIEWER, SIGNER, KEEPER = "查阅", "订正员", "复核员", "签发人", "系统管理员"


def _each(verb: str, *models: str) -> frozenset[str]:
    return frozenset(f"articles.{verb}_{model}" for model in models)


_TEXTS = ("article", "photocaption")
_NAMES = ("reporter", "series")
_PRINT = ("issue", "page", "pagetext")
_DAYS = "knownday"
_HISTORY = ("problem", "revision", "permalink")

_READS = _each("view", *_TEXTS, *_NAMES, *_PRINT, *_HISTORY, _DAYS)
_CORRECTS = (
    _READS
    | _each("change", *_TEXTS, *_NAMES, "issue", "page", _DAYS)
    | _each("add", *_NAMES, "issue", _DAYS)
    | _each("delete", "series", "issue", _DAYS)
)
_REVIEWS = _CORRECTS | {f"articles.{REVIEW_ARTICLE}"}
_SIGNS = _REVIEWS | {f"articles.{name}" for name in (CHANGE_VISIBILITY, REDACT_ARTICLE, READ_REDACTION, HANDLE_CASE)}
# Accounts are switched off and never deleted by him: with an account goes what Django's log says of its acts.
_KEEPS = {"auth.add_user", "auth.change_user", "auth.view_user", "auth.view_group", f"articles.{GIVE_ROLE}"}

# Role → its permissions, as ``user.has_perm`` names them.
ROLES: dict[str, frozenset[str]] = {
    READER: _READS,
    CORRECTOR: _CORRECTS,
    REVIEWER: _REVIEWS,
    SIGNER: _SIGNS,
    KEEPER: frozenset(_KEEPS),
}
# What the form of an account says of each.
ROLES_IN_WORDS = {
    READER: "看后台里的稿件、版面、原始文本、订正记录和识别疑点，不能改动。",
    CORRECTOR: "查阅之外，订正文字和署名，管理作者、系列、版面、日期和缺报日。",
    REVIEWER: "订正之外，把稿件定为已复核。",
    SIGNER: "复核之外，决定稿件公开、内部或撤下，遮盖文字并看被遮盖的文字，办理涉及本人的个案。",
    KEEPER: "建立账户、停用账户、安排角色；不看也不改稿件。",
}


def may_look_at(user: AbstractBaseUser | AnonymousUser, model: type[Model]) -> bool:
    """Whether the desk shows rows of ``model`` to ``user``."""
    names = (f"{model._meta.app_label}.{action}_{model._meta.model_name}" for action in ("view", "change"))
    return getattr(user, "is_staff", False) and any(user.has_perm(name) for name in names)  # type: ignore[union-attr]
