"""Copying a citation in a real browser: with the selected words, by key, without HTTPS, without JavaScript."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visitor

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

Visit = Callable[..., Visitor]

SELECT = """([first, last]) => {
  const text = document.querySelector(".printed .body p").lastChild;
  getSelection().setBaseAndExtent(text, first, text, last);
}"""
# As on a site without HTTPS.
NO_CLIPBOARD = "Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined })"


def lead(archive: list[str]) -> str:
    return next(path for path in archive if path.startswith("/a/"))


def pasted(page: Page) -> str:
    """What the clipboard holds, by way of a field, as a reader gets at it."""
    page.evaluate("document.body.append(Object.assign(document.createElement('textarea'), { id: 'paste' }))")
    page.locator("#paste").focus()
    page.keyboard.press("Control+V")
    return page.locator("#paste").input_value()


def press(page: Page, answer: str) -> None:
    """The button, until the page says that it has copied."""
    page.get_by_role("button", name="复制引文").click()
    page.get_by_text(answer, exact=True).wait_for()


def press_access_key(page: Page, key: str) -> None:
    """With Alt; Playwright's own keys do not say which character they would write without it."""
    keyed = {"modifiers": 1, "key": key, "code": f"Key{key.upper()}", "unmodifiedText": key, "text": key}
    page.context.new_cdp_session(page).send("Input.dispatchKeyEvent", {"type": "keyDown", **keyed})


@pytest.fixture(params=[True, False], ids=["clipboard", "without clipboard"])
def reading(request: pytest.FixtureRequest, visit: Visit, archive: list[str]) -> Page:
    visitor = visit()
    visitor.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    if not request.param:
        visitor.page.add_init_script(NO_CLIPBOARD)
    return visitor.open(lead(archive))


def test_the_citation_is_copied_alone_where_nothing_is_selected(reading: Page) -> None:
    press(reading, "已复制")
    assert pasted(reading) == reading.locator("#citation").inner_text()


def test_selected_words_are_copied_with_their_citation(reading: Page) -> None:
    reading.evaluate(SELECT, [1, 9])
    words = reading.evaluate("getSelection().toString().trim()")
    press(reading, "已复制文字和引文")
    assert len(words) >= 6
    assert pasted(reading) == f"“{words}”\n{reading.locator('#citation').inner_text()}"


def test_quotation_marks_within_the_words_become_inner_ones(reading: Page) -> None:
    reading.evaluate("getSelection().selectAllChildren(document.querySelector('.printed .kicker'))")
    press(reading, "已复制文字和引文")
    assert pasted(reading).startswith("“一年之计在于春 ‘早’字当头”\n李四")


def test_a_key_does_the_same(reading: Page) -> None:
    reading.evaluate(SELECT, [1, 9])
    words = reading.evaluate("getSelection().toString().trim()")
    press_access_key(reading, "c")
    reading.get_by_text("已复制文字和引文").wait_for()
    assert pasted(reading).startswith(f"“{words}”\n李四")


def test_what_is_selected_outside_the_text_is_not_quoted(reading: Page) -> None:
    reading.evaluate("getSelection().selectAllChildren(document.querySelector('.site-foot'))")
    press(reading, "已复制")
    assert pasted(reading) == reading.locator("#citation").inner_text()


def test_copying_as_usual_copies_what_is_selected_and_no_more(reading: Page) -> None:
    reading.evaluate(SELECT, [1, 9])
    words = reading.evaluate("getSelection().toString()")
    reading.keyboard.press("Control+C")
    assert pasted(reading) == words


def test_every_form_is_copied_by_its_button(visit: Visit, archive: list[str]) -> None:
    visitor = visit()
    visitor.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visitor.open(f"{lead(archive)}cite/")
    for box in page.locator(".copied").all():
        box.get_by_role("button", name="复制").click()
        box.get_by_text("已复制").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == box.get_by_role("textbox").input_value()
    assert page.locator(".copied").count() == 8
    assert visitor.complaints == []


def test_without_script_nothing_is_offered_that_does_nothing(visit: Visit, archive: list[str]) -> None:
    page = visit(script=False).open(lead(archive))
    assert page.locator("#citation").is_visible()
    assert not page.get_by_role("button", name="复制引文").is_visible()
    page.get_by_role("link", name="其他格式").click()
    assert page.get_by_role("textbox", name="GB/T 7714—2025，引本网页").input_value().startswith("李四")
    assert [button for button in page.get_by_role("button", name="复制").all() if button.is_visible()] == []
    with page.expect_download() as download:
        page.get_by_role("link", name="下载").first.click()
    assert download.value.suggested_filename.endswith(".bib")


def test_a_file_to_download_is_whole(visit: Visit, archive: list[str]) -> None:
    page = visit().open(f"{lead(archive)}cite/")
    with page.expect_download() as download:
        page.get_by_role("link", name="下载").nth(1).click()
    content = download.value.path().read_bytes()
    assert content.startswith(b"TY  - NEWS\r\n") and content.endswith(b"ER  - \r\n")
