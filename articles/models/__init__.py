from articles.models.articles import Article, Discrepancy, PhotoCaption, Series, ShownArticle
from articles.models.issues import Delivery, Issue, Page, PageText
from articles.models.outbox import Outbox, PublicChanges, Rebuild, RelatedDue
from articles.models.people import Byline, FormerAddress, Reporter, ReporterAlias
from articles.models.permalinks import Permalink
from articles.models.readings import PageReading, Problem, Span
from articles.models.reports import Case, TextReport
from articles.models.revisions import Revision

__all__ = [
    "Article",
    "Byline",
    "Case",
    "Delivery",
    "Discrepancy",
    "FormerAddress",
    "Issue",
    "Outbox",
    "Page",
    "PageReading",
    "PageText",
    "Permalink",
    "PhotoCaption",
    "Problem",
    "PublicChanges",
    "Rebuild",
    "RelatedDue",
    "Reporter",
    "ReporterAlias",
    "Revision",
    "Series",
    "ShownArticle",
    "Span",
    "TextReport",
]
