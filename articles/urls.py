"""Addresses of the reading room. Dates are ISO, page numbers are strings (1, C01)."""

from __future__ import annotations

import datetime as dt

from django.urls import URLPattern, path, register_converter

from articles.views import (
    author,
    citations,
    cut_pictures,
    date_field,
    feeds,
    files,
    health,
    home,
    iiif_images,
    issues,
    manifests,
    missing,
    oai,
    opensearch,
    page_alto,
    page_pictures,
    pages,
    permalinks,
    prints,
    proofs,
    reporters,
    reporting,
    robots,
    search,
    series_pages,
    sitemaps,
    spelling,
    versions,
    works,
)
from articles.views.kept import kept_while_same, unlisted


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


class IsoMonth:
    """2023-09, as the first day of it."""

    regex = r"[12]\d{3}-\d{2}"

    def to_python(self, value: str) -> dt.date:
        return dt.date.fromisoformat(f"{value}-01")

    def to_url(self, value: dt.date) -> str:
        return f"{value:%Y-%m}"


class VersionNumber:
    """Of nine digits at most; a longer one is none of ours."""

    regex = r"[0-9]{1,9}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value}"


register_converter(spelling.Code, "code")
register_converter(VersionNumber, "version")
register_converter(citations.FileEnding, "ending")
register_converter(proofs.Digest, "digest")
register_converter(proofs.Check, "check")
register_converter(page_pictures.PictureDigest, "picture")
register_converter(IsoDate, "date")
register_converter(IsoMonth, "month")
register_converter(FourDigitYear, "year")

urlpatterns: list[URLPattern] = [
    path("", kept_while_same(home.home), name="home"),
    path("issues/", kept_while_same(date_field.asked), name="issues"),
    path("issues/missing/", kept_while_same(missing.missing), name="missing"),
    path("issues/missing.csv", kept_while_same(missing.as_csv), name="missing-file"),
    path("issues/<year:year>/", kept_while_same(issues.year), name="year"),
    path("issues/<month:first>/", kept_while_same(issues.month), name="month"),
    path("issues/<date:date>/", kept_while_same(issues.issue), name="issue"),
    path("issues/<date:date>.json", unlisted(kept_while_same(files.issue_json)), name="issue-json"),
    path("issues/<date:date>/manifest.json", unlisted(kept_while_same(manifests.manifest)), name="manifest"),
    path("issues/<date:date>/search.json", unlisted(kept_while_same(manifests.issue_search)), name="issue-search"),
    path("issues/<date:date>/<str:number>/canvas.json", unlisted(kept_while_same(manifests.canvas)), name="canvas"),
    path(
        "issues/<date:date>/<str:number>/<picture:digest>",
        unlisted(kept_while_same(iiif_images.image)),
        name="iiif-image",
    ),
    path(
        "issues/<date:date>/<str:number>/<picture:digest>/info.json",
        unlisted(kept_while_same(iiif_images.info)),
        name="iiif-info",
    ),
    path(
        "issues/<date:date>/<str:number>/<picture:digest>/full/<str:size>/0/default.jpg",
        unlisted(kept_while_same(iiif_images.jpeg)),
        name="iiif-jpeg",
    ),
    path("issues/<date:date>/<str:number>.xml", unlisted(kept_while_same(page_alto.page_alto)), name="page-alto"),
    path(
        "issues/<date:date>/<str:number>/<picture:digest>-<int:dots>.webp",
        unlisted(kept_while_same(page_pictures.page_picture)),
        name="page-picture",
    ),
    path(
        "issues/<date:date>/<str:number>/small.webp",
        unlisted(kept_while_same(page_pictures.small_picture)),
        name="small-picture",
    ),
    path("issues/<date:date>/<str:number>.pdf", unlisted(kept_while_same(prints.page_pdf)), name="page-pdf"),
    path("issues/<date:date>/<str:number>/", kept_while_same(pages.page), name="page"),
    path("a/<code:code>/", kept_while_same(permalinks.article), name="article"),
    path("a/<code:code>.json", unlisted(kept_while_same(files.article_json)), name="article-json"),
    path("a/<code:code>.txt", unlisted(kept_while_same(files.article_text)), name="article-text"),
    path("a/<code:code>.pdf", unlisted(kept_while_same(prints.article_pdf)), name="article-pdf"),
    path(
        "a/<code:code>/cuttings/<version:place>.webp",
        unlisted(kept_while_same(cut_pictures.cutting)),
        name="cutting",
    ),
    path(
        "a/<code:code>/cuttings/<picture:digest>.webp",
        unlisted(kept_while_same(cut_pictures.cutting_picture)),
        name="cutting-picture",
    ),
    path("a/<code:code>/v/<version:version>/", unlisted(kept_while_same(versions.version)), name="version"),
    path(
        "a/<code:code>/v/<version:version>.txt", unlisted(kept_while_same(versions.version_text)), name="version-text"
    ),
    path("a/<code:code>/v/<version:version>/proof/", unlisted(kept_while_same(proofs.proof)), name="proof"),
    path(
        "a/<code:code>/v/<version:version>/proof/<digest:digest>/<check:check>/",
        unlisted(kept_while_same(proofs.confirm)),
        name="confirm",
    ),
    path("a/<code:code>/cite/", unlisted(kept_while_same(citations.cite)), name="cite"),
    path("a/<code:code>/cite.<ending:ending>", unlisted(kept_while_same(citations.download)), name="cite-file"),
    path("a/<code:code>/report/", unlisted(reporting.report), name="report"),
    # All that stands under /a/ is known by now.
    path("a/<path:external_id>", spelling.elsewhere, name="elsewhere"),
    path("reporters/", kept_while_same(reporters.index), name="reporters"),
    path("reporters/<slug:slug>/", kept_while_same(author.reporter), name="reporter"),
    path("reporters/<slug:slug>/works/", unlisted(kept_while_same(works.works)), name="works"),
    path("reporters/<slug:slug>/works.csv", unlisted(works.as_csv), name="works-file"),
    path("reporters/<slug:slug>/feed/", kept_while_same(feeds.of_reporter), name="reporter-feed"),
    path("series/", kept_while_same(series_pages.index), name="all-series"),
    path("series/<slug:slug>/", kept_while_same(series_pages.series), name="series"),
    path("feed/", kept_while_same(feeds.latest), name="feed"),
    path("search/", unlisted(search.results), name="search"),
    path("search/suggest/", unlisted(search.suggestions), name="suggest"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", kept_while_same(sitemaps.index), name="sitemaps"),
    path("sitemap-<version:number>.xml", kept_while_same(sitemaps.sitemap), name="sitemap"),
    path("opensearch.xml", kept_while_same(opensearch.opensearch), name="opensearch"),
    path("oai", unlisted(oai.oai), name="oai"),
]
