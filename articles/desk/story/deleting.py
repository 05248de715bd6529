"""Deleting a story: not over anybody's head. What a colleague has typed in it and not saved would go with it."""

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.desk.fields.numbers import number
from articles.models.activity import Activity
from articles.models.article import Article
from articles.models.draft import Draft
from articles.publishing.record import record
from articles.publishing.revisions import keep_beginning
from articles.publishing.status import called


class Deleting:
    """The end of a story, as ArticleAdmin's side: nobody publishes it or moves it while it is being judged."""

    def delete_view(self, request, object_id, extra_context=None):
        with transaction.atomic():
            held = Article.objects.select_for_update().filter(pk=number(unquote(object_id))).first()
            article = held and self.get_object(request, object_id)
            if article and self.has_delete_permission(request, article) and (why := unsaved(article, request.user)):
                messages.error(request, why)
                return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
            return super().delete_view(request, object_id, extra_context)

    def delete_model(self, request, obj):
        keep_beginning(obj, by=request.user)
        record(obj, Activity.Verb.DELETE, by=request.user)
        super().delete_model(request, obj)

    def get_deleted_objects(self, objs, request):
        """What goes with a draft is its own; what points at it may be in a colleague's story, and is not named."""
        return [str(story) for story in objs], {self.opts.verbose_name_plural: len(objs)}, set(), []


def unsaved(article: Article, user) -> str:
    """Return why the user cannot delete the story yet: words of colleagues that are nowhere else; "" if there are none.

    Nobody waits for those who work here no more: no page would give them their draft back.
    """
    drafts = Draft.objects.filter(article=article, user__is_active=True).exclude(user=user).select_related("user")
    names = [called(draft.user) for draft in drafts.defer("form")]
    if not names:
        return ""
    why = _("Typed in this story and not saved yet, by %(names)s. It can be deleted once that is saved or thrown away.")
    return why % {"names": _(", ").join(names)}
