"""The kinds of field an index is made of, as Haystack fields whose ``field_type`` every engine maps the same way."""

from __future__ import annotations

from typing import Any

from haystack.fields import SearchField


class TokensField(SearchField):
    """Tokens parted by white space; their order is kept, so that phrases can be found. Never stored."""

    field_type = "tokens"

    def __init__(self, **options: Any) -> None:
        super().__init__(stored=False, **options)


class KeywordField(SearchField):
    """A list of strings, each matched as a whole; can be faceted."""

    field_type = "keyword"

    def __init__(self, **options: Any) -> None:
        super().__init__(default=(), **options)


class NumberField(SearchField):
    """A whole number ≥ 0; can be faceted, sorted, compared and counted. None where there is none."""

    field_type = "number"

    def __init__(self, **options: Any) -> None:
        super().__init__(null=True, **options)
