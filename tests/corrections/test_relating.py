"""更正, 续报 and 转载: on both sides, through whatever becomes of either, and no further than either may be seen."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client

from articles.corrections import correct, filing
from articles.corrections.change import change
from articles.corrections.redacting import redact
from articles.corrections.relating import NotRelated, accept, propose, refuse, relate, unrelate
from articles.corrections.structure import bring_back, link_continuation, move_permalink
from articles.corrections.withdrawing import take_down, undo_withdrawal, withdraw
from articles.models import Article, Outbox, Problem, Relation, RelationKind
from articles.models.states import Reason
from tests.support.factories import DAY, make_article, make_page

pytestmark = pytest.mark.django_db

HEAD = "渡口换上了新船"
SORRY = "关于渡口的更正"


@pytest.fixture
def story() -> Article:
    return make_article(headline=HEAD, body="船名是湖光。")


@pytest.fixture
def erratum() -> Article:
    later = make_page("2", DAY + dt.timedelta(days=2))
    return make_article(later, headline=SORRY, body="船名应为湖影。", kind="notice")


def corrected(erratum: Article, story: Article) -> None:
    relate(erratum.permalink, RelationKind.ERRATUM, story.permalink, by=None)


def page(client: Client, article: Article, below: str = "") -> str:
    return client.get(f"{article.get_absolute_url().rstrip('/')}{below or '/'}").content.decode()


FORMS = ["/", "/?as=printed", "/v/1/", "/cite/", "/cite.bib", "/cite.ris", "/cite.csl.json", ".json", ".txt"]


@pytest.mark.parametrize("below", FORMS)
def test_it_stands_on_the_corrected_article_in_every_form(client, story, erratum, below: str) -> None:
    corrected(erratum, story)
    assert erratum.get_absolute_url() in page(client, story, below)


@pytest.mark.parametrize("below", ["/", ".json", ".txt"])
def test_the_erratum_says_what_it_puts_right(client, story, erratum, below: str) -> None:
    corrected(erratum, story)
    told = page(client, erratum, below)
    assert HEAD in told
    assert story.get_absolute_url() in told


def test_it_stands_above_the_headline(client, story, erratum) -> None:
    corrected(erratum, story)
    shown, text = page(client, story), page(client, story, ".txt")
    assert shown.index("本报已有更正") < shown.index('<h1 class="hd"')
    assert text.startswith(f"更正：《{SORRY}》（2024年5月8日 第2版）http")


def test_the_three_kinds_are_told_on_both_sides(client, story, erratum) -> None:
    for kind in RelationKind:
        relate(erratum.permalink, kind, story.permalink, by=None)
    told = [json.loads(page(client, one, ".json"))["relations"] for one in (story, erratum)]
    assert [[one["relation"] for one in some] for some in told] == [
        ["corrected_by", "followed_by", "reprinted_by"],
        ["corrects", "follows", "reprints"],
    ]


HIDING: list[Callable[[Article], object]] = [
    lambda article: withdraw(article, reason=Reason.PRIVACY, by=None),
    lambda article: take_down(article, by=None),
    lambda article: change(article, version=1, changes={"visibility": "hidden"}),
    lambda article: filing.file_page(article.page, version=1, date=None, number="2"),
]


@pytest.mark.parametrize("hide", HIDING)
@pytest.mark.parametrize("below", FORMS)
def test_a_partner_that_is_not_to_be_seen_is_named_nowhere(client, story, erratum, hide, below: str) -> None:
    corrected(erratum, story)
    hide(erratum)
    told = page(client, story, below)
    assert (SORRY in told, erratum.permalink_id in told, "更正" in told.replace("更正与编者注", "")) == (False,) * 3


@pytest.mark.parametrize("hide", HIDING[:3])
def test_the_erratum_does_not_name_what_was_hidden_either(client, story, erratum, hide) -> None:
    corrected(erratum, story)
    hide(story)
    for below in ("/", ".json", ".txt"):
        told = page(client, erratum, below)
        assert (HEAD in told, story.permalink_id in told) == (False, False)


def test_what_is_shown_again_is_named_again(client, story, erratum) -> None:
    corrected(erratum, story)
    withdraw(erratum, reason=Reason.OTHER, by=None)
    undo_withdrawal(erratum, by=None)
    assert erratum.permalink_id in page(client, story)


def test_only_what_is_shown_of_the_other_title_is_told(client, story, erratum) -> None:
    corrected(erratum, story)
    redact(erratum, "渡口", reason=Reason.PRIVACY, by=None)
    assert "关于〔已遮盖〕的更正" in page(client, story)


def test_where_only_what_was_reviewed_is_shown_nothing_else_is_named(client, settings, story, erratum) -> None:
    corrected(erratum, story)
    change(story, version=1, changes={"status": "reviewed"})
    settings.VISIBILITY = "reviewed"
    told = page(client, story)
    assert HEAD in told
    assert erratum.permalink_id not in told


def test_the_desk_is_told_of_one_that_waits_and_files_are_not(story, erratum) -> None:
    corrected(erratum, story)
    take_down(erratum, by=None)
    desk = Client()
    desk.force_login(User.objects.create_superuser("boss"))
    assert erratum.permalink_id in page(desk, story)
    assert erratum.permalink_id not in page(desk, story, ".json") + page(desk, story, ".txt")


def test_a_merged_article_takes_its_relations_with_it_and_gives_them_back(client, story, erratum) -> None:
    corrected(erratum, story)
    home = make_article(headline="新家")
    move_permalink(story, home)
    assert erratum.permalink_id in page(client, home)
    assert home.permalink_id in page(client, erratum)
    bring_back(Article.objects.get(pk=story.pk))
    assert erratum.permalink_id not in page(client, home)
    assert erratum.permalink_id in page(client, story)


def test_a_merged_erratum_leads_to_where_it_stands_now(client, story, erratum) -> None:
    corrected(erratum, story)
    home = make_article(headline="更正与启事")
    move_permalink(erratum, home)
    told = page(client, story)
    assert (home.get_absolute_url() in told, erratum.permalink_id in told) == (True, False)


def test_the_parts_of_a_split_article_all_bear_it(client, story, erratum) -> None:
    corrected(erratum, story)
    parts = [make_article(headline=name) for name in ("前半", "后半")]
    move_permalink(story, *parts)
    assert [erratum.permalink_id in page(client, part) for part in parts] == [True, True]
    assert all(part.permalink_id in page(client, erratum) for part in parts)


def test_what_was_withdrawn_and_merged_since_leads_nowhere(client, story, erratum) -> None:
    corrected(erratum, story)
    home = make_article(headline="新家")
    withdraw(story, reason=Reason.OTHER, by=None)
    move_permalink(Article.objects.get(pk=story.pk), home)
    assert erratum.permalink_id not in page(client, home)
    assert home.permalink_id not in page(client, erratum)


def test_the_rest_of_a_text_bears_what_its_beginning_bears(client, story, erratum) -> None:
    rest = make_article(make_page("3"), headline="下半篇")
    link_continuation(story, rest)
    corrected(erratum, rest)
    assert [erratum.permalink_id in page(client, one) for one in (story, rest)] == [True, True]


def test_a_correction_of_a_text_leaves_its_relations(client, story, erratum) -> None:
    corrected(erratum, story)
    correct(story, version=1, changes={"headline": "改过的标题"}, by=None)
    assert "改过的标题" in page(client, erratum)


def stamps(*articles: Article) -> list[dt.datetime]:
    return [Article.objects.get(pk=one.pk).changed_at for one in articles]


def moved(before: list[dt.datetime], *articles: Article) -> list[bool]:
    return [now > then for now, then in zip(stamps(*articles), before, strict=True)]


def test_both_are_changed_for_machines_and_the_index_when_it_comes_and_goes(story, erratum) -> None:
    before = stamps(story, erratum)
    corrected(erratum, story)
    assert moved(before, story, erratum) == [True, True]
    assert set(Outbox.objects.values_list("article_id", flat=True)) == {story.pk, erratum.pk}
    before = stamps(story, erratum)
    unrelate(erratum.permalink, RelationKind.ERRATUM, story.permalink, by=None)
    assert moved(before, story, erratum) == [True, True]
    assert Article.objects.get(pk=story.pk).version == 1


@pytest.mark.parametrize("hide", HIDING)
def test_what_names_it_is_changed_when_it_is_hidden(story, erratum, hide) -> None:
    corrected(erratum, story)
    before = stamps(story)
    hide(erratum)
    assert moved(before, story) == [True]


def test_where_a_merge_leads_is_changed_by_it(story, erratum) -> None:
    corrected(erratum, story)
    home = make_article(headline="新家")
    for act in (lambda: move_permalink(story, home), lambda: bring_back(Article.objects.get(pk=story.pk))):
        before = stamps(home, erratum)
        act()
        assert moved(before, home, erratum) == [True, True]


def test_what_is_undone_is_told_no_more_and_may_be_made_again(client, story, erratum) -> None:
    corrected(erratum, story)
    unrelate(erratum.permalink, RelationKind.ERRATUM, story.permalink, by=None)
    assert erratum.permalink_id not in page(client, story)
    corrected(erratum, story)
    assert erratum.permalink_id in page(client, story)


def test_nonsense_is_refused(story, erratum) -> None:
    corrected(erratum, story)
    rest = make_article(make_page("3"), headline="下半篇", continuation_of=story)
    for later, earlier, why in (
        (erratum, story, "已经有了"),
        (story, erratum, "以前"),
        (story, story, "同一篇"),
        (rest, story, "同一篇"),
    ):
        with pytest.raises(ValueError, match=why):
            corrected(later, earlier)
    with pytest.raises(NotRelated, match="现在不是"):
        unrelate(erratum.permalink, RelationKind.REPRINT, story.permalink, by=None)


def test_a_proposal_is_shown_to_nobody_until_it_is_accepted(client, story, erratum) -> None:
    propose(erratum, story)
    propose(erratum, story)
    assert erratum.permalink_id not in page(client, story)
    (problem,) = Problem.objects.filter(article=erratum)
    assert HEAD not in problem.detail
    accept(erratum.permalink, by=None)
    assert erratum.permalink_id in page(client, story)
    assert not Problem.objects.exists()


def test_what_was_refused_or_undone_is_not_proposed_again(story, erratum) -> None:
    propose(erratum, story)
    refuse(erratum.permalink, by=None)
    propose(erratum, story)
    assert (Relation.objects.proposed().count(), Problem.objects.count()) == (0, 0)
    with pytest.raises(NotRelated):
        accept(erratum.permalink, by=None)


def test_relating_by_hand_accepts_what_was_proposed(story, erratum) -> None:
    propose(erratum, story)
    corrected(erratum, story)
    assert (Relation.objects.count(), Relation.objects.in_force().count(), Problem.objects.count()) == (1, 1, 0)


def told(*arguments: str) -> str:
    from io import StringIO

    out = StringIO()
    call_command("relate", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_makes_takes_back_accepts_and_refuses(story, erratum) -> None:
    codes = erratum.permalink_id, "更正", story.permalink_id
    assert "已记下" in told(*codes)
    assert "已取消" in told(*codes, "--undo")
    other = make_article(headline="另一篇")
    propose(erratum, other)
    assert other.permalink_id in told(codes[0], "--accept")
    propose(erratum, make_article(headline="又一篇"))
    assert "不采纳" in told(codes[0], "--refuse")


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["{erratum}"], "要写明两篇"),
        (["{erratum}", "更正"], "要写明两篇"),
        (["{erratum}", "更正", "{erratum}"], "同一篇"),
        (["{erratum}", "更正", "0000000001"], "打错了"),
        (["{erratum}", "--accept"], "没有等待决定"),
        (["{erratum}", "更正", "{story}", "--undo"], "现在不是"),
        (["{erratum}", "更正", "{story}", "--by", "无此人"], "没有账户"),
    ],
)
def test_the_command_says_in_one_line_what_is_wrong(story, erratum, arguments: list[str], why: str) -> None:
    codes = {"erratum": erratum.permalink_id, "story": story.permalink_id}
    with pytest.raises(CommandError, match=why) as error:
        told(*(argument.format(**codes) for argument in arguments))
    assert "\n" not in str(error.value)
    assert not Relation.objects.exists()


@pytest.mark.parametrize("number", [1, 20])
def test_the_page_takes_as_many_queries_however_many_there_are(
    client, story, django_assert_num_queries, number: int
) -> None:
    for n in range(number):
        other = make_article(make_page("2", DAY + dt.timedelta(days=2)), headline=f"续报{n}")
        relate(other.permalink, RelationKind.FOLLOW_UP, story.permalink, by=None)
    with django_assert_num_queries(16):
        client.get(story.get_absolute_url())
