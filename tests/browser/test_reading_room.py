from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe

from articles.models import Article, TextReport
from tests.browser.conftest import Visitor

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

Visit = Callable[..., Visitor]

# WCAG 1.4.12: readers may set text as wide as this.
TEXT_SPACING = "* {line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important}"
TOO_WIDE = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"


def test_no_page_scrolls_sideways_at_any_width(visit: Visit, archive: list[str]) -> None:
    visitor = visit()
    wide = []
    for path in archive:
        visitor.open(path)
        for width in (320, 390, 640, 768, 992, 1280, 1920):
            visitor.page.set_viewport_size({"width": width, "height": 900})
            if visitor.page.evaluate(TOO_WIDE):
                wide.append((path, width))
    assert wide == []


def test_no_page_scrolls_sideways_with_wide_set_or_doubled_text(visit: Visit, archive: list[str]) -> None:
    wide = []
    for change in (TEXT_SPACING, "html {font-size: 200%}"):
        visitor = visit(width=640)
        visitor.page.context.add_init_script(
            f"addEventListener('DOMContentLoaded', () => {{ const sheet = new CSSStyleSheet();"
            f"sheet.replaceSync({change!r}); document.adoptedStyleSheets = [sheet]; }})"
        )
        for path in archive:
            page = visitor.open(path)
            assert page.evaluate("() => document.adoptedStyleSheets.length") == 1
            if page.evaluate(TOO_WIDE):
                wide.append((path, change))
    assert wide == []


def violations(
    visitor: Visitor, paths: list[str], options: dict[str, object]
) -> dict[str, list[tuple[str, list[str]]]]:
    """Page → (rule, offending elements)."""
    found = {}
    for path in paths:
        broken = Axe().run(visitor.open(path), options=options).response["violations"]
        if broken:
            found[path] = [(rule["id"], [node["html"][:120] for node in rule["nodes"][:3]]) for rule in broken]
    return found


# What a narrow screen may change: places and sizes, never what is written in the page.
NARROW = ["target-size", "scrollable-region-focusable", "meta-viewport"]


def test_axe_finds_nothing_to_object_to(visit: Visit, archive: list[str]) -> None:
    assert violations(visit(width=1280), archive, {}) == {}


def test_axe_finds_nothing_to_object_to_on_a_phone(visit: Visit, archive: list[str]) -> None:
    assert violations(visit(width=390), archive, {"runOnly": NARROW}) == {}


def test_contrast_is_enough_in_the_dark_too(visit: Visit, archive: list[str]) -> None:
    assert violations(visit(width=390, dark=True), archive, {"runOnly": ["color-contrast"]}) == {}


def test_nothing_breaks_the_content_security_policy(visit: Visit, archive: list[str]) -> None:
    visitor = visit()
    for path in archive:
        visitor.open(path)
    assert [said for said in visitor.complaints if "status of 4" not in said] == []


DATA = "() => JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)"


def test_the_policy_lets_the_data_of_an_article_stand_and_nothing_runs_it(visit: Visit, archive: list[str]) -> None:
    Article.objects.update(headline="</script><script>document.title = 'run'</script>")
    visitor = visit()
    page = visitor.open(next(path for path in archive if path.startswith("/a/")))
    told = page.evaluate(DATA)
    assert (told["@type"], told["headline"]) == ("NewsArticle", "</script><script>document.title = 'run'</script>")
    assert page.title() != "run"
    assert visitor.complaints == []


def test_a_reader_without_script_finds_reads_and_follows(visit: Visit) -> None:
    page = visit(script=False).open("/")
    page.get_by_label("查一个词").fill("柳树 风筝")
    page.get_by_role("button", name="检索").click()
    page.get_by_role("link", name="早春的湖边").click()
    assert page.get_by_role("heading", level=1).inner_text().startswith("早春的湖边")
    page.get_by_role("link", name="李四").click()
    assert page.get_by_role("heading", level=1).inner_text().startswith("李四")
    page.get_by_role("link", name="2024年5月6日").first.click()
    page.get_by_role("link", name="看整版").first.click()
    assert "■记者 李四" in page.locator(".raw").inner_text()


def test_a_reader_without_script_reports_a_misread_word(visit: Visit) -> None:
    page = visit(script=False).open("/search/?q=湖边")
    page.get_by_role("link", name="早春的湖边").first.click()
    page.get_by_role("link", name="报错或申诉").click()
    page.get_by_label("文字有误").check()
    page.get_by_role("button", name="提交").click()
    page.get_by_label("哪一段文字").fill("湖边的抑树")
    page.get_by_role("button", name="提交").click()
    assert (page.get_by_role("heading", level=1).inner_text(), TextReport.objects.count()) == ("已经收到，谢谢", 1)


def test_filters_narrow_without_script(visit: Visit) -> None:
    page = visit(script=False).open("/search/?q=湖边")
    page.locator("input[name=kind][value=photo]").check()
    page.get_by_role("button", name="应用").click()
    assert "kind=photo" in page.url
    assert page.locator(".hit").count() == 1


def test_a_number_beside_the_raw_text_leads_to_its_article_and_back(visit: Visit) -> None:
    page = visit(script=False).open("/issues/2024-05-06/1/")
    page.get_by_label("归第 1 篇").first.click()
    assert page.url.endswith("#i1")
    page.get_by_role("link", name="原文").first.click()
    assert page.url.endswith("#L3")


def test_the_first_tab_stop_leads_past_the_head(visit: Visit) -> None:
    page = visit().open("/issues/2024/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "main"


def test_targets_are_large_enough_for_a_finger(visit: Visit, archive: list[str]) -> None:
    """24 px each way, but for links within a sentence, which the rule excepts."""
    small = {}
    visitor = visit(width=390)
    for path in archive:
        page = visitor.open(path)
        found = page.evaluate(
            "() => [...document.querySelectorAll('nav a, button, .heat a, .month a, .choice, summary')]"
            ".filter(e => e.checkVisibility()).map(e => [e.textContent.trim(), e.getBoundingClientRect()])"
            ".filter(([, box]) => box.height < 24 || box.width < 24).map(([text]) => text)"
        )
        if found:
            small[path] = found
    assert small == {}


def test_fields_are_large_enough_that_phones_do_not_enlarge_the_page(visit: Visit, archive: list[str]) -> None:
    visitor = visit(width=390)
    sizes = "() => [...document.querySelectorAll('input:not([type=hidden],[type=checkbox]), select, textarea')].map("
    sizes += "e => [e.name, parseFloat(getComputedStyle(e).fontSize)])"
    found = {path: [one for one in visitor.open(path).evaluate(sizes) if one[1] < 16] for path in archive}
    assert {path: small for path, small in found.items() if small} == {}


def test_paper_shows_what_was_printed_and_nothing_to_click_or_fill_in(visit: Visit, archive: list[str]) -> None:
    visitor = visit()
    for path in archive:
        page = visitor.open(path)
        page.emulate_media(media="print")
        shown = page.locator("form, input, button, select, .related, .facets, .pager, .site-foot, nav.turn")
        assert [one for one in range(shown.count()) if shown.nth(one).is_visible()] == [], path
        assert page.locator("main").is_visible()


@pytest.mark.parametrize("script", [True, False])
def test_after_back_the_boxes_are_what_the_address_asks_for(visit: Visit, script: bool) -> None:
    visitor = visit(script=script)
    page = visitor.open("/search/?q=湖边")
    page.locator("input[name=kind][value=photo]").check()
    page.get_by_role("button", name="应用").click()
    page.wait_for_url("**kind=photo**")
    assert page.locator("input[name=kind][value=photo]").is_checked()
    page.go_back()
    page.wait_for_load_state()
    assert "kind=photo" not in page.url
    assert not page.locator("input[name=kind][value=photo]").is_checked()


def test_a_page_kept_by_the_browser_comes_back_as_its_address_asks(visit: Visit) -> None:
    """As Safari and Firefox show it again: nothing is loaded, only ``pageshow`` is told."""
    page = visit().open("/search/?q=湖边")
    box = page.locator("input[name=kind][value=photo]")
    box.check()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    assert not box.is_checked()
