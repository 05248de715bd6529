"""For Django alone, which looks for models here. Everybody else imports from the module."""

from articles.models.activity import Activity
from articles.models.agency import Agency, AgencySpelling
from articles.models.article import Article, ArticlePhoto, Byline, RelatedLink
from articles.models.attempt import Attempt
from articles.models.correction import Correction
from articles.models.desk_entry import DeskEntry
from articles.models.draft import Draft
from articles.models.generation import Generation
from articles.models.index import IndexEntry, IndexWord
from articles.models.note import Note
from articles.models.old_address import OldAddress
from articles.models.page import Page
from articles.models.person import Person
from articles.models.photo import Photo, PhotoCredit
from articles.models.ping import Ping
from articles.models.presence import Presence
from articles.models.preview_link import PreviewLink
from articles.models.provenance import Collection, Provenance
from articles.models.published import (
    PublishedArticle,
    PublishedLink,
    PublishedPerson,
    PublishedPhoto,
    PublishedRegion,
    PublishedTopic,
)
from articles.models.region import Region
from articles.models.revision import Revision
from articles.models.session import Session
from articles.models.spelling import Spelling
from articles.models.topic import Topic
from articles.models.unfound import Unfound
from articles.models.upload import Upload

__all__ = [
    "Activity",
    "Agency",
    "AgencySpelling",
    "Article",
    "ArticlePhoto",
    "Attempt",
    "Byline",
    "Collection",
    "Correction",
    "DeskEntry",
    "Draft",
    "Generation",
    "IndexEntry",
    "IndexWord",
    "Note",
    "OldAddress",
    "Page",
    "Person",
    "Photo",
    "PhotoCredit",
    "Ping",
    "Presence",
    "PreviewLink",
    "Provenance",
    "PublishedArticle",
    "PublishedLink",
    "PublishedPerson",
    "PublishedPhoto",
    "PublishedRegion",
    "PublishedTopic",
    "Region",
    "RelatedLink",
    "Revision",
    "Session",
    "Spelling",
    "Topic",
    "Unfound",
    "Upload",
]
