"""A Reading as plain data, ready for JSON: the form of the hand-made truths of the sample pages."""

from __future__ import annotations

from typing import Any

from articles.reading.records import Credit, Doubt, Instalment, IssueFacts, Item, Reading


def as_json(reading: Reading) -> dict[str, Any]:
    """``issue``, ``items`` (in the order they were read) and the doubts about the whole page."""
    return {
        "issue": _issue(reading.facts),
        "items": [_item(item) for item in reading.items],
        "problems": [_doubt(doubt) for doubt in reading.doubts],
    }


def _issue(facts: IssueFacts) -> dict[str, Any]:
    return {
        "date": facts.date.isoformat() if facts.date else None,
        "weekday": facts.weekday or None,
        "lunar": facts.lunar or None,
        "number": facts.number,
        "edition": facts.edition or None,
        "page": facts.page_number or None,
        "page_name": facts.page_name or None,
        "earliest": facts.earliest.isoformat() if facts.earliest else None,
        "latest": facts.latest.isoformat() if facts.latest else None,
        "evidence": facts.evidence or None,
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "kind": item.kind,
        "kicker": item.kicker or None,
        "headline": item.headline or None,
        "subtitle": item.subtitle or None,
        "section": item.section or None,
        "dateline": item.dateline or None,
        "bylines": [_credit(credit) for credit in item.bylines],
        "body": list(item.body),
        "lines": list(item.lines),
        "instalment": _instalment(item.instalment),
        "continues_on": item.continues_on or None,
        "continued_from": item.continued_from or None,
        "certain": item.certain,
        "problems": [_doubt(doubt) for doubt in item.doubts],
    }


def _credit(credit: Credit) -> dict[str, Any]:
    return {
        "role": credit.role,
        "name": credit.name,
        "certain": credit.certain,
        "printed": credit.printed,
        "line": credit.line,
        "organisation": credit.organisation,
    }


def _instalment(instalment: Instalment | None) -> dict[str, Any] | None:
    return {"series": instalment.series, "number": instalment.number} if instalment else None


def _doubt(doubt: Doubt) -> dict[str, Any]:
    return {
        "lines": [doubt.first_line, doubt.last_line],
        "reason": doubt.reason,
        "detail": doubt.detail,
    }
