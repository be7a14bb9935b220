"""Say that one author is two people of a name: what is chosen becomes the second one's. Undoes a merging too."""

from __future__ import annotations

import datetime as dt
from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.db.models import QuerySet

from articles.corrections import StaleVersion
from articles.corrections.merging import NotTheseTwo, brought_by, unmerge
from articles.corrections.parting import ChosenBylines, split
from articles.management.authors import author_called
from articles.management.deciding import account, article_called
from articles.models import Byline, Reporter
from articles.models.database_words import in_words
from articles.models.fitting import DoesNotFit
from articles.models.people import bare_note


def years(text: str) -> tuple[dt.date, dt.date]:
    """2003, or 2003-2008, as the first day and the last."""
    first, dash, last = text.partition("-")
    try:
        days = dt.date(int(first), 1, 1), dt.date(int(last if dash else first), 12, 31)
    except ValueError:
        raise ArgumentTypeError(f"“{text}”不是年份：请写成 2003 或 2003-2008 的样子。") from None
    if days[0] > days[1]:
        raise ArgumentTypeError(f"“{text}”前后颠倒了：请把早的一年写在前面。")
    return days


class Command(BaseCommand):
    help = (
        "两个人同名，署名混在一位作者名下：把选中的分给另一位（新建的，或 --into 指明的）。"
        "--into 写并入过这一位的旧网址，就还原那次合并，不必再选。"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("person", metavar="作者", help="网址名，即 /reporters/ 后面的那一段；没有同名的也可写姓名")
        parser.add_argument("--articles", nargs="+", default=[], metavar="编号", help="这几篇，即 /a/ 后面的十个字符")
        parser.add_argument("--years", type=years, metavar="年份", help="这一年，或这几年：2003-2008")
        parser.add_argument("--roles", nargs="+", default=[], metavar="身份", help="署这种身份的：摄影")
        parser.add_argument("--into", default="", metavar="网址名", help="归这一位；不写则新建一位同名的")
        parser.add_argument("--note", default="", metavar="话", help="页面上区别同名的话，如 摄影部")
        parser.add_argument("--dry-run", action="store_true", help="只列出会分出哪些，什么也不改")
        parser.add_argument("--by", default="", metavar="用户名", help="谁决定的；不写则记为“命令”")

    def handle(self, *args: Any, **options: Any) -> None:
        person, by = author_called(options["person"]), account(options["by"])
        to = author_called(options["into"], merged=True) if options["into"] else None
        chosen = self.chosen(person, options)
        try:
            if to and to.merged_into and to.at_present == person and not chosen:
                self.restore(person, to, by, dry=options["dry_run"])
                return
            self.refuse(chosen, to)
            if options["dry_run"]:
                self.show(chosen.of(person))
                return
            to, moved = split(person, chosen, to=to, note=bare_note(options["note"]), by=by)
        except (NotTheseTwo, StaleVersion, DoesNotFit) as error:
            raise CommandError(f"没有拆分：{error}") from error
        except DatabaseError as error:
            raise CommandError(f"没有拆分：{in_words(error, '数据库暂时用不了，请过一会儿再运行')}") from error
        self.stdout.write(f"已拆分：{moved} 篇归 {to.slug}（{to.distinct_name}），其余仍归 {person.slug}")

    def chosen(self, person: Reporter, options: dict[str, Any]) -> ChosenBylines:
        """Raises CommandError for an article that the person did not sign."""
        articles = [article_called(code, undo=False) for code in options["articles"]]
        first, last = options["years"] or (None, None)
        chosen = ChosenBylines(frozenset(one.pk for one in articles), first, last, frozenset(options["roles"]))
        signed = set(ChosenBylines(chosen.articles).of(person).values_list("article", flat=True)) if articles else ()
        if strange := [one.permalink_id for one in articles if one.pk not in signed]:
            raise CommandError(f"没有拆分：{'、'.join(strange)} 没有 {person.slug} 的署名。")
        return chosen

    def refuse(self, chosen: ChosenBylines, to: Reporter | None) -> None:
        if not chosen:
            raise CommandError("没有拆分：要写明分出哪些：--articles 编号、--years 年份 或 --roles 身份。")
        if to and to.merged_into:
            raise CommandError(f"没有拆分：{to.slug} 已并入 {to.at_present.slug}：--into 要写现在的一位。")

    def restore(self, person: Reporter, source: Reporter, by: Any, *, dry: bool) -> None:
        if dry:
            self.show(Byline.objects.filter(pk__in=brought_by(source, person)))
            return
        moved = unmerge(source, by=by)
        self.stdout.write(f"已还原：{moved} 篇归 {source.slug}（{source.name}），其余仍归 {person.slug}")

    def show(self, bylines: QuerySet[Byline]) -> None:
        rows = bylines.select_related("article__page__issue").order_by("article__page__issue__date", "article", "order")
        for row in rows:
            place = f"{row.article.date or '日期未定'} {row.article.page.label}"
            self.stdout.write(f"{row.article.permalink_id} {place} {row.article.title} {row}")
        self.stdout.write(f"试看，没有改动：会分出 {len({row.article_id for row in rows})} 篇")
