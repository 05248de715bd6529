"""The pages that ask before something happens: why it is withdrawn, what is put right, what the writer should mend."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.desk.fields.forms import AUTO, Plain
from articles.desk.rights import policy
from articles.desk.story.state import state
from articles.models.article import Article
from articles.models.correction import Correction
from articles.publishing import status
from articles.publishing.checks import Blocked
from articles.publishing.publish import correct, withdraw


def lines(label, help_text="", *, required=False):
    """A field for some sentences."""
    widget = forms.Textarea({"rows": 3, **AUTO})
    return Plain(label=label, help_text=help_text, required=required, widget=widget, max_length=2000)


class AskForm(forms.Form):
    """What a page asks, about a story."""

    def __init__(self, *args, article: Article, **kwargs):
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.article = article


class ReturnForm(AskForm):
    reason = lines(
        _("What should the writer change?"),
        _("Kept with the story as a note; its writer reads it at the head of the story."),
        required=True,
    )


class SpikeForm(AskForm):
    reason = lines(_("Why?"), _("The reason is kept in the story's log."))


class WithdrawForm(AskForm):
    reason = lines(
        _("Why is it withdrawn?"), _("The reason is kept in the story's log; readers do not see it."), required=True
    )
    notice = lines(_("Notice for readers"), _("Stands in the story's place. Empty: a general notice stands there."))


class CorrectForm(AskForm):
    kind = forms.ChoiceField(label=_("kind"), choices=Correction.Kind.choices)
    text = lines(_("What was wrong, and what is right?"), _("Printed with the story, dated."), required=True)


class Person(forms.ModelChoiceField):
    """Somebody of the newsroom, by name."""

    def label_from_instance(self, user) -> str:
        return status.called(user)


class AssignForm(AskForm):
    """To whom: only people who could then do something with the story."""

    to = Person(queryset=User.objects.none(), label=_("To whom?"), empty_label=None)
    note = lines(_("What is to be done?"), _("Kept with the story as a note."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = policy.who_may("illustrate", self.article)
        self.initial["to"] = self.article.turn_of_id


@dataclass(frozen=True)
class Question:
    """One page that asks: what it takes, what it does, and what it says before and afterwards.

    Its name is the act that policy.py knows, which says who may answer it, and when.
    """

    form: type[AskForm]
    title: str
    explanation: str
    button: str
    done: str
    act: Callable
    danger: bool = False


QUESTIONS = {
    "return": Question(
        ReturnForm, _("Return to the writer"),
        _("The story goes back to its writer, who sees that changes are asked for."),
        _("Return"), _("Returned to its writer."), status.send_back,
    ),
    "assign": Question(
        AssignForm, _("Pass the story on"), _("From now on it is their turn: they find the story first on their page."),
        _("Pass it on"), _("Passed on."), status.assign,
    ),
    "spike": Question(
        SpikeForm, _("Spike the story"), _("The story will not run. It stays at the desk and can be taken up again."),
        _("Spike"), _("Spiked."), status.spike, danger=True,
    ),
    "withdraw": Question(
        WithdrawForm, _("Withdraw from readers"),
        _("The story leaves the paper at once, from every page. At its address readers find a notice."),
        _("Withdraw it now"), _("Withdrawn. Readers find the notice in its place."), withdraw, danger=True,
    ),
    "correct": Question(
        CorrectForm, _("Correct a published story"),
        _("The correction is printed with the story. Mend the text itself at the desk and update the published."),
        _("Print it"), _("The correction stands with the story."), correct,
    ),
}  # fmt: skip


def ask(model_admin, request, number: int, verb: str):
    """Ask on GET, act on POST. 404 for a story that the user may not see, 403 without the permission."""
    question = QUESTIONS[verb]
    article = model_admin.get_object(request, str(number))
    if article is None:
        raise Http404
    if not policy.may_once(request.user, verb, article):
        raise PermissionDenied
    back = HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
    if not policy.may(request.user, verb, article):
        messages.warning(request, _("The story has moved on meanwhile. Open it again and look."))
        return back
    form = question.form(request.POST if request.method == "POST" else None, article=article)
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
