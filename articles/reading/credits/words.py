"""What a credit is made of: roles, names and organisations with their places in the text."""

from __future__ import annotations

from dataclasses import dataclass

from articles.reading.credits.names import Chunk, PersonName


@dataclass(frozen=True)
class Role:
    """A role and its place. ``work`` roles may follow the name, ``trails``: this one stands where it must.

    ``tied``: no blank or mark stands behind it. ``posted``: an outlet stands before it, within ``start`` and ``end``.
    """

    role: str
    start: int
    end: int
    work: bool = False
    trails: bool = False
    tied: bool = False
    posted: bool = False


@dataclass(frozen=True)
class Organisation:
    """An organisation; ``role`` is "" where a role beside it says what it gave.

    ``plain``: it makes a credit without any mark. 据新华社报道 may as well open a sentence. ``person``: somebody
    whom the credit words like one: 图片由甲提供.
    """

    text: str
    role: str
    start: int
    end: int
    plain: bool = True
    person: bool = False


@dataclass(frozen=True)
class Outlet:
    """An outlet before a role: 江城日报 记者. It belongs to the printed form only; ``plain``: it ends as outlets do."""

    start: int
    plain: bool = False


@dataclass(frozen=True)
class Place:
    """Where a report comes from; ``sure``: it can hardly be a person."""

    sure: bool


Word = Role | PersonName | Organisation
Piece = Role | Chunk | PersonName | Organisation | Outlet | Place
