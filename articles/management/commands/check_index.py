"""``manage.py check_index [--repair]``: exit code 1 when the index does not hold what the database does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.corrections.remaking import outdated_reporters, remake
from articles.indexing import indexer, outbox, rebuild
from articles.indexing.drift import Drift, find_drift, mend
from articles.indexing.readiness import look
from articles.models import Rebuild
from articles.search.engines.errors import NeedsRebuild, SearchUnavailable, WriterBusy

SHOWN = 10


class Command(BaseCommand):
    help = "核对搜索索引与数据库：缺的、旧的、多的；再核对按规则存下的拼音；--repair 补好。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--repair", action="store_true", help="补好；索引缺失或损坏时重建")

    def handle(self, *args: Any, repair: bool, **options: Any) -> None:
        state = look()
        if state.lag is None:
            raise CommandError("；".join(state.problems))
        for problem in state.problems:
            self.stderr.write(problem)
        try:
            if repair:
                self.repair()
            self.report(find_drift())
        except NeedsRebuild as error:
            raise CommandError(f"{error} 也可以用 manage.py check_index --repair。") from error
        except SearchUnavailable as error:
            raise CommandError(f"没能核对：{error}") from error

    def repair(self) -> None:
        for reporter in (outdated := list(outdated_reporters())):
            remake(reporter)
        if outdated:
            self.stdout.write(f"{len(outdated)} 位作者的拼音按现行规则重作，旧网址仍通。")
        indexer.catch_up()
        drift = find_drift()
        mend(drift)
        indexer.catch_up()
        self.stdout.write(f"补好 {len(drift.all)} 篇（{described(drift)}）。" if drift.all else "没有要补的。")
        try:
            left = rebuild.clean_up()
        except WriterBusy:
            return
        if left:
            self.stdout.write(f"删去重建中断留下的索引 {len(left)} 个。")

    def report(self, drift: Drift) -> None:
        lag = outbox.lag()
        if lag.articles:
            self.stdout.write(f"待更新 {lag.articles} 篇，最早的已等 {lag.seconds:.0f} 秒。")
        if rebuild := Rebuild.objects.first():
            self.stdout.write(
                f"有一次重建没有完成（{rebuild.started_at.astimezone():%m-%d %H:%M} 开始）："
                "manage.py rebuild_search 会接着做。"
            )
        wrong = [f"索引与数据库不一致：{described(drift)}"] if drift.all else []
        if outdated := [reporter.name for reporter in outdated_reporters()]:
            wrong.append(f"{len(outdated)} 位作者的拼音不合现行规则（{listed(outdated)}）")
        if wrong:
            raise CommandError(f"{'；'.join(wrong)}。manage.py check_index --repair 可补好。")
        self.stdout.write("索引与数据库一致。")


def described(drift: Drift) -> str:
    kinds = (("缺", drift.missing), ("旧", drift.stale), ("多", drift.ghosts))
    return "，".join(f"{name} {len(keys)} 篇（{listed(sorted(keys))}）" for name, keys in kinds if keys)


def listed(rows: Sequence[object]) -> str:
    first = "、".join(map(str, rows[:SHOWN]))
    return first if len(rows) <= SHOWN else f"{first} 等"
