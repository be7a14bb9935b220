"""What a rule of earlier days stored of reporters is made anew, and the addresses it gave lead on."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from articles.corrections.remaking import comes_from, outdated_reporters, remake
from articles.models import FormerAddress, Outbox, PublicChanges, Reporter
from tests.support.factories import make_article, make_reporter

pytestmark = pytest.mark.django_db


def stored_by_the_former_rule(name: str, pinyin: str, slug: str) -> Reporter:
    reporter = make_reporter(name)
    Reporter.objects.filter(pk=reporter.pk).update(pinyin=pinyin, slug=slug)
    reporter.refresh_from_db()
    return reporter


@pytest.mark.parametrize(
    ("slug", "pinyin", "made"),
    [
        ("han-li", "han li", True),
        ("han-li-2", "han li", True),
        ("han-lin", "han li", False),
        ("wang-wu", "han li", False),
        ("x", "иван", True),
        ("x-3", "", True),
    ],
)
def test_an_address_shows_whether_it_was_made_of_the_key(slug: str, pinyin: str, made: bool) -> None:
    assert comes_from(slug, pinyin) is made


def test_only_what_the_rule_answers_otherwise_is_outdated() -> None:
    outdated = stored_by_the_former_rule("阚立", "han li", "han-li")
    make_reporter("张三")
    assert list(outdated_reporters()) == [outdated]


def test_a_new_key_brings_a_new_address_and_the_former_one_leads_there(client) -> None:
    reporter = stored_by_the_former_rule("阚立", "han li", "han-li")
    article = make_article(bylines=[("记者", "阚立")])
    seen = PublicChanges.count()
    remake(reporter)
    assert (reporter.pinyin, reporter.slug) == ("kan li", "kan-li")
    answer = client.get("/reporters/han-li/?year=2024")
    assert (answer.status_code, answer["Location"]) == (301, "/reporters/kan-li/?year=2024")
    assert Outbox.objects.filter(article_id=article.pk).exists()
    assert PublicChanges.count() > seen
    assert list(outdated_reporters()) == []


def test_a_renamed_reporter_keeps_the_address(client) -> None:
    reporter = stored_by_the_former_rule("阚立", "han li", "wang-wu")
    remake(reporter)
    assert (reporter.pinyin, reporter.slug, FormerAddress.objects.exists()) == ("kan li", "wang-wu", False)


def test_a_taken_address_gets_a_number_and_a_former_one_goes_to_nobody_else() -> None:
    make_reporter("康丽")
    taken = Reporter.objects.create(name="阚莉")
    moved = stored_by_the_former_rule("阚立", "han li", "han-li")
    remake(moved)
    assert (taken.slug, moved.slug) == ("kan-li", "kan-li-2")
    assert Reporter.objects.create(name="韩丽").slug == "han-li-2"


def test_a_former_address_of_somebody_with_nothing_public_says_no_more(client) -> None:
    remake(stored_by_the_former_rule("阚立", "han li", "han-li"))
    assert client.get("/reporters/han-li/").status_code == 404


def test_a_search_for_a_former_address_asks_for_the_present_one(client) -> None:
    reporter = stored_by_the_former_rule("阚立", "han li", "han-li")
    make_article(bylines=[("记者", "阚立")])
    remake(reporter)
    answer = client.get("/search/?q=x&reporter=han-li&reporter=zhang-san")
    assert answer.status_code == 301
    assert answer["Location"] == "/search/?q=x&reporter=kan-li&reporter=zhang-san"


@pytest.mark.django_db(transaction=True)
def test_the_check_of_the_index_names_what_is_outdated_and_mends_it() -> None:
    make_article(bylines=[("记者", "阚立")])
    call_command("rebuild_search", verbosity=0)
    Reporter.objects.update(pinyin="han li", slug="han-li")
    with pytest.raises(CommandError, match="1 位作者的拼音不合现行规则（阚立）"):
        call_command("check_index")
    call_command("check_index", repair=True)
    assert Reporter.objects.get().slug == "kan-li"
