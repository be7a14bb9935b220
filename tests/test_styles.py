"""The stylesheets: nothing dead, one place for colours; how much there is of them and of the scripts."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
# Written by code that puts names together: the colours of a page's articles.
PUT_TOGETHER = {f"k{number}" for number in range(1, 8)}


def rules(name: str) -> str:
    return re.sub(r"/\*.*?\*/", "", (ROOT / "static" / name).read_text("utf-8"), flags=re.DOTALL)


def test_every_class_of_the_reading_room_is_used() -> None:
    selectors = " ".join(re.findall(r"([^{}]+)\{", rules("site.css")))
    classes = set(re.findall(r"\.([a-z][\w-]*)", selectors)) - PUT_TOGETHER
    files = [path for part in ("templates", "articles", "static") for path in (ROOT / part).rglob("*.*")]
    users = "\n".join(path.read_text("utf-8") for path in files if path.suffix in {".html", ".py", ".js"})
    assert classes - set(re.findall(r"[a-z][\w-]*", users)) == set()


@pytest.mark.parametrize("name", ["site.css", "admin.css", "desk.css", "zoom.css"])
def test_colours_are_named_in_the_palette_alone(name: str) -> None:
    assert re.findall(r"#[0-9a-f]{3,8}\b(?=[^{}]*[;}])", rules(name)) == []


def luminance(colour: str) -> float:
    """Of #rgb or #rrggbb, as WCAG reckons it."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_inks_and_lines_stand_out_from_every_ground(scheme: str) -> None:
    """Text by 4.5, lines that tell something by 3; --hair parts, and tells nothing."""
    light, dark, _ = re.split("@media", rules("palette.css"))
    named = dict(re.findall(r"--([\w-]+): (#\w+)", light)) | (
        dict(re.findall(r"--([\w-]+): (#\w+)", dark)) if scheme == "dark" else {}
    )
    least = dict.fromkeys(("ink", "ink-2", "ink-3", "lake", "warn", "bad", "good"), 4.5) | {"field": 3}
    grounds = ("paper", "sheet", "wash")
    weak = {(ink, ground): contrast(named[ink], named[ground]) for ink in least for ground in grounds}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < least[pair[0]]} == {}


def test_there_is_no_more_of_them_than_a_person_reads() -> None:
    assert len((ROOT / "static" / "site.css").read_text("utf-8").splitlines()) <= 600
    assert sum(path.stat().st_size for path in (ROOT / "static").glob("*.js")) <= 20_000
    assert sum(path.stat().st_size for path in (ROOT / "static" / "desk").glob("*.js")) <= 14_000


def test_what_checks_them_is_fixed_and_comes_from_whatever_registry_the_machine_has() -> None:
    asked = json.loads((ROOT / "lint" / "package.json").read_text("utf-8"))["devDependencies"]
    locked = json.loads((ROOT / "lint" / "package-lock.json").read_text("utf-8"))["packages"]
    assert {name: locked[f"node_modules/{name}"]["version"] for name in asked} == asked
    assert [
        name for name, package in locked.items() if name and ("resolved" in package or "integrity" not in package)
    ] == []
