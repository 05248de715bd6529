"""What a story's body is printed from: its pieces, each photograph in its role, and the number it has among them."""

from itertools import cycle

from django import template

from articles.editions import EDITIONS
from articles.models.genre import Genre
from articles.models.published import PublishedPhoto
from articles.text.body import GALLERY, photos_in
from articles.text.dates import in_digits

register = template.Library()

FIRST, HALF, THIRD, LAST = "pictures-first", "pictures-half", "pictures-third", "pictures-last"
Figure = tuple[PublishedPhoto, str]  # a photo and its role (photos/roles.py)


@register.filter
def pieces(story) -> list[dict]:
    """The body in order: pieces of HTML and embeds as they are, {"figures": [(photo, role), …]}, {"gallery": the same}.

    A photograph stands where the body names it first; the lead, and what the story no longer has, stands nowhere.
    In a photo story all of them are large, and those that the body does not name come last.
    """
    waiting = {shown.photo_id: shown for shown in story.placed[1:]}
    roles = cycle(("wide", "margin"))
    printed = []
    for piece in story.body:
        numbers = photos_in([piece])
        shown = [waiting.pop(number) for number in numbers if number in waiting]
        if not numbers:
            printed.append(piece)
        elif story.genre == Genre.PHOTO_STORY:
            printed.append({"figures": [(photo, "story") for photo in shown]})
        elif len(shown) >= GALLERY:
            printed.append({"gallery": arranged(shown)})
        else:
            printed.append({"figures": [(photo, _role(photo, next(roles))) for photo in shown]})
    if story.genre == Genre.PHOTO_STORY:
        printed.append({"figures": [(photo, "story") for photo in waiting.values()]})
    return printed


def arranged(shown: list[PublishedPhoto]) -> list[Figure]:
    """Each photo of a gallery with its role: one across, then by two, then by three, so that no row has a gap.

    Where there is room for two only, the last of an odd rest stands across.
    """
    rest = len(shown) - 1
    halves = {0: 0, 1: 4, 2: 2}[rest % 3] if rest > 1 else rest
    roles = [FIRST, *[HALF] * halves, *[THIRD] * (rest - halves)]
    if rest % 2 and roles[-1] == THIRD:
        roles[-1] = LAST
    return list(zip(shown, roles, strict=True))


@register.filter
def gallery(story) -> list[PublishedPhoto]:
    """The photos that neither lead the story nor stand in its body; a photo story has none."""
    if story.genre == Genre.PHOTO_STORY:
        return []
    standing = set(photos_in(story.body))
    return [shown for shown in story.placed[1:] if shown.photo_id not in standing]


@register.filter
def counted(shown: PublishedPhoto, story) -> str:
    """«3/8» in the edition's digits in a photo story, where pictures are the story; nothing in any other."""
    if story.genre != Genre.PHOTO_STORY:
        return ""
    standing = [figure[0] for piece in pieces(story) for figure in piece.get("figures", [])]
    order = [photo.photo_id for photo in (*story.placed[:1], *standing)]
    return in_digits(f"{order.index(shown.photo_id) + 1}/{len(order)}", EDITIONS[story.edition])


@register.filter
def leads_on(story, preview: bool) -> bool:
    """Whether its pictures lead to their own pages: in a photo story; those of a preview have none yet."""
    return story.genre == Genre.PHOTO_STORY and not preview


def _role(shown: PublishedPhoto, role: str) -> str:
    picture = shown.photo.picture
    if picture.is_narrow:
        return "margin"
    return "wide" if picture.is_panorama else role
