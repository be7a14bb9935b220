"""Addresses of the reading room. Dates are ISO, page numbers are strings (1, C01)."""

from __future__ import annotations

import datetime as dt

from django.urls import URLPattern, path, register_converter

from articles.views import health, home, issues, pages, permalinks, reporters, reporting, robots, search


class IsoDate:
    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> dt.date:
        return dt.date.fromisoformat(value)

    def to_url(self, value: dt.date) -> str:
        return value.isoformat()


class FourDigitYear:
    regex = r"[12]\d{3}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:04d}"


register_converter(IsoDate, "date")
register_converter(FourDigitYear, "year")

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("issues/", issues.latest_year, name="issues"),
    path("issues/<year:year>/", issues.year, name="year"),
    path("issues/<date:date>/", issues.issue, name="issue"),
    path("issues/<date:date>/<str:number>/", pages.page, name="page"),
    path("a/<str:code>/", permalinks.article, name="article"),
    path("a/<str:code>/report/", reporting.report, name="report"),
    path("a/<path:external_id>/", permalinks.elsewhere, name="elsewhere"),
    path("reporters/", reporters.index, name="reporters"),
    path("reporters/<slug:slug>/", reporters.reporter, name="reporter"),
    path("search/", search.results, name="search"),
    path("search/suggest/", search.suggestions, name="suggest"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("robots.txt", robots.robots, name="robots"),
]
