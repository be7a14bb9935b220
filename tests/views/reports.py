"""What is typed into the form of reports, and what is kept of it."""

from __future__ import annotations

from html import unescape

from articles.models import Article, Case, TextReport

TEXT = {"kind": "text", "passage": "湖边的抑树", "should_be": "湖边的柳树"}
CASE = {
    "kind": "removal",
    "passage": "家住水乡弄",
    "asks": "请删去我的住址",
    "grounds": "与新闻无关",
    "contact_name": "申屠甲",
    "telephone": "0573-85012345",
    "mail": "shentu@example.cn",
}


def address(article: Article) -> str:
    return f"/a/{article.permalink_id}/report/"


def rows() -> int:
    return TextReport.objects.count() + Case.objects.count()


def keeps(page: str, typed: dict[str, str]) -> bool:
    """Whether a page shows again all that was typed into the form."""
    shown = unescape(page)
    chosen = f'value="{typed["kind"]}" checked' in shown if "kind" in typed else True
    return chosen and all(text in shown for name, text in typed.items() if name != "kind")
