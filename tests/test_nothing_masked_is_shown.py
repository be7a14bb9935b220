"""What is 遮盖 is in no output for anybody, and what the settings keep from visitors is in none of theirs."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from articles.chinese.text import pieces
from articles.corrections.redacting import redact, unredact
from articles.corrections.withdrawing import take_down
from articles.indexing import indexer
from articles.models import Article, Redaction, Revision
from articles.models.rights import CORRECTOR, READER, REVIEWER, SIGNER
from articles.models.states import Reason
from tests.search.engines.elasticsearch_engine import elasticsearch_engine
from tests.support.crawling import ADDRESSES, Output, crawl, fetch, fetch_patiently, public_addresses
from tests.support.marked import (
    NEAR,
    PICTURE,
    PUBLIC,
    REST,
    REVISED,
    STORY,
    Marked,
    arrive,
    first_page_again,
    make_marked,
)
from tests.support.thorough import tries
from tests.test_nothing_hidden_is_public import EVERYTHING, crawled, found_nothing, leaks, says, told_to_viewers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("settled")]

# Passages of the story and of what it goes on in.
PASSAGES = [STORY["body"], STORY["headline"], STORY["paragraph"], REST["rest"], STORY["name"]]
# So many characters in a row of a passage are no chance.
RUN = 4
SOME = tries(3, 1)


def mask(marked: Marked) -> None:
    for passage in PASSAGES:
        redact(Article.objects.get(pk=marked.story.pk), passage, reason=Reason.PRIVACY, by=marked.editor)


def told(outputs: Collection[Output], passages: Collection[str] = PASSAGES) -> list[str]:
    """Address and what of a passage it tells, but where whoever asked said it himself."""
    runs = {run for passage in passages for run in pieces(passage, min(RUN, len(passage)))}
    return [f"{run} in {output.address}" for output in outputs for run in runs if says(output, run)]


def test_what_is_masked_is_in_no_output(client: Client) -> None:
    mask(make_marked())
    indexer.catch_up()
    outputs = crawled(client)
    assert told(outputs) == []
    assert [output.address for output in outputs if output.status >= 500] == []


def test_what_is_masked_is_found_on_no_picture(client: Client) -> None:
    mask(make_marked())
    outputs = told_to_viewers(client, PASSAGES)
    assert told(outputs) == []
    assert len(found_nothing(outputs)) == sum(output.view == "issue-search" for output in outputs) > 0


def test_the_rest_of_the_article_is_still_found(client: Client) -> None:
    mask(make_marked())
    indexer.catch_up()
    outputs = crawled(client, every=SOME)
    for marker in (STORY["kicker"], STORY["subtitle"], PUBLIC["public"], PICTURE["caption"]):
        assert any(says(output, marker) for output in outputs), marker


def test_nothing_masked_is_told_before_the_index_knows(client: Client) -> None:
    mask(make_marked())
    outputs = crawled(client, every=SOME)
    assert told(outputs) == []


def test_no_search_for_a_masked_passage_finds_its_article_before_the_index_knows(client: Client) -> None:
    marked = make_marked()
    mask(marked)
    for passage in PASSAGES:
        for wanted in ("json", "csv", "jsonl"):
            found = fetch(client, f"/search/?q={passage}&format={wanted}")
            assert marked.story.permalink_id not in found.text


def test_another_reading_brings_nothing_back(client: Client) -> None:
    mask(make_marked())
    arrive("1", *first_page_again())
    indexer.catch_up()
    assert told(crawled(client, every=SOME)) == []


def test_what_is_undone_is_found_again(client: Client) -> None:
    mask(make_marked())
    for row in Redaction.objects.all():
        unredact(row, by=None)
    indexer.catch_up()
    outputs = crawled(client, every=SOME)
    for marker in (STORY["body"], STORY["headline"], REST["rest"]):
        assert any(says(output, marker) for output in outputs), marker


@pytest.mark.elasticsearch
def test_what_is_masked_is_in_no_answer_of_the_other_engine(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    with elasticsearch_engine(monkeypatch):
        mask(make_marked())
        asked = [*ADDRESSES["search"](PASSAGES), *ADDRESSES["suggest"](PASSAGES)]
        before = [fetch_patiently(client, address) for address in asked]
        indexer.catch_up()
        after = [fetch_patiently(client, address) for address in asked]
    assert told([*before, *after]) == []


def desk_addresses() -> list[str]:
    """Every list, and the form, history and page of every row, of every model of the archive."""
    found = []
    for model in admin.site._registry:
        if model._meta.app_label == "articles" and model is not Redaction:
            name = f"admin:articles_{model._meta.model_name}"
            found.append(reverse(f"{name}_changelist"))
            keys = model._default_manager.values_list("pk", flat=True)
            found += [reverse(f"{name}_{page}", args=[key]) for key in keys for page in ("change", "history")]
    return [*found, *compared_versions(), "/admin/"]


def compared_versions() -> Iterator[str]:
    """Each version beside the one before, the first beside what was read, and what would come back with it."""
    for article, number in Revision.objects.values_list("article", "version"):
        compare = reverse("admin:articles_article_compare", args=[article])
        yield f"{compare}?from={number - 1 or 'original'}&to={number}"
        yield reverse("admin:articles_article_restore", args=[article, number])


@pytest.mark.parametrize("role", [READER, CORRECTOR, REVIEWER, SIGNER])
def test_nobody_at_the_desk_is_shown_it_but_where_reading_it_is_noted(client: Client, role: str) -> None:
    mask(make_marked())
    indexer.catch_up()
    user = User.objects.create_user("colleague", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    outputs = [fetch(client, address) for address in desk_addresses()]
    outputs += crawl(client, public_addresses(sorted(EVERYTHING)[::7])).values()
    # A name that is masked in one article is still that of its row among the people.
    of_people = [output for output in outputs if "/admin/articles/reporter/" in output.address]
    assert told([output for output in outputs if output not in of_people]) == []
    assert told(of_people, [passage for passage in PASSAGES if passage != STORY["name"]]) == []
    assert any(says(output, STORY["kicker"]) for output in outputs)


def test_whoever_may_read_it_reads_it_in_its_own_row_and_that_is_noted(client: Client) -> None:
    mask(make_marked())
    row = Redaction.objects.get(words=STORY["body"])
    user = User.objects.create_user("signer", is_staff=True)
    user.groups.add(Group.objects.get(name=SIGNER))
    client.force_login(user)
    page = client.get(reverse("admin:articles_redaction_change", args=[row.pk])).content.decode()
    assert STORY["body"] in page
    assert [one.by for one in row.readings.all()] == [user]
    assert told([fetch(client, reverse("admin:articles_redaction_changelist"))]) == []


def test_where_only_what_was_reviewed_is_shown_nothing_else_is(client: Client, settings) -> None:
    settings.VISIBILITY = "reviewed"
    make_marked()
    outputs = crawled(client, every=SOME)
    assert leaks(outputs, EVERYTHING | {PUBLIC["public text"]}) == []
    assert [output.address for output in outputs if output.status >= 500] == []


def test_what_waits_for_a_person_is_in_no_output(client: Client) -> None:
    marked = make_marked()
    for article in (marked.story, marked.photo):
        take_down(Article.objects.get(pk=article.pk), by=marked.editor)
    assert leaks(crawled(client, every=SOME), EVERYTHING) == []


# What only raw lines, first readings and old versions say.
RAW = {*NEAR.values(), STORY["original"], REVISED}


def test_raw_text_that_stays_inside_is_in_no_output(client: Client, settings) -> None:
    settings.RAW_TEXT = "staff"
    make_marked()
    outputs = crawled(client)
    assert leaks(outputs, RAW) == []
    assert any(says(output, STORY["body"]) for output in outputs)


def test_the_desk_sees_raw_text_wherever_visitors_do_not(client: Client, settings) -> None:
    settings.RAW_TEXT = "staff"
    make_marked()
    client.force_login(User.objects.create_superuser("boss"))
    outputs = crawled(client, every=SOME)
    for marker in (NEAR["between"], STORY["original"], REVISED):
        assert any(says(output, marker) for output in outputs), marker
