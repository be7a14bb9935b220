"""The admin's lists: Chinese words in every cell and filter, pages as they are printed, inferred days marked."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from django.test import Client

from articles.models import Issue, Problem
from articles.models.doubts import OTHER, REASONS
from tests.support.factories import DAY, make_article, make_page, make_problem, make_text, make_undated_page
from tests.support.places import ROOT

pytestmark = pytest.mark.django_db


def cells(client: Client, model: str, field: str, query: str = "") -> list[str]:
    """The texts of one column from top to bottom."""
    page = client.get(f"/admin/articles/{model}/{query}").content.decode()
    found = re.findall(rf'<t[dh] class="field-{field}[^"]*">(.*?)</t[dh]>', page, re.DOTALL)
    return [re.sub("<[^>]+>", "", cell).strip() for cell in found]


def reasons_given() -> set[str]:
    """Every code that the reader and the importer write down."""
    codes = set()
    for path in [*Path(ROOT, "articles/reading").rglob("*.py"), *Path(ROOT, "articles/importing").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Doubt" and len(node.args) > 2:
                codes |= {value.value for value in ast.walk(node.args[2]) if isinstance(value, ast.Constant)}
            if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("Problem"):
                given = (keyword.value for keyword in node.keywords if keyword.arg == "reason")
                codes |= {value.value for value in given if isinstance(value, ast.Constant)}
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "REASON":
                codes |= {node.value.value} if isinstance(node.value, ast.Constant) else set()
    return codes


def test_every_kind_of_doubt_has_its_words() -> None:
    assert {"lost-end", "missing", "continuation", "date"} <= reasons_given()
    assert reasons_given() - REASONS.keys() == set()
    assert len(set(REASONS.values())) == len(REASONS)


def test_the_list_of_doubts_shows_and_filters_kinds_by_their_words(admin_client: Client) -> None:
    text = make_text(make_page(), "甲\n乙")
    for reason in [*REASONS, "unheard-of"]:
        make_problem(text, make_article(), 1, f"疑点{reason}")
        Problem.objects.filter(detail=f"疑点{reason}").update(reason=reason)
    assert sorted(cells(admin_client, "problem", "reason_named")) == sorted([*REASONS.values(), OTHER])
    for reason, words in REASONS.items():
        assert cells(admin_client, "problem", "reason_named", f"?reason={reason}") == [words]
    assert cells(admin_client, "problem", "reason_named", "?reason=-") == [OTHER]
    page = admin_client.get("/admin/articles/problem/").content.decode()
    filters = page[page.index('id="changelist-filter"') :]
    assert [words for words in REASONS.values() if f">{words}</a>" not in filters] == []


def test_a_doubt_leads_to_the_form_where_it_is_put_right(admin_client: Client) -> None:
    article = make_article()
    make_problem(make_text(article.page, "甲"), article, 1, "疑点")
    page = admin_client.get("/admin/articles/problem/").content.decode()
    assert f'href="/admin/articles/article/{article.pk}/change/"' in page


@pytest.mark.parametrize(
    ("model", "field"), [("page", "__str__"), ("article", "page"), ("shownarticle", "page"), ("pagetext", "page")]
)
def test_pages_stand_as_they_are_printed_and_undated_ones_last(admin_client: Client, model: str, field: str) -> None:
    for page in (*map(make_page, ("10", "2", "C01", "1")), make_undated_page()):
        make_article(page)
        make_text(page, "甲")
    shown = list(dict.fromkeys(cells(admin_client, model, field)))
    assert [re.sub(".* ", "", page) for page in shown] == ["第1版", "第2版", "第10版", "第C01版", "版次未定"]


def test_doubts_stand_in_the_order_of_print(admin_client: Client) -> None:
    for number in ("10", "2", "1"):
        make_problem(make_text(make_page(number), "甲"), None, 1, f"第{number}版的疑点")
    assert cells(admin_client, "problem", "said") == ["第1版的疑点", "第2版的疑点", "第10版的疑点"]


@pytest.mark.parametrize(
    ("model", "field"),
    [("issue", "named"), ("page", "__str__"), ("article", "page"), ("pagetext", "page"), ("problem", "page_text")],
)
@pytest.mark.parametrize("source", ["inferred", "printed"])
def test_an_inferred_day_is_marked_wherever_it_stands(
    admin_client: Client, model: str, field: str, source: str
) -> None:
    article = make_article()
    make_problem(make_text(article.page, "甲"), article, 1, "疑点")
    Issue.objects.filter(date=DAY).update(date_source=source)
    (day,) = cells(admin_client, model, field)
    assert day.startswith("2024年5月6日（推定）" if source == "inferred" else "2024年5月6日")
    assert ("推定" in day) is (source == "inferred")


def test_pages_are_filtered_by_whether_they_have_a_date(admin_client: Client) -> None:
    make_page("1")
    make_undated_page()
    assert len(cells(admin_client, "page", "__str__", "?issue__isempty=1")) == 1
    assert cells(admin_client, "page", "__str__", "?issue__isempty=0") == ["2024年5月6日 第1版"]
    assert "待定日期" in admin_client.get("/admin/articles/page/").content.decode()


def test_the_days_above_a_list_are_written_as_people_write_them(admin_client: Client) -> None:
    make_article()
    page = admin_client.get("/admin/articles/article/").content.decode()
    assert "5月6日</" in page
    assert "05月6日" not in page


def test_the_newest_correction_stands_first(admin_client: Client) -> None:
    from articles.corrections import correct

    first, second = make_article(headline="甲"), make_article(headline="乙")
    correct(first, version=1, changes={"headline": "甲改"}, by=None)
    correct(second, version=1, changes={"headline": "乙改"}, by=None)
    assert cells(admin_client, "revision", "article") == ["乙改", "甲改"]
