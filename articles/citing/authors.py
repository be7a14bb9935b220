"""Who of a printed credit is an author: whoever wrote, of a photograph also whoever took it; never who edited."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from articles.chinese.wordlist import words

# How the printed titles of those who write end; 首席记者, 特约通讯员 and 特约撰稿人 end so too.
WRITERS = tuple(words("记者 通讯员 报道员 信息员 特派员 评论员 实习生 作者 撰稿人 撰稿"))
WRITING = words("文 文字 撰文 采写 采访 执笔 供稿 摄影报道 文图 图文 文摄 文并摄 文并图 图并文 诗并画 诗画")
# These did not write.
BEHIND_A_LENS = tuple(words("摄影记者 摄像记者 图片记者 视频记者"))
PHOTOGRAPHERS = tuple(words("摄影师 摄影记者 图片记者"))
PHOTOGRAPHING = words("摄 摄影 摄影报道 拍摄 航拍 图 图片 供图 文图 图文 文摄 文并摄 文并图 图并文")
# The role of a wire service.
SOURCE = "来源"
# 〔已遮盖〕, 〔电话已遮盖〕: what stands for words that must not be told.
MASKED = "已遮盖〕"


@dataclass(frozen=True)
class CitedName:
    """A name as it is printed under an item, with its role."""

    name: str
    role: str = ""
    organisation: bool = False

    @property
    def is_masked(self) -> bool:
        return MASKED in self.name


Named = TypeVar("Named", bound=CitedName)


def authors_among(credits: Iterable[Named], *, of_a_photograph: bool) -> list[Named]:
    """In printed order, each name once; where nobody is one, the wire service that the text comes from."""
    told = [credit for credit in credits if credit.name and not credit.is_masked]
    authors = [one for one in told if writes(one.role) or (of_a_photograph and photographs(one.role))]
    return list(once(authors or [one for one in told if one.role == SOURCE and one.organisation]))


def once(credits: Iterable[Named]) -> Iterator[Named]:
    """摄影 and 记者 of one name are one person."""
    seen: set[str] = set()
    for credit in credits:
        if credit.name not in seen:
            seen.add(credit.name)
            yield credit


def writes(role: str) -> bool:
    """A name without a role stands under what its bearer wrote."""
    return any(
        not part or part in WRITING or (part.endswith(WRITERS) and not part.endswith(BEHIND_A_LENS))
        for part in parts(role)
    )


def photographs(role: str) -> bool:
    return any(part in PHOTOGRAPHING or part.endswith(PHOTOGRAPHERS) for part in parts(role))


def parts(role: str) -> list[str]:
    """文/图 are two."""
    return re.split("[/／]", re.sub(r"\s", "", role))
