"""What earlier releases left unsaid: what each column means now, the first revision of each article, broken histories.

The fields and the blank article are written out here, since they must stay as they were when this was released.
"""

from itertools import chain

from django.db import migrations, transaction
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

BATCH = 500
# Field of a revision → column, and what a first revision starts from.
COLUMNS = {
    "section": "section",
    "kicker": "kicker",
    "headline": "headline",
    "subtitle": "subtitle",
    "dateline": "dateline",
    "body": "body",
    "kind": "kind",
    "original_body": "original_body",
    "original_head": "original_head",
    "instalment": "instalment",
    "series": "series_id",
    "continues_on": "continues_on",
    "continued_from": "continued_from",
    "status": "status",
    "certain": "certain",
    "visibility": "visibility",
    "page": "page_id",
    "order": "order",
    "continuation_of": "continuation_of_id",
}
BLANK = dict.fromkeys(COLUMNS, "") | {
    "kind": "article",
    "original_head": {},
    "instalment": None,
    "series": None,
    "status": "unreviewed",
    "certain": True,
    "visibility": "public",
    "page": None,
    "order": None,
    "continuation_of": None,
    "bylines": [],
}
REASON = "推补：较早的订正记录不全，补记到升级时的样子"


def settle_columns(apps, schema_editor):
    """待核 was a status and says what the reading thought; withdrawing was a state of the permalink too."""
    Article, Byline, Permalink, Revision = (
        apps.get_model("articles", name) for name in ("Article", "Byline", "Permalink", "Revision")
    )
    Article.objects.filter(status="doubtful").update(status="unreviewed", certain=False)
    Byline.objects.filter(reporter=None).update(organisation=True)
    withdrawn = Permalink.objects.filter(state="withdrawn")
    Article.objects.filter(permalink__in=withdrawn).update(visibility="withdrawn")
    withdrawn.update(state="live")
    newest = Revision.objects.filter(article=OuterRef("pk")).order_by("-version")
    made = Permalink.objects.filter(pk=OuterRef("permalink"))
    Article.objects.update(
        changed_at=Coalesce(Subquery(newest.values("at")[:1]), Subquery(made.values("changed_at")[:1]))
    )
    seen = Q(visibility="public", page__issue__isnull=False) | Q(revisions__changes__visibility__before="public")
    ever_public = Article.objects.filter(seen).values("pk")
    Article.objects.filter(pk__in=ever_public).update(published_at=Subquery(made.values("changed_at")[:1]))


def tell_histories(apps, schema_editor):
    """Batch by batch, so that no archive is too large; what has a first revision was done before an interruption."""
    Article, Byline, Revision = (apps.get_model("articles", name) for name in ("Article", "Byline", "Revision"))
    last = 0
    while articles := list(
        Article.objects.filter(pk__gt=last).select_related("permalink").order_by("pk")[:BATCH]
    ):
        last = articles[-1].pk
        keys = [article.pk for article in articles]
        bylines = by_article(Byline.objects.filter(article__in=keys).order_by("article", "order"))
        revisions = by_article(Revision.objects.filter(article__in=keys).order_by("article", "version"))
        told = [tell(Revision, one, bylines.get(one.pk, []), revisions.get(one.pk, [])) for one in articles]
        with transaction.atomic():
            Revision.objects.bulk_create(chain.from_iterable(told))
            grown = [revision.article_id for revision in chain.from_iterable(told) if revision.version > 1]
            Article.objects.filter(pk__in=grown).update(version=F("version") + 1)


def by_article(rows):
    found = {}
    for row in rows:
        found.setdefault(row.article_id, []).append(row)
    return found


def tell(Revision, article, bylines, revisions):
    """The revisions that are missing: the first one, and one more where replaying does not give the row."""
    if revisions and revisions[0].version == 1:
        return []
    now = {name: getattr(article, column) for name, column in COLUMNS.items()}
    now["bylines"] = [entry(byline) for byline in bylines]
    first = undone(now, revisions)
    made = Revision(article=article, version=1, changes=difference(BLANK, first), at=article.permalink.changed_at)
    if revisions and revisions[0].at < made.at:
        made.at = revisions[0].at
    told = dict(first)
    for revision in revisions:
        told |= {name: change["after"] for name, change in revision.changes.items()}
    lacking = difference(told, now)
    if not lacking:
        return [made]
    noted = Revision(article=article, version=article.version + 1, changes=lacking, reason=REASON, at=timezone.now())
    return [made, noted]


def undone(now, revisions):
    """The article before its revisions, as far as they tell."""
    first = dict(now)
    for revision in reversed(revisions):
        first |= {name: change["before"] for name, change in revision.changes.items()}
    known = {(one["role"], one["name"]): one for one in now["bylines"]}
    first["bylines"] = [known.get((one["role"], one["name"])) or whole(one) for one in first["bylines"]]
    if any(revision.by_id for revision in revisions):
        # Imports judge nothing, and corrections set the status without saying so.
        first["status"] = "unreviewed"
    return first


def entry(byline):
    return {
        "role": byline.role,
        "name": byline.name,
        "person": byline.reporter_id,
        "organisation": byline.organisation,
        "printed": byline.printed,
        "certain": byline.certain,
    }


def whole(one):
    """A byline that is there no more: whose it was, its revision did not say."""
    return {"person": None, "organisation": False, "printed": "", "certain": True} | one


def difference(before, after):
    return {
        name: {"before": before[name], "after": value} for name, value in after.items() if before[name] != value
    }


class Migration(migrations.Migration):
    atomic = False
    dependencies = [
        ("articles", "0006_certain_and_changed"),
    ]

    operations = [
        migrations.RunPython(settle_columns, migrations.RunPython.noop),
        migrations.RunPython(tell_histories, migrations.RunPython.noop),
    ]
