"""Prefixes of XML are the whole process's: where two namespaces ask for one, the last takes it from the other."""

from __future__ import annotations

import re
from collections import Counter

from tests.support.source import ARTICLES

REGISTERED = re.compile(r'register_namespace\("([^"]*)"')


def test_no_two_namespaces_have_one_prefix() -> None:
    sources = [path.read_text("utf-8") for path in ARTICLES.rglob("*.py")]
    prefixes = Counter(prefix for source in sources for prefix in REGISTERED.findall(source))
    assert prefixes and {prefix for prefix, count in prefixes.items() if count > 1} == set()
