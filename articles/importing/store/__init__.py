"""The only part of the ingest that knows the database."""

from articles.importing.store.arrival import Arrival
from articles.importing.store.arrivals import Outcome, Stored, store_page

__all__ = ["Arrival", "Outcome", "Stored", "store_page"]
