"""Answers of the protocol as XML; pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element, register_namespace, tostring

from articles.describing.dublin_core import OAI_DC, SCHEMA
from articles.describing.markup import add, under_schema
from articles.harvesting.arguments import PREFIX, Refused

OAI = "http://www.openarchives.org/OAI/2.0/"
OAI_IDENTIFIER = "http://www.openarchives.org/OAI/2.0/oai-identifier"
# Of these nothing of the request is said again; of the others each argument that the schema takes.
UNSAID = ("badVerb", "badArgument")
_WORD = r"[A-Za-z0-9._~-]+"
_SAID_AGAIN = {"identifier": rf"(oai:{_WORD}:)?{_WORD}", "set": rf"{_WORD}(:{_WORD})*"} | dict.fromkeys(
    ("from", "until"), r"[0-9TZ:-]+"
)

register_namespace("", OAI)
register_namespace("oai-identifier", OAI_IDENTIFIER)


def q(tag: str) -> str:
    return f"{{{OAI}}}{tag}"


def written(moment: dt.datetime) -> str:
    return f"{moment.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%S}Z"


def answer(base: str, at: dt.datetime, arguments: Mapping[str, str], content: Element) -> bytes:
    """The whole document; ``at`` is its responseDate, ``arguments`` are those of the request."""
    root = under_schema("OAI-PMH", OAI, "http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd")
    add(root, q("responseDate"), written(at))
    said = {name: text for name, text in arguments.items() if re.fullmatch(_SAID_AGAIN.get(name, _WORD), text)}
    add(root, q("request"), base, **said)
    root.append(content)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def error(refused: Refused) -> Element:
    made = Element(q("error"), code=refused.code)
    made.text = refused.said
    return made


def identify(name: str, base: str, namespace: str, email: str, earliest: dt.datetime, sample: str) -> Element:
    made = Element(q("Identify"))
    for tag, text in (
        ("repositoryName", name),
        ("baseURL", base),
        ("protocolVersion", "2.0"),
        ("adminEmail", email),
        ("earliestDatestamp", written(earliest)),
        ("deletedRecord", "persistent"),
        ("granularity", "YYYY-MM-DDThh:mm:ssZ"),
    ):
        add(made, q(tag), text)
    address = "http://www.openarchives.org/OAI/2.0/oai-identifier.xsd"
    described = under_schema("oai-identifier", OAI_IDENTIFIER, address)
    parts = {"scheme": "oai", "repositoryIdentifier": namespace, "delimiter": ":", "sampleIdentifier": sample}
    for tag, text in parts.items():
        add(described, f"{{{OAI_IDENTIFIER}}}{tag}", text)
    add(made, q("description")).append(described)
    return made


def formats() -> Element:
    made = Element(q("ListMetadataFormats"))
    described = add(made, q("metadataFormat"))
    for tag, text in {"metadataPrefix": PREFIX, "schema": SCHEMA, "metadataNamespace": OAI_DC}.items():
        add(described, q(tag), text)
    return made


def header(identifier: str, stamp: dt.datetime, *, deleted: bool) -> Element:
    made = Element(q("header"), {"status": "deleted"} if deleted else {})
    add(made, q("identifier"), identifier)
    add(made, q("datestamp"), written(stamp))
    return made


def record(header: Element, metadata: Element | None) -> Element:
    made = Element(q("record"))
    made.append(header)
    if metadata is not None:
        add(made, q("metadata")).append(metadata)
    return made


def listed(verb: str, rows: Iterable[Element], token: str | None) -> Element:
    """``token``: of the rest; "" where the rows are the last of a list that had one, none where they are all of it."""
    made = Element(q(verb))
    made.extend(rows)
    if token is not None:
        add(made, q("resumptionToken"), token)
    return made
