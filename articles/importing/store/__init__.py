"""The only part of the ingest that knows the database."""

from articles.importing.store.arrivals import Arrival, Outcome, Stored, store_page

__all__ = ["Arrival", "Outcome", "Stored", "store_page"]
