"""The only part of the ingest that knows the database."""

from articles.importing.store.again import ReadAgain, store_again
from articles.importing.store.arrival import Arrival
from articles.importing.store.arrivals import Outcome, Stored, store_page

__all__ = ["Arrival", "Outcome", "ReadAgain", "Stored", "store_again", "store_page"]
