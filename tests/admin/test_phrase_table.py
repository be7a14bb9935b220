"""The table of 要害词 by row and by CSV: all of a file or nothing, and all texts are checked afterwards."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from articles.models import Job, KeyPhrase
from articles.models.rights import SIGNER
from tests.admin.test_handing_out import in_role

pytestmark = pytest.mark.django_db
TABLE = "/admin/articles/keyphrase/"
HEAD = "职务,要害词,自何日起,到何日止,说明\n"


@pytest.fixture
def client() -> Client:
    client = Client()
    client.force_login(in_role("签发的人", SIGNER))
    return client


def sent(client: Client, text: str, encoding: str = "utf-8") -> str:
    """What the page says, "" where the file was taken."""
    file = SimpleUploadedFile("表.csv", text.encode(encoding))
    answer = client.post(f"{TABLE}import/", {"file": file})
    return "" if answer.status_code == 302 else answer.content.decode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_file_is_added_and_everything_is_checked_by_a_job(client: Client, encoding: str) -> None:
    assert sent(client, f"{HEAD}市长,王小明,2024-01-01,,\n,保护运河就是保护家园,,,\n", encoding) == ""
    assert {row.whole for row in KeyPhrase.objects.all()} == {"市长王小明", "保护运河就是保护家园"}
    assert KeyPhrase.objects.get(title="市长").first == dt.date(2024, 1, 1)
    assert [job.kind for job in Job.objects.all()] == ["phrases"]


def test_what_was_exported_is_taken_again_and_adds_nothing(client: Client) -> None:
    sent(client, f"{HEAD}市长,王小明,2024-01-01,2025-01-01,“说明”\n,保护运河就是保护家园,,,\n")
    file = client.get(f"{TABLE}export/").content.decode()
    assert sent(client, file) == ""
    assert KeyPhrase.objects.count() == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{HEAD}市长,王小明,,,\n,三个字,,,\n", "第 3 行"),
        (f"{HEAD}市长,王小明,2024-13-01,,\n", "第 2 行"),
        (f"{HEAD}市长,王小明,2024-05-02,2024-05-01,\n", "晚于"),
        (f"{HEAD}市长,王小明,,,,多\n", "第 2 行多出一格"),
        ("职务,姓名\n市长,王小明\n", "第一行要写"),
        ("", "空"),
    ],
)
def test_of_a_file_with_a_wrong_line_nothing_is_taken(client: Client, text: str, told: str) -> None:
    assert told in sent(client, text)
    assert not KeyPhrase.objects.exists() and not Job.objects.exists()


def test_two_changes_one_after_the_other_ask_for_two_checks(client: Client) -> None:
    for words in ("王小明", "李大方"):
        client.post(f"{TABLE}add/", {"title": "市长", "words": words, "first": "", "last": "", "note": ""})
    assert KeyPhrase.objects.count() == Job.objects.count() == 2
