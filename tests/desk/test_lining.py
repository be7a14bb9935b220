"""Where in a typed text each raw line stands."""

from __future__ import annotations

from articles.desk.lining import in_units, line_starts

LINES = ["本报讯 撑船的人说新船", "比旧船轻了一半。", "茶馆开门得早，炉火", "烧得很旺。"]


def begun(text: str, lines: list[str] = LINES) -> list[str]:
    return [text[start : start + 3] for start in line_starts(text, lines)]


def test_each_line_begins_where_its_text_does() -> None:
    assert begun("撑船的人说新船比旧船轻了一半。\n茶馆开门得早，炉火烧得很旺。") == [
        "撑船的",
        "比旧船",
        "茶馆开",
        "烧得很",
    ]


def test_a_misread_line_that_was_corrected_is_found_by_what_is_left_of_it() -> None:
    lines = ["撑船的入说新船", "此旧船轻了一半。"]
    assert begun("撑船的人说新船比旧船轻了一半。", lines) == ["撑船的", "比旧船"]


def test_what_was_put_in_moves_the_lines_behind_it() -> None:
    text = "撑船的人昨天下午在渡口的石阶上笑着说新船比旧船轻了一半。\n茶馆开门得早，炉火烧得很旺。"
    assert begun(text)[1:] == ["比旧船", "茶馆开", "烧得很"]


def test_a_line_of_which_nothing_is_left_stands_where_the_one_before_ends() -> None:
    assert begun("撑船的人说新船茶馆开门得早，炉火烧得很旺。")[:3] == ["撑船的", "茶馆开", "茶馆开"]


def test_after_a_passage_that_was_written_anew_the_lines_are_found_again() -> None:
    lines = [*LINES[:1], *("口口口口口口口口口口口口口口口口口口口口",) * 5, *LINES[2:]]
    assert begun("撑船的人说新船" + "另写的一段话" * 15 + "茶馆开门得早，炉火烧得很旺。", lines)[-2:] == [
        "茶馆开",
        "烧得很",
    ]


def test_blanks_count_on_neither_side() -> None:
    assert begun("甲 乙\n丙丁戊己", ["甲乙", "", "丙 丁　戊己"]) == ["甲 乙", "丙丁戊", "丙丁戊"]


def test_an_empty_text_has_all_lines_at_its_beginning() -> None:
    assert line_starts("", LINES) == [0, 0, 0, 0]


def test_browsers_count_a_character_beyond_the_first_plane_as_two() -> None:
    assert [in_units("𠮷野家", offset) for offset in range(4)] == [0, 2, 3, 4]
