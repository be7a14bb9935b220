"""The picture of a page in Chromium: a region and its entry in the list light up together, and lead to the article."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

ENTRY, RECT = ".seen li:nth-child(3)", ".seen li:nth-child(3) rect >> nth=2"


@pytest.fixture(params=[(1280, True), (390, True), (1280, False)], ids=["wide", "phone", "without script"])
def opened(pictured: str, chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, script = request.param
    context = chromium.new_context(viewport={"width": width, "height": 900}, java_script_enabled=script)
    page = context.new_page()
    page.goto(pictured)
    yield page
    context.close()


def is_lit(page: Page) -> bool:
    return "0.18" in page.locator(RECT).evaluate("el => getComputedStyle(el).fill")


def test_the_entry_lights_its_region_and_the_region_its_entry(opened: Page) -> None:
    assert not is_lit(opened)
    opened.hover(f"{ENTRY} h3")
    assert is_lit(opened)
    opened.mouse.move(1, 1)
    plain = opened.locator(ENTRY).evaluate("el => getComputedStyle(el).backgroundColor")
    opened.locator(RECT).hover()
    assert is_lit(opened)
    assert opened.locator(ENTRY).evaluate("el => getComputedStyle(el).backgroundColor") != plain


def test_the_keyboard_lights_it_too(opened: Page) -> None:
    opened.locator(f"{ENTRY} h3 a").focus()
    assert is_lit(opened)


def test_a_region_leads_to_its_article(opened: Page) -> None:
    wanted = opened.locator(f"{ENTRY} h3 a").get_attribute("href")
    opened.locator(RECT).click()
    opened.wait_for_url(f"**{wanted}")


def test_a_finger_on_a_region_leads_to_its_article(pictured: str, chromium: Browser) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(pictured)
    wanted = page.locator(f"{ENTRY} h3 a").get_attribute("href")
    page.locator(RECT).tap()
    page.wait_for_url(f"**{wanted}")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_of_it_is_in_anybody_s_way_and_no_rule_is_broken(pictured: str, chromium: Browser, scheme: str) -> None:
    context = chromium.new_context(color_scheme=scheme)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(pictured, wait_until="networkidle")
    assert Axe().run(page).violations_count == 0
    page.goto(urljoin(pictured, str(page.locator(f"{ENTRY} h3 a").get_attribute("href"))))
    assert Axe().run(page).violations_count == 0
    assert complaints == []
    context.close()


def test_the_picture_is_as_wide_as_what_lies_over_it(opened: Page) -> None:
    picture, over = (opened.locator(place).bounding_box() for place in (".picture img", ".seen .on >> nth=0"))
    assert picture and over
    assert all(abs(picture[side] - over[side]) <= 2 for side in ("x", "y", "width", "height"))
    assert opened.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_an_article_shows_its_cutting_no_wider_than_the_window(opened: Page) -> None:
    opened.locator(f"{ENTRY} h3 a").click()
    cutting = opened.locator(".cuttings img")
    cutting.scroll_into_view_if_needed()
    cutting.evaluate("image => image.decode()")
    assert cutting.evaluate("image => image.naturalWidth") > 600
    assert opened.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    cutting.click()
    opened.wait_for_url("**/issues/2023-11-14/1/#at-*")
