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
from articles.corrections.past import bylines_told
from articles.desk.carrying import UnreadableClashes, read, settled, written
from articles.desk.comparing import Told, shown_field, told_versions
from articles.desk.merging import Clash, Merged, merge, merge_whole
from articles.desk.showing import AROUND, SAME, Fragment, Paragraph
from articles.models import Article
from articles.models.articles import PRINTED_FIELDS
from articles.models.revisions import field_label
from articles.public.quoting import Quoting, quotes_in_past

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
        data = post.copy()
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
    opened = int(str(post["opened_version"]))
    told = told_versions(article, opened).get(opened) if 0 < opened < article.version else None
    if told is None:
        return None
    base, theirs = base_of(told), theirs_of(article)
    quotes = quotes_in_past(article)
    mine = {name: typed(quotes, name, str(post[name]), base[name]) for name in MERGED if name in post}
    merged = {name: merged_field(name, base[name], theirs[name], text) for name, text in mine.items()}
    return Overtaken(article, opened, base, mine, merged)


def base_of(told: Told) -> Texts:
    lines = "\n".join(line for line, _ in lines_of(bylines_told(told)))
    return {name: told[name] for name in (*PRINTED_FIELDS, "kind", "status")} | {BYLINES: lines}


def theirs_of(article: Article) -> Texts:
    lines = "\n".join(line for line, _ in shown_lines(article))
    return {name: getattr(article, name) for name in (*PRINTED_FIELDS, "kind", "status")} | {BYLINES: lines}


def typed(quotes: Quoting, name: str, sent: str, base: str) -> str:
    """What came from the form; the former text to the letter where nobody touched it. Whatever is 遮盖 by now stays so,
    as in ``base``, also where somebody has changed it while he could see it."""
    one_line = name not in ("body", BYLINES)
    if as_sent(sent, one_line) == as_sent(base, one_line):
        return base
    said = quotes.exactly if name in WHOLE else quotes.text
    return said(as_sent(sent, one_line))


def merged_field(name: str, base: str, theirs: str, mine: str) -> Merged:
    if name in WHOLE:
        return merge_whole(base, theirs, mine)
    before, now = (as_sent(text, one_line=False) for text in (base, theirs))
    return Merged((theirs,)) if mine in (base, before) else merge(before, now, mine)


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
        data[name] = settled(merged, choices, as_sent(str(post[name]), one_line=False))
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
                "base": in_context(around, format_html("<b>{}</b>", as_it_was(in_words(name, clash.base)))),
                "theirs": in_context(around, changed(name, clash, clash.theirs)),
                "mine": in_context(around, changed(name, clash, clash.mine)),
                "both": name not in ("kind", "status"),
            }
        )
    return asked


def as_it_was(text: str) -> SafeString:
    return as_line([[Fragment(SAME, line)] for line in text.split("\n")])


def in_context(around: tuple[str, str], middle: SafeString) -> SafeString:
    return format_html("{}{}{}", around[0], middle, around[1])


def changed(name: str, clash: Clash, side: str) -> SafeString:
    return as_line(shown_side(name, clash.base, side, None))


def shown_side(name: str, base: str, side: str, around: int | None) -> list[Paragraph]:
    return shown_field("bylines" if name == BYLINES else name, in_words(name, base), in_words(name, side), around)


def in_words(name: str, value: str) -> str:
    """A choice by its label."""
    choices: dict[str, str] = dict(getattr(Article._meta.get_field(name), "flatchoices", ())) if name != BYLINES else {}
    return choices.get(value, value)


def label_of(name: str) -> str:
    return field_label("bylines" if name == BYLINES else name)


def differing(base: Texts, side: Texts) -> SafeString:
    """What one side changed, field by field."""
    pairs = ((name, shown_side(name, base[name], side[name], AROUND)) for name in side)
    rows = ((label_of(name), as_paragraphs(found)) for name, found in pairs if found)
    return format_html_join("", "<dt>{}</dt><dd>{}</dd>", rows)
