"""Of a folder in which others still write, only what has stood still for a while is whole."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importing.files.standing import STILL_SECONDS, Seen, look_again, standing, states_in
from tests.importing.files.folders import put

States = dict[str, str]


def looked(*looks: tuple[float, States]) -> States:
    """What stands still at the last of these looks."""
    seen: dict[str, Seen] = {}
    for now, states in looks:
        seen = look_again(seen, states, now)
    return standing(seen, looks[-1][0])


def test_a_file_that_has_stood_still_so_long_is_whole() -> None:
    assert looked((0, {"a": "1"}), (STILL_SECONDS - 1, {"a": "1"})) == {}
    assert looked((0, {"a": "1"}), (STILL_SECONDS, {"a": "1"})) == {"a": "1"}


def test_a_change_begins_the_wait_again() -> None:
    assert looked((0, {"a": "1"}), (19, {"a": "2"}), (38, {"a": "2"})) == {}
    assert looked((0, {"a": "1"}), (19, {"a": "2"}), (39, {"a": "2"})) == {"a": "2"}


def test_a_file_that_was_away_counts_as_new() -> None:
    assert looked((0, {"a": "1"}), (15, {}), (30, {"a": "1"}), (45, {"a": "1"})) == {}


@given(
    st.lists(st.tuples(st.floats(0, 30), st.dictionaries(st.sampled_from("abc"), st.sampled_from("12"))), min_size=1)
)
def test_what_is_whole_was_seen_so_at_every_look_of_that_while(steps: list[tuple[float, States]]) -> None:
    now, looks = 0.0, []
    for wait, states in steps:
        now += wait
        looks.append((now, states))
    for name, state in looked(*looks).items():
        others = [one for one in looks if one[1].get(name) != state]
        begun = min(at for at, _ in looks[looks.index(others[-1]) + 1 if others else 0 :])
        assert now - begun >= STILL_SECONDS


def test_each_file_that_may_be_a_page_has_a_state(tmp_path: Path) -> None:
    for name in ("a.pdf", "b/c.TXT", "d.zip", "e.docx", "b/f.gif", ".g.pdf", ".h/i.txt", "j.pdf.part", "manifest.csv"):
        put(tmp_path, name)
    assert set(states_in(str(tmp_path))) == {"a.pdf", "b/c.TXT", "d.zip", "e.docx"}


@pytest.mark.parametrize("change", ["longer", "later"])
def test_a_change_of_size_or_of_time_is_a_change_of_state(tmp_path: Path, change: str) -> None:
    file = put(tmp_path, "a.txt")
    before = states_in(str(tmp_path))
    if change == "longer":
        file.write_text(file.read_text() + "又一行")
        os.utime(file, ns=(1, 1))
    else:
        os.utime(file, ns=(2, 2))
    assert states_in(str(tmp_path)) != before


@pytest.mark.parametrize(
    ("arrives", "changed"),
    [
        ("manifest.csv", {"a.txt", "b/c.txt"}),
        ("b/manifest.csv", {"b/c.txt"}),
        ("bc/manifest.csv", set()),
    ],
)
def test_a_manifest_that_comes_later_changes_what_it_speaks_of(tmp_path: Path, arrives: str, changed: set[str]) -> None:
    put(tmp_path, "a.txt")
    put(tmp_path, "b/c.txt")
    before = states_in(str(tmp_path))
    put(tmp_path, arrives)
    after = states_in(str(tmp_path))
    assert {name for name in before if after[name] != before[name]} == changed


def test_a_mets_waits_for_all_that_it_brings_and_these_are_no_pages_of_their_own(tmp_path: Path) -> None:
    put(tmp_path, "in/issue-mets.xml")
    put(tmp_path, "in/alto/1.xml")
    put(tmp_path, "other.xml")
    before = states_in(str(tmp_path))
    assert set(before) == {"in/issue-mets.xml", "other.xml"}
    put(tmp_path, "in/alto/2.xml")
    after = states_in(str(tmp_path))
    assert {name for name in before if after[name] != before[name]} == {"in/issue-mets.xml"}


def test_a_link_is_a_file_that_is_not_followed(tmp_path: Path) -> None:
    put(tmp_path, "elsewhere/a.txt")
    put(tmp_path, "in/b.txt")
    (tmp_path / "in" / "linked").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "in" / "c.txt").symlink_to(tmp_path / "elsewhere" / "a.txt")
    assert set(states_in(str(tmp_path / "in"))) == {"b.txt", "c.txt"}


def test_a_folder_that_is_gone_is_an_error_and_not_empty(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nowhere"):
        states_in(str(tmp_path / "nowhere"))


def test_folders_in_folders_without_end_end_nothing(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    here = os.getcwd()
    os.chdir(tmp_path)
    try:
        for _ in range(600):
            os.mkdir("d")
            os.chdir("d")
    finally:
        os.chdir(here)
    assert list(states_in(str(tmp_path))) == ["a.txt"]
