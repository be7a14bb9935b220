"""RIS, as EndNote, NoteExpress and Zotero read it: one tag a line, lines end in CR LF."""

from __future__ import annotations

from collections.abc import Iterator

from articles.citing.cited import Cited, on_one_line


def record(cited: Cited) -> str:
    lines = ((tag, on_one_line(value)) for tag, value in tagged(cited))
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value) + "ER  - \r\n"


def tagged(cited: Cited) -> Iterator[tuple[str, str]]:
    """No name holds a comma of half width, which would part family and given name."""
    yield "TY", "NEWS"
    yield "ID", cited.code
    yield from (("AU", name.replace(",", "，")) for name in cited.names)
    yield "TI", cited.full_title()
    yield "T2", cited.newspaper
    yield "PY", cited.printed_on.year
    yield "DA", day(cited)
    yield "SP", ", ".join(cited.pages)
    yield "CY", cited.place
    yield "PB", cited.publisher
    yield "UR", cited.url
    yield "Y2", f"{cited.accessed:%Y/%m/%d}"
    yield "LA", "zh-CN"
    yield from (("N1", note) for note in cited.notes)


def day(cited: Cited) -> str:
    """YYYY/MM/DD/more; what is not known stays empty between its slashes, ``more`` says it in words."""
    printed = cited.printed_on
    if printed.is_range:
        return f"{printed.year}///{printed.first}至{printed.last}，推定"
    return f"{printed.first:%Y/%m/%d}/{'推定' if printed.inferred else ''}"
