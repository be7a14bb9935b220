"""From a search to the words in a real browser: the first in view, the next by key, the address clean; also without
script. Journeys: search → filter → article at its words → cite."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from articles.indexing import outbox
from articles.indexing.drain import drain
from articles.models import Article
from tests.browser.conftest import Visitor
from tests.support.factories import make_article, make_page

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

Visit = Callable[..., Visitor]

FAR = "\n".join(["这一段里什么也没有，只是很长，要翻好几屏才到底。" * 6] * 30)


@pytest.fixture
def article(archive: list[str]) -> Article:
    """The words stand far below its head, three times."""
    made = make_article(make_page("2"), headline="一篇长文", body=f"{FAR}\n渡口换了新船。\n{FAR}\n渡口。渡口的人。")
    outbox.enqueue([made.pk])
    drain()
    return made


def from_search(visitor: Visitor, query: str = "渡口") -> Page:
    page = visitor.open(f"/search/?q={query}")
    page.get_by_role("link", name="一篇长文").click()
    # The page before has loaded, too; what is pressed before the script has run would be undone by it.
    page.wait_for_url("**/a/**")
    return page


def in_view(page: Page) -> list[str]:
    """Ids of the marks that can be seen, none of them under the bar."""
    return page.evaluate("""() => [...document.querySelectorAll("mark[id]")].filter((mark) => {
      const box = mark.getBoundingClientRect();
      return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === mark;
    }).map((mark) => mark.id)""")


def comes_into_view(page: Page, mark: str) -> bool:
    """A long way is scrolled smoothly."""
    for _ in range(100):
        if mark in in_view(page):
            return True
        page.wait_for_timeout(100)
    return False


@pytest.mark.parametrize(("script", "width"), [(True, 1280), (True, 390), (False, 1280), (False, 390)])
def test_the_first_of_the_words_is_in_view(visit: Visit, article: Article, script: bool, width: int) -> None:
    page = from_search(visit(script=script, width=width))
    assert comes_into_view(page, "f1")
    assert in_view(page) == ["f1"]


def test_the_address_is_the_articles_own_again(visit: Visit, article: Article) -> None:
    visitor = visit()
    page = from_search(visitor)
    assert page.url == f"{visitor.site}{article.get_absolute_url()}#f1"
    page.go_back()
    assert "/search/" in page.url
    assert visitor.complaints == []


def test_keys_lead_from_one_place_to_the_next_and_round(visit: Visit, article: Article) -> None:
    page = from_search(visit())
    told = page.locator(".found [role=status]")
    expect(told).to_have_text("第 1 处，")
    for key, number in (("n", 2), ("n", 3), ("n", 1), ("p", 3), ("p", 2)):
        page.keyboard.press(key)
        expect(told).to_have_text(f"第 {number} 处，")
        assert page.url.endswith(f"#f{number}")
    assert comes_into_view(page, "f2")
    expect(page.locator(".found")).to_contain_text("共 3 处")


def test_buttons_do_the_same(visit: Visit, article: Article) -> None:
    page = from_search(visit())
    page.get_by_role("button", name="下一处").click()
    expect(page.locator(".found [role=status]")).to_have_text("第 2 处，")
    page.get_by_role("button", name="上一处").click()
    assert page.url.endswith("#f1")


def test_whoever_types_types(visit: Visit, article: Article) -> None:
    page = from_search(visit())
    page.get_by_role("combobox").fill("")
    page.get_by_role("combobox").press_sequentially("np")
    assert page.get_by_role("combobox").input_value() == "np"
    page.locator("body").press("Control+n")
    assert page.url.endswith("#f1")


def test_marks_can_be_taken_off_with_keys_and_all(visit: Visit, article: Article) -> None:
    visitor = visit()
    page = from_search(visitor)
    page.get_by_role("link", name="去掉标记").click()
    page.wait_for_url(f"{visitor.site}{article.get_absolute_url()}")
    page.keyboard.press("n")
    assert page.locator("mark, .found").count() == 0
    assert page.url == f"{visitor.site}{article.get_absolute_url()}"


def test_without_script_each_place_is_a_link(visit: Visit, article: Article) -> None:
    page = from_search(visit(script=False))
    expect(page.locator(".found")).to_contain_text("“渡口”共 3 处")
    assert not page.get_by_role("button", name="下一处").is_visible()
    # What is pressed while the page still scrolls there may be missed.
    assert comes_into_view(page, "f1")
    page.locator(".found").get_by_role("link", name="3", exact=True).click()
    assert comes_into_view(page, "f3")


@pytest.mark.parametrize("script", [True, False])
def test_a_reader_searches_narrows_reads_at_the_words_and_cites(visit: Visit, archive: list[str], script: bool) -> None:
    visitor = visit(script=script)
    page = visitor.open("/")
    page.get_by_label("查一个词").fill("湖边")
    page.get_by_role("button", name="检索").click()
    page.wait_for_url("**/search/**")
    page.locator("input[name=kind][value=photo]").check()
    page.get_by_role("button", name="应用").click()
    page.wait_for_url("**kind=photo**")
    page.get_by_role("link", name="湖光").click()
    page.wait_for_load_state()
    assert page.locator("mark[id]").first.inner_text() == "湖边"
    page.get_by_role("link", name="其他格式").click()
    assert page.get_by_role("heading", level=1).inner_text().startswith("引用《湖光》")
    assert "湖光" in page.get_by_role("textbox", name="GB/T 7714—2025，引本网页").input_value()
    assert visitor.complaints == []


@pytest.mark.parametrize("script", [True, False])
def test_a_misread_word_is_led_to_as_well(visit: Visit, archive: list[str], script: bool) -> None:
    page = visit(script=script).open("/search/?q=湖边的抑树发了芽")
    page.locator(".maybe a").first.click()
    page.wait_for_load_state()
    assert page.locator("mark.differs").first.inner_text() == "柳"


@pytest.mark.parametrize("script", [True, False])
def test_what_is_nearest_is_led_to_as_well(visit: Visit, article: Article, script: bool) -> None:
    page = visit(script=script).open("/search/?q=渡口换上了新渡船")
    box = page.locator(".maybe .piece").first.bounding_box()
    assert box is not None
    assert box["height"] < 40  # one line of text, marks and all
    page.locator("[aria-labelledby=nearest] a").first.click()
    page.wait_for_url("**/a/**")
    assert comes_into_view(page, "f1")
    assert page.locator("#f1").inner_text() == "渡口换了新船"


@pytest.mark.parametrize("dark", [True, False])
def test_axe_has_nothing_against_the_bar_and_the_marks(visit: Visit, article: Article, dark: bool) -> None:
    page = from_search(visit(dark=dark))
    assert comes_into_view(page, "f1")
    assert Axe().run(page).response["violations"] == []


def test_the_anchor_of_a_paragraph_is_seen_by_who_points_at_it_or_tabs_to_it(visit: Visit, article: Article) -> None:
    page = visit().open(article.get_absolute_url())
    anchor = page.get_by_role("link", name="第 2 段的链接")
    opacity = "link => getComputedStyle(link).opacity"
    assert anchor.evaluate(opacity) == "0"
    anchor.focus()
    assert anchor.evaluate(opacity) == "1"
    page.get_by_role("link", name="第 1 段的链接").focus()
    page.locator("#p2").hover()
    assert anchor.evaluate(opacity) == "1"
    anchor.click()
    assert page.url.endswith("#p2")


def test_the_signs_of_anchors_are_not_copied_with_the_text(visit: Visit, article: Article) -> None:
    page = visit().open(article.get_absolute_url())
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.printed .body'))")
    assert "¶" not in page.evaluate("getSelection().toString()")
