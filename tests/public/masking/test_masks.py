"""What is shown of a text that quotes what is 遮盖: not one character of it, and all the rest."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.public.masking import SIGN, Secret, is_quoted, masked, masked_lines
from articles.public.masking.keys import key_of

# Characters that are compared as they are: of the secret, of what stands around it, of what is misread.
HIDDEN, AROUND, MISREAD = (
    "".join(filter(lambda char: char not in SIGN and key_of(char).text == char, map(chr, range(*codes))))
    for codes in ((0x7000, 0x7600), (0x5200, 0x5800), (0x8A00, 0x8C00))
)
BEFORE, AFTER = "昨天上午，青湾路派出所通报，", "，目前此案正在进一步办理中。"
SECRET = Secret("周雨桐在家中藏有赃物", BEFORE, AFTER)


def test_a_quote_has_the_sign_in_its_place() -> None:
    assert masked(f"{BEFORE}{SECRET.words}{AFTER}", [SECRET]) == f"{BEFORE}{SIGN}{AFTER}"


def test_every_secret_has_its_own_sign() -> None:
    secrets = [Secret("周雨桐"), Secret("13712345678", sign="〔手机号已遮盖〕")]
    assert masked("周雨桐，电话137-1234-5678", secrets) == f"{SIGN}，电话〔手机号已遮盖〕"


def test_a_quote_over_the_end_of_a_paragraph_is_one_sign() -> None:
    assert masked("前一句。周雨\n桐在家，后", [Secret("雨桐在家")]) == f"前一句。周{SIGN}，后"


@pytest.mark.parametrize(
    "reading",
    [
        "周雨恫在冢中臧有脏物",
        "周雨在家藏有赃物",
        "周周雨桐桐在家中藏有赃赃物",
        "同两恫任冢巾臧冇脏圽",
        "另一句完全不同的话",
    ],
)
def test_what_stands_in_its_place_is_masked_however_it_was_read(reading: str) -> None:
    assert masked(f"{BEFORE}{reading}{AFTER}", [SECRET]) == f"{BEFORE}{SIGN}{AFTER}"


def test_where_nothing_stands_in_its_place_nothing_is_masked() -> None:
    assert masked(BEFORE + AFTER, [SECRET]) == BEFORE + AFTER


@pytest.mark.parametrize(
    ("quoted", "shown"),
    [
        ("路派出所通报，周雨桐在家", f"路派出所通报，{SIGN}"),
        ("路派出所通报，周雨恫在冢", f"路派出所通报，{SIGN}"),
        ("藏有赃物，目前此案正在", f"{SIGN}，目前此案正在"),
        ("雨桐在家中藏", SIGN),
        ("雨桐在冢中藏", SIGN),
        ("家", SIGN),
    ],
)
def test_a_quote_cut_off_within_it_shows_nothing_of_it(quoted: str, shown: str) -> None:
    assert masked(quoted, [SECRET]) == shown


def test_a_short_secret_is_masked_wherever_it_stands() -> None:
    assert masked("周雨桐说。周 雨桐又说。", [Secret("周雨桐", "嫌疑人", "落网")]) == f"{SIGN}说。{SIGN}又说。"


def test_another_name_is_not_masked() -> None:
    assert masked("周雨荷说。", [Secret("周雨桐", "嫌疑人", "落网")]) == "周雨荷说。"


def test_a_run_of_quotes_is_one_sign() -> None:
    assert masked("前周雨桐周雨桐 周雨桐后", [Secret("周雨桐")]) == f"前{SIGN}后"


def test_is_quoted_says_whether_something_is_masked() -> None:
    assert is_quoted("周雨 桐", [Secret("周雨桐")])
    assert not is_quoted(f"周雨荷{SIGN}", [Secret("周雨桐")])


def test_a_line_of_which_nothing_is_left_is_the_sign_alone() -> None:
    assert masked_lines(["　　周雨桐在家", "中藏有赃物。", "后一行"], [SECRET]) == [SIGN, SIGN, "后一行"]


def written(chance: random.Random, chars: str, size: int) -> str:
    return "".join(chance.choice(chars) for _ in range(size))


def read(chance: random.Random, text: str, share: float) -> str:
    """Some characters replaced by others, lost or doubled."""
    return "".join(
        chance.choice((chance.choice(MISREAD), "", char * 2)) if chance.random() < share else char for char in text
    )


@pytest.mark.parametrize("share", [0.02, 0.2])
@pytest.mark.parametrize("size", [4, 6, 8, 20, 60, 150])
@pytest.mark.parametrize(("before", "after"), [(60, 60), (20, 20), (60, 0), (0, 60), (8, 8)])
def test_not_a_character_is_left_of_a_noisy_reading(share: float, size: int, before: int, after: int) -> None:
    chance = random.Random(f"{share} {size} {before} {after}")
    for _ in range(5):
        left, words, right = written(chance, AROUND, 90), written(chance, HIDDEN, size), written(chance, AROUND, 90)
        secret = Secret(words, left[len(left) - before :], right[:after])
        shown = masked(read(chance, left + words + right, share), [secret])
        assert not set(shown) & set(words)
        assert len(shown) > 100


@given(
    st.lists(st.text("甲乙丙丁戊 \n1-", max_size=12) | st.just(SIGN), max_size=8).map("".join),
    st.lists(
        st.builds(
            Secret,
            st.text("甲乙丙丁戊1", min_size=2, max_size=12),
            st.text("甲乙丙丁戊", max_size=9),
            st.text("甲乙丙丁戊", max_size=9),
        ),
        max_size=3,
    ),
    st.booleans(),
)
def test_what_is_masked_stays_as_it_is(text: str, secrets: list[Secret], own: bool) -> None:
    once = masked(text, secrets, own=own)
    assert masked(once, secrets, own=own) == once
    lines = masked_lines(text.split("\n"), secrets)
    assert masked_lines(lines, secrets) == lines


def test_a_line_of_what_stood_around_it_is_shown() -> None:
    chance = random.Random(1)
    left, words, right = written(chance, AROUND, 60), written(chance, HIDDEN, 30), written(chance, AROUND, 60)
    lines = [left[:30], left[30:] + words, right[:20], right[20:40], right[40:]]
    assert masked_lines(lines, [Secret(words, left, right)]) == [lines[0], left[30:] + SIGN, *lines[2:]]


def test_characters_of_it_that_stood_before_it_too_stay() -> None:
    secret = Secret("国的人民在中的大会上说的话", "他们在国人的会上说过中的大人民", "，记者昨天从有关方面获悉，")
    assert masked(secret.before + secret.words + secret.after, [secret]) == f"{secret.before}{SIGN}{secret.after}"


@pytest.mark.parametrize("share", [0, 0.02, 0.2])
@pytest.mark.parametrize("size", [4, 20, 60, 150])
@pytest.mark.parametrize("order", ["as read", "columns", "crossed", "swapped", "shuffled"])
def test_lines_in_any_order_show_nothing_of_it(share: float, size: int, order: str) -> None:
    chance = random.Random(f"{share} {size} {order}")
    left, words, right = written(chance, AROUND, 90), written(chance, HIDDEN, size), written(chance, AROUND, 90)
    text = read(chance, left + words + right, share)
    theirs = [text[at : at + 17] for at in range(0, len(text), 17)]
    half = chance.randrange(1, len(theirs))
    page = [(line, True) for line in theirs]
    other = [(written(chance, AROUND, 17), False) for _ in theirs]
    if order == "columns":
        page = page[:half] + other + page[half:]
    elif order == "crossed":
        page = [line for pair in zip(page, other, strict=True) for line in pair]
    elif order == "swapped":
        page = page[half:] + page[:half]
    elif order == "shuffled":
        chance.shuffle(page)
    own = {number for number, (_, is_own) in enumerate(page, 1) if is_own}
    shown = masked_lines([line for line, _ in page], [Secret(words, left[30:], right[:60])], own)
    assert not set("".join(shown)) & set(words)
    assert len(shown) == len(page)
    if order not in ("crossed", "shuffled"):
        assert sum(line in shown for line in theirs) >= 4


def test_another_page_is_masked_only_where_it_quotes() -> None:
    lines = ["昨天上午，青湾路派出所通报，", "周雨桐在家中藏", "有赃物，目前此案", "周雨荷在家中种花"]
    shown = [lines[0], SIGN, f"{SIGN}，目前此案", lines[3]]
    assert masked_lines(lines, [SECRET], own=()) == shown


def test_many_lines_that_quote_take_no_longer_than_their_number_asks() -> None:
    secret = Secret("28005091", "周先生，电话", "。")
    short, long = (_seconds(["周先生，电话28005091。"] * count, secret) for count in (1_000, 8_000))
    assert long < 24 * short + 0.5


def _seconds(lines: list[str], secret: Secret) -> float:
    start = time.process_time()
    masked_lines(lines, [secret])
    return time.process_time() - start
