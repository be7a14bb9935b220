"""A save of an article that another came before comes back merged, with all that was typed; clashes are asked about."""

from __future__ import annotations

from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

from articles.corrections import correct
from articles.corrections.redacting import redact
from articles.corrections.withdrawing import withdraw
from articles.models import Article
from articles.models.states import Reason
from articles.public.masking import SIGN
from tests.admin.browser import sent
from tests.admin.forms import address, hidden
from tests.support.factories import make_article, make_reporter

pytestmark = pytest.mark.django_db

BODY = "湖边的抑树发芽。\n孩子放凤筝，老人下棋。\n德国胶王等一批企业来了。"


@pytest.fixture
def article() -> Article:
    return make_article(headline="湖边新闻", body=BODY, bylines=[("记者", "张三")])


def save_between(article: Article, **changes: Any) -> None:
    article.refresh_from_db()
    correct(article, version=article.version, changes=changes, by=User.objects.get_or_create(username="colleague")[0])


def fields(answer: HttpResponse) -> dict[str, Any]:
    """The form of an answer, as a browser would send it, with what stands hidden beside it."""
    form = answer.context["adminform"].form
    values = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in values.items()} | {
        name: values[0] for name, values in hidden(answer).items() if name == "clashes"
    }


def body_of(answer: HttpResponse) -> str:
    return str(fields(answer)["body"])


def test_edits_that_do_not_touch_are_merged_and_saved_with_one_more_look(
    admin_client: Client, article: Article
) -> None:
    form = sent(admin_client, article, body=BODY.replace("凤筝", "风筝"))
    save_between(article, body=BODY.replace("抑树", "柳树"), section="春游")
    answer = admin_client.post(address(article), form)
    assert (answer.status_code, "互不相干" in answer.content.decode()) == (409, True)
    assert body_of(answer) == BODY.replace("抑树", "柳树").replace("凤筝", "风筝")
    assert article.revisions.count() == 2
    assert admin_client.post(address(article), fields(answer)).status_code == 302
    article.refresh_from_db()
    assert (article.version, article.section) == (3, "春游")
    assert article.revisions.get(version=3).changes["body"]["before"] == BODY.replace("抑树", "柳树")


def test_what_a_colleague_changed_and_one_did_not_touch_is_no_edit_of_ones_own(
    admin_client: Client, article: Article
) -> None:
    form = sent(admin_client, article, reason="只写了说明")
    save_between(article, headline="湖边的消息", bylines=[{"role": "记者", "name": "李四"}])
    answer = admin_client.post(address(article), form)
    assert (fields(answer)["headline"], fields(answer)["bylines_text"]) == ("湖边的消息", "记者 李四")
    assert fields(answer)["reason"] == "只写了说明"


@pytest.mark.parametrize(
    ("choice", "text"), [("theirs", "德国汉高等"), ("mine", "德国胶王公司等"), ("both", "德国汉高胶王公司等")]
)
def test_a_clash_is_asked_about_and_what_is_chosen_is_saved(
    admin_client: Client, article: Article, choice: str, text: str
) -> None:
    form = sent(admin_client, article, body=BODY.replace("胶王", "胶王公司"))
    save_between(article, body=BODY.replace("胶王", "汉高").replace("抑", "柳"))
    answer = admin_client.post(address(article), form)
    page = answer.content.decode()
    assert "有 1 处两人都改了" in page
    assert "正文第 3 段" in page
    assert "德国<b>胶王</b>等" in page
    assert "德国<del>胶王</del><ins>汉高</ins>等" in page
    assert "德国胶王<ins>公司</ins>等" in page
    assert admin_client.post(address(article), fields(answer) | {"choice-body-0": choice}).status_code == 302
    article.refresh_from_db()
    assert text in article.body
    assert "柳树" in article.body


def test_what_was_chosen_can_be_looked_at_before_it_is_saved(admin_client: Client, article: Article) -> None:
    form = sent(admin_client, article, headline="我的标题")
    save_between(article, headline="别人的标题")
    asked = fields(admin_client.post(address(article), form))
    answer = admin_client.post(address(article), asked | {"choice-headline-0": "theirs", "_look_again": "1"})
    assert (answer.status_code, fields(answer)["headline"]) == (200, "别人的标题")
    assert article.revisions.count() == 2


def test_a_third_save_that_comes_late_goes_round_again_and_keeps_everything(
    admin_client: Client, article: Article
) -> None:
    form = sent(admin_client, article, body=BODY.replace("凤筝", "风筝") + "\n我打了很久的字。")
    save_between(article, body=BODY.replace("抑", "柳"))
    first = admin_client.post(address(article), form)
    save_between(article, body=BODY.replace("抑", "柳").replace("老人", "老年人"))
    second = admin_client.post(address(article), fields(first))
    assert second.status_code == 409
    body = BODY.replace("抑", "柳").replace("老人", "老年人").replace("凤筝", "风筝") + "\n我打了很久的字。"
    assert body_of(second) == body
    assert admin_client.post(address(article), fields(second)).status_code == 302
    article.refresh_from_db()
    assert article.body == body


def test_what_was_chosen_for_a_save_that_came_late_again_holds(admin_client: Client, article: Article) -> None:
    form = sent(admin_client, article, body=BODY.replace("胶王", "胶王公司"))
    save_between(article, body=BODY.replace("胶王", "汉高"))
    asked = fields(admin_client.post(address(article), form)) | {"choice-body-0": "both"}
    save_between(article, section="春游")
    again = admin_client.post(address(article), asked)
    assert (again.status_code, body_of(again)) == (409, BODY.replace("胶王", "汉高胶王公司"))


def test_bylines_and_choices_are_asked_about_whole(admin_client: Client, article: Article) -> None:
    for name in ("李四", "王五"):
        make_reporter(name)
    form = sent(admin_client, article, bylines_text="记者 张三\n摄影 王五", kind="photo")
    save_between(article, bylines=[{"role": "记者", "name": "李四"}], kind="notice")
    answer = admin_client.post(address(article), form)
    chosen = {"choice-bylines_text-0": "both", "choice-kind-0": "theirs"}
    assert "启事" in answer.content.decode()
    assert admin_client.post(address(article), fields(answer) | chosen).status_code == 302
    article.refresh_from_db()
    assert [one.name for one in article.bylines.order_by("order")] == ["李四", "张三", "王五"]
    assert article.kind == "notice"


def test_what_is_masked_meanwhile_comes_back_by_no_merge_and_is_not_shown(
    admin_client: Client, article: Article
) -> None:
    form = sent(admin_client, article, body=BODY.replace("老人下棋", "老人们下棋").replace("抑", "柳"))
    redact(article, "孩子放凤筝，老人下棋", reason=Reason.PRIVACY, by=None)
    answer = admin_client.post(address(article), form)
    page = unescape(answer.content.decode())
    assert ("孩子放凤筝" in page, SIGN in body_of(answer), "柳树" in body_of(answer)) == (False, True, True)
    assert admin_client.post(address(article), fields(answer)).status_code == 302
    article.refresh_from_db()
    assert article.body == f"湖边的柳树发芽。\n{SIGN}。\n德国胶王等一批企业来了。"


def test_what_one_did_not_touch_is_shown_and_saved_as_it_is_masked_now(admin_client: Client) -> None:
    article = make_article(headline="湖边新闻", body="　　诸葛长风说。\r\n\r\n次段。 ")
    form = sent(admin_client, article, headline="湖畔新闻")
    redact(article, "诸葛长风", reason=Reason.PRIVACY, by=None)
    answer = admin_client.post(address(article), form)
    assert "诸葛" not in answer.content.decode()
    assert admin_client.post(address(article), fields(answer)).status_code == 302
    article.refresh_from_db()
    assert (article.headline, article.body) == ("湖畔新闻", f"　　{SIGN}说。\r\n\r\n次段。 ")


def test_what_is_masked_in_another_article_of_the_issue_comes_back_by_no_merge(admin_client: Client) -> None:
    other = make_article(body="王桂兰住在湖滨路十二号，昨天报了案。")
    article = make_article(other.page, body="柳树发芽。王桂兰住在湖滨路十二号，昨天报了案。")
    form = sent(admin_client, article, body="柳树发芽。王桂兰住在湖滨路十二号，昨天报了案了。")
    save_between(article, body="柳树发芽。")
    redact(other, "王桂兰住在湖滨路十二号", reason=Reason.PRIVACY, by=None)
    assert "王桂兰" not in admin_client.post(address(article), form).content.decode()


def test_what_became_of_its_visibility_is_said_first(admin_client: Client, article: Article) -> None:
    form = sent(admin_client, article, headline="改过")
    withdraw(article, reason=Reason.LAW, by=User.objects.create_user("signer"))
    said = str(admin_client.post(address(article), form).context["errors"])
    assert 0 < said.index("已由signer于") < said.index("没有保存，您输入的内容都还在下面")


def test_the_log_in_that_ran_out_in_between_carries_the_clash_along(
    admin_client: Client, admin_user: User, article: Article
) -> None:
    form = sent(admin_client, article, headline="我的标题")
    save_between(article, headline="别人的标题")
    asked = fields(admin_client.post(address(article), form)) | {"choice-headline-0": "theirs"}
    client = Client()
    lost = client.post(address(article), asked)
    log_in = {"username": ["admin"], "password": ["password"]}
    shown = client.post(
        address(article), hidden(client.post(f"/admin/login/?next={address(article)}", hidden(lost) | log_in))
    )
    assert fields(shown)["headline"] == "别人的标题"
    assert client.post(address(article), fields(shown)).status_code == 302


@pytest.mark.parametrize("carried", ["{", '{"body": [1]}', '{"visibility": [["a", "b", "c", false]]}'])
def test_a_post_that_no_page_of_ours_makes_saves_nothing_and_keeps_what_was_typed(
    admin_client: Client, article: Article, carried: str
) -> None:
    answer = admin_client.post(address(article), sent(admin_client, article, headline="打了很久的字", clashes=carried))
    page = answer.content.decode()
    assert (answer.status_code, "打了很久的字" in page, "没有看懂" in page) == (200, True, True)
    assert article.revisions.count() == 1


@pytest.mark.parametrize("opened", ["0", "-1", "9", "9" * 30])
def test_a_version_that_never_was_brings_the_form_back_as_it_was_typed(
    admin_client: Client, article: Article, opened: str
) -> None:
    form = sent(admin_client, article, headline="打了很久的字") | {"opened_version": opened}
    answer = admin_client.post(address(article), form)
    assert (answer.status_code, fields(answer)["headline"]) == (409, "打了很久的字")


def test_a_save_says_against_what_it_was_checked(admin_client: Client, article: Article) -> None:
    admin_client.post(address(article), sent(admin_client, article, headline="改过", checked_against="image"))
    assert article.revisions.get(version=2).checked_against == "image"
    assert "<td>对照影像</td>" in admin_client.get(address(article)).content.decode()
