from articles.models.articles import Article
from articles.models.deliveries import Delivery
from articles.models.discrepancies import Discrepancy
from articles.models.drafts import Draft
from articles.models.issues import Issue, Page, PageText
from articles.models.jobs import Job, JobStage, Worker
from articles.models.key_phrases import KeyPhrase, NearMiss
from articles.models.known_days import KnownDay
from articles.models.notes import EditorsNote
from articles.models.originals import CompanionPicture, PlacedLines, SourceFile
from articles.models.outbox import InForce, Outbox, PublicChanges, Rebuild, RelatedDue
from articles.models.people import Byline, FormerAddress, Reporter, ReporterAlias
from articles.models.permalinks import Permalink
from articles.models.proxies import PhotoCaption, ShownArticle, UnsettledByline
from articles.models.readings import PageReading, Problem, Span
from articles.models.redactions import Redaction, RedactionReading
from articles.models.relations import Relation, RelationKind
from articles.models.reports import Case, TextReport
from articles.models.reviews import Review
from articles.models.revisions import Revision
from articles.models.roles import DeskRole
from articles.models.scores import Score
from articles.models.series import Series, SeriesAddress
from articles.models.shades import ShadeRule
from articles.models.watching import Watch, WatchedFile
from articles.models.withdrawals import Withdrawal

__all__ = [
    "Article",
    "Byline",
    "Case",
    "CompanionPicture",
    "Delivery",
    "DeskRole",
    "Discrepancy",
    "Draft",
    "EditorsNote",
    "FormerAddress",
    "InForce",
    "Issue",
    "Job",
    "JobStage",
    "KeyPhrase",
    "KnownDay",
    "NearMiss",
    "Outbox",
    "Page",
    "PageReading",
    "PageText",
    "Permalink",
    "PhotoCaption",
    "PlacedLines",
    "Problem",
    "PublicChanges",
    "Rebuild",
    "Redaction",
    "RedactionReading",
    "RelatedDue",
    "Relation",
    "RelationKind",
    "Reporter",
    "ReporterAlias",
    "Review",
    "Revision",
    "Score",
    "Series",
    "SeriesAddress",
    "ShadeRule",
    "ShownArticle",
    "SourceFile",
    "Span",
    "TextReport",
    "UnsettledByline",
    "Watch",
    "WatchedFile",
    "Withdrawal",
    "Worker",
]
