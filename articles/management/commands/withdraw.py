"""Take an article out of the public's sight, for a reason that stays inside; or bring it back."""

from __future__ import annotations

import datetime as dt
from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles.corrections.withdrawing import NotWithdrawn, undo_withdrawal, withdraw
from articles.management import deciding
from articles.models.fitting import DoesNotFit


def later_day(text: str) -> dt.date:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}”不是日期：请写成 2027-01-31 的样子。") from None
    if day <= timezone.localdate():
        raise ArgumentTypeError(f"{day} 已经过了：请写以后的一天。")
    return day


class Command(BaseCommand):
    help = "撤下一篇（连同它的上接、下转各部分），读者只见“已撤下”和日期；--undo 恢复。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        deciding.add_arguments(parser)
        parser.add_argument("--public-reason", default="", metavar="话", help="对读者说的一句话；不写则什么也不说")
        parser.add_argument("--until", type=later_day, metavar="日期", help="到这一天提请人决定，不会自行恢复")

    def handle(self, *args: Any, **options: Any) -> None:
        article, by = deciding.article_called(options["code"], undo=options["undo"]), deciding.account(options["by"])
        try:
            if options["undo"]:
                done = undo_withdrawal(article, by=by)
                said = "、".join(f"{part.permalink_id} 现为{part.get_visibility_display()}" for part in done)
                self.stdout.write(f"已恢复：{said}")
                return
            rows = withdraw(
                article,
                reason=deciding.reason_given(options),
                by=by,
                note=options["note"],
                public_reason=options["public_reason"],
                until=options["until"],
            )
        except (NotWithdrawn, DoesNotFit) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"已撤下：{'、'.join(row.article.permalink_id for row in rows)}")
