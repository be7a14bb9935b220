"""What is rubbish, and what only looks unusual."""

from __future__ import annotations

import pytest

from articles.chinese.surnames import COMMON
from articles.importing.placed.legible import is_legible

ROW = "县里的剪纸课今年办到了第三个年头。教课的是一位退休的木工，他说孩子们手巧，一个下午就能学会剪一只鸟。"
PAGE = ROW * 8
LEVEL_ONE = [bytes([row, cell]).decode("gb2312") for row in range(0xB0, 0xD7) for cell in range(0xA1, 0xFF)]


def shifted(text: str) -> str:
    """Each Chinese character as the next of the national list, which goes by pronunciation."""
    return "".join(
        LEVEL_ONE[(LEVEL_ONE.index(char) + 1) % len(LEVEL_ONE)] if char in LEVEL_ONE else char for char in text
    )


@pytest.mark.parametrize(
    "text",
    [
        PAGE,
        "",
        "縣裡的剪紙課今年辦到了第三個年頭，來學的孩子們說，為了這一課願意早起。" * 8,
        "老街开市",
        "切り絵の教室は今年で三年目になる。子どもたちは午後のあいだに鳥を一羽つくる。" * 10,
        "L'école a été agrandie; les élèves y découpent déjà des oiseaux légers à l'été. " * 10,
        "Die Brücke über den Fluß wird für größere Züge geöffnet. " * 10,
        "12.5 13.4 88% 3,000 2024-05-06 " * 60,
        "".join(f"{surname}{given}\u3000" for surname in COMMON for given in ("志强", "慧芳")),
    ],
    ids=["a page", "nothing", "traditional", "short", "Japanese", "French", "German", "numbers", "names"],
)
def test_what_people_can_read_is_legible(text: str) -> None:
    assert is_legible(text)


@pytest.mark.parametrize(
    "text",
    [
        PAGE.encode("gb18030").decode("latin-1"),
        PAGE.encode("utf-8").decode("gb18030", "replace"),
        "".join(chr(ord(char) + 1) if char >= "\u4e00" else char for char in PAGE),
        shifted(PAGE),
        "\x93\x94\xc0\x82月日" * 40,
        "\ue001\ue102\ue2f3" * 40,
        "ㄅㄆ①②┌┐αβ㈠" * 20,
        "\"#$%&'()*+/<=>" * 20,
    ],
    ids=["GBK bytes", "UTF-8 bytes", "next code", "next of the list", "numbers", "private", "first of a font", "signs"],
)
def test_rubbish_is_not(text: str) -> None:
    assert not is_legible(text)
