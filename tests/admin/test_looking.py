"""A form that may only be looked at shows all that the form shows, and nothing of what is only typed."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client

from articles.models import ReporterAlias, Series
from articles.models.rights import KEEPER, READER, SIGNER
from tests.admin.forms import FORMS, VERSIONED, address
from tests.admin.test_reviewing import browser_of
from tests.support.factories import DAY, make_article, make_page, make_reporter

pytestmark = pytest.mark.django_db

LABEL = re.compile(r"<label[^>]*>([^<]*?):?</label>")


def labels(client: Client, row: object) -> set[str]:
    """The words beside what is shown, with or without a field."""
    page = client.get(address(row)).content.decode()  # type: ignore[arg-type]
    return {label.strip() for label in LABEL.findall(page[page.index('id="content"') :])} - {""}


# What goes with a save, and no row has; some of it is hidden.
ONLY_TYPED = {"Opened version", "订正说明", "核对方式", "日期已核实", "确是另一个人，仍要保存"}


# Ways to an act.
ACTS = {"合并与拆分", "并入的"}

# What those who may only look are not shown at all.
RESERVED = {"shownarticle", "textreport", "case", "shaderule", "keyphrase"}


@pytest.mark.parametrize("model", [name for name in VERSIONED if name not in RESERVED])
def test_it_has_the_same_words_beside_the_same_things(admin_client: Client, model: str) -> None:
    row = VERSIONED[model][0]()
    assert labels(browser_of(READER), row) == labels(admin_client, row) - ONLY_TYPED - ACTS


@pytest.mark.parametrize("model", [name for name in FORMS if name not in RESERVED])
def test_nothing_in_it_can_be_sent(model: str) -> None:
    row = FORMS[model][0]()
    client = browser_of(READER, KEEPER)
    if model == "user":
        row.is_superuser = True
        row.save()
    page = client.get(address(row)).content.decode()
    form = page[page.index(f'id="{model}_form"') :]
    assert re.findall(r'name="(_save|_continue|_addanother|opened\w*|password)"', form) == []


def test_it_shows_bylines_as_lines() -> None:
    row = make_article(make_page(), [("记者", "张三"), ("摄影", "李四")])
    page = browser_of(READER).get(address(row)).content.decode()
    assert ("记者 张三" in page, "摄影 李四" in page) == (True, True)


def test_it_shows_aliases() -> None:
    reporter, series = make_reporter("张三"), Series.objects.create(name="学堂", aliases=["水乡学堂"])
    ReporterAlias.objects.create(reporter=reporter, name="阿三")
    client = browser_of(READER)
    assert "阿三" in client.get(address(reporter)).content.decode()
    assert "水乡学堂" in client.get(address(series)).content.decode()


def test_it_shows_the_day_of_a_page_as_the_other_days_beside_it() -> None:
    page = browser_of(READER).get(address(make_page())).content.decode()
    field = page[page.index("field-date") : page.index("field-number")]
    assert f"{DAY.year}年{DAY.month}月{DAY.day}日" in field


def test_it_shows_rights_in_words_and_roles_by_name() -> None:
    client = browser_of(KEEPER)
    page = client.get(address(Group.objects.get(name=SIGNER))).content.decode()
    assert ("稿件：修改" in page, "Can change" in page) == (True, False)
    boss = User.objects.create_superuser("boss")
    boss.groups.set(Group.objects.filter(name=SIGNER))
    boss.user_permissions.set(Permission.objects.filter(codename="view_issue"))
    page = client.get(address(boss)).content.decode()
    assert (SIGNER in page, "报纸：查看" in page, "Can view" in page) == (True, True, False)
