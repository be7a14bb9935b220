"""``manage.py check --deploy``: what only a connection can tell, and what an archive on the open net should have."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from articles.indexing.readiness import late, look
from articles.search.asking import engine
from articles.search.engines.errors import NeedsRebuild, SearchUnavailable

LOCAL = {"localhost", "127.0.0.1", "[::1]"}
HOSTING = "docs/hosting.md"


@register(Tags.database)
def database_answers(databases: Any = None, **others: Any) -> list[CheckMessage]:
    """With ``--database``, and before every ``migrate``."""
    return (list(unreachable()) or list(misplaced())) if databases else []


@register(deploy=True)
def database_is_up_to_date(**others: Any) -> list[CheckMessage]:
    return list(unreachable()) or list(unmigrated())


@register(deploy=True)
def index_answers(**others: Any) -> list[CheckMessage]:
    try:
        engine().check()
    except NeedsRebuild as error:
        return [
            Warning(
                f"搜索索引不能用：{error}",
                "启动网站后会自动重建，或运行 manage.py rebuild_search。",
                id="newsroom.W010",
            )
        ]
    except SearchUnavailable as error:
        return [
            Error(
                f"搜索引擎没有应答：{error}", "请看它是否在运行，ELASTICSEARCH_URL 等设置对不对。", id="newsroom.E010"
            )
        ]
    return []


@register(deploy=True)
def nothing_needs_a_person(**others: Any) -> list[CheckMessage]:
    """A database that does not answer is said by another check."""
    state = look()
    found = state.problems if state.lag else ()
    hint = "搜索索引的详情：manage.py check_index。"
    return [Warning(problem, hint if problem == late(state.lag) else None, id="newsroom.W011") for problem in found]


@register(Tags.security, deploy=True)
def ready_for_the_open_net(**others: Any) -> list[CheckMessage]:
    asked = [
        (
            not settings.GIVEN_SITE_URL,
            f"没有设 SITE_URL：永久链接会写成 {settings.SITE_URL}。",
            "写上读者所见的网址，如 SITE_URL=https://paper.example.cn；定下后不要再改。",
        ),
        (
            not settings.HTTPS,
            "没有设 HTTPS=1：密码和登录状态会不加密地传送。",
            f"给网站装上证书，再设 HTTPS=1；见 {HOSTING}。",
        ),
        (
            not settings.TRUSTED_PROXY,
            "没有设 TRUSTED_PROXY：前面没有限制请求的代理，或不知道读者从哪里来。",
            f"照 {HOSTING} 装 nginx（限制请求的行、正文、时间和次数），再设 TRUSTED_PROXY=127.0.0.1。",
        ),
        (
            "*" in settings.ALLOWED_HOSTS or set(settings.ALLOWED_HOSTS) <= LOCAL,
            f"ALLOWED_HOSTS 是 {','.join(settings.ALLOWED_HOSTS)}：不是只含读者所用的域名。",
            "设了 SITE_URL 就有它的域名；另有域名的，逐个写明，不用 *。",
        ),
        (
            settings.OAI_NAMESPACE == settings.NAMESPACE_OF_NOBODY,
            f"没有设 OAI_NAMESPACE：每篇的采集编号里写的是 {settings.OAI_NAMESPACE}，和别的报纸分不开。",
            "写上报社现有的域名，如 OAI_NAMESPACE=paper.example.cn，再设 OAI_EMAIL；定下后不要再改，换了域名也不改。",
        ),
    ]
    return [Warning(what, hint, id=f"newsroom.W00{n}") for n, (missing, what, hint) in enumerate(asked, 1) if missing]


@register(Tags.security, deploy=True)
def shows_its_numbers(**others: Any) -> list[CheckMessage]:
    """What a news site has to show at its foot, where readers get in without an account."""
    if settings.ASKS_FOR_LOG_IN:
        return []
    asked = {
        "ICP_NUMBER": "ICP 备案号",
        "POLICE_NUMBER": "公安备案号",
        "NEWS_LICENCE": "互联网新闻信息服务许可证编号",
        "COMPLAINTS_TELEPHONE": "违法和不良信息举报电话",
    }
    lacking = {name: words for name, words in asked.items() if not getattr(settings, name)}
    hint = f"有了的，设 {'、'.join(lacking)}；不面向公众的网站不必。见 {HOSTING}。"
    return [Warning(f"页脚没有{'、'.join(lacking.values())}。", hint, id="newsroom.W006")] if lacking else []


@register(Tags.security, deploy=True)
def asks_for_a_second_step(**others: Any) -> list[CheckMessage]:
    if settings.REQUIRE_TOTP:
        return []
    hint = "设 REQUIRE_TOTP=1：每人下次登录时启用，手机装一个验证器就行；见 docs/operations.md。"
    return [Warning("没有设 REQUIRE_TOTP=1：后台只凭密码就能进。", hint, id="newsroom.W007")]


def unreachable() -> Iterator[CheckMessage]:
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        hint = "请看数据库是否在运行，DATABASE_URL 的主机、端口、用户、密码和库名对不对。"
        yield Error(f"数据库没有应答：{str(error).splitlines()[0]}", hint, id="newsroom.E001")


def misplaced() -> Iterator[CheckMessage]:
    """A new database beside one that nothing uses: its address is mistyped, or a restored copy lies elsewhere."""
    unused = settings.DATA_DIR / "db.sqlite3"
    used = Path(str(connection.settings_dict["NAME"]))
    if unused.is_file() and used.resolve() != unused.resolve() and not connection.introspection.table_names():
        yield Error(
            f"{unused} 没有用上：DATABASE_URL 指的是另一个库，那里还是空的。",
            "请改正或去掉 DATABASE_URL，或把这个文件移到它所指的地方；确实要另建新库，先把这个文件移走。",
            id="newsroom.E003",
        )


def unmigrated() -> Iterator[CheckMessage]:
    executor = MigrationExecutor(connection)
    if plan := executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield Error(f"数据库还差 {len(plan)} 步更新。", "请先备份，再运行 manage.py prepare。", id="newsroom.E002")
