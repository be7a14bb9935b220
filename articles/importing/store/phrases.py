"""What comes in is held against the table of 要害词 before it is stored, so that nobody has seen what must wait."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from articles.desk.phrase_checks import Table, check_phrases, printed_between
from articles.models import Article, Page
from articles.public.screening import Screened

Key = TypeVar("Key", int, str)


def held_against(table: Table, page: Page, screens: Mapping[int, Screened]) -> dict[int, Screened]:
    """Of the items of a page, with what the table finds in them."""
    between = printed_between(page)
    return {
        index: replace(screen, near_phrase=True) if table.places(screen.texts, *between) else screen
        for index, screen in screens.items()
    }


def ask_about_phrases(articles: Mapping[Key, Article], screens: Mapping[Key, Screened]) -> None:
    """A problem, and its places, for each article that waits for the sake of one."""
    concerned = [article for index, article in articles.items() if screens[index].near_phrase]
    if concerned:
        table = Table()
        for article in concerned:
            check_phrases(article, table)
