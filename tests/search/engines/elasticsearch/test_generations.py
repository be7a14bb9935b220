"""Names and aliases of our indexes on a server that others use too."""

from __future__ import annotations

import pytest
from elasticsearch import BadRequestError, Elasticsearch

from articles.search.engines.base import KEY, stamp
from articles.search.engines.elasticsearch.generations import NEXT, Generations
from articles.search.engines.errors import NeedsRebuild
from tests.search.engines.elasticsearch.entries import live
from tests.search.engines.writers import TYPES

pytestmark = pytest.mark.elasticsearch


def names(client: Elasticsearch, generations: Generations) -> set[str]:
    """Everything on the server whose name begins like ours."""
    return set(client.indices.get(index=f"{generations.alias}*"))


def later(generations: Generations) -> Generations:
    """The same installation with one field more."""
    types = TYPES | {"caption": "tokens"}
    return Generations({"INDEX_NAME": generations.alias, "REPLICAS": 0}, types, stamp(types))


def test_a_new_generation_is_reached_by_its_own_alias_alone(client: Elasticsearch, generations: Generations) -> None:
    name = generations.create(client)
    assert generations.aliases(client) == {name: {name + NEXT}}
    assert generations.writing_alias(name) == name + NEXT
    assert generations.unused(client) == [name]


def test_going_live_changes_the_aliases_and_removes_the_former(client: Elasticsearch, generations: Generations) -> None:
    live(client, generations)
    name = generations.create(client)
    generations.go_live(client, name)
    assert generations.aliases(client) == {name: {generations.alias, generations.live}}
    assert generations.unused(client) == []
    assert names(client, generations) == {name}


def test_going_live_twice_keeps_the_index(client: Elasticsearch, generations: Generations) -> None:
    name = generations.create(client)
    generations.go_live(client, name)
    generations.go_live(client, name)
    generations.check(client, None)
    assert names(client, generations) == {name}


def test_two_that_are_being_filled_are_both_unused(client: Elasticsearch, generations: Generations) -> None:
    live(client, generations)
    filled = {generations.create(client) for _ in range(2)}
    assert set(generations.unused(client)) == filled
    for name in filled:
        generations.check(client, name)
        generations.delete(client, name)
    assert generations.unused(client) == []


def test_an_index_of_other_fields_is_not_there_for_the_check(client: Elasticsearch, generations: Generations) -> None:
    live(client, generations)
    with pytest.raises(NeedsRebuild, match="rebuild_search"):
        later(generations).check(client, None)
    with pytest.raises(NeedsRebuild):
        later(generations).check(client, generations.create(client))


def test_an_index_of_other_fields_is_replaced_by_a_rebuild(client: Elasticsearch, generations: Generations) -> None:
    live(client, generations)
    live(client, later(generations))
    assert all(name.startswith(later(generations).live) for name in names(client, generations))
    with pytest.raises(NeedsRebuild):
        generations.check(client, None)


@pytest.mark.parametrize("name", [None, "missing"])
def test_what_was_never_made_needs_a_rebuild(client: Elasticsearch, generations: Generations, name: str | None) -> None:
    with pytest.raises(NeedsRebuild):
        generations.check(client, name and f"{generations.live}-{name}")


def test_deleting_what_is_not_there_is_no_error(client: Elasticsearch, generations: Generations) -> None:
    generations.delete(client, f"{generations.live}-missing")


@pytest.mark.parametrize("owner", [None, "someone else"])
def test_indexes_of_others_with_names_like_ours_are_neither_listed_nor_touched(
    client: Elasticsearch, generations: Generations, owner: str | None
) -> None:
    theirs = f"{generations.live}-theirs"
    mappings = {"_meta": {"owner": owner}} if owner else {}
    client.indices.create(index=theirs, mappings=mappings, aliases={f"{generations.alias}-also": {}})
    live(client, generations)
    live(client, generations)
    assert theirs not in {*generations.aliases(client), *generations.unused(client)}
    assert set(client.indices.get(index=theirs)[theirs]["aliases"]) == {f"{generations.alias}-also"}


def test_an_installation_whose_alias_begins_like_ours_keeps_its_own(
    client: Elasticsearch, generations: Generations
) -> None:
    theirs = Generations({"INDEX_NAME": f"{generations.alias}-b", "REPLICAS": 0}, TYPES, stamp(TYPES))
    live(client, theirs)
    live(client, generations)
    theirs.check(client, None)
    assert not set(theirs.aliases(client)) & set(generations.aliases(client))


def test_a_field_that_no_mapping_knows_is_refused(client: Elasticsearch, index: str) -> None:
    with pytest.raises(BadRequestError, match="strict_dynamic_mapping"):
        client.index(index=index, id="1", document={KEY: 1, "strange": "稻"})


def test_texts_are_in_the_database_and_not_stored_again(client: Elasticsearch, index: str) -> None:
    client.index(index=index, id="1", document={KEY: 1, "body": "水稻"}, refresh=True)
    (hit,) = client.search(index=index)["hits"]["hits"]
    assert "_source" not in hit


def test_copies_are_made_when_a_generation_goes_live_and_not_while_it_is_filled(
    client: Elasticsearch, generations: Generations
) -> None:
    generations.replicas = 1
    name = generations.create(client)

    def setting(key: str) -> object:
        return client.indices.get_settings(index=name)[name]["settings"]["index"].get(key)

    assert (setting("number_of_replicas"), setting("refresh_interval")) == ("0", "-1")
    generations.go_live(client, name)
    assert (setting("number_of_replicas"), setting("refresh_interval")) == ("1", None)
