"""见报证明, 登报证明: sheets to print, and the page that their code leads to, which confirms them for ever.

Whoever asks gets what every visitor gets: a proof that only its maker could see would prove nothing to others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from articles.corrections.past import page_then
from articles.models import Article, Page, Permalink
from articles.models.relatives import errata_of
from articles.models.revisions import states
from articles.models.sight import looking, visitors
from articles.models.states import proof_name
from articles.proving.digest import digest_of
from articles.proving.qr import qr_code
from articles.proving.sheets import blocks_of, on_sheets
from articles.views.answered import Reply
from articles.views.errors import NotHere
from articles.views.permalinks import Standing, answered, continued, standing_of, version_address
from articles.views.versions import Past, at_version, described_at, past_of

UNKNOWN = "查不到这样的证明：网址不完整，或者本馆没有出具过。请重新扫码，或照证明上的网址一字不差地输入。"
# Letters and digits in hexadecimal: 80 bits, which nobody guesses by asking.
CHECK_LENGTH = 20


class Digest:
    """In an address."""

    regex = "[0-9a-f]{64}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Check(Digest):
    regex = f"[0-9a-f]{{{CHECK_LENGTH}}}"


def check_of(code: str, version: int, digest: str) -> str:
    """Only sheets of ours bear it: whoever guesses at a text cannot ask us whether the guess is right."""
    value = f"{code}/{version}/{digest}"
    return salted_hmac("articles.proof", value, algorithm="sha256").hexdigest()[:CHECK_LENGTH]


def confirming_address(code: str, version: int, digest: str) -> str:
    return reverse("confirm", args=[code, version, digest, check_of(code, version, digest)])


def proof(request: HttpRequest, code: str, version: int) -> HttpResponse:
    with looking(visitors):
        return answered(request, code, partial(at_version, request, "proof", version, partial(print_out, request)))


def print_out(request: HttpRequest, past: Past, number: int) -> HttpResponse:
    one, then = described_at(past, number), past.then(number)
    digest = digest_of(one)
    confirming = settings.SITE_URL + confirming_address(one.code, number, digest)
    errata = printed_errata(past.article)
    context = {
        "article": past.article,
        "errata": errata,
        "site": settings.SITE_URL,
        "name": proof_name(then.kind),
        "one": one,
        "digest": digest,
        "confirming": confirming,
        "qr": qr_code(confirming),
        "sheets": on_sheets(blocks_of(one), above=len(errata)),
        "text": reverse("version-text", args=[one.code, number]),
    }
    return render(request, "proof.html", context | continued(then))


def printed_errata(article: Article) -> Sequence[Article]:
    """Whoever is shown the proof is to know that the paper has put the text right."""
    return errata_of([article], Article.objects.shown()).get(article.pk, ())


@dataclass(frozen=True)
class Confirmation:
    """What is said of a proof: where it was printed, as far as that is known now, and ``since``, what became of the
    text; while it is public, its ``errata``. ``address`` leads to the text where it may be seen; nothing else of it is
    here."""

    article: Article
    page: Page
    since: str
    address: str = ""
    errata: Sequence[Article] = ()


def confirm(request: HttpRequest, code: str, version: int, digest: str, check: str) -> HttpResponse:
    """One answer to all that is not confirmed, whatever the reason: the rest is nobody's business."""
    with looking(visitors):
        confirmed = confirmation(code, version, digest, constant_time_compare(check, check_of(code, version, digest)))
    if confirmed is None:
        raise NotHere(UNKNOWN)
    context = {"confirmed": confirmed, "number": version, "digest": digest, "name": proof_name(confirmed.article.kind)}
    return render(request, "confirmed.html", context)


def confirmation(code: str, number: int, digest: str, issued: bool) -> Confirmation | None:
    """``issued``: the proof is one of ours. Then the text was public at that time, and is confirmed whatever became of
    it; else only what everybody may work out from what is public."""
    permalink = Permalink.objects.filter(pk=code).first()
    standing = standing_of(permalink) if permalink else None
    article = standing.article if standing else None
    if standing is None or article is None or article.published_at is None:
        return None
    told = states(article.revisions.order_by("version")).get(number)
    if told is None:
        return None
    past = past_of(article) if standing.reply == Reply.READ else None
    seen = past if past and number in past.visible else None
    same = seen is not None and digest_of(described_at(seen, number)) == digest
    if not (same or issued):
        return None
    since = what_became(standing, article.version, number, same=same, seen=seen is not None)
    page = page_then(told.get("page")) or article.page
    address = version_address(article, number) if seen else ""
    return Confirmation(article, page, since, address, printed_errata(article) if past else ())


def what_became(standing: Standing, present: int, number: int, *, same: bool, seen: bool) -> str:
    if standing.reply == Reply.WITHDRAWN and standing.withdrawn:
        return f"证明出具以后，这篇文章已于 {standing.withdrawn.astimezone():%Y-%m-%d} 撤下。"
    if standing.reply in (Reply.ONWARD, Reply.PARTS):
        return "证明出具以后，这篇文章并入了别的文章或已拆开。"
    if standing.reply != Reply.READ:
        return "证明出具以后，这篇文章暂不公开。"
    later = f"此后又订正过，现在是第 {present} 稿。" if present != number else ""
    if same:
        return f"与本馆现在所存的第 {number} 稿一致。{later}"
    if seen:
        return f"证明出具以后，第 {number} 稿里有文字遮盖了或恢复了显示，现在看到的与当时不同。{later}"
    return f"第 {number} 稿现在不公开。{later}"
