"""Accounts and groups: nobody gives or borrows rights that he does not hold himself, and no save is overtaken.

One exception: who may hand out the five roles gives them to others without holding what they allow.
"""

from __future__ import annotations

from typing import Any, ClassVar

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
from articles.admin.two_step import CLOSED_APPS, ResetsTwoStep
from articles.admin.typed import KeepsTyped
from articles.models import DeskRole
from articles.models.rights import GIVE_ROLE, ROLES_IN_WORDS
from articles.models.roles import DeskRoleQuerySet

NAMES = ["username", "first_name", "last_name", "email", "name"]
RIGHTS = ["is_active", "is_staff", "is_superuser", "groups", "user_permissions", "permissions"]
VERBS = {"add": "新增", "change": "修改", "delete": "删除", "view": "查看"}


def held_by(user: Any) -> QuerySet[Permission]:
    """What a user may do, or might if the account were active; a superuser everything."""
    if user.is_superuser:
        return Permission.objects.all()
    return Permission.objects.filter(Q(user=user) | Q(group__user=user)).distinct()


def offered_roles(editor: Any, account: User | None = None) -> DeskRoleQuerySet:
    """The groups that ``editor`` may put ``account`` into and take it out of: those that give nothing which he does not
    hold; the five roles too where he may hand them out, but not to himself."""
    if editor.is_superuser:
        return DeskRole.objects.in_order()
    beyond = Permission.objects.exclude(pk__in=held_by(editor).values("pk"))
    offered = Q(pk__in=Group.objects.exclude(permissions__in=beyond).values("pk"))
    if account is not None and account.pk != editor.pk and editor.has_perm(f"articles.{GIVE_ROLE}"):
        offered |= Q(pk__in=DeskRole.objects.as_made().values("pk"))
    return DeskRole.objects.filter(offered).in_order()


def may_touch(editor: Any, row: User | Group) -> bool:
    """Whoever sets a password can be that account, so only superusers touch superusers, and nobody one that is mightier
    by more than a role which he hands out himself."""
    if editor.is_superuser:
        return True
    if isinstance(row, User):
        if row.is_superuser:
            return False
        others = row.groups.exclude(pk__in=offered_roles(editor, row).values("pk")).values("pk")
        rights = Permission.objects.filter(Q(user=row) | Q(group__in=others))
    else:
        rights = row.permissions.all()
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
    reset_two_step = forms.BooleanField(
        label="撤销两步登录",
        required=False,
        help_text="手机和恢复码都不在了时用：本人的登录全部结束，下次只凭密码，或重新启用。谁撤销的会记在历史里。",
    )


def in_words(right: Permission) -> str:
    model = right.content_type.model_class()
    verb, _, _ = right.codename.partition("_")
    said = VERBS.get(verb) if right.codename == f"{verb}_{right.content_type.model}" else None
    return f"{model._meta.verbose_name if model else right.content_type.model}：{said or right.name}"


def all_in_words(rights: QuerySet[Permission]) -> str:
    return "\n".join(in_words(right) for right in rights.select_related("content_type")) or "-"


class RightsField(forms.ModelMultipleChoiceField):
    """Permissions by what they allow, in words."""

    def label_from_instance(self, right: Any) -> str:
        return in_words(right)


class RolesField(forms.ModelMultipleChoiceField):
    """Roles with what each allows, in words."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, role: Any) -> str:
        said = ROLES_IN_WORDS.get(role.name)
        return f"{role.name}：{said}" if said else str(role.name)


class OwnRights(KeepsTyped):
    """Offers and takes only rights that the person who edits holds."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or may_touch(request.user, obj))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or may_touch(request.user, obj))

    def formfield_for_manytomany(self, db_field: Any, request: Any = None, **kwargs: Any) -> Any:
        if db_field.related_model is Permission:
            held = held_by(request.user).values("pk")
            offered = Permission.objects.filter(pk__in=held).select_related("content_type")
            offered = offered.exclude(content_type__app_label__in=CLOSED_APPS)
            kwargs |= {"queryset": offered, "form_class": RightsField}
        return super().formfield_for_manytomany(db_field, request, **kwargs)


admin.site.unregister([User, Group])


@admin.register(User)
class AccountAdmin(OwnRights, ResetsTwoStep, UserAdmin):
    form = OpenedUserForm
    only_typed = frozenset({"opened_state", "password", "reset_two_step"})
    shown_as: ClassVar = {"groups": "roles", "user_permissions": "rights"}
    list_display = [
        "username",
        "last_name",
        "first_name",
        "roles",
        "is_active",
        "is_staff",
        "is_superuser",
        "last_login",
    ]
    filter_horizontal = ["user_permissions"]
    fieldsets = [
        (None, {"fields": ["username", "password", "opened_state"]}),
        ("两步登录", {"fields": ["two_step", "reset_two_step"]}),
        ("角色", {"fields": ["is_active", "is_staff", "groups"]}),
        ("个人信息", {"fields": ["last_name", "first_name", "email"]}),
        (
            "角色之外单给的权限",
            {
                "fields": ["is_superuser", "user_permissions"],
                "classes": ["collapse"],
                "description": "一般不用：角色够用时，这里什么也不选。",
            },
        ),
        ("日期", {"fields": ["last_login", "date_joined"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description="角色")
    def roles(self, account: User) -> str:
        return "、".join(sorted(role.name for role in account.groups.all())) or "-"

    @admin.display(description="用户权限")
    def rights(self, account: User) -> str:
        return all_in_words(account.user_permissions.all())

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return ["two_step", "last_login", "date_joined", *([] if request.user.is_superuser else ["is_superuser"])]

    def formfield_for_manytomany(self, db_field: Any, request: Any = None, **kwargs: Any) -> Any:
        if db_field.name == "groups":
            kwargs |= {"form_class": RolesField, "widget": forms.CheckboxSelectMultiple, "label": "角色"}
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        if roles := form.base_fields.get("groups"):
            roles.queryset = offered_roles(request.user, obj)
            roles.widget.can_add_related = False
            roles.help_text = "可以选几个。有角色的人，还要勾选上面的“工作人员状态”才能进后台。"
        return form

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> Any:
        """And by name the roles that were given and taken."""
        said: list[Any] = super().construct_change_message(request, form, formsets, add)
        if "groups" in form.changed_data:
            before, after = (
                {role.name for role in roles} for roles in (form.initial["groups"], form.cleaned_data["groups"])
            )
            said += [{"added": {"name": "角色", "object": name}} for name in sorted(after - before)]
            said += [{"deleted": {"name": "角色", "object": name}} for name in sorted(before - after)]
        return said


@admin.register(Group)
class RoleAdmin(OwnRights, GroupAdmin):
    form = OpenedAccountForm
    only_typed = frozenset({"opened_state"})
    shown_as: ClassVar = {"permissions": "rights"}
    fields = ["opened_state", "name", "permissions"]

    @admin.display(description="权限")
    def rights(self, role: Group) -> str:
        return all_in_words(role.permissions.all())
