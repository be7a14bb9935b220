"""How far a page, a query and a correction travel through the code: run in a checkout, this one or an older one, as

    PYTHONPATH=. .venv/bin/python …/tests/bench/journeys.py [-v]

A journey is what runs for one page imported and indexed, one search page, one headline saved in the admin, once
everything is imported and warm. It is read as a newcomer reads it, function by function, each where it is first called
(only those with a name: a lambda is read with the function around it). ``modules`` counts the files of articles/ that
these functions stand in; ``returns`` counts how often the next function stands in another file than the last one, and
in one that was left before. Loops and repeated calls count once. Templates, Django and Haystack do not count. The last
row counts the query in its own room: 15 modules and 32 returns in a1ab32f.
"""

from __future__ import annotations

import io
import os
import re
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

ROOT = Path.cwd()
OURS = str(ROOT / "articles") + os.sep
# The query's own room without its engines, which an older release called backends.
SEARCH = re.compile(r"search/(?!engines/|backends/)")
BODY = "本报讯 停用多年的旧灯塔昨天换上了新灯，守塔人把灯座擦干净，搬进了楼下的小屋，登塔的人每次不超过八位。"
# Invented; one for the warm-up, one that is counted.
PAGES = [f"{headline}\n\n■记者 程墨\n\n{BODY}\n" for headline in ("老港口的灯塔又亮了", "修船厂来了年轻人")]


@dataclass
class Journey:
    """Used as the profile function of one thread; ``functions``: (file, first line), each once, as first called."""

    functions: dict[tuple[str, int], None] = field(default_factory=dict)

    def __call__(self, frame: FrameType, event: str, argument: Any) -> None:
        code = frame.f_code
        if event == "call" and code.co_filename.startswith(OURS) and not code.co_name.startswith("<"):
            self.functions[code.co_filename.removeprefix(OURS), code.co_firstlineno] = None

    @property
    def files(self) -> list[str]:
        """The file of each function."""
        return [file for file, _ in self.functions]


def modules_and_returns(files: list[str]) -> tuple[int, int]:
    seen: set[str] = set()
    returns, last = 0, ""
    for file in files:
        returns += file != last and file in seen
        seen.add(file)
        last = file
    return len(seen), returns


def travel(journey: Callable[[], object]) -> Journey:
    travelled = Journey()
    sys.setprofile(travelled)
    try:
        journey()
    finally:
        sys.setprofile(None)
    return travelled


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"NEWSROOM_DATA": folder, "DJANGO_SETTINGS_MODULE": "newsroom.settings", "DEBUG": "1"}
        os.environ["VISIBILITY"] = "public"
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        pages = [Path(folder) / f"{number}.txt" for number in range(len(PAGES))]
        for path, text in zip(pages, PAGES, strict=True):
            path.write_text(text, "utf-8")
        show(counted(pages))


def counted(pages: list[Path]) -> dict[str, Journey]:
    """Each journey once to warm up, then counted."""
    from django.contrib.auth.models import User
    from django.test import Client
    from django.test.utils import setup_test_environment

    setup_test_environment()
    client = Client()
    client.force_login(User.objects.create_superuser("editor"))
    journeys: dict[str, Callable[[int], Callable[[], object]]] = {
        "a page in": lambda turn: lambda: bring_in(pages[turn], number=turn + 1),
        "a query": lambda turn: lambda: query(client),
        "a correction": lambda turn: correction(client),
    }
    for prepare in journeys.values():
        prepare(0)()
    return {name: travel(prepare(1)) for name, prepare in journeys.items()}


def bring_in(path: Path, number: int) -> None:
    from django.core.management import call_command

    call_command("import_pages", str(path), "--date=2019-04-03", f"--page={number}", stdout=io.StringIO())


def query(client: Any) -> None:
    assert client.get("/search/", {"q": "灯塔"}).status_code == 200


def correction(client: Any) -> Callable[[], None]:
    """The form is opened and a headline typed; what is counted is the save."""
    from articles.models import Article

    article = Article.objects.earliest("pk")
    address = f"/admin/articles/article/{article.pk}/change/"
    context = client.get(address).context
    typed = dict(context["adminform"].form.initial)
    for inline in context["inline_admin_formsets"]:
        typed |= {f"{inline.formset.prefix}-{name}": 0 for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    typed = {name: "" if value is None else value for name, value in typed.items()}

    def save() -> None:
        answer = client.post(address, typed | {"headline": f"{article.headline}。"})
        assert answer.status_code == 302, answer.content.decode()

    return save


def show(journeys: dict[str, Journey]) -> None:
    rows = {name: journey.files for name, journey in journeys.items()}
    rows["a query, search/"] = [file for file in rows["a query"] if SEARCH.match(file)]
    print(f"{'':18}{'modules':>8}{'returns':>9}")
    for name, files in rows.items():
        modules, returns = modules_and_returns(files)
        print(f"{name:18}{modules:8}{returns:9}")
    if "-v" in sys.argv:
        for name, journey in journeys.items():
            print(f"\n{name}: " + " ".join(dict.fromkeys(journey.files)))


if __name__ == "__main__":
    main()
