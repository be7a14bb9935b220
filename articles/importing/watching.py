"""A folder in which new pages arrive: what stands still is imported, once for each state that it comes to stand in."""

from __future__ import annotations

import hashlib
import logging
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field

from django.db import DatabaseError, close_old_connections

from articles.chinese.controls import on_one_line
from articles.importing.files.filenames import natural_key
from articles.importing.files.found import shown_path
from articles.importing.files.sources import read_found
from articles.importing.files.standing import Seen, look_again, standing, states_in
from articles.importing.files.walk import find_below
from articles.importing.pages import import_sources
from articles.importing.told import LONGEST_NAME, Report, end_of, shown_name
from articles.indexing.locks import only_one
from articles.models import Watch, WatchedFile
from articles.models.database_words import in_words
from articles.models.watching import WRITES_EVERY
from articles.public.own_files import OwnFileUnreadable

log = logging.getLogger(__name__)

LOOKS_EVERY = 5.0  # seconds
# An import that was cut off so often is the file's doing.
MOST_BEGUN = 3
CUT_OFF = f"导入它时程序中断了 {MOST_BEGUN} 次，不再自动导入；请管理员用 import_pages 单独导入，并查看日志"
LOCK = "watch"
_SIGN = 9  # characters behind a name that reads like another


@dataclass
class Watching:
    """``say`` is told of each page; ``seen``: the files at the last look; ``done``: in which state each came in."""

    folder: str
    say: Callable[[Report], None]
    seen: dict[str, Seen] = field(default_factory=dict)
    done: dict[str, str] | None = None
    written: float = 0.0
    known: dict[str, str] = field(default_factory=dict)

    def look(self, now: float) -> int:
        """Import what has come to stand still; how many files. Raises OSError where the folder is not to be had, and
        OwnFileUnreadable."""
        self.seen = look_again(self.seen, states_in(self.folder), now)
        done = self.imported()
        still = standing(self.seen, now)
        self.known = known_as(self.seen)
        ready = [name for name in sorted(still, key=natural_key) if done.get(self.known[name]) != still[name]]
        for name in ready:
            if self.take(name, still[name]):
                done[self.known[name]] = still[name]
        return len(ready)

    def imported(self) -> dict[str, str]:
        """The table is read once; after that only what is to be taken again is asked for."""
        if self.done is None:
            self.done = dict(WatchedFile.objects.filter(begun=0).values_list("name", "fingerprint"))
        for name in WatchedFile.objects.filter(fingerprint="").values_list("name", flat=True):
            self.done.pop(name, None)
        return self.done

    def take(self, name: str, state: str) -> bool:
        """Whether it is done with; what a passing fault hindered is tried again at the next looks, a few times."""
        file, _ = WatchedFile.objects.get_or_create(name=self.known[name])
        file.begin(state)
        if file.begun > MOST_BEGUN:
            file.end(0, [CUT_OFF])
            return True
        try:
            pages, told, passing = self.bring_in(name)
            if passing and file.begun < MOST_BEGUN:
                return False
            file.end(pages, told)
        except (KeyboardInterrupt, SystemExit, DatabaseError, OwnFileUnreadable):
            with suppress(DatabaseError):
                file.leave()
            raise
        return True

    def bring_in(self, name: str) -> tuple[int, list[str], bool]:
        """How many pages it gave, what a person must see, and whether that may be over in a moment."""
        pages, told, passing = 0, [], False
        for report in import_sources(read_found(find_below(self.folder, name))):
            self.say(report)
            pages, passing = pages + (report.outcome is not None), passing or report.passing
            told += [on_one_line(f"{shown_name(report.name)}：{reason}") for reason in report.needs_person]
            self.beat()
        return pages, told, passing

    def beat(self, trouble: str = "") -> None:
        """That the folder is watched, written now and then, trouble at once."""
        if trouble or time.monotonic() - self.written > WRITES_EVERY:
            Watch.note(self.folder, trouble)
            self.written = 0.0 if trouble else time.monotonic()


def known_as(names: Iterable[str]) -> dict[str, str]:
    """What each file is called in the table. Where several read alike (the same name in GBK and in UTF-8, the ends of
    very long ones), each has a sign of its bytes behind it: else each would take the other's place, again and again."""
    shown = {name: end_of(shown_path(name)) for name in names}
    alike = Counter(shown.values())
    return {
        name: told if alike[told] == 1 or told == name else f"{told[_SIGN - LONGEST_NAME :]}#{_sign(name)}"
        for name, told in shown.items()
    }


def _sign(name: str) -> str:
    return hashlib.sha256(os.fsencode(name)).hexdigest()[: _SIGN - 1]


def watch(folder: str, say: Callable[[Report], None], begun: Callable[[], None]) -> None:
    """Look again and again until the process is told to stop. Raises WriterBusy where another process does so."""
    watching = Watching(folder, say)
    with only_one(LOCK, wait=0):
        begun()
        while True:
            close_old_connections()
            look_once(watching)
            time.sleep(LOOKS_EVERY)


def look_once(watching: Watching) -> None:
    """What hinders one look is told, and the next one tries again."""
    try:
        trouble = ""
        try:
            watching.look(time.monotonic())
        except OSError as error:
            trouble = f"读不到收报文件夹 {watching.folder}（{error.strerror}）；请检查路径、权限和网络盘"
        except OwnFileUnreadable as error:
            trouble = str(error)
        watching.beat(trouble)
    except DatabaseError as error:
        log.warning("收报暂时不能入库：%s", in_words(error, "稍后自动再试"))
