"""10,000 random addresses and parameters at a running server: never an answer of 500 or above.

python -m tests.torture.random_addresses [--addresses 10000] [--articles 300] [--seed 17]

Every view of site and admin by its route, so that a new one is asked too; in its places what is there, what is odd, or
what is there with a few characters changed, cut or doubled; parameters that it reads and that it does not.
"""

from __future__ import annotations

import argparse
import http.client
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from tests.support.odd import LIST_PARAMETERS, METHODS, ODD, READS, View, every_view, right_values
from tests.support.processes import serving
from tests.torture.installation import fresh_installation

PRINTABLE = "/.-_~%?&=;:@+ 0aA'\"<>{}[]|\\^`一〇"
# Longer than any browser sends; what is longer still is the servers' own matter (tests/serving).
LONGEST = 8_000
# So often a view of the site, else any: the admin's many only ask strangers to log in.
SITE = 0.8


@dataclass(frozen=True)
class Asked:
    method: str
    target: str
    headers: dict[str, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--addresses", type=int, default=10_000)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--seed", type=int, default=17)
    asked = parser.parse_args()
    with fresh_installation() as folder:
        from pathlib import Path

        from tests.search.corpus import fill

        fill(asked.articles)
        with serving(Path(folder), ALLOWED_HOSTS="127.0.0.1") as site:
            sys.exit(bool(ask_all(site, list(made(asked.addresses, asked.seed)))))


def ask_all(site: str, requests: list[Asked]) -> int:
    """The number of failures, each of them told."""
    statuses: Counter[int] = Counter()
    for request in requests:
        statuses[status := answered(site, request)] += 1
        if status >= 500:
            print(f"{status}: {request.method} {request.target[:200]} {request.headers}", flush=True)
    print(f"{len(requests)} addresses: {dict(sorted(statuses.items()))}")
    return sum(number for status, number in statuses.items() if status >= 500)


def answered(site: str, request: Asked) -> int:
    connection = http.client.HTTPConnection(urlsplit(site).netloc, timeout=60)
    try:
        connection.request(request.method, request.target, headers=request.headers)
        answer = connection.getresponse()
        answer.read()
        return answer.status
    finally:
        connection.close()


def made(number: int, seed: int) -> Iterator[Asked]:
    dice = random.Random(seed)
    rows, views = there(), every_view()
    of_the_site = [view for view in views if not view.name.startswith("admin:")]
    for _ in range(number):
        view = dice.choice(of_the_site if dice.random() < SITE else views)
        method = dice.choice(METHODS) if dice.random() < 0.1 else "GET"
        target = (address(dice, view, rows) + parameters(dice, view, rows))[:LONGEST]
        yield Asked(method, target, headers(dice))


def there() -> dict[str, str]:
    """Name of a place → something that is there."""
    from articles.models import Article, Issue, Reporter

    date = Issue.objects.order_by("date").values_list("date", flat=True)[0]
    article = Article.objects.select_related("page").filter(page__issue__date=date)[0]
    slug = Reporter.objects.values_list("slug", flat=True).first() or "li-si"
    place = {"date": f"{date}", "year": f"{date.year}", "first": f"{date:%Y-%m}", "number": article.page.number}
    return place | {"code": article.permalink_id, "ending": "bib", "slug": slug, "version": "1", "url": "a/"}


def address(dice: random.Random, view: View, rows: dict[str, str]) -> str:
    values = {name: value(dice, right) for name, right in right_values(view, rows).items()}
    whole = view.address(**values)
    return quote(changed(dice, whole), safe="/%") if dice.random() < 0.2 else whole


def value(dice: random.Random, right: str) -> str:
    """Percent-escaped."""
    sort = dice.random()
    if sort < 0.5:
        return quote(right)
    return dice.choice(ODD) if sort < 0.75 else quote(changed(dice, right), safe="")


def changed(dice: random.Random, text: str) -> str:
    """With one to three characters or runs changed, lost, doubled or put in."""
    for _ in range(dice.randint(1, 3)):
        at, end = sorted(dice.choices(range(len(text) + 1), k=2))
        between = dice.choice(["", text[at:end] * 2, dice.choice(PRINTABLE), chr(dice.randrange(1, 0xD800))])
        text = text[:at] + between + text[end:]
    return text


def parameters(dice: random.Random, view: View, rows: dict[str, str]) -> str:
    names = [*READS.get(view.name, LIST_PARAMETERS), "found", "page", "q"]
    chosen = dice.choices(names, k=dice.choice([0, 1, 1, 2, 5]))
    pairs = [f"{name}={value(dice, dice.choice(list(rows.values())))}" for name in chosen]
    return f"?{'&'.join(pairs)}" if pairs else ""


def headers(dice: random.Random) -> dict[str, str]:
    odd = {
        "If-None-Match": ['W/"0"', "*", '"' * 9],
        "If-Modified-Since": ["Fri, 27 Nov 2026 00:00:00 GMT", "yesterday"],
        "Cookie": ["sessionid=0", "csrftoken=%00; ;=;", "a=b" * 500],
        "Accept": ["application/json", "*/*;q=nan"],
        "Range": ["bytes=0-1", "bytes=-"],
        "X-Forwarded-For": ["::1, 0.0.0.0", "nobody"],
        "Content-Length": ["0"],
    }
    return {name: dice.choice(values) for name, values in odd.items() if dice.random() < 0.1}


if __name__ == "__main__":
    main()
