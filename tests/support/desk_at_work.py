"""At the desk: corrects, withdraws and shows again until it is ended; ``python -m tests.support.desk_at_work``."""

from __future__ import annotations

import random
from contextlib import suppress
from typing import Any

import django


def main(dice: random.Random) -> None:
    from articles.models import Article

    keys = list(Article.objects.values_list("pk", flat=True))
    while True:
        act(dice, Article.objects.get(pk=dice.choice(keys)))


def act(dice: random.Random, article: Any) -> None:
    from articles.corrections import NothingChanged, StaleVersion, correct
    from articles.corrections.withdrawing import NotWithdrawn, undo_withdrawal, withdraw
    from articles.models.states import Reason

    with suppress(StaleVersion, NothingChanged, NotWithdrawn):
        if article.visibility == "withdrawn":
            undo_withdrawal(article, by=None)
        elif dice.random() < 0.3:
            withdraw(article, reason=Reason.LAW, by=None)
        else:
            changes = {"headline": f"改{dice.getrandbits(40):x}"}
            correct(article, version=article.version, changes=changes, by=None)


if __name__ == "__main__":
    django.setup()
    main(random.Random())
