"""The articles that a METS file marks: in its logical map, by what they point at or what is linked with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from articles.importing.placed.xml_files import Element, local_name

XLINK = "{http://www.w3.org/1999/xlink}"
# Types of divisions that are items → kinds of items, "" where readers of the text tell better.
KINDS = {"ARTICLE": "article", "ILLUSTRATION": "photo", "PICTURE": "photo", "PHOTO": "photo", "PHOTOGRAPH": "photo"}
KINDS |= {
    "ADVERTISEMENT": "",
    "ADVERTISING": "",
    "AD": "",
    "NOTICE": "notice",
    "OBITUARY": "notice",
    "WEATHER": "weather",
}
# Types of their parts → roles of lines; all others are of the text, and "" leaves open what of it.
ROLES = {"TITLE": "headline", "HEADLINE": "headline", "MAINTITLE": "headline", "MAIN_TITLE": "headline"}
ROLES |= {"OVERLINE": "kicker", "KICKER": "kicker", "SUPERTITLE": "kicker", "SECTION": "section"}
ROLES |= {"SUBTITLE": "subtitle", "SUBHEADLINE": "subtitle", "UNDERLINE": "subtitle", "SUB_TITLE": "subtitle"}
ROLES |= {"AUTHOR": "byline", "BYLINE": "byline", "CAPTION": "caption", "CROSSHEAD": "crosshead"}
ROLES |= {"CROSSHEADING": "crosshead", "INTERTITLE": "crosshead"}
TEXT = "text"  # the role of a part that is no title


@dataclass(frozen=True)
class MetsPart:
    """A stretch of one file, from one ID to another, both included; ``role`` is "" where nothing is told of it."""

    role: str
    file: str
    begin: str
    end: str


@dataclass(frozen=True)
class MetsArticle:
    kind: str
    parts: list[MetsPart] = field(default_factory=list)


def mets_articles(root: Element) -> list[MetsArticle]:
    """In the order of the file; those that point at nothing are left out."""
    pointed = _Links(root)
    found: list[MetsArticle] = []
    for chart in root.iter("{*}structMap"):
        if (chart.get("TYPE") or "").upper() == "LOGICAL":
            for division in chart.iterchildren("{*}div"):
                _gather(division, None, "", pointed, found)
    return [article for article in found if article.parts]


def _gather(division: Element, within: MetsArticle | None, role: str, links: _Links, found: list[MetsArticle]) -> None:
    told = (division.get("TYPE") or "").upper()
    if told in KINDS:
        within, role = MetsArticle(KINDS[told]), ""
        found.append(within)
    elif within:
        role = ROLES.get(told, role or TEXT)
    if within:
        within.parts.extend(areas(division, role))
        for linked in links.of(division.get("ID")):
            within.parts.extend(areas(linked, role))
    for part in division.iterchildren("{*}div"):
        _gather(part, within, role, links, found)


def areas(division: Element, role: str = "") -> Iterator[MetsPart]:
    """What the division itself points at."""
    for area in division.iterfind("{*}fptr//{*}area"):
        file, begin = area.get("FILEID"), area.get("BEGIN")
        if file and begin and area.get("BETYPE") == "IDREF":
            yield MetsPart(role, file, begin, area.get("END") or begin)


class _Links:
    """Which divisions of the physical map are linked with one of the logical."""

    def __init__(self, root: Element) -> None:
        divisions = {one.get("ID"): one for chart in root.iter("{*}structMap") for one in chart.iter("{*}div")}
        self._linked: dict[str, list[Element]] = defaultdict(list)
        for ids in _linked_ids(root):
            known = [one for one in ids if one in divisions]
            for one in known[:1]:
                self._linked[one] += [divisions[other] for other in known[1:]]

    def of(self, division: str | None) -> list[Element]:
        return self._linked.get(division or "", [])


def _linked_ids(root: Element) -> Iterator[list[str]]:
    """Of each link the IDs that it joins, the logical one first."""
    for link in root.iterfind(".//{*}structLink//*"):
        if local_name(link) == "smLink":
            yield [(link.get(f"{XLINK}{end}") or "").lstrip("#") for end in ("from", "to")]
        elif local_name(link) == "smLinkGrp":
            yield [(one.get(f"{XLINK}href") or "").lstrip("#") for one in link.iterchildren("{*}smLocatorLink")]
