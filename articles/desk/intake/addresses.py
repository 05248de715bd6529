"""The addresses of the intake: its page, and what scripts send to."""

from functools import partial

from django.urls import path

from articles.desk.intake import answers
from articles.desk.intake.page import intake


def addresses(model_admin) -> list:
    """Return them, for the photo desk to put among its own."""
    site = model_admin.admin_site
    send = partial(answers.for_senders, site)
    return [
        path("intake/", site.admin_view(partial(intake, model_admin)), name="articles_photo_intake"),
        path("intake/begin/", send(answers.begin_view), name="articles_photo_begin"),
        path("intake/<slug:key>/piece/", send(answers.piece_view), name="articles_photo_piece"),
        path("intake/<slug:key>/finish/", send(answers.finish_view), name="articles_photo_finish"),
        path("intake/<slug:key>/decide/", send(answers.decide_view), name="articles_photo_decide"),
    ]
