"""Receipt numbers tell of no other and catch what was copied wrongly; overdue is the same for one and for many."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.db import IntegrityError
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Case
from articles.models.permalinks import ALPHABET
from articles.models.reports import new_receipt, receipt_shown, receipt_typed
from tests.support.factories import make_case, make_report

DAY = dt.date(2024, 5, 6)
VERBS = ("add", "change", "delete", "view")

receipts = st.builds(new_receipt)


@given(receipt=receipts)
def test_a_receipt_is_read_however_it_is_written(receipt: str) -> None:
    shown = receipt_shown(receipt)
    assert [receipt_typed(text) for text in (receipt, shown, shown.upper(), f"  {shown} ", receipt.upper())] == [
        receipt
    ] * 5


@given(receipt=receipts, place=st.integers(0, 11), char=st.sampled_from(ALPHABET))
def test_one_wrong_character_makes_it_none(receipt: str, place: int, char: str) -> None:
    wrong = receipt[:place] + char + receipt[place + 1 :]
    assert receipt_typed(wrong) == (receipt if wrong == receipt else "")


@given(receipt=receipts, place=st.integers(0, 10))
def test_two_swapped_characters_make_it_none(receipt: str, place: int) -> None:
    swapped = receipt[:place] + receipt[place + 1] + receipt[place] + receipt[place + 2 :]
    assert receipt_typed(swapped) == (receipt if swapped == receipt else "")


@given(text=st.text(max_size=40))
def test_what_is_no_receipt_is_none(text: str) -> None:
    assert receipt_typed(text) in ("", "".join(char for char in text.lower() if char.isalnum()))


def test_a_receipt_tells_nothing_of_the_next() -> None:
    made = [new_receipt() for _ in range(2000)]
    assert len(set(made)) == 2000
    assert min(len({receipt[place] for receipt in made}) for place in range(11)) == len(ALPHABET)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("state", "days", "overdue"), [("open", 1, True), ("open", 0, False), ("open", -1, False), ("closed", 9, False)]
)
def test_overdue_is_the_same_for_one_and_for_many(state: str, days: int, overdue: bool) -> None:
    case = make_case(state=state, due_on=DAY - dt.timedelta(days=days))
    assert (case.is_overdue(DAY), Case.objects.overdue(DAY).filter(pk=case.pk).exists()) == (overdue, overdue)


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", [{"kind": "text"}, {"state": "done"}, {"decision": "perhaps"}])
def test_no_case_is_of_a_kind_that_nobody_knows(wrong: dict[str, str]) -> None:
    with pytest.raises(IntegrityError):
        make_case(**wrong)


@pytest.mark.django_db
def test_what_names_a_row_in_lists_and_logs_holds_nothing_of_what_was_written() -> None:
    case, report = make_case(contact_name="申屠甲", telephone="13800000000"), make_report(passage="湖边的抑树")
    assert (str(case), str(report)) == (f"个案 {receipt_shown(case.receipt)}", f"读者报错 {report.pk}")


@pytest.mark.django_db
def test_the_right_to_cases_is_there_and_nobody_has_it_by_an_upgrade() -> None:
    rights = Permission.objects.filter(codename="handle_case")
    assert (rights.count(), User.objects.filter(user_permissions__in=rights).exists()) == (1, False)
    assert set(Group.objects.filter(permissions__in=rights).values_list("name", flat=True)) <= {"签发人"}


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["case", "textreport"])
def test_no_right_of_a_model_opens_what_was_written(kind: str) -> None:
    assert not Permission.objects.filter(codename__in=[f"{verb}_{kind}" for verb in VERBS]).exists()
