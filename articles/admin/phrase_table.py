"""The table of 要害词: kept by whoever decides what is public, row by row or as CSV; after a change all is checked."""

from __future__ import annotations

import csv
import io
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from articles.admin.for_deciders import ForDeciders
from articles.admin.visibility import may_decide
from articles.desk.key_phrases import LONGEST, SHORTEST, bare
from articles.desk.phrase_checks import table_stamp
from articles.jobs.queueing import queue
from articles.models import KeyPhrase
from articles.models.one_writer import one_writer

COLUMNS = {"职务": "title", "要害词": "words", "自何日起": "first", "到何日止": "last", "说明": "note"}
# The error of a row that the table has already.
KNOWN = "known"
# Bytes of a file: some fifty thousand rows.
MOST_BYTES = 2 * 2**20
# How many wrong lines are told at once.
MOST_TOLD = 5


class KeyPhraseForm(forms.ModelForm):
    class Meta:
        model = KeyPhrase
        fields = tuple(COLUMNS.values())

    def clean(self) -> dict[str, Any]:
        """Blanks are no characters of a phrase."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        cleaned |= {name: "".join(cleaned.get(name, "").split()) for name in ("title", "words")}
        length = len(bare(cleaned["title"] + cleaned["words"])[0])
        if not cleaned["words"] or not SHORTEST <= length <= LONGEST:
            raise ValidationError(f"要害词连职务要有 {SHORTEST} 到 {LONGEST} 个字；三个字以内的姓名请写上职务。")
        same = {name: cleaned.get(name) for name in ("title", "words", "first", "last")}
        if KeyPhrase.objects.filter(**same).exclude(pk=self.instance.pk).exists():
            raise ValidationError("表里已有这一条。", code=KNOWN)
        return cleaned


class UploadForm(forms.Form):
    file = forms.FileField(
        label="CSV 文件",
        help_text="第一行是 职务,要害词,自何日起,到何日止,说明；日期写成 2024-05-06。UTF-8 或 GB18030。",
    )

    def clean_file(self) -> list[dict[str, str]]:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError("文件太大，请分成几个。")
        return rows_of(file.read())


def rows_of(raw: bytes) -> list[dict[str, str]]:
    """Field → value of each row. Raises ValidationError."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        rows = csv.reader(io.StringIO(text, newline=""), strict=True)
        try:
            return _by_columns(list(rows))
        except csv.Error as error:
            raise ValidationError(f"第 {rows.line_num} 行读不出：请另存为 CSV 再试。") from error
    raise ValidationError("文件不是 UTF-8，也不是 GB18030：请另存为 UTF-8 的 CSV。")


def _by_columns(lines: list[list[str]]) -> list[dict[str, str]]:
    head = [cell.strip() for cell in lines[0]] if lines else []
    if "要害词" not in head or set(head) - set(COLUMNS) - {""}:
        raise ValidationError(f"第一行要写 {','.join(COLUMNS)}，次序随意，“要害词”不可少。")
    named = []
    for number, line in enumerate(lines[1:], 2):
        if len(line) > len(head):
            raise ValidationError(f"第 {number} 行多出一格。")
        row = {COLUMNS[name]: cell.strip() for name, cell in zip(head, line, strict=False) if name}
        if any(row.values()):
            named.append(row | {"line": str(number)})
    return named


def take_rows(rows: list[dict[str, str]]) -> int:
    """Add what the table has not; how many. All or none: raises ValidationError with the lines that are wrong."""
    wrong, added = list[str](), 0
    with one_writer():
        for row in rows:
            form = KeyPhraseForm(row)
            if form.is_valid():
                form.save()
                added += 1
            elif not form.has_error(NON_FIELD_ERRORS, KNOWN) or len(form.errors) > 1:
                said = "；".join(str(text) for texts in form.errors.values() for text in texts)
                wrong.append(f"第 {row['line']} 行：{said}")
        if wrong:
            raise ValidationError(wrong[:MOST_TOLD])
    return added


@admin.register(KeyPhrase)
class KeyPhraseAdmin(ForDeciders):
    form = KeyPhraseForm
    list_display = ["__str__", "title", "words", "first", "last", "note"]
    search_fields = ["title", "words", "note"]
    list_per_page = 100
    change_list_template = "admin/key_phrases.html"

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        own = [
            path("export/", view(self.export), name="articles_keyphrase_export"),
            path("import/", view(self.take_file), name="articles_keyphrase_import"),
        ]
        return [*own, *super().get_urls()]

    def save_model(self, request: HttpRequest, obj: Model, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        check_all(request)

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        super().delete_model(request, obj)
        check_all(request)

    def export(self, request: HttpRequest) -> HttpResponse:
        """All rows, as ``take_file`` reads them; with a mark that tells spreadsheets the encoding."""
        if not may_decide(request):
            raise PermissionDenied
        answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
        day = timezone.localdate().isoformat()
        answer["Content-Disposition"] = f'attachment; filename="key-phrases-{day}.csv"'
        writer = csv.writer(answer)
        writer.writerow(COLUMNS)
        for row in KeyPhrase.objects.all():
            writer.writerow(getattr(row, name) or "" for name in COLUMNS.values())
        return answer

    def take_file(self, request: HttpRequest) -> HttpResponse:
        if not may_decide(request):
            raise PermissionDenied
        form = UploadForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            try:
                added = take_rows(form.cleaned_data["file"])
            except ValidationError as error:
                form.add_error("file", error)
            else:
                check_all(request)
                messages.success(request, f"新加 {added} 条，其余表里已有。")
                return HttpResponseRedirect(reverse("admin:articles_keyphrase_changelist"))
        context = self.admin_site.each_context(request) | {"title": "导入要害词", "form": form, "opts": self.opts}
        return render(request, "admin/key_phrases_import.html", context)


def check_all(request: HttpRequest) -> None:
    """The archive against the table as it is now, later."""
    queue("phrases", {"table": table_stamp()}, by=cast(User, request.user))
    messages.info(request, "表已改动，全部稿件将重新查一遍（见“后台任务”）。")
