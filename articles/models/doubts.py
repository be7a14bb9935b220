"""What each kind of doubt is called on screen; the reader and the importer name kinds by their codes."""

from __future__ import annotations

# Those that ask what shall be seen of an article, until somebody has said so.
PERSONAL, PHRASE, UNTIL = "personal", "key-phrase", "withdrawn-until"
ASKED = (PERSONAL, PHRASE, UNTIL)
# Which article a printed 更正 puts right.
ERRATUM = "erratum"
# The one that asks which of several people of a name signed.
NAMESAKES = "namesakes"

REASONS = {
    "uncertain": "分界或归属不定",
    "no-headline": "缺标题",
    "kicker": "引题主题难分",
    "no-body": "缺正文",
    "no-byline": "署名或漏识",
    "lost-end": "段尾漏识",
    "open-end": "正文中断",
    "crossed": "串栏",
    "rejoined": "隔断后接上",
    "doubled": "标题重复",
    "repeated": "段内重复",
    "duplicate": "整段重复",
    "noise": "不像正文",
    "missing": "新识别里没有",
    "reread": "新识别与订正不同",
    "withheld": "与已撤下的相符",
    UNTIL: "撤下到期",
    PERSONAL: "个人信息",
    PHRASE: "要害词",
    ERRATUM: "更正所指",
    NAMESAKES: "同名作者",
    "continuation": "转接不明",
    "date": "日期存疑",
    "number": "期号存疑",
    "page-number": "版次存疑",
}
OTHER = "其他"


def reason_name(code: str) -> str:
    """In words; a code that nobody has named is not shown."""
    return REASONS.get(code, OTHER)
