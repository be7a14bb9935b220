"""From sources to records: decode, read, decide the date, store; one report a file, whatever happens to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import DatabaseError
from django.utils import timezone

from articles.corrections import StaleVersion
from articles.importing.files.decode import Decoded, decode
from articles.importing.files.faults import Fault, Unreadable
from articles.importing.files.sources import Source
from articles.importing.habits import paper_habits
from articles.importing.store import Arrival, Outcome, Stored, store_page
from articles.indexing import indexer
from articles.models.database_words import in_words
from articles.models.fitting import DoesNotFit
from articles.reading.habits import Habits
from articles.reading.issue_facts.facts import decide_date
from articles.reading.reader import read_page
from articles.reading.records import PRINTED_KINDS, Reading
from articles.search.engines.errors import SearchUnavailable

# Characters of a file's name that are kept: of a longer one the end, which tells files apart.
LONGEST_NAME = 500
UNSTORED = "请检查磁盘空间和数据库，再导入一次"
# Pages between two index commits; a commit costs as much as some twenty entries.
PAGES_PER_COMMIT = 50


@dataclass(frozen=True)
class Report:
    """What became of one file. ``needs_person`` says why somebody must look; ``notes`` only inform.

    ``differing``: corrected articles that were read otherwise and not changed; ``withheld``: items that are not public
    since they are like withdrawn or hidden ones. Both are doubts too.
    """

    name: str
    outcome: Outcome | None = None
    articles: int = 0
    doubts: int = 0
    differing: int = 0
    withheld: int = 0
    page: str = ""
    notes: tuple[str, ...] = ()
    needs_person: tuple[str, ...] = ()


def import_sources(sources: Iterable[Source | Fault], *, dry_run: bool = False) -> Iterator[Report]:
    """Bring every source in, each page whole or not at all; ``dry_run`` reads and reports without storing.

    The index follows page batches; an engine that does not answer leaves the rows in the outbox for later. Raises
    HabitsUnreadable before the first one is read.
    """
    habits = paper_habits()
    filed: dict[tuple[dt.date, str], str] = {}
    for number, source in enumerate(sources, 1):
        yield refused(source) if isinstance(source, Fault) else import_source(source, filed, dry_run, habits)
        if not dry_run and number % PAGES_PER_COMMIT == 0:
            catch_up(more_to_come=True)
    if not dry_run:
        catch_up()


def refused(fault: Fault) -> Report:
    return Report(fault.name, needs_person=(fault.message,))


def import_source(
    source: Source, filed: dict[tuple[dt.date, str], str], dry_run: bool, habits: Habits | None = None
) -> Report:
    """One file; ``filed`` remembers which file of this run is which page."""
    try:
        decoded = decode(source.data)
    except Unreadable as error:
        return refused(Fault(source.name, str(error)))
    reading = read_page(decoded.text, habits)
    arrival, doubts = arrive(source, decoded, reading)
    if date := arrival.filed_under:
        first = filed.setdefault((date, arrival.number), source.name)
        if first != source.name:
            message = f"与 {first} 同为 {date} 第{arrival.number}版；请改正其中一个的日期或版次后再导入"
            return refused(Fault(source.name, message))
    return store(arrival, reading, (*source.notes, *doubts), encoding_notes(decoded), dry_run)


def arrive(source: Source, decoded: Decoded, reading: Reading) -> tuple[Arrival, tuple[str, ...]]:
    """The page with its date and number decided, and what contradicts them."""
    facts = reading.facts
    decision = decide_date(facts, source.date, source.date_source, source.date_origin)
    doubts = [doubt.detail for doubt in decision.doubts]
    if decision.date and decision.date > timezone.localdate():
        doubts.append(f"日期 {decision.date} 还没有到；请核对，错了请在后台“版面”里改正")
    if source.page and facts.page_number and source.page != facts.page_number:
        doubts.append(f"版面上印着第{facts.page_number}版，给定的却是第{source.page}版；已取给定的版次，请核对")
    arrival = Arrival(
        source_name=shown_name(source.name),
        raw=source.data,
        text=decoded.text,
        encoding=decoded.encoding,
        number=source.page or facts.page_number,
        date=decision.date,
        date_source=decision.date_source,
    )
    return arrival, tuple(doubts)


def shown_name(name: str) -> str:
    """The file's name as readers see it: without this machine's folders, but with the archive it came in.

    What is no character in it, since the system's names are bytes, shows as a question mark.
    """
    parts = name.split("/")
    archive = next((index for index, part in enumerate(parts) if part.lower().endswith(".zip")), len(parts) - 1)
    shown = "/".join(parts[archive:]).encode("utf-8", "replace").decode()
    return shown if len(shown) <= LONGEST_NAME else f"…{shown[1 - LONGEST_NAME :]}"


def encoding_notes(decoded: Decoded) -> tuple[str, ...]:
    plain = decoded.encoding == "UTF-8"
    return decoded.notes if plain else (f"按 {decoded.encoding} 读取", *decoded.notes)


def store(arrival: Arrival, reading: Reading, doubts: tuple[str, ...], notes: tuple[str, ...], dry_run: bool) -> Report:
    printed = [item for item in reading.items if item.kind in PRINTED_KINDS]
    stored: Stored | None = None
    if not dry_run:
        try:
            stored = store_page(arrival, reading)
        except DoesNotFit as error:
            return refused(Fault(arrival.source_name, f"没有入库：{error}；请改短原文件里的这一处再导入"))
        except StaleVersion as error:
            return refused(Fault(arrival.source_name, f"没有入库，有人刚刚保存过（{error}）；请再导入一次"))
        except (DatabaseError, OSError) as error:
            return refused(Fault(arrival.source_name, f"没有入库；{in_words(error, UNSTORED)}"))
    # What is known already may stand in an issue, whatever this copy says of itself.
    waits = not (stored.page.issue_id if stored else arrival.filed_under)
    waiting = (what_is_missing(arrival, reading),) if waits else ()
    return Report(
        arrival.source_name,
        outcome=stored.outcome if stored else "new",
        articles=len(printed),
        doubts=len(reading.doubts) + sum(len(item.doubts) for item in reading.items) + asked_of(stored),
        differing=stored.differing if stored else 0,
        withheld=stored.withheld if stored else 0,
        page=f"{arrival.date or '待定日期'} {f'第{arrival.number}版' if arrival.number else '版次未定'}",
        notes=notes,
        needs_person=(*doubts, *waiting, *(what_stays(stored, arrival) if stored else ())),
    )


def asked_of(stored: Stored | None) -> int:
    return stored.differing + stored.withheld if stored else 0


def what_stays(stored: Stored, arrival: Arrival) -> Iterator[str]:
    """What an import does not do because a person has decided otherwise."""
    if stored.differing:
        yield f"{stored.differing} 篇已订正的稿件新识别不同，未改；请在后台“识别疑点”里对照"
    if stored.withheld:
        yield f"{stored.withheld} 篇与已撤下或内部的稿件相符，未公开；请在后台“识别疑点”里核对"
    if stored.elsewhere:
        given = f"{arrival.date} 第{arrival.number}版"
        yield f"这一版已归在 {stored.elsewhere}，没有改到给定的 {given}；要改请在后台“版面”里改"


def what_is_missing(arrival: Arrival, reading: Reading) -> str:
    facts = reading.facts
    if arrival.date:
        return f"{arrival.date} 的这一版没有版次，暂不公开；请用 --page 给出，或在后台“版面”里填写"
    bounds = (
        f"（文中线索：{facts.earliest or '？'} 至 {facts.latest or '？'}）" if facts.earliest or facts.latest else ""
    )
    return f"待定日期{bounds}，暂不公开；请用 --date 和 --page 给出，或在后台“版面”里填写"


def catch_up(*, more_to_come: bool = False) -> str:
    """Bring the index up to date; the reason if the engine does not answer."""
    try:
        indexer.catch_up(more_to_come=more_to_come)
    except (SearchUnavailable, OSError) as error:
        return str(error)
    return ""
