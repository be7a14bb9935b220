"""From sources to records: decode, read, decide the date, store; one report a page, whatever happens to it."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator

from articles.importing.begun import Begun, begun, one_ahead
from articles.importing.companions import beside_text
from articles.importing.files.decode import Decoded, decode
from articles.importing.files.faults import Fault, Unreadable
from articles.importing.files.sources import PlacedSource, Source
from articles.importing.habits import paper_habits
from articles.importing.one_page import ImportRun, bring_in
from articles.importing.punctuation import paper_punctuation
from articles.importing.sheets import import_sheets
from articles.importing.store import Arrival, Companion
from articles.importing.told import Report, refused, shown_name
from articles.indexing import indexer
from articles.reading.reader import read_page
from articles.search.engines.errors import SearchUnavailable

# Pages between two index commits; a commit costs as much as some twenty entries.
PAGES_PER_COMMIT = 50


def import_sources(sources: Iterable[Source | PlacedSource | Fault], *, dry_run: bool = False) -> Iterator[Report]:
    """Bring every source in, each page whole or not at all; ``dry_run`` reads and reports without storing.

    The index follows page batches; an engine that does not answer leaves the rows in the outbox for later. Raises
    OwnFileUnreadable before the first one is read.
    """
    run = ImportRun(dry_run, paper_habits(), paper_punctuation())
    for number, report in enumerate(_reports(sources, run), 1):
        yield report
        if not dry_run and number % PAGES_PER_COMMIT == 0:
            catch_up(more_to_come=True)
    if not dry_run:
        catch_up()


def _reports(sources: Iterable[Source | PlacedSource | Fault], run: ImportRun) -> Iterator[Report]:
    """While one source is stored, the child that reads the next one works."""
    return one_ahead(_begun(source, run) for source in sources)


def _begun(source: Source | PlacedSource | Fault, run: ImportRun) -> Begun[Report]:
    if isinstance(source, PlacedSource):
        return import_sheets(source, run)
    return begun(_one(source, run))


def _one(source: Source | Fault, run: ImportRun) -> Generator[Report | None, None, None]:
    """A picture that comes with it is received before the archive that holds it may be closed."""
    if isinstance(source, Fault):
        yield None
        yield refused(source)
        return
    with beside_text(source) as beside:
        yield None
        yield beside.told(import_source(source, run, beside.companion))


def import_source(source: Source, run: ImportRun, companion: Companion | None = None) -> Report:
    """A page of text, with its picture."""
    try:
        decoded = decode(source.data)
    except Unreadable as error:
        return refused(Fault(source.name, str(error)))
    arrival = Arrival(shown_name(source.name), source.data, decoded.text, decoded.encoding, companion=companion)
    notes = encoding_notes(decoded)
    return bring_in(run, arrival, lambda: read_page(decoded.text, run.habits), source.given, notes)


def encoding_notes(decoded: Decoded) -> tuple[str, ...]:
    plain = decoded.encoding == "UTF-8"
    return decoded.notes if plain else (f"按 {decoded.encoding} 读取", *decoded.notes)


def catch_up(*, more_to_come: bool = False) -> str:
    """Bring the index up to date; the reason if the engine does not answer."""
    try:
        indexer.catch_up(more_to_come=more_to_come)
    except (SearchUnavailable, OSError) as error:
        return str(error)
    return ""
