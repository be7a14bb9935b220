"""Every public output of the site, as somebody without an account gets it: what is linked and what can be asked.

Addresses are enumerated from the URLconf and from the rows of the database; a view that is not known here fails.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit

from django.conf import settings
from django.http import HttpResponseBase
from django.test import Client
from django.urls import Resolver404, resolve, reverse

from articles.corrections.past import as_of
from articles.models import Article, Issue, Page, Permalink, Reporter, SeriesAddress
from articles.models.revisions import states
from articles.proving.digest import digest_of
from articles.urls import urlpatterns
from articles.views.citations import FILES
from articles.views.described import described
from articles.views.proofs import confirming_address

# What leads out of the reading room.
ELSEWHERE = ("/admin/", "/static/")
# Where words can be looked for in the query language; first everywhere.
FIELDS = ("", "标题:", "署名:", "作者:", "图片:", "栏目:", "版:")
FORMATS = ("json", "csv", "jsonl")


@dataclass(frozen=True)
class Output:
    """``text`` is all that was sent, headers first, character references and percent escapes resolved."""

    address: str
    view: str
    status: int
    text: str

    @property
    def body(self) -> str:
        """Of a page, as it was sent."""
        return self.text[self.text.index("<!doctype html>") : self.text.index("</html>")]

    @property
    def is_page(self) -> bool:
        return "<!doctype html>" in self.text


def crawl(
    client: Client, addresses: Iterable[str], followed: Callable[[str], bool] = lambda address: True
) -> dict[str, Output]:
    """Address → output of these and of all that they link to, as far as that is followed, each once."""
    waiting, outputs = [*addresses], dict[str, Output]()
    while waiting:
        address = waiting.pop()
        if address in outputs or address.startswith(ELSEWHERE):
            continue
        outputs[address] = output = fetch(client, address)
        waiting += [link for link in links(output) if followed(link)]
    return outputs


def some_alike(most: int) -> Callable[[str], bool]:
    """What ``crawl`` follows: so many addresses of each view with parameters of the same names."""
    met: dict[tuple[str, ...], set[str]] = defaultdict(set)

    def is_followed(address: str) -> bool:
        path, _, query = address.partition("?")
        alike = met[view_at(path), *sorted(dict(parse_qsl(query)))]
        if len(alike) < most:
            alike.add(address)
        return address in alike

    return is_followed


def view_at(path: str) -> str:
    """Its name; empty where there is none."""
    try:
        return resolve(unquote(path)).url_name or ""
    except Resolver404:
        return ""


def fetch(client: Client, address: str) -> Output:
    response = client.get(address)
    match = getattr(response, "resolver_match", None)
    return Output(address, (match and match.url_name) or "", response.status_code, sent(response))


def fetch_patiently(client: Client, address: str, times: int = 10) -> Output:
    """A busy engine is asked again: that it cannot answer in time is another test's matter."""
    for _ in range(times):
        if (found := fetch(client, address)).status != 503:
            break
    return found


def sent(response: HttpResponseBase) -> str:
    body = b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]
    head = "\n".join(f"{name}: {unquote(value)}" for name, value in response.headers.items())
    return f"{head}\n\n{resolved(body.decode(errors='replace'))}"


def resolved(text: str) -> str:
    """Escapes of JSON and percent escapes as what they stand for, tags between two characters left out too.

    A headline is printed phrase by phrase and a found word is marked: both stand in tags.
    """
    plain = unquote(re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text))
    return f"{plain}\n{re.sub(r'<[^>]+>', '', plain)}"


class Links(HTMLParser):
    """What a page leads to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in ("href", "action", "src") and value]


def links(output: Output) -> list[str]:
    if location := re.search(r"^Location: (\S+)$", output.text, re.M):
        return [urljoin(output.address, location[1])]
    if output.view in ("manifest", "canvas") and not output.is_page:
        return re.findall(rf'"id": "{re.escape(settings.SITE_URL)}([^"#]+)', output.text)
    if not output.is_page:
        return []
    parser = Links()
    parser.feed(output.text)
    absolute = (urlsplit(urljoin(f"http://testserver{output.address}", link)) for link in parser.found)
    found = [path_of(link.path, link.query) for link in absolute if link.netloc == "testserver"]
    # From one search to the same in another order leads no way to anything else.
    return [address for address in found if not (output.view == "search" and address.startswith(reverse("search")))]


def path_of(path: str, query: str) -> str:
    return f"{path}?{query}" if query else path


def public_addresses(words: Iterable[str]) -> list[str]:
    """Of every view, with all that the database has for its places; ``words`` are looked for everywhere."""
    return [address for pattern in urlpatterns for address in ADDRESSES[str(pattern.name)](list(words))]


def searches(words: list[str]) -> Iterator[str]:
    """Each word without its end and with a character or two misread: who knows half of it must not learn the rest."""
    for place, word in enumerate(words):
        yield asked("search", q=word[:-1])
        yield asked("search", q=f"{word[:-2]}某{word[-1]}")
        yield asked("search", q=f"某{word[1:-2]}某{word[-1]}", format="json")
        yield asked("search", q=f"{FIELDS[place % len(FIELDS)]}{word[:-1]}", format=FORMATS[place % len(FORMATS)])
    for param, word in zip(("series", "role", "kind"), words, strict=False):
        yield asked("search", **{param: word})
    for sort in ("newest", "oldest"):
        yield asked("search", **{"from": "1949-01-01", "sort": sort})
    for wanted in FORMATS:
        yield asked("search", **{"from": "1949-01-01", "format": wanted})
    for slug in Reporter.objects.values_list("slug", flat=True):
        yield asked("search", reporter=slug)


def asked(view: str, **params: str) -> str:
    return f"{reverse(view)}?{urlencode(params)}"


def of_pages(ending: str) -> list[str]:
    """Every page number on every day."""
    days = Issue.objects.values_list("date", flat=True)
    numbers = Page.objects.exclude(number="").values_list("number", flat=True).distinct()
    return [f"/issues/{day}/{quote(number)}{ending}" for day in days for number in numbers]


def of_pictures(ending: str) -> list[str]:
    """As a viewer asks for them, by a digest that was never given out; the others are followed from manifests."""
    return of_pages(f"/{'0' * 20}{ending}")


def searches_in_issues(words: list[str]) -> Iterator[str]:
    for day in Issue.objects.values_list("date", flat=True):
        yield from (f"/issues/{day}/search.json?{urlencode({'q': word})}" for word in words)


def permalinks(words: list[str]) -> Iterator[str]:
    for code in Permalink.objects.values_list("pk", flat=True):
        yield f"/a/{code}/"
        yield f"/a/{code}/?as=printed"
        yield f"/a/{code[:4].upper()}-{code[4:]}/"


def versions(words: list[str]) -> Iterator[str]:
    """All that are there and one that never was."""
    for code, version in Article.objects.values_list("permalink", "version"):
        yield from (f"/a/{code}/v/{number}/" for number in range(1, version + 2))


def confirmations(words: list[str]) -> Iterator[str]:
    """Of every version that ever was, as it stood before anything was masked; of the first with a check that is not
    ours, too."""
    for article in Article.objects.with_context():
        for number, told in states(article.revisions.order_by("version")).items():
            then = as_of(article, told)
            if then.page.issue:
                digest = digest_of(replace(described(then), version=number))
                yield confirming_address(article.permalink_id, number, digest)
                yield from [f"/a/{article.permalink_id}/v/{number}/proof/{digest}/{'0' * 20}/"] if number == 1 else ()


def reporters(words: list[str]) -> Iterator[str]:
    for slug in Reporter.objects.values_list("slug", flat=True):
        for query in ("", "?sort=oldest", "?year=2000&role=记者&kind=photo", "?page_number=1&page=2"):
            yield f"/reporters/{slug}/{query}"


def works(ending: str) -> list[str]:
    return [
        f"/reporters/{slug}/works{ending}{query}"
        for slug in Reporter.objects.values_list("slug", flat=True)
        for query in ("", "?sort=oldest&role=记者")
    ]


def names(words: list[str]) -> Iterator[str]:
    yield reverse("reporters")
    yield from (asked("reporters", letter=letter) for letter in ("A", "Z", "other"))
    for word in words[::2]:
        yield asked("reporters", q=word[:-1], role=word)


def suggestions(words: list[str]) -> Iterator[str]:
    for word in words:
        yield asked("suggest", q=word[:2])
    for word in words[::3]:
        yield asked("suggest", q=f"渡口 {word[:-1]}")
    for slug in Reporter.objects.values_list("slug", flat=True):
        yield asked("suggest", q=slug[:3])


def dates_typed(words: list[str]) -> Iterator[str]:
    """What the date field is asked: each day in its ways of writing, running numbers, and what is no date at all."""
    for day, number in Issue.objects.values_list("date", "number"):
        yield from (f"{day:%Y%m%d}", f"{day.month}月{day.day}日", f"总第{number or 1}期")
    yield from ("九月十二", words[0][:-1])


def files(ending: str) -> list[str]:
    return [f"/a/{code}{ending}" for code in Permalink.objects.values_list("pk", flat=True)]


def harvests(words: list[str]) -> Iterator[str]:
    """Every record by itself, and in the lists what changed before the last minute."""
    yield asked("oai", verb="Identify")
    for code in Permalink.objects.values_list("pk", flat=True):
        yield asked("oai", verb="GetRecord", metadataPrefix="oai_dc", identifier=f"oai:newspaper.archive:{code}")
    for verb in ("ListRecords", "ListIdentifiers"):
        yield asked("oai", verb=verb, metadataPrefix="oai_dc")


def one(view: str) -> Callable[[list[str]], list[str]]:
    return lambda words: [reverse(view)]


ADDRESSES: dict[str, Callable[[list[str]], Iterable[str]]] = {
    "home": one("home"),
    "issues": lambda words: [reverse("issues"), *(asked("issues", date=typed) for typed in dates_typed(words))],
    "month": lambda words: [f"/issues/{day:%Y-%m}/" for day in Issue.objects.values_list("date", flat=True)],
    "missing": one("missing"),
    "missing-file": one("missing-file"),
    "year": lambda words: [f"/issues/{day.year}/" for day in Issue.objects.values_list("date", flat=True)],
    "issue": lambda words: [f"/issues/{day}/" for day in Issue.objects.values_list("date", flat=True)],
    "page": lambda words: of_pages("/"),
    "page-alto": lambda words: of_pages(".xml"),
    "page-picture": lambda words: of_pictures("-100.webp"),
    "manifest": lambda words: [f"/issues/{day}/manifest.json" for day in Issue.objects.values_list("date", flat=True)],
    "issue-search": lambda words: searches_in_issues(words[::6]),
    "canvas": lambda words: of_pages("/canvas.json"),
    "iiif-image": lambda words: of_pictures(""),
    "iiif-info": lambda words: of_pictures("/info.json"),
    "iiif-jpeg": lambda words: of_pictures("/full/max/0/default.jpg"),
    "small-picture": lambda words: of_pages("/small.webp"),
    "page-pdf": lambda words: of_pages(".pdf"),
    "issue-json": lambda words: [f"/issues/{day}.json" for day in Issue.objects.values_list("date", flat=True)],
    "article": permalinks,
    "article-json": lambda words: files(".json"),
    "article-text": lambda words: files(".txt"),
    "article-pdf": lambda words: files(".pdf"),
    "cutting": lambda words: [*files("/cuttings/1.webp"), *files("/cuttings/2.webp")],
    "cutting-picture": lambda words: files(f"/cuttings/{'0' * 20}.webp"),
    "version": versions,
    "version-text": lambda words: [address.removesuffix("/") + ".txt" for address in versions(words)],
    "proof": lambda words: [f"{address}proof/" for address in versions(words)],
    "confirm": confirmations,
    "cite": lambda words: [f"/a/{code}/cite/" for code in Permalink.objects.values_list("pk", flat=True)],
    "cite-file": lambda words: [
        f"/a/{code}/cite.{ending}" for code in Permalink.objects.values_list("pk", flat=True) for ending in FILES
    ],
    "report": lambda words: [f"/a/{code}/report/" for code in Permalink.objects.values_list("pk", flat=True)],
    "elsewhere": lambda words: [
        f"/a/{quote(number)}/" for number in Permalink.objects.values_list("external_id", flat=True) if number
    ],
    "reporters": names,
    "reporter": reporters,
    "reporter-feed": lambda words: [
        f"/reporters/{slug}/feed/" for slug in Reporter.objects.values_list("slug", flat=True)
    ],
    "all-series": one("all-series"),
    "series": lambda words: [f"/series/{slug}/" for slug in SeriesAddress.objects.values_list("slug", flat=True)],
    "works": lambda words: works("/"),
    "works-file": lambda words: works(".csv"),
    "feed": one("feed"),
    "search": searches,
    "suggest": suggestions,
    "healthz": one("healthz"),
    "robots": one("robots"),
    "sitemaps": one("sitemaps"),
    "sitemap": lambda words: ["/sitemap-0.xml"],
    "opensearch": one("opensearch"),
    "oai": harvests,
    "readyz": one("readyz"),
}
