"""Editors who save the same articles through the forms of the desk, each in a process of his own.

Whatever is refused goes round with what was typed until it is taken; what two put in at one place stays both.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

from tests.support.at_once import run, run_at_once

SETTINGS = {"DJANGO_SETTINGS_MODULE": "tests.settings"}
PREPARE = """
from django.contrib.auth.models import User
from tests.support.factories import make_article, make_page
for number in range({editors}):
    User.objects.create_superuser(f"editor{{number}}")
for number in range({articles}):
    print(make_article(make_page(), headline=str(number), body="湖边。柳树发芽。\\n孩子放风筝。老人下棋。").pk)
"""
EDIT = "from tests.support.desk_editors import edit; edit({editor}, {first}, {saves}, {keys}, {seed})"
RESULT = "from tests.support.desk_editors import look; look({keys})"
# Whatever an editor puts in; each is in the text for ever, for nobody takes anything out.
MARK = "员{editor}次{number}号"


def make_desk(environment: dict[str, str], editors: int, articles: int) -> list[int]:
    """Keys of the articles."""
    return [int(key) for key in run(PREPARE.format(editors=editors, articles=articles), environment | SETTINGS).split()]


def edit_at_once(
    environment: dict[str, str], folder: Path, keys: list[int], editors: int, first: int, saves: int
) -> Counter[str]:
    """Saves of each, numbered from ``first``; how many were accepted, refused, asked about, answered otherwise."""
    codes = [EDIT.format(editor=n, first=first, saves=saves, keys=keys, seed=first) for n in range(editors)]
    folder.mkdir()
    told = run_at_once(codes, environment | SETTINGS, folder, seconds=3_600)
    return sum((Counter(json.loads(text)) for text in told), Counter())


def result(environment: dict[str, str], keys: list[int]) -> dict[str, Any]:
    """What ``look`` prints."""
    found: dict[str, Any] = json.loads(run(RESULT.format(keys=keys), environment | SETTINGS))
    return found


def edit(editor: int, first: int, saves: int, keys: list[int], seed: int) -> None:
    """Prints what became of his saves."""
    from django.conf import settings
    from django.contrib.auth.models import User
    from django.test import Client
    from django.test.utils import setup_test_environment

    setup_test_environment()
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    client, dice = Client(raise_request_exception=False), random.Random(f"{seed} {editor}")
    client.force_login(User.objects.get(username=f"editor{editor}"))
    told: Counter[str] = Counter()
    for number in range(first, first + saves):
        address = f"/admin/articles/article/{dice.choice(keys)}/change/"
        told += save(client, address, MARK.format(editor=editor, number=number), dice)
    print(json.dumps(told))


def save(client: Any, address: str, mark: str, dice: random.Random) -> Counter[str]:
    told: Counter[str] = Counter()
    form = fields(client.get(address))
    form["body"] = put_in(form["body"], mark, dice)
    while True:
        answer = client.post(address, form)
        if answer.status_code != 409:
            told["accepted" if answer.status_code == 302 else f"answered {answer.status_code}"] += 1
            return told
        told["refused"] += 1
        typed, form = form["body"], fields(answer)
        asked = answer.context["overtaken"]["clashes"]
        told["asked"] += bool(asked)
        shown = answer.content.decode()
        if any(one not in shown for one in marks_in(typed)):
            told["lost in a refusal"] += 1
        form |= {"clashes": answer.context["overtaken"]["carried"], **{one["name"]: "both" for one in asked}}


def fields(answer: Any) -> dict[str, Any]:
    form = answer.context["adminform"].form
    values = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in values.items()}


def put_in(body: str, mark: str, dice: random.Random) -> str:
    """Behind one of its sentences, so that others put theirs in at the same place now and then."""
    place = dice.choice([at for at, one in enumerate(body, 1) if one == "。"])
    return body[:place] + mark + body[place:]


def marks_in(text: str) -> list[str]:
    return ["员" + one + "号" for one in (piece.split("号")[0] for piece in text.split("员")[1:])]


def look(keys: list[int]) -> None:
    """Prints of these articles: revisions beside the first ones, marks in the texts, and which have a history that does
    not lead to them or in which a mark goes."""
    from articles.corrections import history
    from articles.models import Article, Revision

    marks, broken = list[str](), list[int]()
    for article in Article.objects.filter(pk__in=keys):
        before: set[str] = set()
        for one in article.revisions.order_by("version"):
            now = set(marks_in(one.changes.get("body", {}).get("after", ""))) or before
            broken += [article.pk] if not before <= now else []
            before = now
        broken += [article.pk] if history.replay(article) != history.state(article) else []
        marks += marks_in(article.body)
    revisions = Revision.objects.filter(article__in=keys).exclude(version=1).count()
    print(json.dumps({"revisions": revisions, "marks": len(marks), "different": len(set(marks)), "broken": broken}))


def nothing_lost(told: Counter[str], found: dict[str, Any], saves: int) -> bool:
    """Whether each of so many saves was taken in the end and is one revision, and all that was typed stands there."""
    whole = {"revisions": saves, "marks": saves, "different": saves, "broken": []}
    return found == whole and told["accepted"] == saves and told.keys() <= {"accepted", "refused", "asked"}
