"""The only part of the ingest that knows the database."""

from articles.importing.store.again import ReadAgain, store_again
from articles.importing.store.arrival import Arrival, Companion, Original
from articles.importing.store.arrivals import Outcome, Stored, store_page
from articles.importing.store.kept_files import keep_file
from articles.importing.store.pictured import attach_later, text_alone
from articles.importing.store.places import KnownPlaces, known_places

__all__ = [
    "Arrival",
    "Companion",
    "KnownPlaces",
    "Original",
    "Outcome",
    "ReadAgain",
    "Stored",
    "attach_later",
    "keep_file",
    "known_places",
    "store_again",
    "store_page",
    "text_alone",
]
