"""What the commands that decide what may be seen have in common: which article, and why."""

from __future__ import annotations

from argparse import ArgumentParser

from django.contrib.auth.models import User
from django.core.management.base import CommandError

from articles.models import Article
from articles.models.permalinks import canonical, is_well_formed
from articles.models.states import Reason

REASONS = {str(reason.label): reason for reason in Reason}


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("code", metavar="编号", help="永久链接的编号，即 /a/ 后面的十个字符")
    parser.add_argument("--reason", choices=REASONS, metavar="事由", help="、".join(REASONS) + "；不对外")
    parser.add_argument("--note", default="", help="说明，不对外")
    parser.add_argument("--by", default="", metavar="用户名", help="谁决定的；不写则记为“命令”")
    parser.add_argument("--undo", action="store_true", help="取消")


def article_called(code: str, *, undo: bool) -> Article:
    """Raises CommandError for a code that no article has, and for one whose text stands in others by now: what is done
    to it would not reach the text. What was done before is undone there."""
    plain = canonical(code.strip().rstrip("/").rpartition("/")[2])
    if not is_well_formed(plain):
        raise CommandError(f"编号 {code} 打错了：请照 /a/ 后面的十个字符再写一次。")
    article = Article.objects.filter(permalink=plain).select_related("permalink").first()
    if article and not undo and (others := [link.pk for link in article.permalink.standing() if link.pk != plain]):
        raise CommandError(
            f"{plain} 的文字现在在 {'、'.join(others)} 里：请写{'那一篇' if len(others) == 1 else '其中一篇'}的编号。"
        )
    if article is None:
        raise CommandError(f"没有编号为 {plain} 的稿件：这个编号从未发出过，或已并入别篇。")
    return article


def reason_given(options: dict[str, str]) -> Reason:
    if not options["reason"]:
        raise CommandError(f"要写明事由：--reason {' 或 '.join(REASONS)}")
    return REASONS[options["reason"]]


def account(name: str) -> User | None:
    if not name:
        return None
    user = User.objects.filter(username=name).first()
    if user is None:
        raise CommandError(f"没有账户“{name}”：请写后台的用户名，或不写 --by。")
    return user
