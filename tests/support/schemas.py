"""Published XML schemas, in ../shared, to hold answers to."""

from __future__ import annotations

from functools import cache

from lxml import etree

from tests.support.places import SHARED

FOLDER = SHARED / "schemas"
# Those of the elements inside an answer of OAI-PMH, whose own schema asks for theirs.
_OAI = """<schema xmlns="http://www.w3.org/2001/XMLSchema">
  <import namespace="http://www.openarchives.org/OAI/2.0/" schemaLocation="{0}/OAI-PMH.xsd"/>
  <import namespace="http://www.openarchives.org/OAI/2.0/oai_dc/" schemaLocation="{0}/oai_dc.xsd"/>
  <import namespace="http://www.openarchives.org/OAI/2.0/oai-identifier" schemaLocation="{0}/oai-identifier.xsd"/>
</schema>"""


@cache
def schema(name: str) -> etree.XMLSchema:
    """By the name of its file; ``oai`` is all that an answer of OAI-PMH may hold."""
    if name == "oai":
        return etree.XMLSchema(etree.fromstring(_OAI.format(FOLDER.as_uri())))
    return etree.XMLSchema(etree.parse(FOLDER / f"{name}.xsd"))


def assert_valid(name: str, document: bytes) -> etree._Element:
    """The root of the document, which the schema takes."""
    root = etree.fromstring(document)
    schema(name).assertValid(root)
    return root
