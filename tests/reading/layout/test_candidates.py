"""What may stand at a place of the page: parts in their orders, and what whole items cost."""

from __future__ import annotations

from math import inf

from articles.reading.layout.candidates import Candidate, candidates
from articles.reading.layout.cutting import cut_blocks
from articles.reading.layout.evidence import PageEvidence
from articles.reading.layout.paragraphs import calibrate
from articles.reading.records import ItemKind

HEADLINE, BYLINE = "十二条小河有了“值日生”", "■记者 程墨"
TEXT = "本报讯 每天清早六点，退休教师都会沿着门前的小河走上一圈，看见落叶就顺手捞上岸。"
MORE = "“轮到谁家谁就上心，水草长到哪里都记得清清楚楚。”他翻开挂在桥头的登记簿说。"
CREDIT = "■摄影 焦阳"


def found(*blocks: str) -> list[list[Candidate]]:
    cut = cut_blocks("\n\n".join(blocks).split("\n"))
    return candidates(PageEvidence(cut, calibrate(cut)))


def whole(*blocks: str, kind: ItemKind = "article") -> Candidate:
    """The cheapest candidate of a kind that takes all blocks, or an endlessly dear one where it was hopeless."""
    here = [c for c in found(*blocks)[0] if c.end == len(blocks) and c.kind == kind]
    return min(here, key=lambda c: c.cost, default=Candidate(0, len(blocks), kind, "", inf))


def test_an_article_may_have_its_parts_in_any_order() -> None:
    for blocks in ((HEADLINE, BYLINE, TEXT), (BYLINE, TEXT, HEADLINE), (TEXT, HEADLINE, BYLINE)):
        assert sorted(whole(*blocks).order) == ["B", "H", "T"]


def test_each_block_has_a_role() -> None:
    assert whole("引题在这里", HEADLINE, BYLINE, TEXT, MORE).roles == ["title", "title", "byline", "text", "text"]


def test_a_missing_part_costs() -> None:
    complete = whole(HEADLINE, BYLINE, TEXT).cost
    assert whole(BYLINE, TEXT).cost > complete + 5
    assert whole(HEADLINE, TEXT, BYLINE, kind="article").cost > complete


def test_a_second_dateline_costs_more_than_a_new_article() -> None:
    other = TEXT.replace("小河", "古桥")
    assert whole(HEADLINE, TEXT, other).cost > whole(HEADLINE, TEXT).cost + 5


def test_a_headline_gains_by_the_rare_pairs_it_shares_with_its_text() -> None:
    rest = ("古桥修缮完工", "本报讯 石板各归各位，拱券下的燕子窝也原样保留着，桥头新立了一块碑。")
    own = "本报讯 镇里的十二条小河都有了值日生，落叶和塑料袋当天就能捞上岸。"
    page = found(HEADLINE, own, *rest)
    assert min(c.cost for c in page[0] if c.end == 2) < min(
        c.cost for c in found("古桥修缮完工了", own, *rest)[0] if c.end == 2
    )


def test_a_short_text_with_a_photographers_credit_is_a_photo() -> None:
    caption = "连日来，山坡上的柿子红了，村民们搭起竹梯忙着采摘，空气里满是甜香。"
    assert whole("柿子红了", caption, CREDIT, kind="photo").cost < whole("柿子红了", caption, CREDIT).cost


def test_a_writers_byline_makes_an_article_cheaper_than_a_photo() -> None:
    assert whole(HEADLINE, BYLINE, TEXT, MORE).cost < whole(HEADLINE, BYLINE, TEXT, MORE, kind="photo").cost


def test_a_credit_inside_the_caption_stands_for_the_credit_line() -> None:
    caption = "连日来，山坡上的柿子红了，村民们搭起竹梯忙着采摘，空气里满是甜香。"
    assert whole(caption + "（焦阳 摄）", kind="photo").cost < whole(caption, kind="photo").cost - 3


def test_a_crosshead_stands_between_closed_text_only() -> None:
    assert whole(HEADLINE, TEXT, "先把路走通", MORE).crossheads == (2,)
    assert whole(HEADLINE, TEXT.rstrip("。") + "和", "水里的草一根根", MORE).crossheads == ()


def test_a_byline_of_a_reporter_is_not_the_second_line_of_another() -> None:
    one = whole(HEADLINE, "记者 程墨", "通讯员 戚小满", TEXT).cost
    assert whole(HEADLINE, "记者 程墨", "记者 沙莉", TEXT).cost > one + 2


def test_every_block_can_stand_alone_so_that_every_page_has_a_reading() -> None:
    for at, here in enumerate(found(HEADLINE, BYLINE, TEXT, CREDIT, "1分钟前", "■", "（下转第二版）", "字")):
        assert any(c.end == at + 1 for c in here)


def test_only_one_candidate_is_kept_for_a_place_kind_and_order() -> None:
    for here in found("引题在这里", HEADLINE, BYLINE, TEXT, MORE, CREDIT):
        keys = [(c.end, c.kind, c.order) for c in here]
        assert len(keys) == len(set(keys))
