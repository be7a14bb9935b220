"""A request is read as the protocol says, to the letter."""

from __future__ import annotations

import datetime as dt
from urllib.parse import parse_qs

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.harvesting.arguments import VERBS, HarvestRequest, Refused, read_arguments
from articles.harvesting.tokens import Token

MAY = dt.datetime(2024, 5, 6, tzinfo=dt.UTC)
TOKEN = str(Token(MAY, "oai_dc", MAY, "0123456789"))
LIST = "verb=ListRecords&metadataPrefix=oai_dc"

# What is asked, and the code of its refusal; "" where it is answered.
TABLE = f"""
badVerb                 -
badVerb                 verb=
badVerb                 verb=listrecords
badVerb                 verb=Identify&verb=Identify
badVerb                 metadataPrefix=oai_dc
ok                      verb=Identify
badArgument             verb=Identify&metadataPrefix=oai_dc
badArgument             verb=Identify&nonsense=1
ok                      verb=ListMetadataFormats
ok                      verb=ListMetadataFormats&identifier=oai:a.b:c
badArgument             verb=ListMetadataFormats&identifier=
noSetHierarchy          verb=ListSets
noSetHierarchy          verb=ListSets&resumptionToken={TOKEN}
badArgument             verb=ListSets&from=2024-05-06
ok                      verb=GetRecord&identifier=oai:a.b:c&metadataPrefix=oai_dc
badArgument             verb=GetRecord&identifier=oai:a.b:c
badArgument             verb=GetRecord&metadataPrefix=oai_dc
badArgument             verb=GetRecord&identifier=1&identifier=1&metadataPrefix=oai_dc
badArgument             verb=GetRecord&identifier=1&metadataPrefix=oai_dc&from=2024-05-06
cannotDisseminateFormat verb=GetRecord&identifier=oai:a.b:c&metadataPrefix=marc21
ok                      {LIST}
badArgument             verb=ListRecords
badArgument             {LIST}&metadataPrefix=oai_dc
badArgument             {LIST}&until=2024-05-06&until=2024-05-06
badArgument             {LIST}&identifier=oai:a.b:c
cannotDisseminateFormat verb=ListIdentifiers&metadataPrefix=OAI_DC
noSetHierarchy          {LIST}&set=news
ok                      {LIST}&from=2024-05-06&until=2024-05-06
ok                      {LIST}&from=2024-05-06T00:00:00Z&until=2024-05-06T00:00:00Z
ok                      {LIST}&until=9999-12-31
badArgument             {LIST}&from=2024-05-07&until=2024-05-06
badArgument             {LIST}&from=2024-05-06&until=2024-05-06T00:00:00Z
badArgument             {LIST}&from=2024-05-06T00:00Z
badArgument             {LIST}&from=2024-05-06T00:00:00
badArgument             {LIST}&from=2024-05-06T00:00:00%2B08:00
badArgument             {LIST}&from=2024-05-06T00:00:00.5Z
badArgument             {LIST}&from=2024-02-30
badArgument             {LIST}&from=0000-01-01
badArgument             {LIST}&from=20240506
badArgument             {LIST}&from=２０２４-05-06
badArgument             {LIST}&from=
ok                      verb=ListRecords&resumptionToken={TOKEN}
ok                      verb=ListIdentifiers&resumptionToken={TOKEN}
badResumptionToken      verb=ListRecords&resumptionToken=nonsense
badArgument             verb=ListRecords&resumptionToken=
badArgument             {LIST}&resumptionToken={TOKEN}
badArgument             verb=ListRecords&resumptionToken={TOKEN}&resumptionToken={TOKEN}
badArgument             verb=GetRecord&resumptionToken={TOKEN}
"""
ROWS = [line.split() for line in TABLE.strip().splitlines()]


def read(query: str) -> HarvestRequest:
    return read_arguments(parse_qs(query, keep_blank_values=True))


@pytest.mark.parametrize(("code", "query"), ROWS)
def test_a_request_is_answered_or_refused_as_the_table_says(code: str, query: str) -> None:
    try:
        read("" if query == "-" else query)
        found = "ok"
    except Refused as refused:
        found = refused.code
    assert found == code


def test_days_are_whole_ones_from_the_first_second_to_the_last() -> None:
    asked = read(f"{LIST}&from=2024-05-06&until=2024-05-06")
    assert asked.since == dt.datetime(2024, 5, 6, tzinfo=dt.UTC)
    assert asked.until == dt.datetime(2024, 5, 6, 23, 59, 59, tzinfo=dt.UTC)


ARGUMENTS = ["verb", "identifier", "metadataPrefix", "from", "until", "set", "resumptionToken", "nonsense"]
KNOWN = [*VERBS, "oai_dc", "2024-05-06", "2024-05-06T01:02:03Z", TOKEN, "oai:a.b:c"]
VALUES = st.one_of(st.sampled_from(KNOWN), st.text())


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(ARGUMENTS), st.lists(VALUES, max_size=2)))
def test_whatever_is_asked_is_read_or_refused(given: dict[str, list[str]]) -> None:
    try:
        read_arguments(given)
    except Refused as refused:
        assert refused.code in {
            *("badVerb", "badArgument", "badResumptionToken", "cannotDisseminateFormat", "noSetHierarchy"),
        }
