"""A save of an article that another came before: both are merged, and the form asks where they clash."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.admin.refusing import as_sent
from articles.admin.shown_changes import as_line, as_paragraphs
from articles.admin.signing import lines_of, shown_lines
from articles.desk.carrying import UnreadableClashes, read, settled, written
from articles.desk.comparing import Told, bylines_told, told_versions
from articles.desk.merging import Clash, Merged, merge, merge_whole
from articles.desk.showing import AROUND, shown_changes
from articles.models import Article
from articles.models.articles import PRINTED_FIELDS
from articles.models.revisions import field_label
from articles.public.quoting import quotes_reaching

BYLINES = "bylines_text"
# Fields of the form that are merged whole.
WHOLE = (BYLINES, "kind", "status")
MERGED = (*PRINTED_FIELDS, *WHOLE)
# What the page that asks sends along, and how what is chosen at the n-th clash of a field is called.
CARRIED, CHOICE = "clashes", "choice-{}-{}"

Texts = Mapping[str, str]


@dataclass(frozen=True)
class Overtaken:
    """``opened`` is the version that ``mine`` was typed on, ``base`` its fields."""

    article: Article
    opened: int
    base: Texts
    mine: Texts
    merged: Mapping[str, Merged]

    @property
    def clashes(self) -> int:
        return sum(len(one.clashes) for one in self.merged.values())

    @property
    def remedy(self) -> str:
        """In words what was merged and what is asked; HTML with a place for an address."""
        asked = f"有 {self.clashes} 处两人都改了，请在下面选；别的改动" if self.clashes else "两边的改动互不相干，"
        return (
            f"您是从第 {self.opened} 稿改起的：{asked}都已合好。请看过后再保存，"
            '也可<a href="{}" target="_blank">在新窗口看现在的样子</a>。'
        )

    def posted(self, post: QueryDict) -> QueryDict:
        """As the form would be sent that was typed on the version of now, with what the page sends along."""
        data = without_choices(post)
        data["opened_version"] = str(self.article.version)
        for name, one in self.merged.items():
            data[name] = one.text()
        return data

    def asked(self) -> dict[str, Any]:
        """For the template."""
        theirs = theirs_of(self.article)
        return {
            "carried": written(self.merged),
            "opened": self.opened,
            "now": self.article.version,
            "clashes": [one for name, merged in self.merged.items() for one in asked_of(name, merged)],
            "theirs": differing(self.base, theirs),
            "mine": differing(self.base, self.mine),
        }


def overtaken(article: Article, post: QueryDict) -> Overtaken | None:
    """``article`` as it stands now; none where its history does not tell the version that was opened."""
    opened = int(post["opened_version"])
    told = told_versions(article).get(opened)
    if told is None or opened >= article.version:
        return None
    base, theirs = base_of(told), theirs_of(article)
    mine = {name: typed(article, name, post[name], base[name]) for name in MERGED if name in post}
    merged = {name: merged_field(name, base[name], theirs[name], text) for name, text in mine.items()}
    return Overtaken(article, opened, base, mine, merged)


def base_of(told: Told) -> Texts:
    lines = "\n".join(line for line, _ in lines_of(bylines_told(told)))
    return {name: told[name] for name in (*PRINTED_FIELDS, "kind", "status")} | {BYLINES: lines}


def theirs_of(article: Article) -> Texts:
    lines = "\n".join(line for line, _ in shown_lines(article))
    return {name: getattr(article, name) for name in (*PRINTED_FIELDS, "kind", "status")} | {BYLINES: lines}


def typed(article: Article, name: str, sent: str, base: str) -> str:
    """What came from the form; the former text to the letter where nobody touched it. Whatever is 遮盖 by now stays so,
    also where somebody has changed it while he could see it."""
    one_line = name not in ("body", BYLINES)
    if as_sent(sent, one_line) == as_sent(base, one_line):
        return base
    quotes = quotes_reaching(article)
    return quotes.exactly(as_sent(sent, one_line)) if name in WHOLE else quotes.text(as_sent(sent, one_line))


def merged_field(name: str, base: str, theirs: str, mine: str) -> Merged:
    if name in WHOLE:
        return merge_whole(base, theirs, mine)
    return Merged((theirs,)) if mine == base else merge(base, theirs, mine)


def without_choices(post: QueryDict) -> QueryDict:
    data = post.copy()
    for name in [name for name in data if name == CARRIED or name.startswith(CHOICE.split("{", 1)[0])]:
        del data[name]
    return data


def as_chosen(post: QueryDict) -> QueryDict:
    """What the page that asked sends, as a form that asked nothing would send it. Raises UnreadableClashes."""
    data = without_choices(post)
    for name, merged in read(post.get(CARRIED, "")).items():
        if name not in MERGED or name not in post:
            raise UnreadableClashes("没有看懂上一页的选择")
        choices = [post.get(CHOICE.format(name, number), "mine") for number in range(len(merged.clashes))]
        data[name] = settled(merged, choices, as_sent(post[name], one_line=False))
    return data


def asked_of(name: str, merged: Merged) -> list[dict[str, Any]]:
    """The clashes of a field: where they stand, and what each side made of it, with what stands around."""
    text = merged.text()
    asked = []
    for number, (clash, (start, end)) in enumerate(zip(merged.clashes, merged.places(), strict=True)):
        before, after = text[:start].rpartition("\n")[2][-AROUND:], text[end:].partition("\n")[0][:AROUND]
        around = ("", "") if name in WHOLE else (before, after)
        asked.append(
            {
                "label": label_of(name) + (f"第 {text.count(chr(10), 0, start) + 1} 段" if name == "body" else ""),
                "name": CHOICE.format(name, number),
                "base": in_context(around, SafeString(format_html("<b>{}</b>", in_words(name, clash.base)))),
                "theirs": in_context(around, changed(name, clash, clash.theirs)),
                "mine": in_context(around, changed(name, clash, clash.mine)),
                "both": name not in ("kind", "status"),
            }
        )
    return asked


def in_context(around: tuple[str, str], middle: SafeString) -> SafeString:
    return format_html("{}{}{}", around[0], middle, around[1])


def changed(name: str, clash: Clash, side: str) -> SafeString:
    return as_line(shown_changes(in_words(name, clash.base), in_words(name, side)))


def in_words(name: str, value: str) -> str:
    """A choice by its label."""
    choices: dict[str, str] = dict(getattr(Article._meta.get_field(name), "flatchoices", ())) if name != BYLINES else {}
    return choices.get(value, value)


def label_of(name: str) -> str:
    return field_label("bylines" if name == BYLINES else name)


def differing(base: Texts, side: Texts) -> SafeString:
    """What one side changed, field by field."""
    pairs = ((name, shown_changes(in_words(name, base[name]), in_words(name, side[name]), AROUND)) for name in side)
    rows = ((label_of(name), as_paragraphs(found)) for name, found in pairs if found)
    return format_html_join("", "<dt>{}</dt><dd>{}</dd>", rows)
