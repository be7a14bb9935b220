"""Strict little readers of the forms: each takes what its rules allow and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

# As TeX sets them.
COMMANDS = {
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciitilde": "~",
    "textasciicircum": "^",
}
SET = re.compile(r"\\(?P<word>[a-z]+)\{\}|\\(?P<char>[#$%&_])|(?P<plain>[^\\{}#$%&_~^])")


def read_bibtex(text: str) -> tuple[str, dict[str, str]]:
    """Key and fields of a file with one entry, values as they stand between the outermost braces."""
    head = re.match(r"@article\{([a-z0-9]+),\n", text)
    assert head, "an entry with a key"
    fields, at = {}, head.end()
    while not text.startswith("}", at):
        name = re.compile(r"  ([a-z]+) *= ").match(text, at)
        assert name and name[1] not in fields, "one field a line, none twice"
        value, at = braced(text, name.end())
        fields[name[1]] = value
        assert text.startswith(",\n", at)
        at += 2
    assert text[at:] == "}\n", "nothing behind the entry"
    return head[1], fields


def braced(text: str, at: int) -> tuple[str, int]:
    """What is between this brace and its partner, as BibTeX counts them, and what place stands behind."""
    assert text[at] == "{"
    depth = 0
    for place in range(at, len(text)):
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        if depth == 0:
            return text[at + 1 : place], place + 1
    raise AssertionError("a brace without a partner")


def as_set(value: str) -> str:
    """What TeX prints of a value; nothing of TeX's own may stand in it bare."""
    found, at = [], 0
    while at < len(value):
        match = SET.match(value, at)
        assert match, value[at:]
        found.append(COMMANDS[match["word"]] if match["word"] else match["char"] or match["plain"])
        at = match.end()
    return "".join(found)


def names_in(value: str) -> Iterator[str]:
    """Each braced name of an author field, as it is set."""
    at = 0
    while at < len(value):
        name, at = braced(value, at)
        yield as_set(name)
        assert value[at : at + 5] in (" and ", "")
        at += 5


def read_ris(text: str) -> list[tuple[str, str]]:
    """Tag and value of each line of a file with one record."""
    lines = text.split("\r\n")
    assert lines.pop() == "", "every line ends in CR LF"
    assert [line for line in lines if line != "ER  - " and len(line.splitlines()) != 1] == []
    found = []
    for line in lines:
        match = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line)
        assert match, line
        found.append((match[1], match[2]))
    assert (found[0][0], found[-1]) == ("TY", ("ER", "")), "a record begins with TY and ends with ER"
    assert [tag for tag, _ in found].count("ER") == 1
    return found
