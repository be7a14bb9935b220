"""Five roles, each a group with its permissions, and the permissions that they need and were not there.

Django makes the rows of permissions only after all migrations, so those that a role needs are made here, under the
names that it would give them. A group of that name which an installation made itself stays as it is. Nobody is put into
a role, and what accounts may do already stays theirs.
"""

from django.db import migrations

ARTICLE_RIGHTS = [
    ("change_visibility", "可以决定稿件公开、内部或撤下"),
    ("review_article", "可以把稿件定为已复核"),
    ("redact_article", "可以遮盖文字、撤销遮盖"),
    ("read_redaction", "可以看被遮盖的文字"),
    ("handle_case", "可以办理涉及本人的个案"),
]
ROLE_RIGHTS = [("give_role", "可以安排给别的账户")]

SEEN = "article photocaption reporter series issue page pagetext problem revision permalink".split()
# (app, model, codename) of each permission.
READS = [("articles", model, f"view_{model}") for model in SEEN]
CORRECTS = [
    *READS,
    *(("articles", model, f"change_{model}") for model in "article photocaption reporter series issue page".split()),
    *(("articles", model, f"add_{model}") for model in "reporter series issue".split()),
    *(("articles", model, f"delete_{model}") for model in "series issue".split()),
]
REVIEWS = [*CORRECTS, ("articles", "article", "review_article")]
SIGNS = [
    *REVIEWS,
    *(("articles", "article", name) for name in "change_visibility redact_article read_redaction handle_case".split()),
]
KEEPS = [
    ("auth", "user", "add_user"),
    ("auth", "user", "change_user"),
    ("auth", "user", "view_user"),
    ("auth", "group", "view_group"),
    ("articles", "deskrole", "give_role"),
]
ROLES = {"查阅": READS, "订正员": CORRECTS, "复核员": REVIEWS, "签发人": SIGNS, "系统管理员": KEEPS}


def named(apps, app, model, codename):
    """What Django itself would call the permission."""
    own = dict(ARTICLE_RIGHTS + ROLE_RIGHTS).get(codename)
    return own or f"Can {codename.partition('_')[0]} {apps.get_model(app, model)._meta.verbose_name_raw}"


def permission(apps, app, model, codename):
    ContentType, Permission = apps.get_model("contenttypes", "ContentType"), apps.get_model("auth", "Permission")
    kind, _ = ContentType.objects.get_or_create(app_label=app, model=model)
    name = named(apps, app, model, codename)
    return Permission.objects.get_or_create(content_type=kind, codename=codename, defaults={"name": name})[0]


def make_roles(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    for name, rights in ROLES.items():
        group, is_new = Group.objects.get_or_create(name=name)
        if is_new:
            group.permissions.set([permission(apps, *right) for right in rights])


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0015_reports"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="article",
            options={
                "ordering": ["page", "order"],
                "permissions": tuple(ARTICLE_RIGHTS),
                "verbose_name": "稿件",
                "verbose_name_plural": "稿件",
            },
        ),
        migrations.CreateModel(
            name="DeskRole",
            fields=[],
            options={
                "verbose_name": "角色",
                "verbose_name_plural": "角色",
                "permissions": ROLE_RIGHTS,
                "proxy": True,
                "default_permissions": (),
                "indexes": [],
                "constraints": [],
            },
            bases=("auth.group",),
        ),
        migrations.RunPython(make_roles, migrations.RunPython.noop),
    ]
