from __future__ import annotations

from articles.search.engines.tantivy.schema import build_document

TYPES = {"body": "tokens", "kind": "keyword", "day": "number"}


def test_a_document_has_every_value_of_every_kind() -> None:
    document = build_document({"django_id": "7", "body": "甲乙 乙丙", "kind": ["ad", "photo"], "day": 0}, TYPES)
    assert document.to_dict() == {"django_id": [7], "body": ["甲乙 乙丙"], "kind": ["ad", "photo"], "day": [0]}


def test_what_is_empty_is_left_out() -> None:
    assert build_document({"django_id": 7, "body": "", "kind": [], "day": None}, TYPES).to_dict() == {"django_id": [7]}
