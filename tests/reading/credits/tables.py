"""How the tables of printed credits are written, and texts made of what credits are made of."""

from __future__ import annotations

from hypothesis import strategies as st

from articles.reading.records import Credit

WORDS = [*"记者文图摄/／、■（）()：·周发电，。a𠮷", "记者", "通讯员", "摄影", "雨桐", "高远", "本报讯", "新华社"]
printed = st.lists(st.sampled_from([*WORDS, " ", "\n", "\0"]), max_size=20).map("".join)
texts = printed | st.text(max_size=60)


def cases(table: str) -> list[str]:
    return [line.strip() for line in table.splitlines() if line.strip()]


def spelled(bylines: tuple[Credit, ...] | None, *, lines: bool = False) -> str:
    """Bylines as the tables spell them: role, name, * for an organisation, ? for doubt, the line if asked."""
    return ", ".join(
        f"{b.role} {b.name}{'*' * b.organisation}{'?' * (not b.certain)}{f' {b.line}' * lines}" for b in bylines or ()
    )
