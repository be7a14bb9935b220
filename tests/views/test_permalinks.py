from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission

from articles.corrections import correct
from articles.corrections.structure import move_permalink
from articles.corrections.withdrawing import withdraw
from articles.models import Permalink, Span
from articles.models.states import Kind, Reason
from tests.support.factories import (
    make_article,
    make_page,
    make_problem,
    make_reading,
    make_span,
    make_text,
    make_undated_page,
)

pytestmark = pytest.mark.django_db


def shown(client, article, query: str = "") -> str:
    response = client.get(article.get_absolute_url() + query)
    assert response.status_code == 200
    return response.content.decode()


def test_an_article_shows_all_that_is_printed(client) -> None:
    article = make_article(
        section="栏目名",
        kicker="引题",
        headline="主题 两句",
        subtitle="副题",
        dateline="本报讯",
        body="第一段。\n第二段。",
    )
    page = shown(client, article)
    for printed in ("栏目名", "引题", "主题", "两句", "——副题", "本报讯", "第一段。", "第二段。"):
        assert printed in page


def test_each_paragraph_is_one_paragraph(client) -> None:
    page = shown(client, make_article(body="第一段。\n第二段。"))
    text = page[page.index('<div class="body">') : page.index("</div>", page.index('<div class="body">'))]
    assert text.count("<p id=") == 2


def test_printed_markup_is_text_not_markup(client) -> None:
    assert "<b>粗</b>" not in shown(client, make_article(headline="<b>粗</b>", body="<script>坏</script>"))


def test_bylines_link_to_their_reporters_under_their_roles(client) -> None:
    page = shown(client, make_article(None, [("记者", "王小明"), ("记者", "李四"), ("通讯员", "赵五")]))
    assert 'href="/reporters/wang-xiao-ming/"' in page
    header = page[page.index("<header>") :]
    assert header.count(">记者<") == 1
    assert header.count(">通讯员<") == 1


def test_an_article_links_to_its_issue_its_page_and_its_neighbours(client) -> None:
    page = make_page("C01")
    before, article, after = (make_article(page, headline=name) for name in ("前", "中", "后"))
    shown_page = shown(client, article)
    for link in ("/issues/2024-05-06/", "/issues/2024-05-06/C01/"):
        assert f'href="{link}"' in shown_page
    assert f'href="{before.get_absolute_url()}" rel="prev"' in shown_page
    assert f'href="{after.get_absolute_url()}" rel="next"' in shown_page


def test_punctuation_is_shown_full_width_unless_asked_for_as_printed(client) -> None:
    article = make_article(body="昨天,开会。")
    assert "昨天，开会。" in shown(client, article)
    assert "昨天,开会。" in shown(client, article, "?as=printed")


def test_the_source_names_the_raw_lines(client) -> None:
    page = make_page()
    article = make_article(page)
    make_span(make_text(page, "甲\n乙\n丙", source_name="a.txt"), article, 2, 3)
    shown_page = shown(client, article)
    assert 'href="/issues/2024-05-06/1/#L2"' in shown_page
    assert "第 2—3 行" in shown_page
    assert "a.txt" in shown_page


def test_text_nobody_has_checked_says_so(client) -> None:
    assert "未经人工校对" in shown(client, make_article())


def test_doubts_are_listed_with_their_lines_for_staff(admin_client, client) -> None:
    page = make_page()
    article = make_article(page)
    make_problem(make_text(page, "甲"), article, 1, "句末缺字")
    assert "句末缺字" in shown(admin_client, article)
    assert "句末缺字" not in shown(client, article)


def test_the_last_correction_says_what_was_changed_but_not_who_did_it_and_why(client, django_user_model) -> None:
    article = make_article()
    editor = django_user_model.objects.create(username="editor-login", first_name="编辑甲", last_name="编辑乙")
    correct(article, version=1, changes={"headline": "改过"}, by=editor, reason="内部的缘故")
    page = shown(client, article)
    assert "共 1 次" in page
    assert "改了标题 2 字" in page
    assert [said for said in ("editor-login", "编辑甲", "编辑乙", "内部的缘故") if said in page] == []


def test_a_photo_says_that_there_is_no_picture(client) -> None:
    assert "照片没有收录" in shown(client, make_article(kind=Kind.PHOTO))


def test_a_continued_text_links_to_the_page_it_goes_on_to(client) -> None:
    make_page("3")
    page = shown(client, make_article(continues_on="3"))
    assert '下转<a href="/issues/2024-05-06/3/">第3版' in page


def test_a_continuation_that_is_not_held_says_so(client) -> None:
    assert "下转第9版，未入库" in shown(client, make_article(continues_on="9"))


def test_linked_parts_lead_to_each_other(client) -> None:
    start = make_article(make_page("1"), headline="上半", continues_on="2")
    rest = make_article(make_page("2"), headline="下半", continued_from="1", continuation_of=start)
    assert rest.get_absolute_url() in shown(client, start)
    assert start.get_absolute_url() in shown(client, rest)


def test_only_those_who_may_correct_see_the_way_there(client, django_user_model) -> None:
    article = make_article()
    link = f"/admin/articles/article/{article.pk}/change/"
    assert link not in shown(client, article)
    editor = django_user_model.objects.create(username="editor", is_staff=True)
    editor.user_permissions.add(Permission.objects.get(codename="change_article"))
    client.force_login(editor)
    assert link in shown(client, article)


def test_a_mistyped_address_is_told_from_an_unknown_one(client) -> None:
    code = make_article().permalink_id
    wrong = code[:-1] + ("2" if code[-1] != "2" else "3")
    mistyped = client.get(f"/a/{wrong}/")
    assert mistyped.status_code == 404
    assert "打错了" in mistyped.content.decode()
    from articles.models.permalinks import new_code

    unknown = client.get(f"/a/{new_code()}/")
    assert unknown.status_code == 404
    assert "没有打错" in unknown.content.decode()


def test_upper_case_and_hyphens_lead_to_the_one_address(client) -> None:
    code = make_article().permalink_id
    typed = f"{code[:4]}-{code[4:]}".upper()
    response = client.get(f"/a/{typed}/")
    assert response.status_code == 301
    assert response.headers["Location"] == f"/a/{code}/"


# The second has one of our own check characters.
@pytest.mark.parametrize("number", ["news_123", "2014010106"])
def test_the_number_of_another_system_leads_to_the_permalink(client, number: str) -> None:
    article = make_article()
    Permalink.objects.filter(pk=article.permalink_id).update(external_id=number)
    response = client.get(f"/a/{number}/")
    assert response.status_code == 301
    assert response.headers["Location"] == article.get_absolute_url()


def test_hyphens_of_another_systems_number_are_its_own(client) -> None:
    article = make_article()
    Permalink.objects.filter(pk=article.permalink_id).update(external_id="2014-010106")
    assert client.get("/a/2014-010106/").headers["Location"] == article.get_absolute_url()


def test_our_own_number_goes_before_the_same_number_of_another_system(client) -> None:
    article, other = make_article(headline="本系统的"), make_article()
    Permalink.objects.filter(pk=other.permalink_id).update(external_id=article.permalink_id)
    assert "本系统的" in shown(client, article)


def test_a_number_of_another_system_may_have_slashes(client) -> None:
    article = make_article()
    Permalink.objects.filter(pk=article.permalink_id).update(external_id="sl/2023/1")
    response = client.get("/a/sl/2023/1/")
    assert response.status_code == 301
    assert response.headers["Location"] == article.get_absolute_url()


def test_a_number_with_slashes_that_nobody_gave_is_not_found(client) -> None:
    response = client.get("/a/no/such/number/")
    assert response.status_code == 404
    assert "没有这个编号的文章" in response.content.decode()


def test_a_mistyped_code_of_ours_is_not_sent_on_to_another_address(client) -> None:
    from articles.models.permalinks import new_code

    assert client.get(f"/a/{new_code().upper()}-/").status_code == 404


def test_a_moved_article_leads_to_its_successor(client) -> None:
    article = make_article()
    old = Permalink.objects.create(state="moved")
    old.successors.add(article.permalink)
    response = client.get(f"/a/{old.code}/")
    assert response.status_code == 301
    assert response.headers["Location"] == article.get_absolute_url()


def test_a_split_article_lists_its_parts(client) -> None:
    old = Permalink.objects.create(state="split")
    old.successors.add(make_article(headline="前半").permalink, make_article(headline="后半").permalink)
    response = client.get(f"/a/{old.code}/")
    assert response.status_code == 200
    assert "前半" in response.content.decode()
    assert "后半" in response.content.decode()


def test_a_withdrawn_article_says_that_and_when_but_not_its_text_nor_who_and_why(client, django_user_model) -> None:
    article = make_article(headline="秘密标题")
    editor = django_user_model.objects.create(username="editor-login", first_name="编辑甲")
    correct(article, version=1, changes={"visibility": "withdrawn"}, by=editor, reason="当事人申请")
    Permalink.objects.filter(pk=article.permalink_id).update(note="内部附注")
    response = client.get(article.get_absolute_url())
    assert response.status_code == 410
    page = response.content.decode()
    assert "已撤下" in page
    assert f"{article.revisions.get(version=2).at.astimezone():%Y-%m-%d}" in page
    assert [said for said in ("秘密标题", "当事人申请", "内部附注", "editor-login", "编辑甲") if said in page] == []


def test_a_withdrawn_permalink_is_gone(client) -> None:
    assert client.get(make_article(visibility="withdrawn").get_absolute_url()).status_code == 410


@pytest.mark.parametrize("visibility", ["public", "hidden"])
def test_what_is_not_public_is_not_found(client, visibility: str) -> None:
    page = make_undated_page() if visibility == "public" else make_page()
    article = make_article(page, visibility=visibility, headline="未公开")
    response = client.get(article.get_absolute_url())
    assert response.status_code == 404
    assert "未公开" not in response.content.decode()


def test_a_permalink_without_an_article_is_not_found(client) -> None:
    assert client.get(f"/a/{Permalink.objects.create().code}/").status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_article(client, django_assert_max_num_queries) -> None:
    page = make_page()
    article = make_article(page, [("记者", f"王小{n}") for n in range(8)])
    text = make_text(page, "\n".join("甲" for _ in range(30)))
    for n in range(1, 30):
        make_span(text, article, n, n)
        make_problem(text, article, n, "存疑")
        make_article(page)
    with django_assert_max_num_queries(19):
        client.get(article.get_absolute_url())


@pytest.mark.parametrize("visibility", ["hidden", "withdrawn"])
def test_a_part_that_is_not_public_is_not_named_on_the_other(client, visibility: str) -> None:
    start = make_article(headline="上半篇", continues_on="2")
    make_article(make_page("2"), headline="不公开的下半篇", visibility=visibility, continuation_of=start)
    assert "不公开的下半篇" not in shown(client, start)


def test_a_split_permalink_lists_its_parts_wherever_they_have_gone_since(client) -> None:
    old, part, home, rest = (make_article(headline=name) for name in ("整篇", "前半", "新家", "后半"))
    move_permalink(old, part, rest)
    move_permalink(part, home)
    told = shown(client, old)
    assert [name in told for name in ("新家", "后半", "前半")] == [True, True, False]


def test_a_split_permalink_does_not_count_the_parts_that_may_be_seen_as_all_there_are(client) -> None:
    old, part, rest = (make_article(headline=name) for name in ("整篇", "前半", "后半"))
    move_permalink(old, part, rest)
    withdraw(rest, reason=Reason.PRIVACY, by=None)
    assert "1 篇" not in shown(client, old)


def test_a_permalink_of_what_is_no_article_leads_to_its_page(client) -> None:
    article = make_article()
    move_permalink(article)
    assert client.get(article.get_absolute_url()).headers["Location"] == article.page.get_absolute_url()


def test_only_lines_of_the_newest_reading_are_named_as_its_source(client) -> None:
    article = make_article()
    text = make_text(article.page, "甲\n乙\n丙\n丁")
    for reader, line in ((0, 1), (1, 3)):
        Span.objects.create(
            reading=make_reading(text, reader), article=article, first_line=line, last_line=line, role="body", order=0
        )
    told = shown(client, article)
    assert ("#L3" in told, "#L1" in told) == (True, False)
