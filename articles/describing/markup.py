"""Elements of XML from texts that may hold what XML refuses."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, register_namespace

from articles.chinese.controls import visible

SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
# What is no character of XML 1.0.
REFUSED = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

register_namespace("xsi", SCHEMA_INSTANCE)


def xml_text(text: str) -> str:
    """Commands as their number (``chinese/controls``), and nothing that no XML may hold."""
    return REFUSED.sub("", visible(text))


def add(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    made = SubElement(parent, tag, {name: xml_text(value) for name, value in attributes.items()})
    if text:
        made.text = xml_text(text)
    return made


def under_schema(tag: str, namespace: str, address: str) -> Element:
    """A root or a first element of its namespace, which says where its schema is."""
    return Element(f"{{{namespace}}}{tag}", {f"{{{SCHEMA_INSTANCE}}}schemaLocation": f"{namespace} {address}"})
