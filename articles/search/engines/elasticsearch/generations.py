"""What an index of ours looks like in Elasticsearch, and which one searches use.

    newsroom-<stamp>-<token>         an index: one generation, its schema named by the stamp
    newsroom-<stamp>-<token>.next    alias of a generation that is being filled
    newsroom-<stamp>                 alias of the live generation: what this release searches and writes
    newsroom                         the same by the configured name

The stamp in the alias makes an index of another schema, or one that a server made by itself, one that is not found.
"""

from __future__ import annotations

import secrets
from typing import Any

from elasticsearch import Elasticsearch

from articles.search.engines.base import KEY
from articles.search.engines.errors import REBUILD_HINT, NeedsRebuild

FIELD_MAPPINGS: dict[str, dict[str, Any]] = {
    "tokens": {"type": "text", "analyzer": "whitespace"},
    "keyword": {"type": "keyword"},
    "number": {"type": "long"},
}
NEXT = ".next"
# What lets a read-only index go.
UNBLOCKED: dict[str, Any] = {
    f"index.blocks.{block}": None for block in ("read_only", "read_only_allow_delete", "write", "metadata", "read")
}


class Generations:
    """Names and aliases of our indexes; every call takes the client to make it with."""

    def __init__(self, options: dict[str, Any], types: dict[str, str], stamp: str) -> None:
        self.alias = options["INDEX_NAME"]
        self.live = f"{self.alias}-{stamp}"
        self.types = types
        self.shards = options.get("SHARDS", 1)
        self.replicas = options.get("REPLICAS")

    def writing_alias(self, name: str | None) -> str:
        return f"{name}{NEXT}" if name else self.live

    def create(self, client: Elasticsearch) -> str:
        """An empty index, not refreshed and not copied until it goes live."""
        name = f"{self.live}-{secrets.token_hex(4)}"
        settings = {"number_of_shards": self.shards, "number_of_replicas": 0, "refresh_interval": "-1"}
        client.indices.create(index=name, settings=settings, mappings=self.mappings(), aliases={name + NEXT: {}})
        return name

    def mappings(self) -> dict[str, Any]:
        """Strict, so that nothing is guessed; without the source, for the texts are in the database."""
        properties = {field: FIELD_MAPPINGS[kind] for field, kind in self.types.items()}
        return {
            "dynamic": "strict",
            "_source": {"enabled": False},
            "_meta": {"owner": self.alias},
            "properties": {KEY: FIELD_MAPPINGS["number"], **properties},
        }

    def go_live(self, client: Elasticsearch, name: str) -> None:
        """Everything in one change of aliases; whoever was live before is deleted after it."""
        copies = {"auto_expand_replicas": "0-1"} if self.replicas is None else {"number_of_replicas": self.replicas}
        client.indices.put_settings(index=name, settings={"refresh_interval": None, **copies})
        client.indices.refresh(index=name)
        ours = self.aliases(client)
        former = [other for other, aliases in ours.items() if other != name and aliases & {self.alias, self.live}]
        for other in former:
            client.indices.put_settings(index=other, settings=UNBLOCKED)
        actions: list[dict[str, Any]] = [{"remove": {"index": name, "alias": name + NEXT, "must_exist": False}}]
        actions += [{"remove": {"index": other, "alias": "*", "must_exist": False}} for other in former]
        actions += self._named(client, name)
        client.indices.update_aliases(actions=actions)
        for other in former:
            self.delete(client, other)

    def _named(self, client: Elasticsearch, name: str) -> list[dict[str, Any]]:
        """Its aliases. An index that a server made by itself under our name gives way; one of the configured name alone
        may be somebody's."""
        actions: list[dict[str, Any]] = [{"add": {"index": name, "alias": self.live}}]
        if self._is_index(client, self.live):
            actions.insert(0, {"remove_index": {"index": self.live}})
        if not self._is_index(client, self.alias):
            actions.append({"add": {"index": name, "alias": self.alias}})
        return actions

    def _is_index(self, client: Elasticsearch, name: str) -> bool:
        found = client.options(ignore_status=404).indices.get(
            index=name, expand_wildcards="all", filter_path="*.aliases"
        )
        return name in found

    def aliases(self, client: Elasticsearch) -> dict[str, set[str]]:
        """Our indexes of every schema and what they are called; others may have names that begin like ours."""
        found = client.indices.get(
            index=f"{self.alias}-*", expand_wildcards="all", filter_path="*.aliases,*.mappings._meta"
        )
        return {
            name: set(index["aliases"])
            for name, index in found.items()
            if index.get("mappings", {}).get("_meta", {}).get("owner") == self.alias
        }

    def check(self, client: Elasticsearch, name: str | None) -> None:
        """The stamp is part of every name, so an index of another schema is one that is not there."""
        if not (name or self.live).startswith(self.live) or not client.indices.exists_alias(
            name=self.writing_alias(name)
        ):
            raise NeedsRebuild(f"Elasticsearch 里没有本站的搜索索引，或格式已变。{REBUILD_HINT}")

    def unused(self, client: Elasticsearch) -> list[str]:
        live = {self.alias, self.live}
        return [name for name, aliases in self.aliases(client).items() if not aliases & live]

    def delete(self, client: Elasticsearch, name: str) -> None:
        client.options(ignore_status=404).indices.delete(index=name)
