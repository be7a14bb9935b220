"""The five roles as rows: groups that a migration made, which whoever keeps the accounts hands out to others."""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from django.db.models import Case, F, QuerySet, Value, When
from django.db.models.functions import Concat

from articles.models.rights import GIVE_ROLE, ROLES


class DeskRoleQuerySet(QuerySet["DeskRole"]):
    def as_made(self) -> DeskRoleQuerySet:
        """The five, but for one that gives more than the table says: what a superuser has widened he hands out."""
        named = Concat(F("content_type__app_label"), Value("."), F("codename"))
        given = Permission.objects.filter(group__name__in=ROLES).values_list("group__name", named)
        return self.filter(name__in=ROLES.keys() - {role for role, right in given if right not in ROLES[role]})

    def in_order(self) -> DeskRoleQuerySet:
        """The five as the table has them, then an installation's own groups by name."""
        places = (When(name=name, then=Value(place)) for place, name in enumerate(ROLES))
        return self.order_by(Case(*places, default=Value(len(ROLES))), "name")


class DeskRole(Group):
    """A group, as what an account is at the desk; what it may do stands in the group and is changed there."""

    objects = DeskRoleQuerySet.as_manager()  # type: ignore[assignment, misc]

    class Meta:
        proxy = True
        default_permissions = ()
        permissions = [(GIVE_ROLE, "可以安排给别的账户")]
        verbose_name = verbose_name_plural = "角色"
