"""Typed bylines as whole ones: a byline changed and changed back is as it was."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User

from articles.corrections import correct
from articles.corrections.history import Entry, replay, state
from articles.models import Article, Byline, Reporter
from tests.support.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    article = make_article(bylines=[("记者", "张三"), ("通讯员", "李四")])
    namesake = Reporter.objects.create(name="张三")
    article.bylines.filter(order=0).update(reporter=namesake, printed="■记者 张 三", certain=False)
    Byline.objects.create(article=article, role="来源", name="新华社", organisation=True, order=2, printed="据新华社电")
    return article


def typed(article: Article, by: User, *bylines: tuple[str, str]) -> list[Entry]:
    signed: list[dict[str, Any]] = [{"role": role, "name": name} for role, name in bylines]
    correct(article, version=article.version, changes={"bylines": signed}, by=by)
    found: list[Entry] = state(article)["bylines"]
    return found


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("editor")


@pytest.mark.parametrize(
    "between",
    [
        [("记者", "张四"), ("通讯员", "李四"), ("来源", "新华社")],
        [("通讯员", "李四")],
        [],
        [("摄影", "王五"), ("编辑", "张三")],
    ],
)
def test_what_is_changed_back_is_as_it_was(article: Article, editor: User, between: list[tuple[str, str]]) -> None:
    before = state(article)["bylines"]
    typed(article, editor, *between)
    assert typed(article, editor, *((one["role"], one["name"]) for one in before)) == before


def test_what_comes_back_in_another_role_is_the_same_person(article: Article, editor: User) -> None:
    before = state(article)["bylines"][0]
    typed(article, editor, ("通讯员", "李四"))
    assert typed(article, editor, ("摄影", "张三"))[0] == before | {"role": "摄影"}


def test_the_history_replays_over_all_that(article: Article, editor: User) -> None:
    typed(article, editor, ("记者", "John  Smith"))
    typed(article, editor, ("记者", "张三"))
    assert replay(article)["bylines"] == state(article)["bylines"]


@pytest.mark.parametrize(
    ("name", "stored"),
    [("John  Smith", "John Smith"), ("王 强", "王强"), ("阿依 ·买买提", "阿依·买买提"), ("A\0B", "A B")],
)
def test_only_idle_blanks_are_dropped_from_a_name(article: Article, editor: User, name: str, stored: str) -> None:
    assert typed(article, editor, ("记者", name))[0]["name"] == stored
