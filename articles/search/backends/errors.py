"""What the site has to tell apart when an engine fails. Messages are one Chinese line with the remedy."""


class SearchUnavailable(Exception):
    """The engine is down, or its index is missing, damaged or of another schema. Never "nothing found"."""


class WriterBusy(SearchUnavailable):
    """Another process is writing the index and did not finish in time; the write can be tried again."""
