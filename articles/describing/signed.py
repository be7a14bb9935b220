"""Who of a printed credit is an author: whoever wrote, of a photograph also whoever took it; never who edited."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.chinese.wordlist import words

# How the printed titles of those who write end; 首席记者 and 特约通讯员 end so too.
WRITERS = ("记者", "通讯员", "报道员", "信息员", "特派员", "评论员", "实习生", "作者", "撰稿人", "撰稿")
WRITING = words("文 文字 撰文 采写 采访 执笔 供稿 摄影报道 文图 图文 文摄 文并摄 文并图 图并文 诗并画")
# 摄影记者 and 视频记者 did not write.
BEHIND_A_LENS = ("摄影", "摄像", "图片", "视频")
PHOTOGRAPHING = words("""
    摄 摄影 摄影报道 拍摄 航拍 图 图片 供图 文图 图文 文摄 文并摄 文并图 图并文 摄影师 特约摄影师 摄影记者 图片记者
""")
# How 〔已遮盖〕, 〔电话已遮盖〕 end: what stands for words that must not be told.
MASKED = "已遮盖〕"


@dataclass(frozen=True)
class Credited:
    """A byline; ``url`` is the page of the person, "" where there is none."""

    role: str
    name: str
    organisation: bool = False
    url: str = ""

    @property
    def is_masked(self) -> bool:
        return MASKED in self.name


def authors_among(bylines: Iterable[Credited], *, of_a_photograph: bool) -> list[Credited]:
    """In printed order, each name once. Without those whose name is 遮盖, and without organisations."""
    found: dict[str, Credited] = {}
    for one in _people(bylines):
        if writes(one.role) or (of_a_photograph and takes_pictures(one.role)):
            found.setdefault(one.name, one)
    return list(found.values())


def _people(bylines: Iterable[Credited]) -> Iterator[Credited]:
    return (one for one in bylines if one.name and not one.organisation and not one.is_masked)


def writes(role: str) -> bool:
    """A name without a role stands under what its bearer wrote."""
    return any(
        not part or part in WRITING or (part.endswith(WRITERS) and not part.startswith(BEHIND_A_LENS))
        for part in _works(role)
    )


def takes_pictures(role: str) -> bool:
    return any(part in PHOTOGRAPHING for part in _works(role))


def _works(role: str) -> list[str]:
    """文/图 are two."""
    return re.split("[/／]", "".join(role.split()))
