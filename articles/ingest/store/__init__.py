"""The only part of the ingest that knows the database."""

from articles.ingest.store.pages import Arrival, Outcome, Stored, store_page

__all__ = ["Arrival", "Outcome", "Stored", "store_page"]
