"""Haystack fields → Tantivy schema and documents."""

from __future__ import annotations

from typing import Any

from tantivy import Document, Schema, SchemaBuilder

from articles.search.engines.base import KEY


def build_schema(types: dict[str, str]) -> Schema:
    builder = SchemaBuilder()
    builder.add_unsigned_field(KEY, indexed=True, fast=True)
    for name, kind in sorted(types.items()):
        if kind == "number":
            builder.add_unsigned_field(name, indexed=True, fast=True)
        elif kind == "keyword":
            # Raw fast text, not Facet fields: those cannot be counted for any query.
            builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
        else:
            builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    return builder.build()


def build_document(prepared: dict[str, Any], types: dict[str, str]) -> Document:
    """A document of what the index prepared for one object; empty fields are left out."""
    document = Document()
    document.add_unsigned(KEY, int(prepared[KEY]))
    for name, kind in types.items():
        value = prepared.get(name)
        if kind == "tokens" and value:
            document.add_text(name, value)
        elif kind == "keyword":
            for keyword in value or ():
                document.add_text(name, keyword)
        elif kind == "number" and value is not None:
            document.add_unsigned(name, value)
    return document
