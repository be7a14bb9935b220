"""Stored pages are read again, those that an older reader has read: each whole or not at all."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import DatabaseError

from articles.corrections import StaleVersion
from articles.importing.habits import paper_habits
from articles.importing.pages import PAGES_PER_COMMIT, catch_up
from articles.importing.store import ReadAgain, known_places, store_again
from articles.models import Page
from articles.models.database_words import in_words
from articles.models.fitting import DoesNotFit
from articles.models.originals import DamagedPlaces
from articles.reading.habits import Habits
from articles.reading.reader import read_page

UNREAD = "请检查磁盘空间和数据库，再运行一次 manage.py reread"
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Reread:
    """What became of one page. ``again`` is none where nothing did: ``fault`` says why, or it needed none."""

    page: str
    again: ReadAgain | None = None
    doubts: int = 0
    fault: str = ""


def reread_pages(keys: Iterable[int]) -> Iterator[Reread]:
    """Read the pages of these keys again, in this order; the index follows page batches. Raises OwnFileUnreadable."""
    habits = paper_habits()
    for number, key in enumerate(keys, 1):
        yield reread_page(Page.objects.select_related("issue").get(pk=key), habits)
        if number % PAGES_PER_COMMIT == 0:
            catch_up(more_to_come=True)
    catch_up()


def reread_page(page: Page, habits: Habits | None = None) -> Reread:
    name, text = str(page), page.current_text
    if text is None:
        return Reread(name, fault="没有原始文本，稿件是分篇导入的，不能重读")
    try:
        places = known_places(text)
        reading = read_page(text.text, habits, places.page, places.settled)
        again = store_again(text, reading)
    except (DoesNotFit, DamagedPlaces) as error:
        return Reread(name, fault=f"没有重读：{error}")
    except StaleVersion as error:
        return Reread(name, fault=f"没有重读，有人刚刚保存过（{error}）；请再运行一次")
    except (DatabaseError, OSError) as error:
        return Reread(name, fault=f"没有重读；{in_words(error, UNREAD)}")
    except Exception as error:  # Ours, at one page of thousands: it must not keep the others from being read.
        log.exception("重读不下去：%s", text)
        return Reread(
            name, fault=f"读稿程序读不下去（{type(error).__name__}: {error}），没有重读；请把这一行告诉管理员"
        )
    return Reread(name, again, len(reading.doubts) + sum(len(item.doubts) for item in reading.items))
