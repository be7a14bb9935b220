"""What of a withdrawn article is in no line is not seen either: photographs, charts, headlines drawn as outlines."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from django.test import Client
from PIL import Image

from articles.corrections.withdrawing import withdraw
from articles.importing.files.sources import read_sources
from articles.importing.pages import import_sources
from articles.models import Article
from articles.models.states import Reason
from tests.support.made_pdf import Row, made_pdf

pytestmark = pytest.mark.django_db

PAGE = "/issues/2024-03-01/1/"
BRIDGE = ["　　本报讯 昨天上午，新桥正式通车，两", "岸市民走上桥面，喜笑颜开。这座桥长三", "百米，宽二十米。"]
WATER = ["　　本报讯 今天水库开始蓄水，下游三个", "村的村民今后不再为灌溉发愁。水库的总", "库容为两千万立方米。"]


def story(headline: str, body: list[str], top: float) -> list[Row]:
    return [Row(headline, 60, top, 24), *(Row(line, 60, top + 50 + 16 * at, 10) for at, line in enumerate(body))]


def photo(left: int, bottom: int, width: int, height: int) -> str:
    return f"q {width} 0 0 {height} {left} {bottom} cm BI /W 1 /H 1 /CS /RGB /BPC 8 /F /AHx ID FF0000> EI Q\n"


def red(client: Client) -> int:
    (address,) = re.findall(r'src="([^"]+-100\.webp)"', client.get(PAGE).content.decode())
    picture = Image.open(io.BytesIO(client.get(address).content)).convert("RGB")
    colours = picture.getcolors(1 << 24) or []
    return sum(count for count, (r, g, b) in colours if r > 150 and max(g, b) < 100)


@pytest.mark.parametrize(
    "drawn",
    [
        photo(260, 400, 200, 120),
        photo(60, 560, 200, 120),
        "".join(photo(60, 560 + 10 * strip, 200, 10) for strip in range(12)),
        "1 0 0 rg 60 570 300 60 re f 0 g\n",
        "1 0 0 rg 300 400 200 120 re f 0 g\n",
    ],
    ids=["photo beside", "photo above", "photo in strips", "outlines above", "chart beside"],
)
def test_what_no_line_tells_of_is_not_seen_of_a_withdrawn_article(tmp_path: Path, client: Client, drawn: str) -> None:
    rows = [*story("新桥昨天通车", BRIDGE, 250), *story("水库开始蓄水", WATER, 500)]
    (tmp_path / "2024-03-01-01.pdf").write_bytes(made_pdf(rows, rules=drawn))
    assert [report.outcome for report in import_sources(read_sources([str(tmp_path)]))] == ["new"]
    assert red(client) > 5000
    withdraw(Article.objects.get(headline__startswith="新桥"), reason=Reason.UNTRUE, by=None)
    assert red(client) == 0
