"""What is said of an article beside its text: what it belongs with, and what the editors note."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from articles.corrections.noting import note_mask
from articles.describing.described import Note
from articles.models import Article
from articles.models.relations import RelationKind
from articles.models.relatives import Relative, codes_of, notes_on, relatives


@dataclass(frozen=True)
class SaidOf:
    """As whoever looks may see it."""

    relatives: tuple[Relative, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def errata(self) -> list[Relative]:
        """What puts it right."""
        return [one for one in self.relatives if one.is_erratum]

    @property
    def corrects(self) -> list[Relative]:
        return [one for one in self.relatives if one.kind == RelationKind.ERRATUM and not one.is_later]

    @property
    def others(self) -> list[Relative]:
        return [one for one in self.relatives if one.kind != RelationKind.ERRATUM]


NOTHING = SaidOf()


def said_of(article: Article) -> SaidOf:
    codes = codes_of([article])
    found = relatives(codes, Article.objects.shown()).get(article.pk, ())
    return SaidOf(tuple(found), tuple(shown_notes(article, codes[article.pk])))


def related_to(article: Article) -> SaidOf:
    """Without the notes, which no citation tells."""
    return SaidOf(tuple(relatives(codes_of([article]), Article.objects.shown()).get(article.pk, ())))


def shown_notes(article: Article, codes: Iterable[str]) -> Iterable[Note]:
    """Without what was 遮盖 since they were written."""
    notes = notes_on(codes)
    if not notes:
        return []
    mask = note_mask(article)
    return [Note(mask(note.text), note.at.astimezone().date()) for note in notes]
