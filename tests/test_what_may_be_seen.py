"""Whatever is done to an article, in whatever order, the public sees of it what one pure function of its story says."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles import corrections
from articles.corrections.history import replay, state
from articles.corrections.redacting import redact, unredact
from articles.corrections.withdrawing import take_down, undo_withdrawal, withdraw
from articles.importing.store import Arrival, store_page
from articles.indexing import indexer
from articles.indexing.drift import find_drift
from articles.models import Article, Redaction
from articles.models.states import Reason
from articles.reading.records import Item, LineSpan, Reading
from tests.support.thorough import tries

pytestmark = pytest.mark.django_db

DAY = dt.date(2024, 3, 1)
SENTENCES = [
    "老街坊说起从前的事情，总要先提到{0}这个名字，然后才慢慢讲下去。",
    "每年开春以后，{1}就会回到河边的旧屋里住上一阵子，谁也不知道为什么。",
    "后来修路的时候，工人们在墙根底下发现了{2}留下来的一只木匣子。",
    "匣子里的东西现在由{3}保管，据说从来没有给外人看过。",
]
# Words that stand nowhere else: those of the first text, and what a corrector or another reading puts in their place.
WORDS = ["琉璃巷", "蓑衣客", "枫溪驿", "铜壶漏"]
OTHERS = ["檐角铃", "桃木梳", "鹦鹉学", "朱漆匣"]
EVERY = {*WORDS, *OTHERS}
STEPS = 12


@dataclass
class Story:
    """What was done, as far as it decides what may be seen."""

    words: list[str] = field(default_factory=lambda: list(WORDS))
    masked: set[str] = field(default_factory=set)
    visibility: str = "public"
    before: str = "public"
    reviewed: bool = False
    touched: bool = False

    def seen(self, only_reviewed: bool) -> set[str]:
        """The words that the public finds."""
        if self.visibility != "public" or (only_reviewed and not self.reviewed):
            return set()
        return set(self.words) - self.masked


def body(words: list[str]) -> tuple[str, ...]:
    return tuple(sentence.format(*words) for sentence in SENTENCES)


def arrive(words: list[str]) -> None:
    lines = ("河边旧事", *body(words))
    text = "\n".join(lines)
    item = Item("article", (LineSpan(1, len(lines), "body"),), headline=lines[0], body=lines[1:])
    store_page(Arrival("页.txt", text.encode(), text, "utf-8", "1", DAY, "supplied"), Reading(items=(item,)))


class Archive:
    """The archive and the story beside it."""

    def __init__(self, chance: random.Random) -> None:
        self.chance, self.story = chance, Story()
        self.user = User.objects.create_user("editor")
        arrive(WORDS)

    @property
    def article(self) -> Article:
        return Article.objects.get()

    def correct(self) -> None:
        """One word for another, on what stands there by now."""
        place = self.chance.randrange(len(WORDS))
        old, new = self.story.words[place], (WORDS, OTHERS)[self.chance.randrange(2)][place]
        self.save({"body": self.article.body.replace(old, new)})
        if old not in self.story.masked:
            self.story.words[place] = new

    def save(self, changes: dict[str, str]) -> None:
        article = self.article
        try:
            corrections.correct(article, version=article.version, changes=changes, by=self.user)
        except corrections.NothingChanged:
            return
        self.story.touched = True

    def show(self) -> None:
        self.story.visibility = self.chance.choice(["public", "hidden", "held"])
        self.save({"visibility": self.story.visibility})

    def review(self) -> None:
        self.save({"status": "reviewed"})
        self.story.reviewed = True

    def redact(self) -> None:
        word = self.chance.choice(self.story.words)
        if word not in self.story.masked:
            redact(self.article, word, reason=Reason.PRIVACY, by=self.user)
            self.story.masked.add(word)
            self.story.touched = True

    def unredact(self) -> None:
        row = Redaction.objects.in_force().order_by("?").first()
        if row:
            unredact(row, by=self.user)
            self.story.masked.discard(row.words)

    def withdraw(self) -> None:
        if self.story.visibility != "withdrawn":
            self.story.before, self.story.visibility = self.story.visibility, "withdrawn"
        withdraw(self.article, reason=Reason.LAW, by=self.user)
        self.story.touched = True

    def undo_withdrawal(self) -> None:
        if self.story.visibility == "withdrawn":
            undo_withdrawal(self.article, by=self.user)
            self.story.visibility = self.story.before

    def take_down(self) -> None:
        if self.story.visibility == "public":
            take_down(self.article, by=self.user)
            self.story.visibility, self.story.touched = "held", True

    def read_again(self) -> None:
        """What a person has had in hand stays as it is."""
        words = [self.chance.choice(pair) for pair in zip(WORDS, OTHERS, strict=True)]
        arrive(words)
        if not self.story.touched and self.story.visibility == "public":
            self.story.words = words


ACTS: list[Callable[[Archive], None]] = [
    Archive.correct,
    Archive.correct,
    Archive.show,
    Archive.review,
    Archive.redact,
    Archive.redact,
    Archive.unredact,
    Archive.withdraw,
    Archive.undo_withdrawal,
    Archive.take_down,
    Archive.read_again,
]


def found(client: Client, article: Article) -> set[str]:
    """The words that any page says or any search finds."""
    pages = [
        article.get_absolute_url(),
        f"/issues/{DAY}/",
        f"/issues/{DAY}/1/",
        "/",
        "/search/?from=2000-01-01&format=csv",
    ]
    pages += [f"{article.get_absolute_url()}v/{number}/" for number in range(1, article.version + 1)]
    said = []
    for page in pages:
        answer = client.get(page)
        sent = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
        said.append(sent.decode())
    hits = {
        word for word in EVERY if article.permalink_id in client.get(f"/search/?q={word}&format=json").content.decode()
    }
    return {word for word in EVERY if any(word in page for page in said)} | hits


@pytest.mark.parametrize("only_reviewed", [False, True])
@pytest.mark.parametrize("seed", range(tries(3, 150)))
def test_the_public_sees_what_the_story_says(client: Client, settings, seed: int, only_reviewed: bool) -> None:
    settings.VISIBILITY = "reviewed" if only_reviewed else "public"
    settings.RAW_TEXT = "staff"
    chance = random.Random(seed)
    archive, done = Archive(chance), list[str]()
    for _ in range(STEPS):
        act = chance.choice(ACTS)
        act(archive)
        done.append(act.__name__)
        seen = found(client, archive.article)
        expected = archive.story.seen(only_reviewed)
        # Old versions that people had found right may be seen beside the present one; of what is masked nothing may.
        assert seen >= expected or not expected, (done, expected - seen)
        assert not seen & archive.story.masked, (done, seen & archive.story.masked)
        assert expected or not seen, (done, seen)
    indexer.catch_up()
    assert found(client, archive.article) >= archive.story.seen(only_reviewed), done
    assert not find_drift().all
    assert replay(archive.article) == state(archive.article)
