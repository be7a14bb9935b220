"""大字: kept by the browser and by nobody else, put on before anything is drawn, and of use without script."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.conftest import Visitor

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

Visit = Callable[..., Visitor]

ROOT_SIZE = "() => getComputedStyle(document.documentElement).fontSize"
# Whether text was set large when the body began.
AT_ONCE = """new MutationObserver((_, observer) => {
  if (!document.body) return;
  window.largeAtOnce = document.documentElement.classList.contains("large");
  observer.disconnect();
}).observe(document, { childList: true, subtree: true });"""
NO_STORAGE = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("", "SecurityError"); },
});"""


def switch(page: Page) -> Locator:
    return page.get_by_role("switch", name="大字")


def test_it_is_kept_from_page_to_page_without_a_cookie_or_another_address(visit: Visit) -> None:
    visitor = visit()
    page = visitor.open("/search/")
    assert page.evaluate(ROOT_SIZE) == "16px"
    switch(page).check()
    visitor.open("/reporters/")
    assert (page.evaluate(ROOT_SIZE), switch(page).is_checked()) == ("20px", True)
    assert (page.context.cookies(), page.url) == ([], f"{visitor.site}/reporters/")
    switch(page).uncheck()
    visitor.open("/search/")
    assert (page.evaluate(ROOT_SIZE), switch(page).is_checked()) == ("16px", False)


def test_small_text_never_flashes(visit: Visit) -> None:
    visitor = visit()
    switch(visitor.open("/search/")).check()
    visitor.page.add_init_script(AT_ONCE)
    assert visitor.open("/reporters/").evaluate("() => window.largeAtOnce") is True


@pytest.mark.parametrize("script", [True, False])
def test_back_finds_it_as_it_was_left(visit: Visit, script: bool) -> None:
    visitor = visit(script=script)
    page = visitor.open("/search/")
    switch(page).check()
    visitor.open("/reporters/")
    page.go_back()
    assert switch(page).is_checked()
    assert page.locator("body").evaluate("e => getComputedStyle(e).fontSize") == "20px"


def test_without_script_it_holds_for_the_page_that_is_open(visit: Visit) -> None:
    page = visit(script=False).open("/search/")
    before = page.locator("main").bounding_box()
    switch(page).check()
    after = page.locator("main").bounding_box()
    assert before and after and after["height"] > before["height"]


def test_a_browser_that_keeps_nothing_still_sets_the_page_large(visit: Visit) -> None:
    visitor = visit()
    visitor.page.add_init_script(NO_STORAGE)
    page = visitor.open("/search/")
    switch(page).check()
    assert (page.evaluate(ROOT_SIZE), visitor.complaints) == ("20px", [])


def test_it_is_thrown_by_keyboard(visit: Visit) -> None:
    page = visit().open("/search/")
    switch(page).focus()
    page.keyboard.press("Space")
    assert page.evaluate(ROOT_SIZE) == "20px"


def test_another_tab_follows(visit: Visit) -> None:
    visitor = visit()
    page = visitor.open("/search/")
    other = page.context.new_page()
    other.goto(f"{visitor.site}/reporters/")
    switch(page).check()
    other.wait_for_function("() => getComputedStyle(document.documentElement).fontSize === '20px'")
    assert switch(other).is_checked()
