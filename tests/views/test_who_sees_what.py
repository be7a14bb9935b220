"""Settings × who looks × addresses: one table of what is answered and found."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from articles.corrections import correct
from articles.corrections.publishing import adopt_settings
from articles.indexing import indexer
from articles.models import Article, InForce, Outbox, PublicChanges
from articles.models.rights import KEEPER, ROLES
from tests.search.engines.elasticsearch_engine import elasticsearch_engine
from tests.support.factories import DAY, make_article, make_page, make_problem, make_text

pytestmark = pytest.mark.django_db

LOG_IN = "django.contrib.auth.middleware.LoginRequiredMiddleware"
DESK = [role for role in ROLES if role != KEEPER]
# Who looks: nobody in particular, an account without rights, whoever keeps accounts, and the desk's people, all alike.
PEOPLE = ["anonymous", "account", KEEPER, *DESK]

# VISIBILITY RAW_TEXT who → status of an article that nobody reviewed, of a reviewed one, of one that is 待定, of a
# hidden one, where all was public before; articles that a search finds, and that it finds by the first reading alone;
# raw lines; an old version.
TABLE = """
visibility raw    who       unreviewed reviewed held hidden found original lines version
public     public anonymous 200        200      404  404    2     1        yes   200
public     staff  anonymous 200        200      404  404    2     0        no    404
reviewed   public anonymous 410        200      404  404    1     0        yes   410
reviewed   staff  anonymous 410        200      404  404    1     0        no    410
staff      staff  anonymous 302        302      302  302    -     -        no    302
public     public account   200        200      404  404    2     1        yes   200
public     staff  account   200        200      404  404    2     0        no    404
reviewed   staff  account   410        200      404  404    1     0        no    410
staff      staff  account   200        200      404  404    2     0        no    404
public     staff  desk      200        200      200  404    3     1        yes   200
reviewed   staff  desk      200        200      200  404    3     1        yes   200
staff      staff  desk      200        200      200  404    3     1        yes   200
"""
HEAD, *ROWS = (line.split() for line in TABLE.strip().splitlines())
CASES = [(row, who) for row in ROWS for who in {"desk": DESK, "account": ["account", KEEPER]}.get(row[2], [row[2]])]
WORD = "河埠头"


def make() -> dict[str, Article]:
    """Each says one word; the first had another one when it was read."""
    page = make_page()
    text = make_text(page, f"{WORD}的旧事\n没有归处的一行")
    made = {
        "unreviewed": make_article(page, body=f"{WORD}的旧事。", original_body="何埠头的旧事。"),
        "reviewed": make_article(page, body=f"{WORD}的新事。"),
        "held": make_article(page, body=f"{WORD}的心事。", visibility="held"),
        "hidden": make_article(page, body=f"{WORD}的家事。", visibility="hidden"),
    }
    make_problem(text, made["unreviewed"], 1, "存疑")
    editor = User.objects.create_user("editor")
    correct(made["unreviewed"], version=1, changes={"subtitle": "改过的副题"}, by=editor)
    correct(made["reviewed"], version=1, changes={"status": "reviewed"}, by=editor)
    return made


def browser(who: str) -> Client:
    client = Client()
    if who != "anonymous":
        user = User.objects.create_user("somebody", is_staff=who in ROLES)
        user.groups.set(Group.objects.filter(name=who))
        client.force_login(user)
    return client


def status(client: Client, article: Article) -> str:
    """Of the article, of how it is cited, and of its files: one for all."""
    below, endings = ("/", "/cite/", "/cite.bib"), (".json", ".txt")
    answers = [client.get(f"/a/{article.permalink_id}{place}") for place in (*below, *endings)]
    return "/".join(sorted({str(answer.status_code) for answer in answers}))


def seen(client: Client, made: dict[str, Article]) -> dict[str, str]:
    told = {name: status(client, article) for name, article in made.items()}
    for name, word in {"found": WORD, "original": "何埠头"}.items():
        answer = client.get("/search/", {"q": word, "format": "json"})
        told[name] = str(answer.json()["count"]) if answer.status_code == 200 else "-"
    page = client.get(f"/issues/{DAY}/1/")
    told["lines"] = "yes" if "没有归处的一行" in page.content.decode() else "no"
    told["version"] = str(client.get(f"{made['unreviewed'].get_absolute_url()}v/1/").status_code)
    return told


def under(settings, visibility: str, raw: str) -> None:
    settings.VISIBILITY, settings.RAW_TEXT = visibility, raw
    if visibility == "staff":
        settings.ASKS_FOR_LOG_IN = True
        settings.MIDDLEWARE = [*settings.MIDDLEWARE, LOG_IN]


@pytest.mark.parametrize(
    ("row", "who"), CASES, ids=lambda value: "-".join(value[:3]) if isinstance(value, list) else value
)
def test_each_sees_what_the_table_says(settings, row: list[str], who: str) -> None:
    made = make()
    indexer.catch_up()
    under(settings, row[0], row[1])
    assert seen(browser(who), made) == dict(zip(HEAD[3:], row[3:], strict=True))


MACHINES = ("/feed/", "/sitemap.xml", "/oai?verb=ListIdentifiers&metadataPrefix=oai_dc")


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize("visibility", ["public", "reviewed"])
@pytest.mark.parametrize("who", [*DESK, KEEPER])
def test_whoever_is_logged_in_gets_for_machines_what_everybody_gets(settings, visibility: str, who: str) -> None:
    make()
    under(settings, visibility, "staff")
    asked = [[client.get(address).content for address in MACHINES] for client in (Client(), browser(who))]
    nobodys, theirs = (re.sub(rb"<responseDate>.*?<", b"<", b"\n".join(answers)) for answers in asked)
    assert theirs == nobodys


@pytest.mark.elasticsearch
@pytest.mark.parametrize("row", [row for row in ROWS if row[2] in ("anonymous", "desk")], ids="-".join)
def test_the_other_engine_finds_the_same(settings, monkeypatch: pytest.MonkeyPatch, row: list[str]) -> None:
    with elasticsearch_engine(monkeypatch):
        made = make()
        indexer.catch_up()
        under(settings, row[0], row[1])
        assert seen(browser("签发人" if row[2] == "desk" else row[2]), made) == dict(
            zip(HEAD[3:], row[3:], strict=True)
        )


def test_other_settings_publish_what_is_seen_now_and_change_nothing_else(settings) -> None:
    settings.VISIBILITY = "staff"
    article = make_article()
    adopt_settings()
    changed, waiting, before = article.changed_at, Outbox.objects.count(), PublicChanges.count()
    assert not Article.objects.filter(published_at__isnull=False).exclude(pk=article.pk).exists()
    Article.objects.update(published_at=None)
    settings.VISIBILITY = "public"
    assert adopt_settings()
    article.refresh_from_db()
    assert article.published_at is not None
    assert (article.changed_at, Outbox.objects.count()) == (changed, waiting)
    assert (PublicChanges.count(), InForce.objects.get().visibility) == (before + 1, "public")


def test_the_same_settings_again_do_nothing() -> None:
    adopt_settings()
    before = PublicChanges.count()
    assert not adopt_settings()
    assert PublicChanges.count() == before
