"""An issue for IIIF viewers: its manifest by Presentation API 3, and its pictures by Image API 3, level 0.

https://iiif.io/api/presentation/3.0/ and https://iiif.io/api/image/3.0/
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

PRESENTATION = "http://iiif.io/api/presentation/3/context.json"
IMAGE = "http://iiif.io/api/image/3/context.json"
SEARCH = "http://iiif.io/api/search/2/context.json"
_IN_COPYRIGHT = "http://rightsstatements.org/vocab/InC/1.0/"
_ALTO = "http://www.loc.gov/standards/alto/ns-v4#"
_NOTICE = "版权归报社所有。文字由机器从报纸版面识别，可能有错；引用前请对照原报。"

PixelBox = tuple[int, int, int, int]  # left, top, width and height in pixels of the largest picture


@dataclass(frozen=True)
class PicturedArticle:
    """``boxes``: of its pieces on one page."""

    code: str
    title: str
    url: str
    boxes: tuple[PixelBox, ...]


@dataclass(frozen=True)
class PicturedPage:
    """``canvas`` and ``image`` are addresses: of the page as a viewer knows it, and of its picture. ``sizes``: width
    and height of each there is, the largest last. ``alto``: "" where raw lines are not public."""

    label: str
    url: str
    canvas: str
    image: str
    sizes: tuple[tuple[int, int], ...]
    alto: str
    articles: tuple[PicturedArticle, ...]


@dataclass(frozen=True)
class PicturedIssue:
    """``facts`` of it in words, by what they are; ``day`` only where it is known. At least one page."""

    manifest: str
    search: str
    url: str
    data: str
    site: str
    newspaper: str
    label: str
    day: dt.date | None
    facts: tuple[tuple[str, str], ...]
    pages: tuple[PicturedPage, ...]


def as_manifest(issue: PicturedIssue) -> dict[str, Any]:
    return {
        # What is said last counts most.
        "@context": [SEARCH, PRESENTATION],
        "id": issue.manifest,
        "type": "Manifest",
        "label": words(issue.label),
        "metadata": [labelled(name, value) for name, value in issue.facts],
        "rights": _IN_COPYRIGHT,
        "requiredStatement": labelled("版权", _NOTICE),
        "provider": [
            {
                "id": issue.site,
                "type": "Agent",
                "label": words(issue.newspaper),
                "homepage": [_link(issue.site, "Text", f"{issue.newspaper}阅报室", "text/html")],
            }
        ],
        **({"navDate": f"{issue.day.isoformat()}T00:00:00Z"} if issue.day else {}),
        "thumbnail": [_thumbnail(issue.pages[0])],
        "homepage": [_link(issue.url, "Text", issue.label, "text/html")],
        "seeAlso": [_link(issue.data, "Dataset", "本期目录", "application/json")],
        "service": [{"id": issue.search, "type": "SearchService2"}],
        "items": [canvas(page) for page in issue.pages],
        "structures": [_contents(issue)],
    }


def as_canvas(page: PicturedPage) -> dict[str, Any]:
    """One page by itself."""
    return {"@context": PRESENTATION} | canvas(page)


def canvas(page: PicturedPage) -> dict[str, Any]:
    width, height = page.sizes[-1]
    see_also = {"seeAlso": [_link(page.alto, "Dataset", "ALTO", "application/xml") | {"profile": _ALTO}]}
    return {
        "id": page.canvas,
        "type": "Canvas",
        "label": words(page.label),
        "width": width,
        "height": height,
        "thumbnail": [_thumbnail(page)],
        "rendering": [_link(page.url, "Text", f"{page.label}的文章", "text/html")],
        **(see_also if page.alto else {}),
        "items": [{"id": f"{page.canvas}#picture", "type": "AnnotationPage", "items": [_painting(page)]}],
    }


def _painting(page: PicturedPage) -> dict[str, Any]:
    service = {"id": page.image, "type": "ImageService3", "profile": "level0"}
    return {
        "id": f"{page.canvas}#painting",
        "type": "Annotation",
        "motivation": "painting",
        "body": _image(f"{page.image}/full/max/0/default.jpg", page.sizes[-1]) | {"service": [service]},
        "target": page.canvas,
    }


def _thumbnail(page: PicturedPage) -> dict[str, Any]:
    width, height = page.sizes[0]
    return _image(f"{page.image}/full/{width},{height}/0/default.jpg", page.sizes[0])


def _image(url: str, size: tuple[int, int]) -> dict[str, Any]:
    return {"id": url, "type": "Image", "format": "image/jpeg", "width": size[0], "height": size[1]}


def _contents(issue: PicturedIssue) -> dict[str, Any]:
    """Page by page; of each the page itself, then its articles."""
    ranges = [
        {
            "id": f"{issue.manifest}#page-{number}",
            "type": "Range",
            "label": words(page.label),
            "items": [_on(page.canvas), *(_article(issue, number, page, one) for one in page.articles if one.boxes)],
        }
        for number, page in enumerate(issue.pages, 1)
    ]
    return {"id": f"{issue.manifest}#contents", "type": "Range", "label": words("本期目录"), "items": ranges}


def _article(issue: PicturedIssue, number: int, page: PicturedPage, one: PicturedArticle) -> dict[str, Any]:
    """One that goes on stands on several pages."""
    return {
        "id": f"{issue.manifest}#page-{number}-{one.code}",
        "type": "Range",
        "label": words(one.title),
        "homepage": [_link(one.url, "Text", one.title, "text/html")],
        "items": [_on(on_canvas(page.canvas, box)) for box in one.boxes],
    }


def _on(url: str) -> dict[str, str]:
    return {"id": url, "type": "Canvas"}


def on_canvas(url: str, box: PixelBox) -> str:
    return f"{url}#xywh={','.join(map(str, box))}"


def as_image_info(page: PicturedPage) -> dict[str, Any]:
    """Whole pictures of these sizes, and nothing else."""
    width, height = page.sizes[-1]
    return {
        "@context": IMAGE,
        "id": page.image,
        "type": "ImageService3",
        "protocol": "http://iiif.io/api/image",
        "profile": "level0",
        "width": width,
        "height": height,
        "sizes": [{"width": across, "height": down} for across, down in page.sizes],
        "rights": _IN_COPYRIGHT,
    }


def words(text: str) -> dict[str, list[str]]:
    return {"zh": [text]}


def labelled(label: str, value: str) -> dict[str, Any]:
    return {"label": words(label), "value": words(value)}


def _link(url: str, kind: str, label: str, form: str) -> dict[str, Any]:
    return {"id": url, "type": kind, "label": words(label), "format": form}
