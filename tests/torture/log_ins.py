"""Readers search while many log in: a search must not wait until their passwords are checked.

python -m tests.torture.log_ins [--clients 20] [--seconds 20] [--articles 2000]

Half of the clients have an account, half guess at names of nobody; each tries again as soon as it is answered. Prints
what searches took before and meanwhile, and what the log-ins were answered.
"""

from __future__ import annotations

import argparse
import http.cookiejar
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter

from tests.bench.timing import milliseconds, percentiles, table
from tests.support.processes import fetch, serving
from tests.torture.archives import archive, verdict

PASSWORD = "correct horse battery"
# Clients that ask again at once keep both cores busy, whatever they are answered; five seconds were too many.
SLOWEST_P95_MS = 600.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--articles", type=int, default=2000)
    options = parser.parse_args()
    with archive(options.articles) as data:
        prepare(options.clients)
        with serving(data, ALLOWED_HOSTS="127.0.0.1") as site:
            quiet = percentiles(searches(site, 5))
            answers, busy = under_log_ins(site, options.clients, options.seconds)
    print(table({"search, quiet": quiet, f"search, {options.clients} log in": busy}))
    print("log-ins answered:", ", ".join(f"{status}: {count}" for status, count in sorted(answers.items())))
    verdict(f"search p95 {busy['p95']:.0f} ms while {options.clients} log in", busy["p95"] <= SLOWEST_P95_MS)


def prepare(clients: int) -> None:
    from django.contrib.auth.hashers import make_password
    from django.contrib.auth.models import User

    from articles.indexing import indexer

    hashed = make_password(PASSWORD)
    User.objects.bulk_create(User(username=f"staff{n}", password=hashed, is_staff=True) for n in range(clients))
    indexer.rebuild_here()


def under_log_ins(site: str, clients: int, seconds: float) -> tuple[Counter[int], dict[str, float]]:
    answers: Counter[int] = Counter()
    over = threading.Event()
    threads = [threading.Thread(target=log_in, args=[site, n, answers, over]) for n in range(clients)]
    for thread in threads:
        thread.start()
    time.sleep(1)
    times = searches(site, seconds)
    over.set()
    for thread in threads:
        thread.join()
    return answers, percentiles(times)


def searches(site: str, seconds: float) -> list[float]:
    until, times = time.monotonic() + seconds, []
    while time.monotonic() < until:
        times.append(milliseconds(lambda: fetch(f"{site}/search/?q={urllib.parse.quote('平湖')}", 120)))
        time.sleep(0.05)
    return times


def log_in(site: str, number: int, answers: Counter[int], over: threading.Event) -> None:
    """Until it is over, each time as somebody new to the site."""
    for attempt in range(10**6):
        if over.is_set():
            return
        name = f"staff{number}" if number % 2 else f"nobody{number}-{attempt}"
        answers[attempted(site, name)] += 1


def attempted(site: str, name: str) -> int:
    """The status that a log-in of this name is answered with."""
    cookies = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(cookies), Staying)
    try:
        opener.open(f"{site}/admin/login/", timeout=120).close()
        token = next(cookie.value or "" for cookie in cookies if cookie.name == "csrftoken")
        form = {"username": name, "password": PASSWORD, "csrfmiddlewaretoken": token}
        with opener.open(f"{site}/admin/login/", urllib.parse.urlencode(form).encode(), timeout=120) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


class Staying(urllib.request.HTTPRedirectHandler):
    """A log-in that succeeds redirects; what follows is no log-in."""

    def redirect_request(self, *args: object) -> None:
        return None


if __name__ == "__main__":
    main()
