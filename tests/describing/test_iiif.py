"""What IIIF viewers are given, by the models that were made from the specification's schema."""

from __future__ import annotations

import datetime as dt
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from iiif_prezi3 import AnnotationPage, Canvas, Manifest

from articles.describing.found_places import PER_PAGE, FoundPlace, as_annotations
from articles.describing.iiif import PicturedArticle, PicturedIssue, PicturedPage, as_canvas, as_image_info, as_manifest

SITE = "https://paper.example.cn"
ISSUE = f"{SITE}/issues/2024-05-06"
FERRY = PicturedArticle("b1c", "渡口换船", f"{SITE}/a/b1c/", ((10, 20, 30, 40), (50, 60, 70, 80)))
PAGE = PicturedPage(
    label="第C01版 要闻",
    url=f"{ISSUE}/C01/",
    canvas=f"{ISSUE}/C01/canvas.json",
    image=f"{ISSUE}/C01/0123456789",
    sizes=((167, 223), (834, 1112), (1667, 2223)),
    alto=f"{ISSUE}/C01.xml",
    articles=(FERRY, replace(FERRY, code="b2d", boxes=())),
)
MADE = PicturedIssue(
    manifest=f"{ISSUE}/manifest.json",
    search=f"{ISSUE}/search.json",
    url=f"{ISSUE}/",
    data=f"{ISSUE}.json",
    site=f"{SITE}/",
    newspaper="青禾晚报",
    label="青禾晚报 2024年5月6日",
    day=dt.date(2024, 5, 6),
    facts=(("报纸", "青禾晚报"), ("期号", "总第12期")),
    pages=(PAGE, replace(PAGE, label="第C02版", canvas=f"{ISSUE}/C02/canvas.json", alto="", articles=())),
)
GOLDEN = Path(__file__).parent / "golden" / "issue.manifest.json"


def test_a_manifest_is_written_as_its_golden_file_says() -> None:
    written = json.dumps(as_manifest(MADE), ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("REWRITE_GOLDEN"):
        GOLDEN.write_text(written, "utf-8")
    assert written == GOLDEN.read_text("utf-8")


@pytest.mark.parametrize("issue", [MADE, replace(MADE, day=None, facts=())], ids=["full", "bare"])
def test_a_manifest_is_one_by_the_specification(issue: PicturedIssue) -> None:
    assert len(Manifest.model_validate(as_manifest(issue)).items) == 2


def test_a_page_by_itself_is_a_canvas() -> None:
    assert Canvas.model_validate(as_canvas(PAGE)).height == 2223


def test_every_identifier_is_of_one_thing() -> None:
    told = json.loads(json.dumps(as_manifest(MADE)["items"] + as_manifest(MADE)["structures"]))
    made: list[str] = []

    def look(node: object) -> None:
        for one in node if isinstance(node, list) else ():
            if isinstance(one, dict) and one["type"] in ("AnnotationPage", "Annotation", "Range"):
                made.append(one["id"])
            look(one.get("items") if isinstance(one, dict) else None)

    look(told)
    assert len(made) == len(set(made)) == 8


def test_an_image_tells_of_whole_pictures_only() -> None:
    told = as_image_info(PAGE)
    assert (told["profile"], told["width"], told["height"]) == ("level0", 1667, 2223)
    assert told["sizes"][0] == {"width": 167, "height": 223}
    assert "tiles" not in told


URL = f"{ISSUE}/search.json?q=x"


def places(count: int) -> list[FoundPlace]:
    return [FoundPlace(PAGE.canvas, (at, 0, 10, 10), "x") for at in range(count)]


@pytest.mark.parametrize(("count", "asked"), [(0, 1), (1, 1), (PER_PAGE, 1), (PER_PAGE + 1, 1), (PER_PAGE * 3, 2)])
def test_what_is_found_is_a_page_of_annotations_by_the_specification(count: int, asked: int) -> None:
    told = as_annotations(URL, places(count), asked)
    assert len(AnnotationPage.model_validate(told | {"partOf": []}).items or ()) == min(count, PER_PAGE)


def test_what_fits_on_one_page_is_paged_nowhere() -> None:
    assert as_annotations(URL, [], 1) == {"@context": "http://iiif.io/api/search/2/context.json", "id": URL} | {
        "type": "AnnotationPage",
        "items": [],
    }


def test_all_pages_together_have_each_place_once() -> None:
    wanted, seen, asked = places(PER_PAGE * 2 + 5), list[str](), f"{URL}&page=1"
    for number in (1, 2, 3):
        told = as_annotations(URL, wanted, number)
        assert (told["id"], told["startIndex"], told["partOf"]["total"]) == (asked, len(seen), len(wanted))
        seen += [one["target"] for one in told["items"]]
        asked = told["next"]["id"] if "next" in told else ""
    assert (len(set(seen)), asked) == (len(wanted), "")


@pytest.mark.parametrize("asked", [0, -1, 99])
def test_a_page_that_there_is_not_is_the_nearest(asked: int) -> None:
    assert as_annotations(URL, places(150), asked)["id"] == f"{URL}&page={1 if asked < 1 else 2}"


def test_parameters_that_narrow_nothing_are_told() -> None:
    assert as_annotations(URL, [], 1, ["motivation"])["ignored"] == ["motivation"]
