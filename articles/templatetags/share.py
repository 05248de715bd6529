"""The picture that goes with a link to a story: what is on it, and where it is."""

from django import template
from django.urls import reverse

from articles.editions import EDITIONS
from articles.models.genre import Genre
from articles.models.named import address_prefix
from articles.models.published import PublishedArticle
from articles.photos.share.card import Card
from articles.templatetags.addresses import own_address
from articles.templatetags.reading import paper
from articles.text.colours import inks

register = template.Library()

OPINION = 30  # the hue of opinions, wherever they are filed
SHAPE = "tall"  # of the photograph beside the headline


def card_of(story: PublishedArticle) -> Card:
    """Return what stands on the story's picture: its lead photo only if readers may see it now."""
    edition = EDITIONS[address_prefix(story.edition)]
    hue = OPINION if story.genre == Genre.OPINION else story.region.hue
    return Card(
        headline=story.headline,
        label=story.kicker or story.region.name_in(story.edition),
        paper=paper(edition),
        language=edition.code,
        reading=edition.direction,
        ink=inks(hue)[0],
        picture=_rendition(story),
    )


def share_address(story: PublishedArticle) -> str:
    return reverse(f"{address_prefix(story.edition)}:share", args=[story.pk, card_of(story).digest])


def _rendition(story: PublishedArticle) -> str:
    if not story.lead:
        return ""
    picture = story.lead.photo.picture
    return picture.name(picture.jpeg(SHAPE), "jpg")


@register.simple_tag(takes_context=True)
def share_picture(context, story: PublishedArticle) -> str:
    """The address of the story's picture with scheme and host."""
    return own_address(context.request, share_address(story))
