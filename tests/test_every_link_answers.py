"""Every link that the archive ever gave out answers, whatever became of what it led to: a page, or the way to one.

The one exception is the address of a person or a series of whom nothing is public any more
(docs/permalinks.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urljoin

import pytest
from django.core.management import call_command
from django.test import Client

from articles.corrections import correct
from articles.corrections.bylines import TypedByline
from articles.corrections.filing import change_reporter, change_series
from articles.corrections.merging import merge, unmerge
from articles.corrections.parting import ChosenBylines, split
from articles.corrections.structure import bring_back, move_permalink
from articles.indexing import indexer
from articles.models import Article, Reporter, Series, SeriesAddress
from tests.support.crawling import ELSEWHERE, crawl, fetch, links, some_alike
from tests.support.marked import (
    PUBLIC,
    STORY,
    Marked,
    arrive,
    first_page_again,
    first_page_parted,
    make_marked,
)
from tests.support.thorough import tries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("settled")]

Act = Callable[[Marked], None]
# Pages of one kind that are looked at for what they link to.
ALIKE = tries(3, 1_000)


def story_now(marked: Marked) -> Article:
    return Article.objects.get(pk=marked.story.pk)


def person(name: str) -> Reporter:
    """The first of the name."""
    return Reporter.objects.present().filter(name=name).order_by("pk")[0]


def merge_the_article(marked: Marked) -> None:
    move_permalink(story_now(marked), marked.ferry)


def split_the_article(marked: Marked) -> None:
    move_permalink(story_now(marked), marked.photo, marked.ferry)


def split_and_join_again(marked: Marked) -> None:
    split_the_article(marked)
    bring_back(story_now(marked))


def read_in_another_order(marked: Marked) -> None:
    arrive("1", *first_page_again())


def read_in_two_parts(marked: Marked) -> None:
    arrive("1", *first_page_parted())


def rebuild(marked: Marked) -> None:
    call_command("rebuild_search", verbosity=0)


def rename_the_series(marked: Marked) -> None:
    series = Series.objects.get(name=STORY["section"])
    change_series(series, version=series.version, name="琉璃巷夜话", aliases=[])


def rename_the_series_back(marked: Marked) -> None:
    series = Series.objects.get(name="琉璃巷夜话")
    change_series(series, version=series.version, name=STORY["section"], aliases=[])


def merge_two_people(marked: Marked) -> None:
    merge(person(STORY["name"]), person(PUBLIC["reporter"]), by=marked.editor)


def merge_and_part_two_people(marked: Marked) -> None:
    merge_two_people(marked)
    unmerge(Reporter.objects.get(name=STORY["name"]), by=marked.editor)


def split_a_person(marked: Marked) -> None:
    chosen = ChosenBylines(articles=[marked.story.pk])
    split(person(PUBLIC["reporter"]), chosen, to=None, note="另一位", by=marked.editor)


def rename_a_person(marked: Marked) -> None:
    reporter = person(STORY["name"])
    aliases = [STORY["name"]]
    change_reporter(reporter, version=reporter.version, name="欧阳听涛", aliases=aliases, note="", by=marked.editor)


def correct_everything(marked: Marked) -> None:
    story = story_now(marked)
    bylines = [TypedByline(role="记者", name=PUBLIC["reporter"]), TypedByline(role="通讯员", name=STORY["name"])]
    changes = {"headline": "匣子找到了", "body": "匣子原在窗台上。", "bylines": bylines}
    correct(story, version=story.version, changes=changes, by=marked.editor)


ACTS: dict[str, tuple[Act, ...]] = {
    "joined, parted and merged": (split_and_join_again, merge_the_article, rebuild),
    "read again and corrected": (read_in_another_order, read_in_two_parts, correct_everything),
    "renamed": (rename_the_series, merge_and_part_two_people, rename_a_person, rename_the_series_back),
    "people parted, merged, article split": (split_a_person, merge_two_people, split_the_article),
}


def given_out(client: Client) -> set[str]:
    """What the pages link to; no narrowed lists, which are asked anew each time."""
    some = some_alike(ALIKE)
    outputs = crawl(client, ["/"], lambda address: "?" not in address and some(address))
    found = {link for output in outputs.values() for link in links(output)}
    no_page = {output.address for output in outputs.values() if output.status != 200}
    return {link for link in found - no_page if "?" not in link and not link.startswith(ELSEWHERE)}


def dead(client: Client, links: set[str]) -> list[str]:
    answers = {link: led(client, link) for link in links if not link.startswith(tuple(of_nothing_public()))}
    return sorted(f"{link}: {status}" for link, status in answers.items() if status != 200)


def led(client: Client, link: str) -> int:
    """What stands at the end of a link, in one hop at most; read to its end, as a file holds its turn until then."""
    found = client.get(link)
    if found.status_code == 301:
        found = client.get(urljoin(link, found["Location"]))
    b"".join(found)
    return found.status_code


def of_nothing_public() -> Iterator[str]:
    """Addresses of people and series of whom nothing is public by now, as the present rows have it."""
    seen = Article.objects.public()
    for reporter in Reporter.objects.present().exclude(bylines__article__in=seen):
        yield f"/reporters/{reporter.slug}/"
    for address in SeriesAddress.objects.exclude(series__articles__in=seen):
        yield f"/series/{address.slug}/"


@pytest.mark.parametrize("acts", ACTS.values(), ids=ACTS)
def test_a_link_given_out_answers_whatever_came_after(client: Client, acts: tuple[Act, ...]) -> None:
    marked, links = make_marked(), set()
    for act in acts:
        links |= given_out(client)
        act(marked)
        indexer.catch_up()
    assert len(links) > 60
    assert dead(client, links) == []


def test_an_author_of_whom_nothing_is_public_any_more_has_no_page(client: Client) -> None:
    marked = make_marked()
    merge_the_article(marked)
    assert fetch(client, f"/reporters/{person(STORY['name']).slug}/").status == 404
