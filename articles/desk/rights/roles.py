"""Who may press which button: the four groups of the newsroom."""

from django.utils.translation import gettext_noop

READ = (
    "view_region",
    "view_topic",
    "view_person",
    "view_agency",
    "view_photo",
    "view_collection",
    "view_page",
    "view_oldaddress",
    "view_article",
    "view_articlephoto",
    "view_relatedlink",
)
WRITE = ("add_article", "change_article", "add_articlephoto", "change_articlephoto", "delete_articlephoto")
LINK = ("add_relatedlink", "change_relatedlink", "delete_relatedlink")
PICTURE = ("add_photo", "change_photo", "add_collection", "change_collection")
SPEAK = ("note_article", "share_article")  # a reporter's links are of stories still in their hands (policy.py)
DIRECT = ("see_every_article", "review_article", "publish_article", "correct_article", "delete_article")
TAXONOMY = tuple(f"{verb}_{noun}" for noun in ("topic", "person") for verb in ("add", "change"))
KEEP_MAP = tuple(
    f"{verb}_{noun}" for noun in ("region", "agency", "page", "oldaddress") for verb in ("add", "change", "delete")
)
SEARCH = (*(f"{verb}_spelling" for verb in ("view", "add", "change", "delete")), "view_unfound")

CHIEF_EDITOR = gettext_noop("Chief editor")
EDITOR = gettext_noop("Editor")
REPORTER = gettext_noop("Reporter")
PHOTO_DESK = gettext_noop("Photo desk")

GROUPS = {
    CHIEF_EDITOR: (
        *READ, *WRITE, *LINK, *PICTURE, *SPEAK, *DIRECT, *TAXONOMY, *KEEP_MAP, *SEARCH,
        "withdraw_article", "delete_photo", "delete_collection", "see_location", "delete_topic", "delete_person",
        "view_activity", "view_correction", "look_after_accounts",
    ),
    EDITOR: (
        *READ, *WRITE, *LINK, *PICTURE, *SPEAK, *DIRECT, *TAXONOMY, *SEARCH, "view_activity", "view_correction",
    ),
    REPORTER: (*READ, *WRITE, *LINK, *PICTURE, *SPEAK),
    PHOTO_DESK: (
        *READ, *PICTURE, "note_article", "delete_photo", "delete_collection", "see_location",
        "add_agency", "change_agency", "see_every_article", "illustrate_article",
        "add_articlephoto", "change_articlephoto", "delete_articlephoto",
    ),
}  # fmt: skip


def make_groups(using: str = "default") -> None:
    """Make the four groups with their permissions; what an operator has added to a group by hand stays."""
    from django.contrib.auth.models import Group, Permission

    for name, codenames in GROUPS.items():
        group, _ = Group.objects.using(using).get_or_create(name=name)
        group.permissions.add(
            *Permission.objects.using(using).filter(content_type__app_label="articles", codename__in=codenames)
        )
