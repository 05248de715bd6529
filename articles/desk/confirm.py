"""The pages that ask before something happens: why it is withdrawn, what is put right, what the writer should mend."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.desk.forms import Plain
from articles.desk.state import published_copy, state
from articles.models.article import Article
from articles.models.correction import Correction
from articles.publishing import status
from articles.publishing.checks import Blocked
from articles.publishing.publish import correct, withdraw


def lines(label, help_text="", *, required=False):
    """A field for some sentences."""
    widget = forms.Textarea({"rows": 3, "dir": "auto"})
    return Plain(label=label, help_text=help_text, required=required, widget=widget, max_length=2000)


class ReasonForm(forms.Form):
    reason = lines(_("Why?"), _("The writer reads this at the head of the story."))


class SpikeForm(forms.Form):
    reason = lines(_("Why?"), _("The reason is kept in the story's log."))


class WithdrawForm(forms.Form):
    reason = lines(
        _("Why is it withdrawn?"), _("The reason is kept in the story's log; readers do not see it."), required=True
    )
    notice = lines(_("Notice for readers"), _("Stands in the story's place. Empty: a general notice stands there."))


class CorrectForm(forms.Form):
    kind = forms.ChoiceField(label=_("kind"), choices=Correction.Kind.choices)
    text = lines(_("What was wrong, and what is right?"), _("Printed with the story, dated."), required=True)


@dataclass(frozen=True)
class Question:
    """One page that asks: what it takes, when it makes sense, what it does and what it says before and afterwards."""

    permission: str
    form: type[forms.Form]
    title: str
    explanation: str
    button: str
    done: str
    act: Callable
    fits: Callable[[Article], bool]
    danger: bool = False


def _out(article) -> bool:
    copy = published_copy(article)
    return bool(copy and not copy.is_withdrawn)


IN_HAND = (Article.Status.REVIEW, Article.Status.READY)
QUESTIONS = {
    "return": Question(
        "articles.review_article", ReasonForm, _("Return to the writer"),
        _("The story goes back to its writer as a draft."), _("Return"), _("Returned to its writer."),
        status.send_back, lambda article: article.status in IN_HAND and not _out(article),
    ),
    "spike": Question(
        "articles.review_article", SpikeForm, _("Spike the story"),
        _("The story will not run. It stays at the desk and can be taken up again."), _("Spike"), _("Spiked."),
        status.spike, lambda article: article.status != Article.Status.SPIKED and not _out(article), danger=True,
    ),
    "withdraw": Question(
        "articles.withdraw_article", WithdrawForm, _("Withdraw from readers"),
        _("The story leaves the paper at once, from every page. At its address readers find a notice."),
        _("Withdraw it now"), _("Withdrawn. Readers find the notice in its place."), withdraw, _out, danger=True,
    ),
    "correct": Question(
        "articles.correct_article", CorrectForm, _("Correct a published story"),
        _("The correction is printed with the story. Mend the text itself at the desk and update the published."),
        _("Print it"), _("The correction stands with the story."), correct,
        lambda article: bool(published_copy(article) and published_copy(article).is_public),
    ),
}  # fmt: skip


def ask(model_admin, request, number: int, verb: str):
    """Ask on GET, act on POST. 404 for a story that the user may not see, 403 without the permission."""
    question = QUESTIONS[verb]
    article = model_admin.get_object(request, str(number))
    if article is None:
        raise Http404
    if not request.user.has_perm(question.permission):
        raise PermissionDenied
    back = HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
    if not question.fits(article):
        messages.warning(request, _("The story has moved on meanwhile. Open it again and look."))
        return back
    form = question.form(request.POST if request.method == "POST" else None, label_suffix="")
    if form.is_valid():
        return _acted(request, article, question, form, back)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": question.title,
        "article": article,
        "state": state(article),
        "question": question,
        "form": form,
        "opts": model_admin.opts,
    }
    return TemplateResponse(request, "admin/articles/article/ask.html", context, status=422 if form.is_bound else 200)


def _acted(request, article, question: Question, form, back):
    try:
        question.act(article, by=request.user, **form.cleaned_data)
    except Blocked as refusal:
        for problem in refusal.problems:
            messages.error(request, problem.text)
    else:
        messages.success(request, question.done)
    return back
