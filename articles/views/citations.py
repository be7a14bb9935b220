"""All forms in which an article is cited: their page, and the files that reference managers take."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from articles.citing import bibtex, csl, ris
from articles.citing.cited import Cited
from articles.citing.gbt7714 import GBT_2015, GBT_2025, Standard, reference, with_erratum
from articles.models import Article
from articles.views.cited_articles import cited_at
from articles.views.permalinks import answered, version_address
from articles.views.said_of import related_to


@dataclass(frozen=True)
class CitationFile:
    """What a reference manager takes: what it is called, its media type, and what writes it."""

    name: str
    media_type: str
    write: Callable[[Cited], str]


FILES = {
    "bib": CitationFile("BibTeX", "application/x-bibtex", bibtex.entry),
    "ris": CitationFile("RIS", "application/x-research-info-systems", ris.record),
    "csl.json": CitationFile("CSL-JSON", "application/vnd.citationstyles.csl+json", csl.items),
}


class FileEnding:
    """In an address."""

    regex = "|".join(FILES).replace(".", r"\.")

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


@dataclass(frozen=True)
class Box:
    """One form to copy from, ``id`` in its page; ``file`` is its address as a file, "" where it is a line of text."""

    id: str
    name: str
    text: str
    file: str = ""

    @property
    def rows(self) -> int:
        return max(2, self.text.count("\n") + 1)


def cite(request: HttpRequest, code: str) -> HttpResponse:
    return answered(request, code, partial(show_forms, request))


def show_forms(request: HttpRequest, article: Article) -> HttpResponse:
    said = related_to(article)
    cited = cited_at(article, article.get_absolute_url(), said)
    fixed = cited_at(article, version_address(article, article.version), said)
    context = {
        "article": article,
        "errata": said.errata,
        "references": [
            Box("online-2025", f"{GBT_2025.name}，引本网页 [N/OL]", line(cited, GBT_2025, online=True)),
            Box("print-2025", f"{GBT_2025.name}，引纸质报纸 [N]", line(cited, GBT_2025, online=False)),
            Box("online-2015", f"{GBT_2015.name}，引本网页 [N/OL]", line(cited, GBT_2015, online=True)),
            Box("print-2015", f"{GBT_2015.name}，引纸质报纸 [N]", line(cited, GBT_2015, online=False)),
            Box("fixed", f"{GBT_2025.name}，引第 {article.version} 稿 [N/OL]", line(fixed, GBT_2025, online=True)),
        ],
        "files": [file_box(cited, ending) for ending in FILES],
    }
    return render(request, "cite.html", context)


def line(cited: Cited, standard: Standard, *, online: bool) -> str:
    return with_erratum(cited, reference(cited, standard, online=online))


def file_box(cited: Cited, ending: str) -> Box:
    text = FILES[ending].write(cited).replace("\r", "").removesuffix("\n")
    return Box(ending.partition(".")[0], FILES[ending].name, text, reverse("cite-file", args=[cited.code, ending]))


def download(request: HttpRequest, code: str, ending: str) -> HttpResponse:
    return answered(request, code, partial(as_file, ending))


def as_file(ending: str, article: Article) -> HttpResponse:
    file = FILES[ending]
    text = file.write(cited_at(article, article.get_absolute_url(), related_to(article)))
    response = HttpResponse(text, content_type=f"{file.media_type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{article.permalink_id}.{ending}"'
    return response
