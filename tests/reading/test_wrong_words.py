"""The words by which a printed 更正 shows of which text it speaks."""

from __future__ import annotations

import pytest

from articles.reading.wrong_words import number_shared, wrong_words


@pytest.mark.parametrize(
    ("body", "text", "shared"),
    [
        ("“湖光”应为“湖影”。", "新船名叫湖光。", 2),
        ("“湖光”应为“湖影”。", "新船名叫湖影。", 2),
        ("船名湖光应为湖影。", "新船湖光下水。", 2),
        ("把湖影误写为湖光号，特此更正。", "新船湖光号下水。", 3),
        ("作者李四应为李四光。", "李 四", 2),
        ("电话８１２３应为8132。", "电话8123。", 6),
        ("船名湖光应为湖影。", "旧书摊。", 0),
        ("本报9月12日第1版有误。", "本报9月12日第1版。", 0),
    ],
)
def test_so_many_characters_of_them_a_text_has(body: str, text: str, shared: int) -> None:
    assert number_shared(wrong_words(body), text) == shared
