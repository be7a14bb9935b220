"""The kinds of field an index is made of: what is kept where an object has nothing to say."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from haystack import connections
from haystack.exceptions import SearchFieldError

from articles.search.engines.base import ArchiveBackend
from articles.search.engines.elasticsearch.generations import FIELD_MAPPINGS
from articles.search.engines.fields import KeywordField, NumberField, TokensField

KINDS = (TokensField, KeywordField, NumberField)


def test_an_absent_number_is_none_and_not_nought() -> None:
    field = NumberField(model_attr="day")
    assert field.prepare(SimpleNamespace(day=None)) is None
    assert field.prepare(SimpleNamespace(day=0)) == 0


def test_absent_keywords_are_no_keywords() -> None:
    assert KeywordField(model_attr="roles").prepare(SimpleNamespace(roles=None)) == ()


def test_an_absent_text_is_a_mistake_and_not_an_empty_one() -> None:
    with pytest.raises(SearchFieldError):
        TokensField(model_attr="body").prepare(SimpleNamespace(body=None))


def test_tokens_are_never_stored() -> None:
    assert TokensField().stored is False
    with pytest.raises(TypeError):
        TokensField(stored=True)


def test_every_kind_is_one_that_both_engines_map() -> None:
    assert {kind.field_type for kind in KINDS} == set(FIELD_MAPPINGS)
    backend: ArchiveBackend = connections["default"].get_backend()
    assert set(backend.types.values()) == set(FIELD_MAPPINGS)
