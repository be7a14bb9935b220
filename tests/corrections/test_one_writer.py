"""Printed text, bylines, place, what is shown and what a permalink does are written by corrections alone.

The importer's store makes new rows, no more; everybody else reads. The rules look at the syntax, so what they take for
a write to a guarded row is one wherever it stands: name a variable or a field otherwise and they are silent.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest
from django.contrib import admin

from articles.models import Article, PhotoCaption, Series
from tests.support.source import chain, strings, trees

MODELS = {"Article", "PhotoCaption", "Byline", "Permalink", "Revision", "Series"}
TEXT = {"section", "kicker", "headline", "subtitle", "dateline", "body", "original_body", "original_head"}
STANDING = {"kind", "status", "certain", "visibility", "series", "series_id", "instalment", "version"}
PLACE = {"page", "page_id", "order", "continuation_of", "continuation_of_id", "continues_on", "continued_from"}
GUARDED = TEXT | STANDING | PLACE | {"state"}
# Rows that hang on an article or a permalink.
HANGING = {"bylines", "successors", "predecessors", "revisions"}
CREATES = {"create", "bulk_create", "get_or_create"}
CHANGES = {"update", "bulk_update", "update_or_create", "delete", "set", "add", "remove", "clear"}

WRITER = "corrections/"
MAKER = "importing/store/"


def writes(place: str, tree: ast.Module) -> Iterator[str]:
    """Every such line; an attribute is taken for one of a row only where models are imported."""
    may_create = place.startswith(MAKER)
    knows_rows = any(isinstance(node, ast.ImportFrom) and "articles.models" in str(node.module) for node in tree.body)
    for node in ast.walk(tree):
        called = isinstance(node, ast.Call) and is_write(node, may_create=may_create)
        if called or (knows_rows and sets_guarded(node)):
            yield f"{place}:{node.lineno} {ast.unparse(node)[:80]}"  # type: ignore[attr-defined]


def is_write(call: ast.Call, *, may_create: bool) -> bool:
    first, *names = chain(call.func)
    method = names[-1] if names else ""
    if first in MODELS or HANGING & set(names[:-1]):
        if method == "bulk_update":
            return bool(strings(call) & GUARDED)
        return method in CHANGES or (not may_create and (method in CREATES or not names))
    if first == "setattr" and not names:
        return True
    if method == "save":
        return bool({text for keyword in call.keywords for text in strings(keyword)} & GUARDED)
    unpacked = any(keyword.arg is None for keyword in call.keywords) and not first[:1].isupper()
    named = {keyword.arg for keyword in call.keywords} & GUARDED
    return method == "update" and bool(named or unpacked)


def sets_guarded(node: ast.AST) -> bool:
    """An attribute of another object than oneself."""
    if not isinstance(node, ast.Assign | ast.AugAssign):
        return False
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    attributes = [target for target in targets if isinstance(target, ast.Attribute) and target.attr in GUARDED]
    return any(chain(attribute)[0] != "self" for attribute in attributes)


@pytest.mark.parametrize(
    ("line", "writing"),
    [
        ("Article.objects.filter(pk=1).update(body='')", True),
        ("Article.objects.filter(pk=1).update(**fields)", True),
        ("rows.update(status='reviewed')", True),
        ("article.bylines.all().delete()", True),
        ("permalink.successors.set([other])", True),
        ("permalink.save(update_fields=['state'])", True),
        ("Article.objects.bulk_update(rows, ['headline'])", True),
        ("Article.objects.bulk_update(rows, ['related'])", False),
        ("Revision.objects.create(article=article)", True),
        ("Series(name='')", True),
        ("setattr(article, name, value)", True),
        ("Article.objects.filter(status='reviewed')", False),
        ("tally.update(words)", False),
        ("Outbox.objects.filter(replay=True).update(replay=False)", False),
        ("Issue.objects.filter(pk=1).update(**missing)", False),
    ],
)
def test_the_rule_knows_a_write(line: str, writing: bool) -> None:
    (call,) = (node.value for node in ast.parse(line).body if isinstance(node, ast.Expr))
    assert isinstance(call, ast.Call)
    assert is_write(call, may_create=False) is writing


def test_the_rule_knows_a_field_that_is_set() -> None:
    assert [sets_guarded(ast.parse(line).body[0]) for line in ("article.body = ''", "self.body = ''")] == [True, False]


def test_nobody_else_writes_what_corrections_guard() -> None:
    assert [line for place, tree in trees() if not place.startswith(WRITER) for line in writes(place, tree)] == []


@pytest.mark.parametrize("model", [Article, PhotoCaption, Series])
def test_the_admin_saves_and_deletes_through_corrections(model: type) -> None:
    """Django's own would write the row by itself."""
    registered = type(admin.site._registry[model])
    assert registered.save_model is not admin.ModelAdmin.save_model
    own = ("delete_model", "has_delete_permission")
    assert any(getattr(registered, name) is not getattr(admin.ModelAdmin, name) for name in own)
