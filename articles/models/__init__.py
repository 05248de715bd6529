"""For Django alone, which looks for models here. Everybody else imports from the module."""

from articles.models.activity import Activity
from articles.models.article import Article, ArticlePhoto, Byline, RelatedLink
from articles.models.correction import Correction
from articles.models.generation import Generation
from articles.models.page import Page
from articles.models.person import Person
from articles.models.photo import Agency, Photo, PhotoCredit
from articles.models.published import (
    PublishedArticle,
    PublishedLink,
    PublishedPerson,
    PublishedPhoto,
    PublishedRegion,
    PublishedTopic,
)
from articles.models.region import Region
from articles.models.topic import Topic

__all__ = [
    "Activity",
    "Agency",
    "Article",
    "ArticlePhoto",
    "Byline",
    "Correction",
    "Generation",
    "Page",
    "Person",
    "Photo",
    "PhotoCredit",
    "PublishedArticle",
    "PublishedLink",
    "PublishedPerson",
    "PublishedPhoto",
    "PublishedRegion",
    "PublishedTopic",
    "Region",
    "RelatedLink",
    "Topic",
]
