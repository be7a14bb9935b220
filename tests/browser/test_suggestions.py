"""The list under the search box: chosen by keyboard, and never opened by an answer nobody waits for any more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Locator, Page, Route

from tests.browser.conftest import Visitor

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

Visit = Callable[..., Visitor]

ASKED = "**/search/suggest/**"
# Milliseconds by which an answer that is let through would have opened the list.
PAST = 400


@pytest.fixture
def box(visit: Visit) -> Locator:
    return visit().open("/search/").get_by_label("检索词")


def options(page: Page) -> Locator:
    return page.locator("[role=option]:visible")


def requests(page: Page) -> list[str]:
    """What is asked for suggestions from now on."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "suggest/" in request.url else None)
    return asked


@contextmanager
def answered_late(box: Locator, typed: str) -> Iterator[None]:
    """What is typed is asked before the block and answered after it."""
    held: list[Route] = []
    box.page.route(ASKED, lambda route: held.append(route))
    with box.page.expect_request(ASKED):
        box.press_sequentially(typed)
    yield
    for route in held:
        route.continue_()
    box.page.wait_for_timeout(PAST)


def test_suggestions_are_chosen_by_keyboard(box: Locator) -> None:
    box.press_sequentially("李")
    options(box.page).first.wait_for()
    box.press("ArrowDown")
    box.press("Enter")
    box.page.wait_for_url("**/reporters/li-si/")


def test_nothing_is_asked_while_an_input_method_composes(box: Locator) -> None:
    asked = requests(box.page)
    box.dispatch_event("compositionstart")
    box.press_sequentially("li")
    box.page.wait_for_timeout(PAST)
    assert asked == []
    with box.page.expect_request(ASKED):
        box.dispatch_event("compositionend")


def test_a_late_answer_opens_the_list_of_a_reader_who_waits(box: Locator) -> None:
    with answered_late(box, "李"):
        assert options(box.page).count() == 0
    options(box.page).first.wait_for()


def test_a_late_answer_opens_nothing_after_the_box_is_left(box: Locator) -> None:
    with answered_late(box, "李"):
        box.press("Tab")
    assert options(box.page).count() == 0


def test_who_leaves_the_box_at_once_asks_nothing(box: Locator) -> None:
    """Between the two keys no time goes by, however slow the machine is."""
    asked = requests(box.page)
    box.page.clock.install(time=0)
    box.page.clock.pause_at(1000)
    box.press_sequentially("李")
    box.press("Tab")
    box.page.clock.run_for(PAST)
    box.page.wait_for_timeout(PAST)
    assert asked == []


def test_a_late_answer_opens_nothing_after_escape(box: Locator) -> None:
    box.press_sequentially("李")
    options(box.page).first.wait_for()
    with answered_late(box, "四"):
        box.press("Escape")
    assert (options(box.page).count(), box.input_value()) == (0, "李四")


def test_escape_before_the_first_answer_keeps_the_list_closed(box: Locator) -> None:
    # Chromium clears the box then, other browsers keep the text.
    box.evaluate("box => box.addEventListener('keydown', event => event.key === 'Escape' && event.preventDefault())")
    with answered_late(box, "李"):
        box.press("Escape")
    assert options(box.page).count() == 0


def test_a_late_answer_opens_nothing_while_an_input_method_composes(box: Locator) -> None:
    with answered_late(box, "李"):
        box.dispatch_event("compositionstart")
    assert options(box.page).count() == 0


def test_the_chosen_one_is_seen_in_forced_colours(box: Locator) -> None:
    box.page.emulate_media(forced_colors="active")
    box.press_sequentially("湖边")
    options(box.page).first.wait_for()
    box.press("ArrowDown")
    chosen, ground = (box.page.locator(one) for one in ("[aria-selected=true]", ".suggestions"))
    colours = [one.evaluate("one => getComputedStyle(one).backgroundColor") for one in (chosen, ground)]
    assert colours[0] != colours[1]
