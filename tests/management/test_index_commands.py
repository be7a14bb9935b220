"""drain_index, check_index and rebuild_search: what they say and their exit codes."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from articles.indexing import indexer, outbox, rebuild
from articles.models import Article
from articles.search.asking import engine
from tests.support.factories import make_article

pytestmark = pytest.mark.django_db


def run(*command: str) -> str:
    out = StringIO()
    call_command(*command, stdout=out, stderr=out)
    return out.getvalue()


def test_draining_says_how_many_articles_were_written() -> None:
    indexer.catch_up()
    outbox.enqueue([make_article().pk, make_article().pk])
    assert run("drain_index") == "索引已更新 2 篇。\n"


def test_draining_makes_a_missing_index() -> None:
    make_article()
    run("drain_index")
    assert len(list(engine().versions())) == 1


def test_checking_says_that_all_is_well() -> None:
    make_article()
    indexer.catch_up()
    assert run("check_index") == "索引与数据库一致。\n"


def test_checking_fails_on_drift_and_names_it() -> None:
    article = make_article()
    indexer.catch_up()
    Article.objects.filter(pk=article.pk).update(version=2)
    with pytest.raises(CommandError, match=rf"旧 1 篇（{article.pk}）.*--repair"):
        run("check_index")


def test_checking_shows_the_lag() -> None:
    indexer.catch_up()
    outbox.enqueue([make_article().pk])
    assert "待更新 1 篇" in run("check_index")


def test_checking_shows_a_rebuild_that_was_interrupted() -> None:
    indexer.catch_up()
    running = rebuild.rebuild()
    next(running)
    running.close()
    assert "rebuild_search 会接着做" in run("check_index")


def test_checking_fails_without_an_index() -> None:
    with pytest.raises(CommandError, match="rebuild_search"):
        run("check_index")


def test_repairing_mends_and_then_finds_nothing_wrong() -> None:
    article, _ = make_article(), make_article()
    indexer.catch_up()
    engine().remove_all([article.pk])
    assert run("check_index", "--repair") == f"补好 1 篇（缺 1 篇（{article.pk}））。\n索引与数据库一致。\n"


def test_repairing_a_missing_index_rebuilds_it() -> None:
    make_article()
    assert "索引与数据库一致" in run("check_index", "--repair")


def test_repairing_removes_what_a_killed_rebuild_left() -> None:
    indexer.catch_up()
    engine().begin_rebuild()
    assert "删去重建中断留下的索引 1 个" in run("check_index", "--repair")


def test_rebuilding_says_what_it_did() -> None:
    make_article()
    assert run("rebuild_search").strip().endswith("新索引已换上：1 篇。")


def test_clearing_the_index_is_refused_in_one_line() -> None:
    make_article()
    indexer.catch_up()
    with pytest.raises(CommandError, match="rebuild_search"):
        run("clear_index", "--noinput")
    assert engine().size() == 1


def test_haystacks_update_mends_what_lacks() -> None:
    indexer.catch_up()
    make_article()
    run("update_index", "--remove")
    assert engine().size() == 1


def test_haystacks_rebuild_is_ours() -> None:
    indexer.catch_up()
    make_article()
    assert run("rebuild_index", "--noinput").strip() == "新索引已换上：1 篇。"
    assert engine().size() == 1
