"""Proofs as Chromium prints them: so many pages of A4 as sheets, nothing over the edge, each with its code."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from articles.models import Article, Issue
from tests.browser.conftest import Visitor
from tests.support.factories import make_article, make_page

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

Visit = Callable[..., Visitor]

SENTENCE = "渡口的木船昨天靠了岸，新船早上开了第一趟。"
TEXTS = {
    "a notice": {"kind": "notice", "headline": "遗失声明", "body": "本人遗失身份证一张，声明作废。\n" + SENTENCE * 20},
    "long": {"body": "\n".join([SENTENCE * 12] * 30)},
    "one paragraph": {"body": SENTENCE * 200},
    "numbers": {"body": "\n".join(["2023年12月31日,增长12.5%，共3456789元。" * 20] * 20)},
    "Latin": {"body": "\n".join(["The ferry WWW MMMM internationalisation of 1234567890 " * 20] * 20)},
    "capitals": {"body": "\n".join(["WMWM@%—…" * 90] * 20)},
    "verse": {"body": "\n".join(["湖边的柳树"] * 150)},
    "a long head": {"headline": "渡口换上了新船" * 60, "kicker": "木船" * 200, "subtitle": "撑船的人" * 90},
    "hidden commands": {"body": "\n".join(["渡\u202e口\u200b换\u2067船" * 60] * 5)},
    "nothing": {"headline": "", "body": ""},
    "blanks": {"body": "\n".join([" 张三　 李四  王五 " * 60] * 10)},
}  # fmt: skip


def made(**fields: object) -> Article:
    Issue.objects.update(date_source="inferred")
    page = make_page("C01", name="今日湖滨要闻专版", earliest="2024-04-30", latest="2024-06-01")
    return make_article(page, [("记者", "李四"), ("通讯员", "欧阳小明")], **fields)


def printed(page: Page, folder: Path) -> bytes:
    page.pdf(path=folder / "proof.pdf", prefer_css_page_size=True)
    return (folder / "proof.pdf").read_bytes()


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    """Millimetres of each page."""
    pages = len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", pdf)
    found = [(round(float(w) / 72 * 25.4), round(float(h) / 72 * 25.4)) for w, h in boxes]
    return found * pages if len(found) == 1 else found


# Of each sheet: its height, what it would take, and the gap between text and foot, in pixels.
MEASURED = """() => [...document.querySelectorAll(".a4")].map((sheet) => {
  const last = sheet.querySelector("div.text").lastElementChild, foot = sheet.querySelector("footer");
  const end = (last ?? sheet.querySelector("header")).getBoundingClientRect().bottom;
  const over = sheet.scrollWidth - sheet.clientWidth;
  return [sheet.clientHeight, sheet.scrollHeight, foot.getBoundingClientRect().top - end, over];
})"""


@pytest.mark.parametrize("name", TEXTS)
def test_each_sheet_is_one_page_of_a4_with_its_text_above_its_foot(
    visit: Visit, archive: list[str], tmp_path: Path, name: str
) -> None:
    page = visit().open(f"{made(**TEXTS[name]).get_absolute_url()}v/1/proof/")
    sheets = page.locator(".a4").count()
    assert sizes(printed(page, tmp_path)) == [(210, 297)] * sheets
    page.set_viewport_size({"width": 794, "height": 1123})
    page.emulate_media(media="print")
    for height, needed, gap, over in page.evaluate(MEASURED):
        assert needed <= height and gap >= 0 and over <= 0
    assert sheets == 1 if name in ("a notice", "nothing") else sheets >= 1


def test_on_each_sheet_the_code_is_drawn_large_enough_to_be_read(visit: Visit, archive: list[str]) -> None:
    page = visit().open(f"{made(**TEXTS['long']).get_absolute_url()}v/1/proof/")
    page.set_viewport_size({"width": 794, "height": 1123})
    page.emulate_media(media="print")
    codes = page.locator("svg.qr")
    assert codes.count() == page.locator(".a4").count() > 2
    for one in codes.all():
        box = one.bounding_box()
        assert box and box["width"] == box["height"] >= 110


def test_only_the_sheets_are_on_the_paper(visit: Visit, archive: list[str]) -> None:
    visitor = visit()
    page = visitor.open(f"{made(**TEXTS['a notice']).get_absolute_url()}v/1/proof/")
    page.emulate_media(media="print")
    for part in (".site-head", ".site-foot", ".state"):
        assert not page.locator(part).is_visible()
    assert page.locator(".a4").is_visible()
    assert visitor.complaints == []


@pytest.mark.parametrize("script", [True, False])
def test_a_reader_proves_that_a_notice_was_printed(visit: Visit, archive: list[str], script: bool) -> None:
    visitor = visit(script=script)
    page = visitor.open(made(**TEXTS["a notice"]).get_absolute_url())
    page.get_by_role("link", name="登报证明").click()
    assert "至6月1日之间" in (head := page.locator(".a4 header").inner_text()) and "日期为推定" in head
    link = page.get_by_role("link", name="核验页").get_attribute("href")
    assert link
    page.goto(visitor.site + link.removeprefix("http://localhost:8000"))
    told = page.locator("main").inner_text()
    assert "登报证明核验无误" in told and "至6月1日之间" in told and "遗失声明" not in told
