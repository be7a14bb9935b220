"""更正, 续报, 转载 and 编者注 in the admin: decided by whoever decides what is public, looked at by the desk."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from articles.corrections.noting import add_note
from articles.corrections.redacting import redact
from articles.corrections.relating import propose, relate
from articles.models import Article, EditorsNote, Problem, Relation, RelationKind
from articles.models.rights import READER, SIGNER
from articles.models.states import Reason
from tests.support.factories import make_article

pytestmark = pytest.mark.django_db

RELATIONS, NOTES = "/admin/articles/relation/", "/admin/articles/editorsnote/"
SECRET = "青花瓷瓶底的账本"


def at_the_desk(role: str) -> Client:
    user = User.objects.create_user("colleague", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def pair() -> tuple[Article, Article]:
    return make_article(headline="更正"), make_article(headline="渡口换上了新船", body=f"守夜老翁说{SECRET}不见了。")


def choose(client: Client, address: str, action: str, *keys: int) -> None:
    answer = client.post(address, {"action": action, "_selected_action": [str(key) for key in keys]}, follow=True)
    assert answer.status_code == 200


def test_a_proposal_is_accepted_in_the_list(pair) -> None:
    propose(*pair)
    row, client = Relation.objects.get(), at_the_desk(SIGNER)
    assert "待决定" in client.get(f"{RELATIONS}?standing=proposed").content.decode()
    choose(client, RELATIONS, "accept", row.pk)
    row.refresh_from_db()
    assert (row.made_by.username, Problem.objects.count()) == ("colleague", 0)


def test_one_of_two_proposals_is_refused_and_the_other_waits(pair) -> None:
    other = make_article(headline="另一篇")
    for earlier in (pair[1], other):
        propose(pair[0], earlier)
    choose(at_the_desk(SIGNER), RELATIONS, "end", Relation.objects.get(earlier=other.permalink).pk)
    assert [row.earlier for row in Relation.objects.proposed()] == [pair[1].permalink]
    assert Problem.objects.exists()


def test_what_was_made_is_undone_in_the_list(pair) -> None:
    row = relate(pair[0].permalink, RelationKind.REPRINT, pair[1].permalink, by=None)
    client = at_the_desk(SIGNER)
    choose(client, RELATIONS, "end", row.pk)
    choose(client, RELATIONS, "end", row.pk)
    assert not Relation.objects.in_force().exists()


def test_a_reader_at_the_desk_looks_and_decides_nothing(pair) -> None:
    propose(*pair)
    row, client = Relation.objects.get(), at_the_desk(READER)
    assert client.get(RELATIONS).status_code == 200
    choose(client, RELATIONS, "accept", row.pk)
    assert Relation.objects.proposed().exists()
    assert client.get(NOTES).status_code == 403


def send(client: Client, article: Article, note: str) -> str:
    address = f"/admin/articles/shownarticle/{article.pk}/change/"
    sent = {"visibility": "public", "shade": "", "reason": "", "note": note, "opened_version": article.version}
    return client.post(address, sent, follow=True).content.decode()


def test_a_note_is_written_in_the_form_of_what_is_public_and_taken_back_in_its_list(pair) -> None:
    client = at_the_desk(SIGNER)
    send(client, pair[1], "船名以更正为准。")
    note = EditorsNote.objects.get()
    assert (note.text, note.by.username) == ("船名以更正为准。", "colleague")
    assert "船名以更正为准" in Client().get(pair[1].get_absolute_url()).content.decode()
    assert "船名以更正为准" in client.get(NOTES).content.decode()
    choose(client, NOTES, "take_back", note.pk)
    choose(client, NOTES, "take_back", note.pk)
    assert not EditorsNote.objects.in_force().exists()


def test_an_empty_field_writes_no_note(pair) -> None:
    assert "没有改动" in send(at_the_desk(SIGNER), pair[1], "  ")
    assert not EditorsNote.objects.exists()


def test_what_is_masked_is_refused_in_the_form_and_what_was_typed_stays(pair) -> None:
    redact(pair[1], SECRET, reason=Reason.PRIVACY, by=None)
    page = send(at_the_desk(SIGNER), Article.objects.get(pk=pair[1].pk), f"{SECRET}是真的。")
    assert "换一种说法" in page
    assert not EditorsNote.objects.exists()


def test_what_was_masked_since_is_in_no_list_of_notes(pair) -> None:
    add_note(pair[1], f"{SECRET}是真的。", by=None)
    redact(pair[1], SECRET, reason=Reason.PRIVACY, by=None)
    client = at_the_desk(SIGNER)
    addresses = (NOTES, f"{NOTES}{EditorsNote.objects.get().pk}/change/")
    assert SECRET not in "".join(client.get(address).content.decode() for address in addresses)
