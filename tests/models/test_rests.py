"""What a hidden text goes on in is hidden with it, on however many pages, and comes back with it."""

from __future__ import annotations

import pytest

from articles.corrections.change import change
from articles.models import Article, Outbox
from tests.support.factories import make_article, make_page, make_undated_page

pytestmark = pytest.mark.django_db


def chain(**fields: object) -> list[Article]:
    """A text on three pages; ``fields`` are of its first part."""
    parts = [make_article(**fields)]  # type: ignore[arg-type]
    for number in "23":
        parts.append(make_article(make_page(number), continuation_of=parts[-1]))
    return parts


def seen() -> set[int]:
    return set(Article.objects.public().values_list("pk", flat=True))


@pytest.mark.parametrize("visibility", ["hidden", "withdrawn"])
def test_every_part_behind_a_hidden_one_is_hidden(visibility: str) -> None:
    parts = chain(visibility=visibility)
    assert seen() == set()
    assert [Article.objects.get(pk=part.pk).is_public for part in parts] == [False, False, False]


def test_what_goes_on_from_an_undated_page_is_not_public() -> None:
    chain(page=make_undated_page())
    assert seen() == set()


def test_what_stands_before_a_hidden_part_stays() -> None:
    first, second, _ = chain()
    change(second, version=1, changes={"visibility": "hidden"})
    assert seen() == {first.pk}


def test_parts_come_back_with_the_first() -> None:
    parts = chain(visibility="hidden")
    change(parts[0], version=1, changes={"visibility": "public"})
    assert seen() == {part.pk for part in parts}
    assert set(Outbox.objects.values_list("article_id", flat=True)) == seen()
    assert None not in Article.objects.values_list("published_at", flat=True)


def test_a_text_that_goes_on_in_itself_is_told_without_end_to_nobody() -> None:
    first, *_, last = chain()
    Article.objects.filter(pk=first.pk).update(continuation_of=last)
    assert len(seen()) == 3
    assert Article.objects.get(pk=first.pk).is_public
    change(last, version=1, changes={"visibility": "hidden"})
    assert seen() == set()
