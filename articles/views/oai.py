"""OAI-PMH 2.0 at /oai: only what everybody may see, whoever asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from xml.etree.ElementTree import Element

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles.describing.dublin_core import oai_dc
from articles.harvesting import answers
from articles.harvesting.arguments import HarvestRequest, Refused, read_arguments
from articles.harvesting.harvest import Harvested, earliest, harvest, last_second, record
from articles.models import Article
from articles.models.permalinks import ALPHABET, LENGTH
from articles.models.relatives import codes_of, relatives
from articles.views.described import described
from articles.views.errors import NotHere
from articles.views.said_of import NOTHING, SaidOf

Answer = Callable[[HarvestRequest, dt.datetime], Element]

CLOSED = "阅报室没有对外公开，这里没有可以采集的。"


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def oai(request: HttpRequest) -> HttpResponse:
    """A list bears as its responseDate the moment up to which it tells all: the next harvest may begin there."""
    if settings.VISIBILITY == "staff":
        raise NotHere(CLOSED)
    now, base = timezone.now(), f"{settings.SITE_URL}/oai"
    given = request.POST if request.method == "POST" else request.GET
    arguments: dict[str, str] = {}
    try:
        asked = read_arguments(dict(given.lists()))
        arguments = dict(asked.arguments)
        content = ANSWERS[asked.verb](asked, now)
    except Refused as refused:
        arguments = {} if refused.code in answers.UNSAID else arguments or given.dict()
        content = answers.error(refused)
    at = last_second(now) if content.tag in LISTS else now
    return HttpResponse(answers.answer(base, at, arguments, content), content_type="text/xml; charset=utf-8")


def identifier_of(code: str) -> str:
    return f"oai:{settings.OAI_NAMESPACE}:{code}"


def identified(asked: HarvestRequest) -> Harvested:
    """Raises Refused for an identifier of nothing that ever was public."""
    code = asked.identifier.removeprefix(identifier_of(""))
    return record(code if identifier_of(code) == asked.identifier else "")


def identify(asked: HarvestRequest, now: dt.datetime) -> Element:
    name, sample = f"{settings.NEWSPAPER}阅报室", identifier_of(ALPHABET[:LENGTH])
    base = f"{settings.SITE_URL}/oai"
    return answers.identify(name, base, settings.OAI_NAMESPACE, settings.OAI_EMAIL, earliest(now), sample)


def list_metadata_formats(asked: HarvestRequest, now: dt.datetime) -> Element:
    if asked.identifier:
        identified(asked)
    return answers.formats()


def get_record(asked: HarvestRequest, now: dt.datetime) -> Element:
    made = Element(answers.q("GetRecord"))
    made.extend(records_of([identified(asked)]))
    return made


def listing(verb: str, rows: Callable[[list[Harvested]], Iterable[Element]]) -> Answer:
    def answer(asked: HarvestRequest, now: dt.datetime) -> Element:
        found = harvest(asked, now)
        token = str(found.token) if found.token else "" if found.goes_on else None
        return answers.listed(verb, rows(found.records), token)

    return answer


def header_of(one: Harvested) -> Element:
    return answers.header(identifier_of(one.code), one.stamp, deleted=one.article is None)


def headers_of(found: list[Harvested]) -> Iterable[Element]:
    return map(header_of, found)


def records_of(found: list[Harvested]) -> Iterator[Element]:
    """Each with what it is related to; the editors' notes are no metadata of what was printed."""
    known = relatives(codes_of(one.article for one in found if one.article), Article.objects.public())
    for one in found:
        said = SaidOf(tuple(known.get(one.article.pk, ()))) if one.article else NOTHING
        yield answers.record(header_of(one), oai_dc(described(one.article, said)) if one.article else None)


# ListSets is refused before it comes here.
ANSWERS: dict[str, Answer] = {
    "Identify": identify,
    "ListMetadataFormats": list_metadata_formats,
    "GetRecord": get_record,
    "ListIdentifiers": listing("ListIdentifiers", headers_of),
    "ListRecords": listing("ListRecords", records_of),
}
LISTS = {answers.q("ListIdentifiers"), answers.q("ListRecords")}
