"""What stands between the articles: photos, notices, corrections, verse."""

from __future__ import annotations

from tests.reading.styles.grammar import chance, invent, several
from tests.reading.styles.stories import Desk
from tests.reading.styles.style import Copy, Piece


def photo(desk: Desk) -> Copy:
    """One picture: with a title or without, its credit behind the caption or below it."""
    caption = invent(desk.cast, "shot")
    if chance(desk.cast.rng, 0.5):
        caption = f"图为{caption}" if chance(desk.cast.rng, 0.5) else desk.cast.fill(f"<day>，{caption}")
    title = invent(desk.cast, "shottitle") if chance(desk.cast.rng, desk.style.photo_titles) else ""
    head = (Piece("headline", title),) if title else ()
    return desk.closed(Copy("photo", (*head, *_captions(desk, [caption])), title, body=(caption,)))


def album(desk: Desk) -> Copy:
    """Several pictures of one hand with ①②③ before their captions."""
    shots = several(desk.cast, "shot", desk.cast.rng.randint(2, 4))
    marks = desk.cast.rng.choice(["①②③④", "❶❷❸❹", "①②③④"])
    captions = [f"{mark}{shot}" for mark, shot in zip(marks, shots, strict=False)]
    if chance(desk.cast.rng, 0.4):
        captions = ["".join(captions)]
    title = invent(desk.cast, "shottitle") if chance(desk.cast.rng, desk.style.photo_titles) else ""
    head = (Piece("headline", title),) if title else ()
    return desk.closed(Copy("photo", (*head, *_captions(desk, captions)), title, body=tuple(captions)))


def _captions(desk: Desk, captions: list[str]) -> tuple[Piece, ...]:
    credit = desk.form("caption_credit")
    if credit[0] in " （(":
        *first, last = captions
        return (*(Piece("caption", text, runs=True) for text in first), Piece("caption", last + credit, runs=True))
    return (*(Piece("caption", text, runs=True) for text in captions), Piece("byline", credit))


def notice(desk: Desk) -> Copy:
    """Under a head of its own, signed and dated at the end."""
    head, text = invent(desk.cast, "noticehead"), invent(desk.cast, "notice")
    if chance(desk.cast.rng, 0.5):
        text += "特此公告。"
    signed = [invent(desk.cast, "firm"), desk.cast.fill("<date>")]
    return _notice(head, [text], signed)


def classified(desk: Desk) -> Copy:
    """A few lines: something lost."""
    return _notice(desk.cast.rng.choice(["遗失声明", "遗失启事", "声明", "作废声明"]), [invent(desk.cast, "lost")], [])


def correction(desk: Desk) -> Copy:
    signed = ["本报编辑部"] if chance(desk.cast.rng, 0.5) else []
    return _notice(invent(desk.cast, "erratahead"), [invent(desk.cast, "errata")], signed)


def _notice(head: str, texts: list[str], signed: list[str]) -> Copy:
    pieces = (
        Piece("notice", head),
        *(Piece("notice", text, runs=True) for text in texts),
        *(Piece("notice", line) for line in signed),
    )
    return Copy("notice", pieces, head, body=(*texts, *signed))


def verse(desk: Desk) -> Copy:
    """Lines that stay lines, in stanzas; the poet's name alone."""
    lines = several(desk.cast, "verse", desk.cast.rng.randint(6, 16))
    title = invent(desk.cast, "versetitle")
    form = desk.cast.rng.choice(["{!}", "{!}", "□{!}"])
    printed, desk.credits, _ = desk.cast.credit(form)
    stanza = desk.cast.rng.choice([4, 5, 99])
    pieces = [Piece("headline", title), Piece("byline", printed)]
    for at, line in enumerate(lines):
        pieces += [Piece("gap", "")] if at and at % stanza == 0 else []
        pieces.append(Piece("verse", line))
    return desk.closed(Copy("article", tuple(pieces), title, body=tuple(lines)))
