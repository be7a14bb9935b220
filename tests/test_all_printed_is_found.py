"""Whatever stands in a printed paragraph of the sample pages leads to its article."""

from __future__ import annotations

import json
import random
from itertools import chain

import pytest
from django.test import Client

from articles.importing.files.sources import read_sources
from articles.importing.pages import import_sources
from articles.models import Article
from tests.support.places import FIXTURES, SHARED

SUBSTRINGS = 200
# With other seeds up to one: a string that runs over a place where the OCR crossed the columns.
MISSED_AT_MOST = 0


def printed_paragraphs() -> list[str]:
    """Every paragraph of the hand-made truth, from first to last page."""
    truths = (json.loads(path.read_text("utf-8")) for path in sorted((SHARED / "pages").glob("*.json")))
    items = chain.from_iterable(truth["items"] for truth in truths)
    return [paragraph for item in items if item["kind"] != "furniture" for paragraph in item["body"]]


def substrings(count: int, seed: int) -> list[tuple[str, str]]:
    """(substring of 1 to 12 characters, its paragraph)."""
    rng, paragraphs, found = random.Random(seed), printed_paragraphs(), []
    while len(found) < count:
        paragraph = rng.choice(paragraphs)
        length = rng.randint(1, min(12, len(paragraph)))
        start = rng.randint(0, len(paragraph) - length)
        text = paragraph[start : start + length]
        if any(character.isalnum() for character in text):
            found.append((text, paragraph))
    return found


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.shared
@pytest.mark.django_db
def test_substrings_of_printed_paragraphs_find_their_article(client: Client) -> None:
    list(import_sources(read_sources([str(FIXTURES)])))
    bodies = {article.permalink_id: squeezed(article.body) for article in Article.objects.all()}
    missed = []
    for text, _ in substrings(SUBSTRINGS, seed=5):
        answer = client.get("/search/", {"q": f'"{text}"', "format": "json"}).json()
        if not any(squeezed(text) in bodies[result["id"]] for result in answer["results"]):
            missed.append((text, answer["count"]))
    assert len(missed) <= MISSED_AT_MOST, missed
