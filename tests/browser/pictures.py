"""The pictures of docs/pictures/, taken of the sample pages as `make run` shows them.

python -m tests.browser.pictures
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, Page, sync_playwright

from tests.support.places import ROOT
from tests.support.processes import get, manage, serving

FOLDER = ROOT / "docs" / "pictures"
NEWSPAPER = "嘉兴日报·平湖版"
WIDE, NARROW = (1280, 860), (390, 844)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        prepared = manage(data, "prepare", RAW_TEXT="public", NEWSPAPER=NEWSPAPER)
        prepared.check_returncode()
        with serving(data, RAW_TEXT="public", NEWSPAPER=NEWSPAPER) as site, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox", "--hide-scrollbars"]
            )
            for name, address, (width, height), scheme in pictures(site):
                take(browser, FOLDER / f"{name}.png", site + address, width, height, scheme)
            browser.close()


def pictures(site: str) -> Iterator[tuple[str, str, tuple[int, int], str]]:
    """Name, address, size of the window, light or dark."""
    found = f"/search/?q={quote('平湖')}"
    issue = first(r"/issues/[\d-]{10}/", get(site + "/"))
    yield "home", "/", WIDE, "light"
    yield "search", found, WIDE, "light"
    yield "issue", issue, WIDE, "light"
    yield "page", first(rf"{issue}[^/\"]+/", get(site + issue)), WIDE, "light"
    yield "article", first(r"/a/\w+/[^\"]*", get(site + found)), NARROW, "dark"
    yield "author", first(r"/reporters/[a-z]+-[a-z-]+/", get(site + "/reporters/")), WIDE, "light"


def first(pattern: str, html: str) -> str:
    match = re.search(rf'href="({pattern})', html)
    assert match, pattern
    return match[1].replace("&amp;", "&")


def take(browser: Browser, path: Path, url: str, width: int, height: int, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,  # type: ignore[arg-type]
        device_scale_factor=1 if width > 500 else 2,
    )
    page: Page = context.new_page()
    page.goto(url, wait_until="networkidle")
    page.screenshot(path=path)
    context.close()


if __name__ == "__main__":
    main()
