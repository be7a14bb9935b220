"""Texts: datelines, credits, standfirsts and crossheads, as they come out of whole pages."""

from __future__ import annotations

from articles.reading.reader import read_page
from articles.reading.records import Item

TEXT = "每天清早六点，退休教师都会沿着门前的小河走上一圈，看见落叶和塑料袋就顺手捞上岸。"
MORE = "“轮到谁家谁就上心，水草长到哪里都记得清清楚楚。”他翻开挂在桥头的登记簿说。"
HEADLINE = "十二条小河有了“值日生”"


def article(*blocks: str) -> Item:
    (item,) = read_page("\n\n".join(blocks)).items
    assert item.kind == "article"
    return item


def people(item: Item) -> list[tuple[str, str]]:
    return [(byline.role, byline.name) for byline in item.bylines]


def test_the_dateline_is_cut_from_the_text() -> None:
    item = article(HEADLINE, "■记者 程墨", f"本报讯 {TEXT}")
    assert (item.dateline, item.body) == ("本报讯", (TEXT,))


def test_a_credit_behind_the_dateline_is_cut_from_the_text() -> None:
    item = article(HEADLINE, f"本报讯（记者 程墨 通讯员 戚小满）{TEXT}")
    assert people(item) == [("记者", "程墨"), ("通讯员", "戚小满")]
    assert item.body == (TEXT,)


def test_two_credits_of_one_paragraph_are_both_cut() -> None:
    item = article(HEADLINE, f"本报讯（记者 程墨）{TEXT}{MORE}（摄影 焦阳）")
    assert people(item) == [("记者", "程墨"), ("摄影", "焦阳")]
    assert item.body == (f"{TEXT}{MORE}",)


def test_reporters_who_report_behind_the_dateline_are_its_bylines() -> None:
    item = article(HEADLINE, f"本报讯 记者程墨 通讯员戚小满 报道：{TEXT}")
    assert people(item) == [("记者", "程墨"), ("通讯员", "戚小满")]
    assert item.body == (TEXT,)


def test_a_wire_service_in_the_dateline_is_an_organisation() -> None:
    item = article(HEADLINE, f"新华社北京11月14日电 （记者 程墨） {TEXT}")
    assert item.dateline == "新华社北京11月14日电"
    assert [(byline.name, byline.organisation) for byline in item.bylines] == [("新华社", True), ("程墨", False)]


def test_a_credit_behind_the_last_sentence_is_cut_from_the_text() -> None:
    item = article(HEADLINE, f"本报讯 {TEXT}", f"{MORE}（记者 程墨）")
    assert people(item) == [("记者", "程墨")]
    assert item.body[-1] == MORE


def test_bylines_name_their_raw_lines() -> None:
    item = article(HEADLINE, "■记者 程墨\n通讯员 戚小满", f"本报讯 {TEXT}")
    assert [byline.line for byline in item.bylines] == [3, 4]


def test_a_crosshead_is_a_paragraph_of_its_own_and_has_its_role() -> None:
    last = "退休教师说，大家都盯着小河，河水就清了，落叶和塑料袋也少了一大半。"
    item = article(HEADLINE, "■记者 程墨", f"本报讯 {TEXT}", "先把路走通", MORE, "再把门打开", last)
    assert item.body == (TEXT, "先把路走通", MORE, "再把门打开", last)
    assert [span.role for span in item.spans][2:] == ["body", "crosshead", "body", "crosshead", "body"]


def test_a_summary_above_the_headline_comes_first_in_the_body() -> None:
    summary = "县里今年投入三亿元改造老旧小区，惠及一万两千户居民，明年还将继续。"
    item = article("核心提示", summary, HEADLINE, "■记者 程墨", f"本报讯 {TEXT}")
    assert item.headline == HEADLINE
    assert item.body == (f"核心提示 {summary}", TEXT)
    assert [span.role for span in item.spans][:2] == ["standfirst", "standfirst"]


def test_an_editors_note_between_headline_and_byline_parts_nothing() -> None:
    note = "编者按：小河连着大江，也连着家家户户。从今天起，本报带您看看河边的人和事。"
    item = article(HEADLINE, note, "■记者 程墨", f"本报讯 {TEXT}")
    assert item.body == (note, TEXT)
    assert people(item) == [("记者", "程墨")]


def test_pointers_to_other_pages_are_cut_and_kept() -> None:
    item = article(HEADLINE, "■记者 程墨", f"本报讯 （上接第一版）{TEXT}", "（下转第三版）")
    assert (item.continued_from, item.continues_on, item.body) == ("1", "3", (TEXT,))


def test_a_reporter_who_took_the_picture_signs_a_photo() -> None:
    caption = "连日来，山坡上的柿子红了，村民们搭起竹梯忙着采摘，空气里满是甜香，孩子们也来帮忙。"
    (item,) = read_page(f"柿子红了\n\n{caption}\n\n记者 焦阳 摄").items
    assert (item.kind, item.headline, people(item)) == ("photo", "柿子红了", [("记者", "焦阳"), ("摄影", "焦阳")])


def test_the_section_tag_of_an_article_makes_it_a_part_of_a_series() -> None:
    item = article("水乡人家", "引题在这里说", HEADLINE, "■记者 程墨", f"本报讯 {TEXT}")
    assert item.section == "水乡人家"
    assert item.instalment and item.instalment.series == "水乡人家"


def test_the_credit_that_signs_a_text_ends_its_article() -> None:
    clinic = "医院开设夜间门诊的第一周，儿科、口腔科和皮肤科的号源天天约满，药房也增加了两个取药窗口。"
    blocks = [HEADLINE, TEXT, f"{MORE}（记者 程墨）", clinic, "夜间门诊开到晚上九点半", "■记者 沙莉"]
    items = read_page("\n\n".join(blocks)).items
    assert [(item.headline, people(item)) for item in items] == [
        (HEADLINE, [("记者", "程墨")]),
        ("夜间门诊开到晚上九点半", [("记者", "沙莉")]),
    ]
