"""The second step of a log-in in a real Chromium, by its keys alone, looked at by axe in the light and in the dark."""

from __future__ import annotations

from base64 import b32decode
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page

from tests.browser.conftest import Visitor
from tests.browser.test_accessible import AXE, OBJECTIONS
from tests.browser.test_desk import PASSWORD, log_in
from tests.support.authenticator import shown

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]


def objections(page: Page) -> list[Any]:
    page.evaluate(AXE)
    found = []
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 800})
        for colours in ("light", "dark"):
            page.emulate_media(color_scheme=colours)
            page.evaluate("() => document.getAnimations().forEach((one) => one.finish())")
            found += page.evaluate(OBJECTIONS)
        found += ["wider than the screen"] if page.evaluate("document.documentElement.scrollWidth") > width else []
    return found


def enter(page: Page, label: str, typed: str) -> None:
    page.get_by_label(label).fill(typed)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_an_authenticator_is_enrolled_and_asked_for(visit: Callable[..., Visitor], settings: Any) -> None:
    User.objects.create_superuser("editor", password=PASSWORD)
    settings.REQUIRE_TOTP = True
    page = visit().open("/admin/")
    log_in(page)
    assert objections(page) == []
    key = b32decode(page.locator(".key").inner_text().replace(" ", "")).hex()
    enter(page, "新验证器上的验证码", shown(key))
    assert objections(page) == []
    codes = page.locator(".recovery code").all_inner_texts()
    with page.expect_navigation():
        page.get_by_role("button", name="继续").click()
    page.get_by_role("link", name="两步登录").click()
    page.get_by_role("heading", name="恢复码").wait_for()
    assert objections(page) == []
    with page.expect_navigation():
        page.get_by_role("button", name="注销").click()
    page = visit().open("/admin/two-step/")
    log_in(page)
    assert objections(page) == []
    enter(page, "验证码或恢复码", codes[0])
    assert "还剩 9 个没有用过" in page.inner_text("main")
