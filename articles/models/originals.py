"""Files as they came (PDF, ALTO, METS …), where the lines of a page's text stand on its sheet, and its picture."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import Any, NoReturn

from django.db import models

from articles.geometry.packed import packed, unpacked
from articles.geometry.placed import PlacedPage
from articles.models.issues import PageText


class DamagedPlaces(Exception):
    """What is kept is not what was kept; the message says of what, in one line (Chinese)."""


class SourceFile(models.Model):
    """A file as it came, once; its bytes lie in the archive's folder under their sum, and no page shows them.

    ``sheets``: how many it has, none until it was read to its end; ``read_with``: by which extraction that was;
    ``spoiled``: (sheet, why) of those that gave no text; ``came_with``: each (date, page number) that it came with.
    ``package``: the METS file that named it.
    """

    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    kind = models.CharField("格式", max_length=12)
    size = models.PositiveBigIntegerField("字节")
    name = models.CharField("文件名", max_length=500)
    received_at = models.DateTimeField("收到时间", auto_now_add=True)
    package = models.ForeignKey(
        "self", models.PROTECT, related_name="members", null=True, editable=False, verbose_name="所属 METS"
    )
    sheets = models.PositiveIntegerField("页数", null=True, editable=False)
    read_with = models.CharField("读取程序", max_length=80, blank=True, editable=False)
    spoiled = models.JSONField("没有文字的页", default=list, editable=False)
    came_with = models.JSONField("来时日期和版次", default=list, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "原文件"
        ordering = ["-received_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    def delete(self, *args: object, **kwargs: object) -> NoReturn:
        raise TypeError("原文件不可删除。")

    @property
    def is_all_told(self) -> bool:
        """Whether each sheet gave a page text that names it, or is spoiled."""
        sheets = self.texts.order_by().values("sheet").distinct().count()
        return self.sheets is not None and sheets + len(self.spoiled) >= self.sheets

    def note_read(self, sheets: int, read_with: str, spoiled: list[tuple[int, str]], came_with: list[str]) -> None:
        """It was read to its end, each of its sheets is in or told of."""
        self.sheets, self.read_with = sheets, read_with
        self.spoiled = [list(one) for one in spoiled]
        self.came_with = [*(place for place in self.came_with if place != came_with), came_with]
        self.save(update_fields=["sheets", "read_with", "spoiled", "came_with"])


class PlacedLines(models.Model):
    """Where each raw line of one page text stands, and what its file settled of it. Never changed.

    ``data`` is compressed JSON; entry n of its ``lines`` is raw line n.
    """

    page_text = models.OneToOneField(PageText, models.PROTECT, related_name="placed_lines", verbose_name="原始文本")
    data = models.BinaryField("位置")
    sha256 = models.CharField("SHA-256", max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = "文字位置"

    def __str__(self) -> str:
        return f"{self.page_text}的文字位置"

    @classmethod
    def of(cls, page_text: PageText, page: PlacedPage, settled: Sequence[dict[str, Any]] = ()) -> PlacedLines:
        told = packed(page) | {"settled": settled}
        data = zlib.compress(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode())
        return cls(page_text=page_text, data=data, sha256=hashlib.sha256(data).hexdigest())

    @cached_property
    def told(self) -> tuple[PlacedPage, list[dict[str, Any]]]:
        """The page, and the settled lines as they were given. Raises DamagedPlaces."""
        try:
            return _read_back(self.page_text.text, bytes(self.data), self.sha256)
        except (KeyError, TypeError, ValueError) as error:
            raise DamagedPlaces(f"{self}已损坏（{error}），请从备份恢复数据库") from error

    def save(self, *args: object, **kwargs: object) -> None:
        if not self._state.adding:
            raise TypeError("文字位置不可改动；重新识别的结果请作为新版本导入。")
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def delete(self, *args: object, **kwargs: object) -> NoReturn:
        raise TypeError("文字位置不可删除。")


# Some twenty pages of a paper, a megabyte each: what is asked for of one page comes within a minute.
@lru_cache(maxsize=20)
def _read_back(text: str, data: bytes, sha256: str) -> tuple[PlacedPage, list[dict[str, Any]]]:
    """Raises KeyError, TypeError or ValueError."""
    if hashlib.sha256(data).hexdigest() != sha256:
        raise ValueError("校验和不符")
    told = json.loads(zlib.decompress(data))
    return unpacked(text, told), told["settled"]


class CompanionPicture(models.Model):
    """The picture of a page whose text came by itself (003.jpg beside 003.txt): a sheet, from 1, of a kept file.

    Another picture that comes with the text takes its place. ``sure``: the text has places and they hold for this
    picture; of no other can be told what is to be black, so that visitors never see it. Sizes are in points.
    """

    page_text = models.OneToOneField(PageText, models.PROTECT, related_name="companion", verbose_name="原始文本")
    file = models.ForeignKey(SourceFile, models.PROTECT, related_name="companions", verbose_name="原文件")
    sheet = models.PositiveIntegerField("原文件第几页")
    width_pt = models.FloatField("宽")
    height_pt = models.FloatField("高")
    sure = models.BooleanField("文字位置可靠")

    class Meta:
        verbose_name = verbose_name_plural = "随文图片"
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.page_text}的随文图片"

    @classmethod
    def of(cls, page_text: PageText) -> CompanionPicture | None:
        found: CompanionPicture | None = getattr(page_text, "companion", None)
        return found

    @classmethod
    def of_sheet(cls, file: SourceFile, sheet: int) -> CompanionPicture | None:
        """The sheet as what came beside a text, the latest: then it is no page of its own."""
        found = cls.objects.filter(file=file, sheet=sheet).select_related("page_text__page__issue")
        return found.order_by("pk").last()
