"""What a printed 更正 proposes is decided by a person, here or by command."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from articles.corrections.relating import NotRelated, accept, propose, refuse
from articles.models import Problem, Relation
from tests.corrections.related import HEAD, corrected, page
from tests.support.factories import make_article

pytestmark = pytest.mark.django_db


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
