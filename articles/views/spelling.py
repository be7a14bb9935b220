"""Addresses under /a/ that are not ours to the letter: another system's numbers, ours spelled otherwise, mistyped."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve, reverse

from articles.models import Permalink
from articles.models.permalinks import ALPHABET, LENGTH, canonical, is_well_formed
from articles.views.errors import NotHere
from articles.views.redirects import lead_on

NEVER_ISSUED = "没有这个编号的文章。编号本身没有打错，但它从未发出过。"
MISTYPED = "这个网址打错了：末位校验字符与前面的字符对不上。请对照原处再输一次。"
NO_SUCH_PAGE = "这个编号的文章有，但网址后面一截不对。请对照原处再输一次，或只留下编号。"
UNKNOWN = "没有这个编号的文章，网址可能打错了。请对照原处再输一次。"

# What may be a code of ours with something typed wrong.
_LIKE_A_CODE = re.compile(rf"[0-9a-z]{{{LENGTH}}}")
# Where a code ends: what stands below it, or the ending of a file.
_ENDS = re.compile(r"([/.])")


class Code:
    """A code to the letter, in an address; spelled otherwise it is ``elsewhere``'s, as other systems' numbers are."""

    regex = f"[{ALPHABET}]{{{LENGTH}}}"

    def to_python(self, value: str) -> str:
        if not is_well_formed(value):
            raise ValueError(value)
        return value

    def to_url(self, value: str) -> str:
        return value


def elsewhere(request: HttpRequest, external_id: str) -> HttpResponse:
    """All that stands after /a/: an address of ours spelled otherwise, else the number of another system."""
    ours = respelled(external_id)
    if ours and Permalink.objects.filter(pk=code_in(external_id)).exists():
        return lead_on(request, ours)
    return of_another_system(request, external_id)


def of_another_system(request: HttpRequest, typed: str) -> HttpResponse:
    """To the permalink of an article that another system knew by this number, to the letter; 404 where none did."""
    numbers = (typed, typed.removesuffix("/"))
    found = {link.external_id: link for link in Permalink.objects.filter(external_id__in=numbers)}
    for number in numbers:
        if number in found:
            return lead_on(request, found[number].get_absolute_url())
    raise NotHere(why_unknown(typed))


def code_in(typed: str) -> str:
    """What stands first, before a slash or the ending of a file, as a code of ours is written."""
    return canonical(_ENDS.split(typed, 1)[0])


def respelled(typed: str) -> str | None:
    """The address of ours that is meant: small letters, no hyphens, a slash at the end of a page and none at that of a
    file; none where no view has it."""
    first, *rest = _ENDS.split(typed.lower(), 1)
    code, mark, below = canonical(first), "".join(rest[:1]), "".join(rest[1:]).strip("/")
    for address in (f"/a/{code}{mark}{below}/", f"/a/{code}{mark}{below}") if below else (f"/a/{code}/",):
        try:
            match = resolve(address)
        except Resolver404:
            continue
        if "code" in match.kwargs:
            return reverse(match.view_name, kwargs=match.kwargs)
    return None


def why_unknown(typed: str) -> str:
    code = code_in(typed)
    if is_well_formed(code):
        return NO_SUCH_PAGE if Permalink.objects.filter(pk=code).exists() else NEVER_ISSUED
    return MISTYPED if _LIKE_A_CODE.fullmatch(code) else UNKNOWN
