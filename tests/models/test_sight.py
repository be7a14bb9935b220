from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User

from articles.models import Article
from articles.models.rights import KEEPER, ROLES, SIGNER
from articles.models.sight import STAFF, current, looking, sight_of, visitors
from articles.models.states import Visibility
from tests.support.factories import make_article, make_page, make_undated_page

pytestmark = pytest.mark.django_db

# Whether an article is seen: (visibility, reviewed) × (VISIBILITY, who looks). "staff": nobody without an account gets
# this far; whoever has one, but no rights, sees what is public.
SEEN = {
    ("public", True): {"reviewed": True, "public": True, "staff": True, "desk": True},
    ("public", False): {"reviewed": False, "public": True, "staff": True, "desk": True},
    ("held", True): {"reviewed": False, "public": False, "staff": False, "desk": True},
    ("held", False): {"reviewed": False, "public": False, "staff": False, "desk": True},
    ("hidden", True): {"reviewed": False, "public": False, "staff": False, "desk": False},
    ("withdrawn", True): {"reviewed": False, "public": False, "staff": False, "desk": False},
}
CASES = [(*what, who, seen) for what, row in SEEN.items() for who, seen in row.items()]


def make(visibility: str, reviewed: bool, **fields: object) -> Article:
    article = make_article(visibility=visibility, **fields)
    if reviewed:
        Article.objects.filter(pk=article.pk).update(first_reviewed_at=article.changed_at)
    return Article.objects.get(pk=article.pk)


@pytest.mark.parametrize(("visibility", "reviewed", "who", "seen"), CASES)
def test_one_row_and_many_are_seen_by_the_same_people(
    settings, visibility: str, reviewed: bool, who: str, seen: bool
) -> None:
    settings.VISIBILITY = "public" if who == "desk" else who
    article = make(visibility, reviewed)
    sight = STAFF if who == "desk" else visitors()
    assert article.is_seen_with(sight) is Article.objects.seen_with(sight).exists() is seen


@pytest.mark.parametrize("sight", ["reviewed", "public", "desk"])
@pytest.mark.parametrize("beginning", [("public", True), ("public", False), ("held", True), ("hidden", True)])
def test_the_rest_of_a_text_is_seen_by_those_who_see_its_beginning(
    settings, sight: str, beginning: tuple[str, bool]
) -> None:
    settings.VISIBILITY = "public" if sight == "desk" else sight
    start = make(*beginning)
    rest = make("public", True, page=make_page("2"), continuation_of=start)
    seen = STAFF if sight == "desk" else visitors()
    shown = set(Article.objects.seen_with(seen).values_list("pk", flat=True))
    assert (rest.pk in shown) is (start.pk in shown) is rest.is_seen_with(seen)


@pytest.mark.parametrize("sight", [STAFF, visitors])
def test_what_has_no_date_is_seen_by_nobody(sight: object) -> None:
    make_article(make_undated_page())
    assert not Article.objects.seen_with(sight() if callable(sight) else sight).exists()


def test_nothing_is_public_while_the_archive_is_closed(settings) -> None:
    settings.VISIBILITY = "staff"
    article = make_article()
    assert not article.is_public
    assert not Article.objects.public().exists()


@pytest.mark.parametrize("role", ROLES)
def test_who_works_at_the_desk_sees_what_waits_and_who_keeps_accounts_does_not(role: str) -> None:
    user = User.objects.create_user("somebody", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    assert (sight_of(user) == STAFF) is (role != KEEPER)


def test_a_right_without_an_entry_to_the_desk_shows_nothing_more() -> None:
    user = User.objects.create_user("reader")
    user.groups.add(Group.objects.get(name=SIGNER))
    assert sight_of(user) == visitors()


def test_nobody_in_particular_is_a_visitor() -> None:
    assert current() == visitors()


def test_who_looks_is_asked_when_it_matters_and_once() -> None:
    asked = []

    def ask() -> object:
        asked.append(1)
        return STAFF

    with looking(ask):  # type: ignore[arg-type]
        assert asked == []
        assert current() == current() == STAFF
    assert (asked, current()) == ([1], visitors())


@pytest.mark.parametrize(
    ("visibility", "reviewed", "names"),
    [
        ("public", True, ["reviewed", "public", "staff"]),
        ("public", False, ["public", "staff"]),
        ("held", True, ["staff"]),
        (Visibility.HIDDEN, True, []),
    ],
)
def test_an_index_entry_bears_the_names_of_those_who_find_it(visibility: str, reviewed: bool, names: list[str]) -> None:
    assert make(visibility, reviewed).seen_by == names


def test_readers_of_the_desk_are_told_why_others_do_not_see_it(settings) -> None:
    settings.VISIBILITY = "reviewed"
    told = {}
    with looking(lambda: STAFF):
        for visibility, reviewed in [("public", True), ("public", False), ("held", True)]:
            told[visibility, reviewed] = make(visibility, reviewed).kept_back
    assert told == {("public", True): "", ("public", False): "未复核", ("held", True): "待定"}
