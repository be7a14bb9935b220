"""Say that one article is the 更正, 续报 or 转载 of another; take it back; decide what a printed 更正 proposes."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.corrections.relating import NotRelated, accept, refuse, relate, unrelate
from articles.management import deciding
from articles.models import RelationKind

KINDS = {str(kind.label): kind for kind in RelationKind}


class Command(BaseCommand):
    help = "说明前一个编号是后一个的更正、续报或转载；--undo 取消。--accept、--refuse 决定登出的更正所提的。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("later", metavar="编号", help="后登的一篇：更正、续报或转载")
        parser.add_argument("kind", nargs="?", choices=KINDS, metavar="关系", help="、".join(KINDS))
        parser.add_argument("earlier", nargs="?", metavar="编号", help="先登的一篇")
        parser.add_argument("--by", default="", metavar="用户名", help="谁决定的；不写则记为“命令”")
        act = parser.add_mutually_exclusive_group()
        act.add_argument("--undo", action="store_true", help="取消")
        act.add_argument("--accept", action="store_true", help="采纳这篇更正所提的")
        act.add_argument("--refuse", action="store_true", help="不采纳，以后也不再提")

    def handle(self, *args: Any, **options: Any) -> None:
        by = deciding.account(options["by"])
        later = deciding.article_called(options["later"], undo=True).permalink
        try:
            if options["accept"] or options["refuse"]:
                rows = (accept if options["accept"] else refuse)(later, by=by)
                done = "已采纳" if options["accept"] else "不采纳"
                self.stdout.write("\n".join(f"{done}：{row}" for row in rows) or f"{done}：{later} 不再提请决定")
                return
            if not (options["kind"] and options["earlier"]):
                raise CommandError("要写明两篇：manage.py relate 后登的编号 更正 先登的编号")
            kind = KINDS[options["kind"]]
            earlier = deciding.article_called(options["earlier"], undo=True).permalink
            if options["undo"]:
                unrelate(later, kind, earlier, by=by)
                self.stdout.write(f"已取消：{later} 不再是 {earlier} 的{kind.label}")
                return
            self.stdout.write(f"已记下：{relate(later, kind, earlier, by=by)}")
        except (NotRelated, ValueError) as error:
            raise CommandError(str(error)) from error
