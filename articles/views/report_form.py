"""The form in which a reader tells of misread words, or somebody concerned asks for what is his right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from articles.models import Case, TextReport
from articles.models.reports import CaseKind

# The one kind that opens no case.
TEXT = "text"
KINDS = [
    (TEXT, "文字有误：有字识别错了，或印错了"),
    (CaseKind.CORRECTION, "更正：内容与事实不符，涉及我本人"),
    (CaseKind.REMOVAL, "删除：不应再公开我的个人信息或内容"),
    (CaseKind.INFRINGEMENT, "侵权：侵害了我的名誉、隐私、肖像、著作等权利"),
]
# Filled in by programs that fill in everything: people do not see it.
TRAP = "homepage"
# C0 and C1 but for line ends and tabs: no keyboard makes them, a copied text may hold one.
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
LEAST_DIGITS = 5
TOO_LONG = {"max_length": "不能超过 %(limit_value)d 个字，现在有 %(show_value)d 个。"}
NO_MAIL = {"invalid": "这不像邮箱地址：请写全，如 name@example.cn。"}


def written(label: str, most: int) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=most, error_messages=TOO_LONG)


class ReportForm(forms.Form):
    """Of misread words only the words are taken, which the page says; a case needs a request and a way to answer."""

    kind = forms.ChoiceField(label="要说的是", choices=KINDS, widget=forms.RadioSelect)
    passage = written("哪一段文字", 1000)
    should_be = written("应该是什么", 1000)
    asks = written("具体要求", 2000)
    grounds = written("事实和理由", 5000)
    contact_name = written("姓名", 60)
    telephone = written("电话", 40)
    mail = forms.EmailField(label="邮箱", required=False, max_length=120, error_messages=TOO_LONG | NO_MAIL)

    def __init__(self, data: QueryDict | None = None) -> None:
        sent = {name: str(data.get(name, "")) for name in self.base_fields} if data is not None else None
        self.controls = [name for name, text in (sent or {}).items() if CONTROLS.search(text)]
        super().__init__(sent and {name: CONTROLS.sub("", text) for name, text in sent.items()})

    @property
    def is_case(self) -> bool:
        return self.cleaned_data.get("kind") in CaseKind.values

    def typed(self) -> dict[str, str]:
        """The columns of a row of its kind."""
        return {name: self.cleaned_data[name] for name in (Case if self.is_case else TextReport).TYPED}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in self.controls:
            self.add_error(name, "这里有看不见的控制字符，已经去掉，请看过后再提交。")
        if self.is_case:
            self.clean_case(cleaned)
        elif cleaned.get("kind"):
            self.require("passage", "请抄下有误的文字。")
            for name in self.errors.keys() - {"kind", *TextReport.TYPED}:
                del self.errors[name]
        return cleaned

    def clean_case(self, cleaned: Mapping[str, Any]) -> None:
        self.require("asks", "请写明要求我们做什么。")
        digits = sum(char.isdecimal() for char in unicodedata.normalize("NFKC", cleaned.get("telephone") or ""))
        if cleaned.get("telephone") and digits < LEAST_DIGITS:
            self.add_error("telephone", "这不像电话号码：请写全号码。")
        if not self.errors.keys() & {"telephone", "mail"} and not cleaned.get("telephone") and not cleaned.get("mail"):
            self.add_error("telephone", "电话和邮箱请至少留一个，我们才能答复您。")

    def require(self, name: str, why: str) -> None:
        if not self.cleaned_data.get(name) and name not in self.errors:
            self.add_error(name, why)
