"""What the site has to tell apart when an engine fails. Messages are one Chinese line with the remedy."""

from haystack.exceptions import HaystackError

REBUILD_HINT = "请运行 manage.py rebuild_search 重建。"


class SearchUnavailable(HaystackError):
    """The engine is down, or its index is missing, damaged or of another schema. Never "nothing found"."""


class WriterBusy(SearchUnavailable):
    """Another process is writing the index and did not finish in time; the write can be tried again."""


class NeedsRebuild(SearchUnavailable):
    """The index is missing, damaged or of another schema: waiting does not help, a rebuild does."""


class EntriesRefused(SearchUnavailable):
    """The engine answers but does not take these entries; the others of the batch are in. ``reasons`` by key."""

    def __init__(self, reasons: dict[int, str]) -> None:
        first, reason = next(iter(reasons.items()))
        super().__init__(f"{len(reasons)} 篇稿件写不进搜索索引，如稿件 {first}：{reason}")
        self.reasons = reasons
