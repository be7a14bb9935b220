"""What the fields of the archive are called on screen: one table for the query language, results, facets and files."""

from __future__ import annotations

LABELS = {
    "headline": "标题",
    "kicker": "引题",
    "subtitle": "副题",
    "byline": "署名",
    "dateline": "电头",
    "body": "正文",
    "caption": "图片说明",
    "section": "栏目",
    "series": "栏目",
    "original": "原始识别文本",
    "reporter": "作者",
    "role": "身份",
    "photo": "图片",
    "page": "版",
    "page_number": "版",
    "year": "年份",
    "month": "月份",
    "field": "命中位置",
    "kind": "类型",
    "source": "来源",
    "status": "校对状态",
    "id": "编号",
    "date": "见报日期",
    "url": "网址",
    "corrected_by": "更正",
}
