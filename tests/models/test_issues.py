"""The days an issue can bear."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection

from articles.models import Issue

FAR = [dt.date(1, 1, 5), dt.date(1850, 12, 31), dt.date(2151, 1, 1), dt.date(3024, 5, 1)]


@pytest.mark.django_db
@pytest.mark.parametrize("date", FAR, ids=str)
def test_a_date_that_no_paper_bears_is_refused_in_plain_words(date: dt.date) -> None:
    with pytest.raises(ValidationError) as refused:
        Issue(date=date, date_source="supplied").full_clean()
    assert refused.value.message_dict == {
        "date": [f"日期“{date}”不可能；年份应在 1851 到 2150 之间，请核对。"],
    }


@pytest.mark.django_db
@pytest.mark.parametrize("date", FAR, ids=str)
def test_the_database_takes_no_such_date_either(date: dt.date) -> None:
    with pytest.raises(IntegrityError):
        Issue.objects.create(date=date, date_source="supplied")


@pytest.mark.django_db
@pytest.mark.parametrize("date", [dt.date(1851, 1, 1), dt.date(2150, 12, 31)], ids=str)
def test_the_first_and_the_last_plausible_day_are_taken(date: dt.date) -> None:
    issue = Issue(date=date, date_source="supplied")
    issue.full_clean()
    issue.save()
    assert Issue.objects.get().date == date


@pytest.mark.django_db(transaction=True)
def test_an_upgrade_names_the_issues_whose_dates_must_be_put_right_first() -> None:
    call_command("migrate", "articles", "0003", verbosity=0)
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO articles_issue (date, date_source, lunar_date, weekday, edition)"
                " VALUES ('3024-05-01', 'supplied', '', '', '')"
            )
        with pytest.raises(CommandError, match="日期不可能：3024-05-01；请先在后台“报纸”里改成"):
            call_command("migrate", "articles", verbosity=0)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM articles_issue")
        call_command("migrate", verbosity=0)
