"""Accounts and groups: nobody gives or borrows rights that he does not hold himself, and no save is overtaken."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import Group, Permission, User
from django.db.models import Q, QuerySet
from django.forms.models import model_to_dict
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from articles.admin.refusing import last_saved
from articles.admin.typed import KeepsTyped

NAMES = ["username", "first_name", "last_name", "email", "name"]
RIGHTS = ["is_active", "is_staff", "is_superuser", "groups", "user_permissions", "permissions"]
VERBS = {"add": "新增", "change": "修改", "delete": "删除", "view": "查看"}


def held_by(user: Any) -> QuerySet[Permission]:
    """What a user may do, or might if the account were active; a superuser everything."""
    if user.is_superuser:
        return Permission.objects.all()
    return Permission.objects.filter(Q(user=user) | Q(group__user=user)).distinct()


def may_touch(editor: Any, row: User | Group) -> bool:
    """Whoever sets a password can be that account, so only superusers touch superusers, and nobody a mightier one."""
    if editor.is_superuser:
        return True
    if isinstance(row, User) and row.is_superuser:
        return False
    rights = held_by(row) if isinstance(row, User) else row.permissions.all()
    return not rights.exclude(pk__in=held_by(editor).values("pk")).exists()


def fingerprint(row: User | Group) -> str:
    """The same as long as the row holds the same."""
    held = model_to_dict(row, fields=[*NAMES, *RIGHTS])
    many = {name: sorted(one.pk for one in value) for name, value in held.items() if isinstance(value, list)}
    return salted_hmac(__name__, repr(sorted((held | many).items()))).hexdigest()


class OpenedAccountForm(forms.ModelForm):
    """Sends back what the row held when it was opened."""

    withheld: Any
    opened_state = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["opened_state"] = fingerprint(self.instance) if self.instance.pk else "new"

    def clean(self) -> Any:
        cleaned = super().clean()
        if self.instance.pk and not self.withheld:
            now = type(self.instance)._default_manager.select_for_update().get(pk=self.instance.pk)
            if self.data.get("opened_state") != fingerprint(now):
                said = f"没有保存，您输入的内容都还在下面：“{now}”{last_saved(now)}。请重新打开对照后再改。"
                self.add_error(None, said)
        return cleaned


class OpenedUserForm(OpenedAccountForm, UserChangeForm):
    pass


class RightsField(forms.ModelMultipleChoiceField):
    """Permissions by what they allow, in words."""

    def label_from_instance(self, right: Any) -> str:
        model = right.content_type.model_class()
        verb, _, _ = right.codename.partition("_")
        said = VERBS.get(verb) if right.codename == f"{verb}_{right.content_type.model}" else None
        return f"{model._meta.verbose_name if model else right.content_type.model}：{said or right.name}"


class OwnRights(KeepsTyped):
    """Offers and takes only rights that the person who edits holds."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or may_touch(request.user, obj))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or may_touch(request.user, obj))

    def formfield_for_manytomany(self, db_field: Any, request: Any = None, **kwargs: Any) -> Any:
        held = held_by(request.user)
        if db_field.related_model is Permission:
            offered = Permission.objects.filter(pk__in=held.values("pk")).select_related("content_type")
            kwargs |= {"queryset": offered, "form_class": RightsField}
        elif not request.user.is_superuser:
            beyond = Permission.objects.exclude(pk__in=held.values("pk"))
            kwargs["queryset"] = Group.objects.exclude(permissions__in=beyond)
        return super().formfield_for_manytomany(db_field, request, **kwargs)


admin.site.unregister([User, Group])


@admin.register(User)
class AccountAdmin(OwnRights, UserAdmin):
    form = OpenedUserForm
    list_display = ["username", "last_name", "first_name", "is_active", "is_staff", "is_superuser", "last_login"]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        sets = list(super().get_fieldsets(request, obj))
        return [*sets, (None, {"fields": ["opened_state"]})] if obj else sets

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return ["last_login", "date_joined", *([] if request.user.is_superuser else ["is_superuser"])]


@admin.register(Group)
class RoleAdmin(OwnRights, GroupAdmin):
    form = OpenedAccountForm
    fields = ["opened_state", "name", "permissions"]
