"""The picture of a page enlarged, in Chromium: by mouse, keyboard and finger, and back."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Request

SIZES = {
    "wide": {"viewport": {"width": 1280, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True},
    "no script": {"java_script_enabled": False},
}
on = partial(pytest.mark.parametrize, "tab", indirect=True)


@pytest.fixture(scope="module")
def tabs(chromium: Browser) -> Iterator[dict[str, Page]]:
    opened = {name: chromium.new_context(**size).new_page() for name, size in SIZES.items()}  # type: ignore[arg-type]
    yield opened
    for page in opened.values():
        page.context.close()


@pytest.fixture
def tab(pictured: str, tabs: dict[str, Page], request: pytest.FixtureRequest) -> Iterator[Page]:
    """On the page, before anything is enlarged; whatever a test does, no rule of the site's policy is broken."""
    page = tabs[getattr(request, "param", "wide")]
    complaints: list[str] = []

    def complain(said: object) -> None:
        complaints.append(str(getattr(said, "text", said)))

    page.goto(pictured)
    for event in ("console", "pageerror"):
        page.on(event, complain)  # type: ignore[call-overload]
    yield page
    for event in ("console", "pageerror"):
        page.remove_listener(event, complain)
    assert complaints == []


@pytest.fixture
def viewer(tab: Page) -> Locator:
    return enlarged(tab)


def enlarged(page: Page) -> Locator:
    page.get_by_role("button", name="放大看").click()
    viewer = page.get_by_role("dialog")
    viewer.locator("canvas").wait_for()
    return viewer


def width(viewer: Locator) -> float:
    """Of the whole picture, once it stands still."""
    return float(
        viewer.locator(".regions").evaluate(
            """async (sheet) => {
              let last = -1, wide = 0;
              while (wide !== last || !wide) {
                last = wide;
                await new Promise((done) => setTimeout(done, 60));
                wide = sheet.getBoundingClientRect().width;
              }
              return wide;
            }"""
        )
    )


@on(["wide", "phone"])
def test_buttons_and_keys_enlarge_and_lead_back_to_the_whole_page(viewer: Locator) -> None:
    whole, keyboard = width(viewer), viewer.page.keyboard
    for key in ("+", "=", "-"):
        keyboard.press(key)
    assert width(viewer) == pytest.approx(1.5 * whole, rel=0.02)
    keyboard.press("0")
    assert width(viewer) == pytest.approx(whole, rel=0.01)
    viewer.get_by_role("button", name="放大").click()
    viewer.get_by_role("button", name="放大").click()
    viewer.get_by_role("button", name="缩小").click()
    assert width(viewer) == pytest.approx(1.5 * whole, rel=0.02)
    viewer.get_by_role("button", name="整版").click()
    assert width(viewer) == pytest.approx(whole, rel=0.01)


def test_the_wheel_enlarges_and_arrows_move(viewer: Locator) -> None:
    whole, page = width(viewer), viewer.page
    page.mouse.move(640, 500)
    for _ in range(3):
        page.mouse.wheel(0, -300)
        page.wait_for_timeout(80)
    assert width(viewer) > 1.3 * whole
    before = viewer.locator(".regions").bounding_box()
    page.keyboard.press("ArrowDown")
    width(viewer)
    page.wait_for_timeout(500)
    after = viewer.locator(".regions").bounding_box()
    assert before and after and after["y"] < before["y"] - 20


def test_a_double_click_enlarges_what_is_under_it(viewer: Locator) -> None:
    whole = width(viewer)
    viewer.page.mouse.dblclick(640, 600)
    assert width(viewer) > 1.3 * whole


@on(["phone"])
def test_two_fingers_enlarge_it(viewer: Locator) -> None:
    whole, at = width(viewer), viewer.page.context.new_cdp_session(viewer.page)
    at.send("Input.synthesizePinchGesture", {"x": 195, "y": 450, "scaleFactor": 2, "gestureSourceType": "touch"})
    assert width(viewer) > 1.5 * whole


def test_the_viewer_is_fetched_when_it_is_asked_for_and_the_large_picture_when_it_can_be_seen(tab: Page) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    tab.on("request", note)
    tab.reload(wait_until="networkidle")
    assert [url for url in asked if "vendor" in url or ("zoom" in url and ".css" in url) or "-200" in url] == []
    viewer = enlarged(tab)
    assert width(viewer) and any("openseadragon" in url for url in asked)
    assert [url for url in asked if "-200" in url] == []
    with tab.expect_request("**/*-200.webp"):
        for _ in range(3):
            tab.keyboard.press("+")


def test_escape_leads_back_to_the_button_and_it_opens_again(viewer: Locator) -> None:
    page, focused = viewer.page, "() => document.activeElement.textContent"
    assert "方向键" in str(page.evaluate("() => document.activeElement.getAttribute('aria-label')"))
    page.keyboard.press("Escape")
    viewer.wait_for(state="detached")
    assert page.evaluate(focused) == "放大看"
    page.keyboard.press("Enter")
    viewer.get_by_role("button", name="关闭").click()
    viewer.wait_for(state="detached")
    assert page.evaluate(focused) == "放大看"


@on(["wide", "phone"])
def test_a_press_on_an_article_lights_it_up_and_names_it_with_its_address(viewer: Locator) -> None:
    page, region = viewer.page, viewer.locator(".on").nth(2).locator("a")
    width(viewer)
    box = region.locator("rect").last.bounding_box()
    assert box
    pressed = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    (page.touchscreen.tap if page.evaluate("() => navigator.maxTouchPoints") else page.mouse.click)(*pressed)
    assert viewer.locator(".lit").count() == 1
    link = viewer.get_by_role("status").get_by_role("link")
    wanted = region.get_attribute("href")
    assert link.get_attribute("href") == wanted
    link.click()
    page.wait_for_url(f"**{wanted}")


def test_tab_leads_from_article_to_article_and_enter_to_its_page(viewer: Locator) -> None:
    whole, page = width(viewer), viewer.page
    page.keyboard.press("Tab")
    first = viewer.get_by_role("status").inner_text()
    page.keyboard.press("Tab")
    assert viewer.get_by_role("status").inner_text() != first
    assert width(viewer) > 1.1 * whole
    wanted = viewer.locator(".on").nth(1).locator("a").get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{wanted}")


def test_who_came_to_see_one_article_sees_it_enlarged(tab: Page) -> None:
    named = tab.locator(".seen li svg.on").nth(2).get_attribute("id")
    tab.evaluate("(id) => { location.hash = id }", named)
    viewer = enlarged(tab)
    assert viewer.get_by_role("status").inner_text() == tab.locator(".seen li h3").nth(2).inner_text()
    box, room = viewer.locator(".lit a").bounding_box(), viewer.locator(".sheet").bounding_box()
    assert width(viewer) and box and room
    assert max(box["width"] / room["width"], box["height"] / room["height"]) > 0.8


def test_words_that_are_marked_on_the_page_are_marked_there(pictured: str, tab: Page) -> None:
    tab.goto(f"{pictured}?found=平湖")
    marked = tab.locator(".seen .marks rect").count()
    assert enlarged(tab).locator(".marks rect").count() == marked > 0
    assert tab.get_by_role("dialog").locator(".on a").count() == tab.locator(".seen .on a").count()


def test_who_wants_no_motion_meets_none(tab: Page) -> None:
    tab.emulate_media(reduced_motion="reduce")
    viewer = enlarged(tab)
    whole = width(viewer)
    wide = """(sheet) => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() =>
      done(sheet.getBoundingClientRect().width))))"""
    tab.keyboard.press("+")
    assert viewer.locator(".regions").evaluate(wide) == pytest.approx(1.5 * whole, rel=0.02)
    tab.emulate_media(reduced_motion="no-preference")


@on(["wide", "phone"])
def test_nothing_of_it_is_in_anybody_s_way(viewer: Locator) -> None:
    page = viewer.page
    page.keyboard.press("Tab")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@on(["no script"])
def test_without_script_there_is_the_large_picture_and_no_promise(tab: Page) -> None:
    assert tab.get_by_role("button", name="放大看").count() == 0
    large = tab.get_by_role("link", name="大图").get_attribute("href") or ""
    assert large.endswith("-200.webp") and tab.request.get(tab.url.split("/issues")[0] + large).ok
