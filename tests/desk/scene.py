"""A newsroom for the matrix: one actor who plays every role, two stories in every stage, and everything they have."""

from datetime import timedelta

from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from articles.desk.rights import roles
from articles.models.activity import Activity
from articles.models.article import Article
from articles.models.draft import Draft
from articles.models.note import Note
from articles.models.old_address import OldAddress
from articles.models.preview_link import LASTS, PreviewLink
from articles.models.provenance import Collection
from articles.models.published import PublishedArticle
from articles.models.revision import Revision
from articles.models.spelling import Spelling
from articles.models.unfound import Unfound
from articles.publishing import status
from articles.publishing.publish import publish, withdraw
from articles.publishing.revisions import keep
from tests.makers import a_page, a_person, a_photo, a_region, a_topic, an_agency, an_article, somebody

OWN, COLLEAGUES = "own", "a colleague's"
CANARIES = {OWN: "كناريمادتي", COLLEAGUES: "كناريمادةالزميل"}
GROUP = {
    "reporter": roles.REPORTER,
    "photo desk": roles.PHOTO_DESK,
    "editor": roles.EDITOR,
    "chief editor": roles.CHIEF_EDITOR,
}
ROLES = ("anonymous", "deactivated", "no group", *GROUP, "superuser")
STRANGERS = ("anonymous", "deactivated")
A_CUT = "card-320.webp"  # of a photo, in the store
DAY = timedelta(days=1)


def _stage(name: str, article: Article) -> None:
    layla, now = somebody("layla"), timezone.now()
    roads = {
        "draft": lambda: None,
        "changes": lambda: (
            status.submit(article, by=article.created_by),
            status.send_back(article, by=layla, reason="راجع الأرقام"),
        ),
        "review": lambda: status.submit(article, by=article.created_by),
        "ready": lambda: status.approve(article, by=layla),
        "spiked": lambda: status.spike(article, by=layla),
        "scheduled": lambda: publish(article, by=layla, at=now + DAY),
        "public": lambda: publish(article, by=layla, dated=now - DAY),
        "ended": lambda: publish(article, by=layla, dated=now - 2 * DAY, until=now + DAY),
        "withdrawn": lambda: (publish(article, by=layla), withdraw(article, by=layla, reason="خطأ")),
    }
    roads[name]()
    if name == "ended":
        PublishedArticle.objects.filter(pk=article.pk).update(until=now - DAY)
        Article.objects.filter(pk=article.pk).update(publish_until=None)


class Scene:
    """`stories[owner, stage]`, each with a note, a revision, a draft, a link; `things` by noun; and the actor."""

    def __init__(self, stages):
        self.actor = User.objects.create(username="actor", first_name="الممثل", is_staff=True)
        self.colleague = somebody("nour")
        self.printed, self.unprinted, self.foreign = a_photo(), a_photo(), a_photo()
        for photo in (self.printed, self.unprinted):
            photo.original.storage.save(photo.original.name, ContentFile(b"as it was taken in"))
            default_storage.save(f"{photo.cuts}/{A_CUT}", ContentFile(b"RIFF"))
        self.region = a_region()
        self.stories = {(owner, stage): self._story(owner, stage) for owner in (OWN, COLLEAGUES) for stage in stages}
        self.things = {
            "region": a_region("asia"), "topic": a_topic(), "person": a_person(), "agency": an_agency("reuters"),
            "page": a_page("privacy"), "photo": self.unprinted,
            "spelling": Spelling.objects.create(words="غوغل\nجوجل"),
            "unfound": Unfound.objects.create(day=timezone.localdate(), words="كلمة", times=3),
            "oldaddress": OldAddress.objects.create(path="/قديم", gone=True),
            "collection": Collection.objects.create(name="موسم القطاف"), "user": somebody("salma"),
            "group": Group.objects.create(name="ضيوف"), "activity": Activity.objects.first(),
            "correction": self.stories[OWN, "public"].corrections.create(
                text="تصويب", kind="correction", by=somebody("layla"), at=timezone.now()
            ),
        }  # fmt: skip

    def _story(self, owner: str, stage: str) -> Article:
        by = self.actor if owner == OWN else self.colleague
        article = an_article(by=by, photos=[self.printed], region=self.region)
        _stage(stage, article)
        word = CANARIES[owner]
        Article.objects.filter(pk=article.pk).update(
            headline=f"{word} عنوان", body=f"{word} متن المادة.", slugline=f"{word}-{stage}", kicker=word
        )
        article.refresh_from_db()
        article.revision = keep(article, Revision.Kind.SAVE, by=by)
        article.note = Note.objects.create(article=article, text=f"{word} ملاحظة", by=by, at=timezone.now())
        now = timezone.now()
        article.link = PreviewLink.objects.create(
            article=article, revision=article.revision, by=by, at=now, expires_at=now + LASTS
        )
        left, _new = User.objects.get_or_create(username="left", is_active=False)  # whose draft holds no story fast
        Draft.objects.create(
            user=left, article=article, form={"headline": [f"{word} مسودة"]}, headline=f"{word} مسودة",
            began_at=now, saved_at=now,
        )  # fmt: skip
        Activity.objects.create(
            article_number=article.pk, headline=article.headline, verb="note", by=by, at=now, reason=f"{word} سبب"
        )
        return article

    def play(self, role: str) -> None:
        """Let the actor be this from now on."""
        User.objects.filter(pk=self.actor.pk).update(is_superuser=role == "superuser", is_active=role != "deactivated")
        self.actor.groups.set(Group.objects.filter(name=GROUP.get(role, "")))
