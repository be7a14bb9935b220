"""The migration that made reporters' keys and addresses anew, on rows as the release before left them."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps

from articles.models import FormerAddress, Outbox, PublicChanges, Reporter
from tests.support.factories import make_article

pytestmark = pytest.mark.django_db

migration = import_module("articles.migrations.0010_pinyin_anew")
# Name → key and address by the rule of the release before, key and address now.
STORED = {
    "阚立": ("han li", "han-li", "kan li", "kan-li"),
    "韩立": ("han li", "han-li-2", "han li", "han-li-2"),
    "阚丽": ("han li", "han-li-3", "kan li", "kan-li-2"),
    "尉迟敬德": ("yuchi jing de", "yuchi-jing-de", "yu chi jing de", "yu-chi-jing-de"),
    "阿依古丽·买买提": (
        "a yi gu li ·mai mai ti",
        "a-yi-gu-li-mai-mai-ti",
        "a yi gu li mai mai ti",
        "a-yi-gu-li-mai-mai-ti",
    ),
    "單雄信": ("dan xiong xin", "wang-wu", "shan xiong xin", "wang-wu"),
    "吕布": ("lv bu", "lv-bu", "lv bu", "lv-bu"),
}


@pytest.fixture
def archive() -> None:
    for name, (pinyin, slug, _, _) in STORED.items():
        make_article(bylines=[("记者", name)])
        Reporter.objects.filter(name=name).update(pinyin=pinyin, slug=slug)
    Outbox.objects.all().delete()


def stored() -> dict[str, tuple[str, str]]:
    return {one.name: (one.pinyin, one.slug) for one in Reporter.objects.all()}


def test_keys_and_addresses_are_those_of_the_rule(archive: None) -> None:
    migration.make_anew(apps, None)
    assert stored() == {name: (pinyin, slug) for name, (_, _, pinyin, slug) in STORED.items()}


def test_every_former_address_leads_on(archive: None, client) -> None:
    migration.make_anew(apps, None)
    led = {slug: client.get(f"/reporters/{slug}/") for _, slug, _, now in STORED.values() if slug != now}
    assert {slug: (answer.status_code, answer["Location"]) for slug, answer in led.items()} == {
        slug: (301, f"/reporters/{now}/") for _, slug, _, now in STORED.values() if slug != now
    }


def test_the_index_learns_the_new_addresses(archive: None) -> None:
    seen = PublicChanges.count()
    migration.make_anew(apps, None)
    assert Outbox.objects.count() == 3
    assert PublicChanges.count() > seen


def test_what_was_interrupted_goes_on_and_what_is_done_stays(archive: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migration, "BATCH", 2)
    tell = migration.tell_the_index

    def killed(apps: object, moved: list[Reporter]) -> None:
        tell(apps, moved)
        if any(one.name == "尉迟敬德" for one in moved):
            raise KeyboardInterrupt

    monkeypatch.setattr(migration, "tell_the_index", killed)
    with pytest.raises(KeyboardInterrupt):
        migration.make_anew(apps, None)
    monkeypatch.setattr(migration, "tell_the_index", tell)
    migration.make_anew(apps, None)
    migration.make_anew(apps, None)
    assert stored() == {name: (pinyin, slug) for name, (_, _, pinyin, slug) in STORED.items()}
    assert (FormerAddress.objects.count(), Outbox.objects.count()) == (3, 3)
