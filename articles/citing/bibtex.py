"""BibTeX that BibTeX and biblatex read: every brace paired, every character of TeX's own spelled out."""

from __future__ import annotations

from collections.abc import Iterator

from articles.citing.cited import Cited, on_one_line

# BibTeX counts the braces of \{ too, so that one alone cannot stand in a field.
SPELLED = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{char: f"\\{char}" for char in "#$%&_"},
    }
)


def entry(cited: Cited) -> str:
    fields = "".join(f"  {name:<13} = {{{value}}},\n" for name, value in filled(cited))
    return f"@article{{a{cited.code},\n{fields}}}\n"


def filled(cited: Cited) -> Iterator[tuple[str, str]]:
    """The fields that have a value; addresses go as they are, for they are read letter by letter."""
    written = {
        "entrysubtype": "newspaper",
        "author": " and ".join(f"{{{escaped(name)}}}" for name in cited.names),
        "title": escaped(cited.full_title()),
        "journal": escaped(cited.newspaper),
        "address": escaped(cited.place),
        "publisher": escaped(cited.publisher),
        "year": year(cited),
        "date": cited.printed_on.edtf,
        "pages": escaped(", ".join(cited.pages)),
        "url": cited.url,
        "urldate": f"{cited.accessed}",
        "annote": escaped("；".join(cited.notes)),
        "langid": "chinese",
    }
    yield from ((name, value) for name, value in written.items() if value)


def year(cited: Cited) -> str:
    known = cited.printed_on.year or f"{cited.printed_on.first:%Y}/{cited.printed_on.last:%Y}"
    return f"[{known}]" if cited.printed_on.inferred else known


def escaped(text: str) -> str:
    return on_one_line(text).translate(SPELLED)
