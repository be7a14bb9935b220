"""What axe objects to, and what it cannot see: where the keyboard stands, the size of text, motion, forced colours.

docs/accessibility.md says which criterion each test holds.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visitor

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

Visit = Callable[..., Visitor]

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
# All rules, those of good practice too; that of 24 px is off unless asked for. (rule, offending elements)
OBJECTIONS = """(rules) => axe.run({ resultTypes: ["violations"], ...rules }).then(
  ({ violations }) => violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map((node) => node.html)]))"""
# In the dark nothing differs but colours.
RULES = {
    "light": {"rules": {"target-size": {"enabled": True}}},
    "dark": {"runOnly": ["color-contrast", "link-in-text-block"]},
}


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_to_object_to_in_the_light_and_in_the_dark(
    visit: Visit, archive: list[str], width: int
) -> None:
    visitor = visit(width=width)
    found = {}
    for path in archive:
        page = visitor.open(path)
        page.evaluate(AXE)
        for colours, rules in RULES.items():
            page.emulate_media(color_scheme=colours)
            if objections := page.evaluate(OBJECTIONS, rules):
                found[path, colours] = objections
    assert found == {}


# The element with the keyboard: what it is, whether a ring is drawn around it, whether anything lies over it.
FOCUSED = """() => {
  const e = document.activeElement, style = getComputedStyle(e), box = e.getClientRects()[0];
  if (!box) return [e.outerHTML.slice(0, 80), true, true];
  const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
  const top = document.elementFromPoint(x, (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2);
  const ringed = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return [e.outerHTML.slice(0, 80), ringed, Boolean(top) && (e.contains(top) || top.contains(e))];
}"""
MOST_STOPS = 120


def tabbed(page: Page) -> list[tuple[str, bool, bool]]:
    """What is FOCUSED at each press of Tab until the page ends."""
    page.evaluate("() => document.documentElement.style.setProperty('scroll-behavior', 'auto')")
    stops = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement === document.body"):
            break
        stops.append(tuple(page.evaluate(FOCUSED)))
    return stops


@pytest.mark.parametrize("kind", ["/issues/2024-05-06/1/", "/search/?q=湖边&kind=article", "article", "report"])
def test_the_keyboard_gets_everywhere_and_is_seen_where_it_stands(visit: Visit, archive: list[str], kind: str) -> None:
    article = next(path for path in archive if path.startswith("/a/"))
    page = visit().open({"article": article, "report": f"{article}report/"}.get(kind, kind))
    stops = tabbed(page)
    links = page.locator("a:visible, button:visible, input:visible:not([type=radio]), select:visible, textarea:visible")
    assert len(stops) >= min(links.count(), MOST_STOPS) - page.locator("[tabindex='-1']").count()
    assert [what for what, ringed, open_to_sight in stops if not (ringed and open_to_sight)] == []


# Text smaller than 18 px, with what it is.
SMALL = """() => {
  const small = {}, texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const e = texts.currentNode.parentElement, size = parseFloat(getComputedStyle(e).fontSize);
    if (size < 18 && texts.currentNode.data.trim() && e.checkVisibility() && !e.closest(".unseen, script, option"))
      small[e.tagName + "." + e.className] = size;
  }
  return small;
}"""


def test_no_large_text_is_below_eighteen_pixels(visit: Visit, archive: list[str]) -> None:
    visitor = visit(width=390)
    visitor.page.add_init_script("localStorage.setItem('large', '1')")
    small = {path: found for path in archive if (found := visitor.open(path).evaluate(SMALL))}
    assert small == {}


def test_who_wants_no_motion_meets_none(visit: Visit) -> None:
    page = visit().open("/issues/2024/")
    moves = "() => getComputedStyle(document.documentElement).scrollBehavior"
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(moves) == "smooth"
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(moves) == "auto"
    assert page.evaluate("() => document.getAnimations().length") == 0


def test_forced_colours_still_tell_the_days_apart_and_the_door_one_stands_in(visit: Visit) -> None:
    page = visit().open("/issues/2024-05/")
    page.emulate_media(forced_colors="active")
    drawn = "kind => { const s = getComputedStyle(document.querySelector(`.legend i.${kind}`));"
    drawn += " return [s.backgroundColor, s.backgroundImage, s.borderStyle, s.borderColor].join() }"
    days = [page.evaluate(drawn, kind) for kind in ("held", "missing", "known", "none")]
    assert len(set(days)) == 4
    doors = page.locator(".site-head nav a").all()
    edges = [door.evaluate("e => getComputedStyle(e).borderBottomColor") for door in doors]
    assert sorted(edges.count(edge) for edge in set(edges)) == [1, 3]


def test_what_is_wrong_in_a_form_is_said_at_its_field(visit: Visit, archive: list[str]) -> None:
    article = next(path for path in archive if path.startswith("/a/"))
    page = visit(script=False).open(f"{article}report/")
    page.get_by_label("更正", exact=False).first.check()
    page.get_by_role("button", name="提交").click()
    wrong = page.locator("[aria-invalid=true]")
    assert wrong.count() >= 1
    for field in wrong.all():
        said = page.locator(f"#{field.get_attribute('aria-describedby')}")
        assert said.inner_text().strip()
