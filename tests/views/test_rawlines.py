"""Every role that a raw line can have has a word on screen."""

from __future__ import annotations

from typing import get_args

import pytest

from articles.models import Span
from articles.reading.layout.rules import BlockRole
from articles.reading.records import ItemKind
from articles.views.rawlines import OTHER, ROLES, role_label

# What the reading makes of block roles and decks: a text is a body or a caption, a title one of a deck's parts.
MADE_OF_THEM = ("kicker", "headline", "subtitle", "standfirst", "lead", "byline", "body", "caption", "credit")


@pytest.mark.parametrize("role", sorted({*get_args(BlockRole), *get_args(ItemKind)[2:], *MADE_OF_THEM}))
def test_every_role_has_a_word_on_screen(role: str) -> None:
    word = role_label(Span(role=role), None)
    assert word == ROLES[role]
    assert not word.isascii()


def test_a_role_that_nobody_knows_is_no_english_word() -> None:
    assert role_label(Span(role="colophon"), None) == OTHER
