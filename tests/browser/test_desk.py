"""The correction desk in a real Chromium: nothing typed is lost by leaving, by Enter, by a log-in that ran out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.contrib.sessions.models import Session
from django.db.models import Model
from playwright.sync_api import Browser, Page

from articles.models import Article, Series
from tests.browser.conftest import Visitor
from tests.browser.test_accessible import AXE, OBJECTIONS
from tests.support.factories import make_reporter
from tests.support.prepared import copy_prepared
from tests.support.processes import serving

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

Visit = Callable[..., Visitor]
PASSWORD = "a-word-of-many-letters"
LISTS = ["article", "photocaption", "shownarticle", "issue", "page", "pagetext", "problem", "reporter", "series"]
LISTS += ["revision", "permalink"]


@pytest.fixture
def article(archive: list[str]) -> Article:
    User.objects.create_superuser("editor", password=PASSWORD)
    return Article.objects.get(headline="湖边新闻第3条")


def log_in(page: Page, password: str = PASSWORD) -> None:
    page.get_by_label("用户名").fill("editor")
    page.get_by_label("密码").fill(password)
    with page.expect_navigation():
        page.get_by_role("button", name="登录").click()


def save(page: Page) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name="保存", exact=True).click()


def open_form(visitor: Visitor, row: Article | Series | User) -> Page:
    page = visitor.open(f"/admin/{row._meta.app_label}/{row._meta.model_name}/{row.pk}/change/")
    log_in(page)
    return page


def questions(page: Page) -> list[str]:
    """What the browser asks on leaving; each is answered with staying."""
    asked: list[str] = []

    def answer(dialog: object) -> None:
        asked.append(dialog.type)  # type: ignore[attr-defined]
        dialog.dismiss()  # type: ignore[attr-defined]

    page.on("dialog", answer)
    return asked


@pytest.mark.parametrize("script", [True, False])
def test_what_was_typed_outlives_the_session(visit: Visit, article: Article, script: bool) -> None:
    visitor = visit(script=script)
    page = open_form(visitor, article)
    text = "　　打了很久的字。\n\n“第二段”<b>&amp;\n"
    page.get_by_label("正文:").fill(text)
    Session.objects.all().delete()
    save(page)
    assert "登录已经失效" in page.locator(".errornote").inner_text()
    log_in(page)
    if not script:
        page.get_by_role("button", name="继续").click()
    page.wait_for_url(f"**/admin/articles/article/{article.pk}/change/")
    assert page.get_by_label("正文:").input_value() == text
    article.refresh_from_db()
    assert "打了很久的字" not in article.body
    save(page)
    page.wait_for_url("**/admin/articles/article/")
    article.refresh_from_db()
    assert "打了很久的字" in article.body
    assert [said for said in visitor.complaints if "403" not in said] == []


def test_what_was_typed_outlives_a_log_in_in_another_tab(visit: Visit, article: Article) -> None:
    page = open_form(visit(), article)
    page.get_by_label("标题:").fill("打了很久的字")
    Session.objects.all().delete()
    other = page.context.new_page()
    other.goto(page.url)
    log_in(other)
    save(page)
    assert page.get_by_label("标题:").input_value() == "打了很久的字"
    save(page)
    page.wait_for_url("**/admin/articles/article/")
    article.refresh_from_db()
    assert article.headline == "打了很久的字"


@pytest.mark.parametrize("script", [True, False])
def test_enter_in_a_one_line_field_does_nothing(visit: Visit, article: Article, script: bool) -> None:
    rows: list[tuple[Model, str]] = [
        (article, "article"),
        (article, "shownarticle"),
        (article.page, "page"),
        (article.page.issue, "issue"),
        (make_reporter("李四"), "reporter"),
        (Series.objects.create(name="学堂"), "series"),
        (User.objects.create(username="colleague"), "user"),
        (Group.objects.create(name="校对组"), "group"),
    ]
    visitor = visit(script=script)
    page = open_form(visitor, article)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.method))
    for row, model in rows:
        visitor.open(f"/admin/{row._meta.app_label}/{model}/{row.pk}/change/")
        pressed = press_enter_everywhere(page)
        assert (model, pressed > 0, "POST" in requests) == (model, True, False)
        assert page.url.endswith("/change/")


def press_enter_everywhere(page: Page) -> int:
    """In each of a form's one-line fields; how many they are."""
    fields = page.locator("#content-main form .form-row input:not([type=hidden], [type=submit])").all()
    ready = [field for field in fields if field.is_visible() and field.is_editable()]
    for field in ready:
        field.press("Enter")
    page.wait_for_timeout(300)
    return len(ready)


def test_ctrl_enter_saves(visit: Visit, article: Article) -> None:
    page = open_form(visit(), article)
    page.get_by_label("标题:").fill("用键盘保存")
    page.get_by_label("标题:").press("Control+Enter")
    page.wait_for_url("**/admin/articles/article/")
    article.refresh_from_db()
    assert article.headline == "用键盘保存"


def test_leaving_a_changed_form_asks(visit: Visit, article: Article) -> None:
    page = open_form(visit(), article)
    asked = questions(page)
    page.get_by_label("标题:").press_sequentially("字")
    page.get_by_role("link", name="首页").click()
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    assert page.url.endswith("/change/")


def test_leaving_a_form_that_could_not_be_saved_asks(visit: Visit, article: Article) -> None:
    page = open_form(visit(), article)
    page.get_by_label("标题:").fill("打了很久的字")
    Article.objects.filter(pk=article.pk).update(version=9)
    save(page)
    assert "没有保存" in page.locator(".errorlist.nonfield").inner_text()
    asked = questions(page)
    page.get_by_label("标题:").click()
    page.get_by_role("link", name="首页").click()
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]


def test_leaving_a_form_that_nobody_changed_and_saving_one_do_not_ask(visit: Visit, article: Article) -> None:
    page = open_form(visit(), article)
    asked = questions(page)
    page.get_by_label("标题:").click()
    page.get_by_role("link", name="首页").click()
    page.wait_for_url("**/admin/")
    page.go_back()
    page.get_by_label("标题:").fill("改过")
    save(page)
    page.wait_for_url("**/admin/articles/article/")
    assert asked == []


def test_back_after_too_much_leads_to_what_was_typed(visit: Visit, article: Article) -> None:
    page = open_form(visit(), article)
    page.get_by_label("正文:").fill("长" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 9 + 1))
    page.get_by_label("标题:").fill("打了很久的字")
    save(page)
    page.get_by_text("一次最多提交").wait_for()
    page.go_back()
    assert page.get_by_label("标题:").input_value() == "打了很久的字"
    assert len(page.get_by_label("正文:").input_value()) > 1_000_000


def kept(page: Page) -> None:
    page.locator("#draft-said", has_text="已存").wait_for()


@pytest.fixture
def lead(article: Article) -> Article:
    """With three raw lines."""
    return Article.objects.get(headline="早春的湖边 游人如织")


def test_a_text_is_corrected_with_keys_alone_without_scrolling(visit: Visit, lead: Article) -> None:
    visitor = visit()
    visitor.page.set_viewport_size({"width": 1366, "height": 600})
    page = open_form(visitor, lead)
    assert page.evaluate("document.activeElement.id") == "id_body"
    assert page.locator("li.lit").get_attribute("data-line") == "7"
    for part in ("#strip", "#id_body", ".submit-row input[name=_save]"):
        box = page.locator(part).bounding_box()
        assert box and box["y"] >= 0 and box["y"] + box["height"] <= 600, part
    assert visitor.complaints == []
    page.evaluate(AXE)
    for colours in ("light", "dark"):
        page.emulate_media(color_scheme=colours)  # type: ignore[arg-type]
        page.evaluate("() => Promise.all(document.getAnimations().map((one) => one.finished)).then(() => 0)")
        assert page.evaluate(OBJECTIONS) == []
    page.keyboard.press("Control+Home")
    page.keyboard.press("Delete")
    page.keyboard.type("溪")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/admin/articles/article/")
    was, lead_now = lead.body, Article.objects.get(pk=lead.pk)
    assert (lead_now.body, lead_now.drafts.count()) == ("溪" + was[1:], 0)


def test_line_and_cursor_follow_each_other(visit: Visit, lead: Article) -> None:
    page = open_form(visit(), lead)
    page.locator("li[data-line='3']").click()
    assert page.evaluate("document.activeElement.id") == "id_headline"
    page.get_by_label("署名:").click()
    assert page.locator("li.lit").get_attribute("data-line") == "5"
    assert "李四" in page.locator("#strip").inner_text()


def test_nothing_acts_while_an_input_method_composes(visit: Visit, article: Article) -> None:
    page = open_form(visit(), article)
    page.keyboard.press("Control+Home")
    method = page.context.new_cdp_session(page)
    method.send("Input.imeSetComposition", {"text": "xi", "selectionStart": 2, "selectionEnd": 2})
    commit = {"type": "rawKeyDown", "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229, "modifiers": 2}
    method.send("Input.dispatchKeyEvent", commit)
    page.wait_for_timeout(800)
    assert (page.url.endswith("/change/"), article.drafts.count()) == (True, 0)
    method.send("Input.insertText", {"text": "溪"})
    kept(page)
    assert article.drafts.get().fields["body"].startswith("溪湖边")


def test_what_two_browsers_type_is_both_there(visit: Visit, article: Article) -> None:
    one, other = open_form(visit(), article), open_form(visit(), article)
    for page, text in ((one, "在这一台"), (other, "在那一台")):
        page.get_by_label("正文:").fill(text)
        kept(page)
    other.reload()
    assert other.get_by_label("正文:").input_value() == "在那一台"
    other.get_by_text("看草稿").click()
    assert other.get_by_label("正文，草稿").input_value() == "在这一台"


def test_while_logged_out_the_typing_stays_and_goes_on_by_itself(visit: Visit, article: Article) -> None:
    page = open_form(visit(), article)
    Session.objects.all().delete()
    page.get_by_label("正文:").fill("打了很久的字")
    with page.expect_popup() as opened:
        page.locator("#draft-trouble").get_by_role("link", name="在新窗口登录").click()
    log_in(opened.value)
    kept(page)
    assert page.locator("#draft-trouble").is_hidden()
    save(page)
    page.wait_for_url("**/admin/articles/article/")
    article.refresh_from_db()
    assert article.body == "打了很久的字"


def test_a_draft_outlives_the_server_and_is_there_in_another_browser(
    chromium: Browser, shared_folder: Path, tmp_path: Path
) -> None:
    said = copy_prepared(shared_folder, tmp_path / "data")
    password = said.partition("密码：")[2].partition("（")[0]
    for text in ("", "打了很久的字"):
        with serving(tmp_path / "data") as site:
            page = chromium.new_page()
            page.goto(f"{site}/admin/articles/article/2/change/")
            log_in(page, password)
            assert page.get_by_label("正文:").input_value().startswith(text)
            page.get_by_label("正文:").fill("打了很久的字")
            kept(page)
        page.context.close()


@pytest.mark.parametrize("width", [1366, 390])
def test_no_column_of_a_list_is_too_narrow_to_read(visit: Visit, article: Article, width: int) -> None:
    """No cell is higher than three lines, and the page itself never scrolls sideways."""
    visitor = visit(width=width)
    open_form(visitor, article)
    bad = {}
    for name in LISTS:
        page = visitor.open(f"/admin/articles/{name}/")
        high = page.evaluate(
            "Math.max(0, ...[...document.querySelectorAll('#result_list td')].map(e => e.offsetHeight))"
        )
        wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        if high > 75 or wide:
            bad[name] = (high, wide)
    assert bad == {}
    assert visitor.complaints == []
