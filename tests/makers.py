"""Nouns for tests, each with what a real one has, and the cast: Layla edits, Omar reports, Salma is the photo desk."""

from datetime import timedelta
from itertools import count

from django.contrib.auth.models import Group, User
from django.utils import timezone

from articles.desk.rights import roles
from articles.models.agency import Agency
from articles.models.article import Article, ArticlePhoto, Byline, RelatedLink
from articles.models.page import Page
from articles.models.person import Person
from articles.models.photo import Photo, PhotoCredit
from articles.models.region import Region
from articles.models.topic import Topic
from articles.photos.table import ROOT
from articles.publishing import pages, status, working
from articles.publishing.photos.filing import file_away
from articles.publishing.publish import publish, withdraw

numbers = count(1)
GROUP_OF = {"layla": roles.CHIEF_EDITOR, "nour": roles.EDITOR, "omar": roles.REPORTER, "salma": roles.PHOTO_DESK}


def somebody(login: str) -> User:
    """One of the cast, in their group, with the password "password"."""
    user, new = User.objects.get_or_create(username=login, defaults={"is_staff": True, "first_name": login.title()})
    if new:
        user.set_password("password")
        user.save()
        user.groups.add(Group.objects.get(name=GROUP_OF[login]))
    return user


def a_region(slug="europe", parent=None, **words) -> Region:
    words = {"name": f"منطقة {slug}", **words}
    return Region.objects.get_or_create(slug=slug, defaults={"parent": parent, **words})[0]


def a_topic(slug="water", **words) -> Topic:
    return Topic.objects.get_or_create(slug=slug, defaults={"name": f"موضوع {slug}", **words})[0]


def a_person(name="هالة المرزوق", **words) -> Person:
    return Person.objects.get_or_create(name=name, defaults=words)[0]


def an_agency(slug="afp", short_form="أ.ف.ب", **words) -> Agency:
    words = {"name": f"وكالة {slug}", "short_form": short_form, "other_short_forms": {"en": slug.upper()}, **words}
    return Agency.objects.get_or_create(slug=slug, defaults=words)[0]


def a_photo(agencies=None, **words) -> Photo:
    """A library row with words and a credit, whose renditions were never cut."""
    number = next(numbers)
    given = {"caption": f"شرح الصورة {number}", "alt": f"ما يُرى في الصورة {number}", **words}
    given = {"width": 1280, "height": 800, "cuts": f"{ROOT}{number % 256:02x}/{number:032x}", **given}
    photo = Photo.objects.create(original=f"{number}.jpg", digest=f"{number:064x}", format="jpg", **given)
    for place, agency in enumerate([an_agency()] if agencies is None else agencies):
        PhotoCredit.objects.create(photo=photo, agency=agency, position=place)
    return photo


def filed(photo: Photo) -> Photo:
    """Let the library know a photo that came past its doors: by what it is found, what its words lack."""
    file_away(photo)
    return photo


def a_page(slug="about", edition="ar", **words) -> Page:
    """A page that is no story; readers see it."""
    given = {"title": f"صفحة {slug}", "body": "فقرة أولى من الصفحة.", "shown": True, **words}
    return pages.put(Page(edition=edition, slug=slug, **given), by=somebody("layla"))


def an_article(*, photos=(), topics=(), people=(), related=(), by=None, **words) -> Article:
    """A working copy with everything that publication asks for."""
    number = next(numbers)
    by = by or somebody("omar")
    given = {
        "headline": f"عنوان المادة رقم {number} كما يقرؤه القرّاء",
        "body": "فقرة أولى من المادة.\n\n## «عنوان فرعي»\n\nفقرة ثانية منها.",
        "region": words["region"] if "region" in words else a_region(),
        **words,
    }
    article = Article.objects.create(created_by=by, changed_by=by, **given)
    article.topics.set(topics)
    for place, person in enumerate(people):
        Byline.objects.create(article=article, person=person, position=place)
    for place, photo in enumerate(photos):
        ArticlePhoto.objects.create(article=article, photo=photo, position=place)
    for place, target in enumerate(related):
        RelatedLink.objects.create(article=article, target=target, position=place)
    working.enter(article)
    return article


def a_story(*, ago=timedelta(hours=1), at=None, **words):
    """A published story: the article as the desk has it. `ago` dates it back, `at` puts it ahead."""
    article = an_article(**words)
    dated = None if at else timezone.now() - ago
    publish(article, by=somebody("layla"), at=at, dated=dated)
    return article


# --- every closed state, and how a story comes to be in it -----------------------------------------


def _expired(**words):
    from articles.models.published import PublishedArticle

    article = a_story(**words)
    PublishedArticle.objects.filter(pk=article.pk).update(until=timezone.now() - timedelta(minutes=1))
    return article


def _withdrawn(**words):
    article = a_story(**words)
    withdraw(article, by=somebody("layla"), reason="خطأ في الأسماء")
    return article


def _moved(verb):
    def make(**words):
        article = an_article(**words)
        verb(article, by=somebody("layla"))
        return article

    return make


def _returned(**words):
    article = an_article(**words)
    status.submit(article, by=article.created_by)
    status.send_back(article, by=somebody("layla"), reason="راجع الأرقام في الفقرة الثانية")
    return article


def _withdrawn_before_its_time(**words):
    article = a_story(at=timezone.now() + timedelta(hours=1), **words)
    withdraw(article, by=somebody("layla"), reason="تأجّل المؤتمر")
    return article


CLOSED = {
    "draft": an_article,
    "changes requested": _returned,
    "in review": _moved(status.submit),
    "ready": _moved(status.approve),
    "spiked": _moved(status.spike),
    "scheduled": lambda **words: a_story(at=timezone.now() + timedelta(minutes=5), **words),
    "embargoed": lambda **words: a_story(at=timezone.now() + timedelta(days=2), **words),
    "expired": _expired,
    "withdrawn": _withdrawn,
    "withdrawn before its time": _withdrawn_before_its_time,
}
