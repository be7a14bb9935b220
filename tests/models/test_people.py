from __future__ import annotations

import pytest

from articles.chinese.pinyin import pinyin_key, pinyin_slug
from articles.models import Reporter, ReporterAlias
from articles.models.people import reporters_named


@pytest.mark.parametrize(
    ("name", "key"),
    [("张三", "zhang san"), ("曾国强", "zeng guo qiang"), ("单雄信", "shan xiong xin"), ("欧阳修", "ou yang xiu"),
     ("万俟卨", "moqi xie"), ("吕布", "lv bu"), ("Tom李", "tom li")],
)  # fmt: skip
def test_pinyin_reads_surnames_as_surnames(name: str, key: str) -> None:
    assert pinyin_key(name) == key


def test_a_slug_is_readable() -> None:
    assert pinyin_slug("吕小布") == "lv-xiao-bu"


@pytest.mark.django_db
def test_two_names_with_one_pinyin_have_two_slugs() -> None:
    slugs = [Reporter.objects.create(name=name).slug for name in ("李丽", "李莉", "黎莉")]
    assert slugs == ["li-li", "li-li-2", "li-li-3"]


@pytest.mark.django_db
def test_a_renamed_reporter_keeps_the_address_and_gets_a_new_sort_key() -> None:
    reporter = Reporter.objects.create(name="李丽")
    reporter.name = "王丽"
    reporter.save()
    assert (reporter.slug, reporter.pinyin) == ("li-li", "wang li")


@pytest.mark.django_db
def test_an_alias_finds_its_reporter() -> None:
    reporter = Reporter.objects.create(name="李丽")
    ReporterAlias.objects.create(reporter=reporter, name="黎丽")
    assert reporters_named({"黎丽", "李丽"}) == {"黎丽": reporter, "李丽": reporter}


@pytest.mark.django_db
def test_an_unknown_name_becomes_a_reporter_once() -> None:
    first = reporters_named({"李丽"})["李丽"]
    assert reporters_named({"李丽"})["李丽"] == first


@pytest.mark.django_db
def test_a_name_without_pinyin_still_has_an_address() -> None:
    reporter = Reporter.objects.create(name="■")
    assert (reporter.slug, reporter.initial) == ("x", "#")
