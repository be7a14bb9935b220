"""``import_articles``: separated articles come in unchanged, twice is once, each fault is one line."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client

from articles.corrections import correct
from articles.models import Article, Permalink, Problem, Reporter
from articles.models.people import articles_of

ROW = {"id": "x-1", "date": "1998-01-02", "page": 3, "title": "水稻 丰收", "text": "本报讯　一。\n 二。"}

TALE = (
    "城西菜场一名摊主把自己和邻居多年的争执写成一封长信寄到报社，信里说两家合用的水井被人填平。\n"
    "街道调解员查了旧图纸，认定院墙从未动过，砖头属于隔壁工地临时堆放，请求不要刊出他们的姓名。"
)
OTHER = ROW | {
    "id": "other",
    "title": "大桥合龙",
    "text": "新大桥昨天上午合龙，预计明年春天通车，两岸往来只要五分钟。\n",
}


@pytest.fixture
def importing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """Import these lines; gives exit code, what was printed and what was complained of."""

    def run(
        *rows: Any, name: str = "articles.jsonl", data: bytes | None = None, options: tuple[str, ...] = ()
    ) -> tuple[int, str, str]:
        path = tmp_path / name
        lines = (row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)
        text = "\n".join(lines).encode() if data is None else data
        path.write_bytes(gzip.compress(text) if name.endswith(".gz") and data is None else text)
        code = 0
        try:
            call_command("import_articles", str(path), *options)
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


@pytest.mark.django_db
class TestImport:
    @pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
    def test_an_article_comes_in_as_it_is(self, importing: Any, name: str) -> None:
        code, out, err = importing(ROW, name=name)
        assert (code, out, err) == (0, "新入库 1 篇。\n", "")
        article = Article.objects.get()
        assert (article.headline, article.body) == (ROW["title"], ROW["text"])
        assert (article.dateline, article.kicker, list(article.bylines.all())) == ("", "", [])
        assert (str(article.date), article.page.number) == ("1998-01-02", "3")

    def test_it_is_found_and_its_old_id_leads_to_it(self, importing: Any, client: Client) -> None:
        importing(ROW)
        article = Article.objects.get()
        assert article.permalink.external_id == "x-1"
        assert client.get("/search/", {"q": "水稻丰收", "format": "json"}).json()["count"] == 1
        assert client.get("/a/x-1/").headers["Location"] == article.get_absolute_url()

    def test_twice_is_once(self, importing: Any) -> None:
        importing(ROW)
        before = list(Article.objects.values())
        assert importing(ROW) == (0, "已有，未变 1 篇。\n", "")
        assert list(Article.objects.values()) == before

    def test_many_articles_are_not_indexed_in_silence(self, importing: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("articles.management.commands.import_articles.SOON_DONE", 1)
        code, _, err = importing(ROW, ROW | {"id": "x-2"})
        assert (code, err) == (0, "正在为 2 篇写检索索引、找相关文章；可以中断，网站会接着做完\n")

    def test_articles_of_a_page_keep_their_order(self, importing: Any) -> None:
        importing(*(ROW | {"id": f"x-{n}", "title": str(n)} for n in range(3)))
        importing(ROW | {"id": "x-9", "title": "9"})
        assert [article.headline for article in Article.objects.order_by("order")] == ["0", "1", "2", "9"]

    def test_changed_text_replaces_what_nobody_corrected(self, importing: Any) -> None:
        importing(ROW)
        code, out, _ = importing(ROW | {"text": "新。\n\n 改。"})
        article = Article.objects.get()
        assert (code, out) == (0, "文本已更新 1 篇。\n")
        assert article.body == article.original_body == "新。\n\n 改。"
        assert article.version == 2
        assert importing(ROW | {"text": "新。\n\n 改。"})[1] == "已有，未变 1 篇。\n"

    def test_corrected_text_is_kept_and_named(self, importing: Any) -> None:
        importing(ROW)
        editor = User.objects.create_user("editor")
        correct(Article.objects.get(), version=1, changes={"headline": "订正"}, by=editor)
        code, out, err = importing(ROW | {"text": "新。"})
        assert (code, out) == (1, "人工订正过，保留未动 1 篇。\n")
        assert "x-1 人工订正过" in err
        assert Article.objects.get().headline == "订正"
        assert importing(ROW)[0] == 0

    def test_text_that_the_file_has_by_now_too_is_nothing_to_tell(self, importing: Any) -> None:
        importing(ROW)
        editor = User.objects.create_user("editor")
        correct(Article.objects.get(), version=1, changes={"headline": "水稻 丰产", "body": "本报讯　一。"}, by=editor)
        again = ROW | {"title": "水稻 丰产", "text": "本报讯　一。"}
        assert importing(again) == (0, "已有，未变 1 篇。\n", "")

    def test_blank_lines_that_a_correction_drops_are_no_difference(self, importing: Any) -> None:
        importing(ROW)
        editor = User.objects.create_user("editor")
        correct(Article.objects.get(), version=1, changes={"body": "一。\n二。"}, by=editor)
        assert importing(ROW | {"text": "一。\n\n二。\n"}) == (0, "已有，未变 1 篇。\n", "")

    @pytest.mark.parametrize("changes", [{"visibility": "hidden"}, {"status": "disputed"}], ids=str)
    def test_text_that_nobody_corrected_is_replaced_though_a_person_judged_the_article(
        self, importing: Any, changes: dict[str, str]
    ) -> None:
        importing(ROW)
        editor = User.objects.create_user("editor")
        correct(Article.objects.get(), version=1, changes=changes, by=editor)
        assert importing(ROW | {"text": "新。"})[:2] == (0, "文本已更新 1 篇。\n")
        assert Article.objects.get().body == "新。"

    def test_an_article_that_was_hidden_stays_hidden_when_its_text_is_replaced(self, importing: Any) -> None:
        importing(ROW)
        editor = User.objects.create_user("editor")
        correct(Article.objects.get(), version=1, changes={"visibility": "hidden"}, by=editor)
        importing(ROW | {"text": "新。"})
        assert Article.objects.get().visibility == "hidden"

    def test_text_that_was_checked_is_kept_though_nothing_was_changed(self, importing: Any) -> None:
        importing(ROW)
        editor = User.objects.create_user("editor")
        correct(Article.objects.get(), version=1, changes={"status": "reviewed"}, by=editor)
        assert importing(ROW | {"text": "新。"})[:2] == (1, "人工订正过，保留未动 1 篇。\n")
        article = Article.objects.get()
        assert (article.status, article.body) == ("reviewed", ROW["text"])

    def test_a_person_is_asked_once_where_a_kept_text_differs(self, importing: Any) -> None:
        importing(ROW)
        editor = User.objects.create_user("editor")
        correct(Article.objects.get(), version=1, changes={"headline": "订正"}, by=editor)
        for _ in range(2):
            importing(ROW | {"text": "本报讯　一。\n 三。"})
        problem = Problem.objects.get()
        assert (problem.reason, problem.article) == ("reread", Article.objects.get())
        assert "标题现为“订正”，新识别作“水稻 丰收”；正文第 2 段现为" in problem.detail

    @pytest.mark.parametrize("visibility", ["hidden", "withdrawn"])
    @pytest.mark.parametrize(
        "again", [ROW | {"id": "new", "text": TALE}, OTHER | {"text": OTHER["text"] + TALE}], ids=str
    )
    def test_what_was_withheld_does_not_come_again(
        self, importing: Any, again: dict[str, Any], visibility: str
    ) -> None:
        importing(ROW | {"text": TALE}, OTHER)
        editor = User.objects.create_user("editor")
        told = Article.objects.get(permalink__external_id="x-1")
        correct(told, version=1, changes={"visibility": visibility}, by=editor)
        code, out, err = importing(again | {"date": "1998-05-06"})
        assert (code, out) == (1, "与撤下或内部的稿件相符，未公开 1 篇。\n")
        assert "请在后台“识别疑点”里核对" in err
        assert not Article.objects.public().filter(body__contains=TALE[:20])
        assert Article.objects.public().filter(permalink__external_id="other").exists()
        assert Problem.objects.get().reason == "withheld"

    @pytest.mark.parametrize(
        "text",
        [
            "本报讯（记者 王小明 通讯员 李大河）昨天水稻丰收。\n田里一片金黄。",
            "一。\n二。\n三。\n记者 王小明 通讯员 李大河",
        ],
    )
    def test_bylines_are_read_from_the_text_where_that_is_asked_for(self, importing: Any, text: str) -> None:
        importing(ROW | {"text": text}, options=("--read-bylines",))
        article = Article.objects.get()
        assert [str(byline) for byline in article.bylines.all()] == ["记者 王小明", "通讯员 李大河"]
        assert article.body == text
        assert articles_of(Reporter.objects.get(name="王小明")).exists()

    def test_bylines_are_not_read_where_nobody_asks(self, importing: Any) -> None:
        importing(ROW | {"text": "本报讯（记者 王小明）昨天水稻丰收。"})
        assert not Reporter.objects.exists()

    def test_bylines_that_are_read_later_do_not_go_when_they_are_not_read(self, importing: Any) -> None:
        row = ROW | {"text": "本报讯（记者 王小明）昨天水稻丰收。"}
        importing(row)
        assert importing(row, options=("--read-bylines",))[1] == "文本已更新 1 篇。\n"
        assert importing(row)[1] == "已有，未变 1 篇。\n"
        assert [byline.name for byline in Article.objects.get().bylines.all()] == ["王小明"]

    def test_bylines_of_the_file_go_before_those_of_the_text(self, importing: Any) -> None:
        given = [{"role": "通讯员", "name": "李大河"}, {"role": "来源", "name": "新华社"}]
        importing(ROW | {"text": "本报讯（记者 王小明）昨天。", "bylines": given}, options=("--read-bylines",))
        bylines = Article.objects.get().bylines.values_list("role", "name", "organisation")
        assert list(bylines) == [("通讯员", "李大河", False), ("来源", "新华社", True)]
        assert [reporter.name for reporter in Reporter.objects.all()] == ["李大河"]
        assert importing(ROW | {"text": "本报讯（记者 王小明）昨天。", "bylines": given})[1] == "已有，未变 1 篇。\n"

    def test_another_date_moves_the_article(self, importing: Any) -> None:
        importing(ROW)
        importing(ROW | {"date": "1998-01-03"})
        assert str(Article.objects.get().date) == "1998-01-03"
        assert Permalink.objects.count() == 1

    def test_an_article_that_moves_goes_to_the_end_of_its_new_page(self, importing: Any) -> None:
        importing(ROW | {"page": 4}, ROW | {"id": "x-2"}, ROW | {"id": "x-3", "page": 4})
        importing(ROW | {"id": "x-2", "page": 4}, ROW | {"id": "x-4", "page": 4})
        placed = Article.objects.filter(page__number="4").order_by("order")
        assert [article.permalink.external_id for article in placed] == ["x-1", "x-3", "x-4", "x-2"]
        assert [article.order for article in placed] == [1, 2, 3, 4]

    def test_an_article_that_stays_on_its_page_keeps_its_place(self, importing: Any) -> None:
        importing(ROW, ROW | {"id": "x-2"})
        importing(ROW | {"text": "新。"})
        assert Article.objects.get(permalink__external_id="x-1").order == 1

    @pytest.mark.parametrize("old_id", ["sl/2023/1", "A/b", "2014/x y", "a?b#c%d", "新闻-7"])
    def test_an_old_id_of_any_kind_leads_to_its_article(self, importing: Any, client: Client, old_id: str) -> None:
        importing(ROW | {"id": old_id})
        answer = client.get(f"/a/{quote(old_id)}/")
        assert answer.status_code == 301
        assert answer.headers["Location"] == Article.objects.get().get_absolute_url()

    @pytest.mark.parametrize("page", ["C1", "c01", "Ｃ０１", "第 1 版", "头版", " 007 "])
    def test_a_page_that_is_accepted_can_be_reached(self, importing: Any, client: Client, page: str) -> None:
        importing(ROW | {"page": page})
        assert client.get(Article.objects.get().page.get_absolute_url()).status_code == 200

    @pytest.mark.parametrize(
        ("line", "said"),
        [
            ("{", "不是一个完整的 JSON"),
            ("[1]", "不是一个 JSON 对象"),
            (ROW | {"id": ""}, "“id”应有"),
            (ROW | {"id": 5}, "“id”应是一段文字"),
            ({k: v for k, v in ROW.items() if k != "text"}, "“text”应是一段文字"),
            (ROW | {"text": "a\0b"}, "“text”应是一段文字，不含空字符"),
            ('{"id": "y", "date": "1998-01-01", "page": 1, "title": "\\ud800", "text": ""}', "“title”应是一段文字"),
            (ROW | {"date": "1998-02-30"}, "日期“1998-02-30”不对"),
            (ROW | {"date": None}, "日期“null”不对"),
            (ROW | {"date": "1998\n"}, "日期“1998\\n”不对"),
            (ROW | {"date": "3024-05-01"}, "日期“3024-05-01”不可能；年份应在 1851 到 2150 之间"),
            (ROW | {"date": "0001-01-05"}, "日期“0001-01-05”不可能；年份应在 1851 到 2150 之间"),
            (ROW | {"page": "第三版要闻之后的一版"}, "不对；请写成 1 或 C01"),
            (ROW | {"bylines": "王小明"}, "“bylines”应是一个列表"),
            (ROW | {"bylines": ["王小明"]}, "署名“王小明”不对；请写成"),
            (ROW | {"bylines": [{"role": "记者"}]}, "署名“{"),
            (ROW | {"bylines": [{"role": None, "name": "王小明"}]}, "不对；请写成"),
            (ROW | {"bylines": [{"role": "记者", "name": " "}]}, "姓名 1 到 40 个字"),
            (ROW | {"bylines": [{"role": "记者", "name": "王" * 41}]}, "姓名 1 到 40 个字"),
            (ROW | {"bylines": [{"role": "记" * 21, "name": "王小明"}]}, "身份不超过 20 个字"),
            (ROW | {"bylines": [{"name": "王\0明"}]}, "不能有控制字符"),
            (ROW | {"bylines": [{"name": "王小明"}] * 101}, "最多 100 个署名"),
            (ROW | {"id": "a\tb"}, "“id”是“a\\tb”，网址里写不了"),
            (ROW | {"id": "../secret"}, "网址里写不了"),
        ],
        ids=str,
    )
    def test_a_wrong_line_is_named_and_the_others_come_in(self, importing: Any, line: Any, said: str) -> None:
        code, _, err = importing(line, ROW | {"id": "good"})
        assert code == 1
        assert err.startswith("articles.jsonl 第 1 行：")
        assert said in err
        assert err.count("\n") == 1
        assert Permalink.objects.get().external_id == "good"

    def test_an_id_twice_in_a_file_is_named(self, importing: Any) -> None:
        code, _, err = importing(ROW, ROW | {"title": "另一篇"})
        assert code == 1
        assert "第 2 行：编号与第 1 行相同" in err

    def test_a_missing_file_is_named(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit):
            call_command("import_articles", str(tmp_path / "none.jsonl"))
        assert capsys.readouterr().err.startswith("none.jsonl：不存在")

    def test_a_cut_off_archive_brings_in_what_is_whole(self, importing: Any) -> None:
        rows = "\n".join(json.dumps(ROW | {"id": f"x-{n}", "text": f"{n * 7919} " * 50}) for n in range(200))
        whole = gzip.compress(rows.encode())
        code, _, err = importing(name="a.jsonl.gz", data=whole[: len(whole) // 2])
        assert code == 1
        assert "不完整或已损坏" in err
        assert 0 < Article.objects.count() < 200

    def test_other_encodings_are_named(self, importing: Any) -> None:
        line = json.dumps(ROW, ensure_ascii=False)
        code, _, err = importing(data=line.encode("gb18030") + b"\n" + line.encode("utf-8-sig"))
        assert code == 1
        assert "第 1 行：不是 UTF-8" in err
        assert Article.objects.count() == 1
