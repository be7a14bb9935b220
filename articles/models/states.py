"""What an article is, what people did with it, and what of it may be seen."""

from __future__ import annotations

from django.db import models


class Kind(models.TextChoices):
    ARTICLE = "article", "文章"
    PHOTO = "photo", "图片"
    NOTICE = "notice", "启事"
    AD = "ad", "广告"
    WEATHER = "weather", "天气"


def proof_name(kind: str) -> str:
    """What proves that such a one was printed."""
    return "登报证明" if kind == Kind.NOTICE else "见报证明"


class Status(models.TextChoices):
    """What people have done with the text; how sure the reading was is ``Article.certain``."""

    UNREVIEWED = "unreviewed", "待订正"
    CORRECTED = "corrected", "已订正"
    REVIEWED = "reviewed", "已复核"
    DISPUTED = "disputed", "有问题"


# What readers are told of each status; a text that somebody disputes is one to be checked.
READERS_STATUS = {
    Status.UNREVIEWED: "识别文字未校",
    Status.DISPUTED: "识别文字未校",
    Status.CORRECTED: "已校",
    Status.REVIEWED: "已复核",
}
# The value of a search for what the reading was not certain of, beside those of ``status``.
UNCERTAIN = "doubtful"


class Visibility(models.TextChoices):
    PUBLIC = "public", "公开"
    HELD = "held", "待定"
    HIDDEN = "hidden", "内部"
    WITHDRAWN = "withdrawn", "已撤下"

    @property
    def done(self) -> str:
        """What somebody did who made an article so."""
        return {self.PUBLIC: "公开", self.HELD: "列为待定", self.HIDDEN: "改为内部", self.WITHDRAWN: "撤下"}[self]


# By decision; what is 待定 waits for one.
CLOSED = (Visibility.WITHDRAWN, Visibility.HIDDEN)
STRICTEST_FIRST = (*CLOSED, Visibility.HELD)


class CheckedAgainst(models.TextChoices):
    """What somebody who corrected a text had before him: the paper itself, a picture of it, or nothing but the text."""

    PAPER = "paper", "对照原报"
    IMAGE = "image", "对照影像"
    INFERENCE = "inference", "推断"


class Reason(models.TextChoices):
    """Why a text, or a passage of it, is not to be seen. A correction is none: it stands beside the article."""

    UNTRUE = "untrue", "失实"
    INFRINGING = "infringing", "侵权"
    PRIVACY = "privacy", "隐私"
    LAW = "law", "依法"
    TWICE = "twice", "重复"
    OTHER = "other", "其他"


class Shade(models.TextChoices):
    """How loudly what is public is offered. 不推荐: on no home page, in no list of the same day or of what is alike, in
    no feed. 不收录: no search engine is to list it, and it is in no sitemap and no feed."""

    OFFERED = "", "照常"
    UNLISTED = "unlisted", "不推荐"
    UNINDEXED = "unindexed", "不收录"
    BOTH = "both", "不推荐也不收录"
