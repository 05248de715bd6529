"""Where Django looks for the desk."""

from articles.desk.library import collections, photo  # noqa: F401 - each of these registers its own
from articles.desk.lists import agencies, old_addresses, pages, people, record, spellings, taxonomy, unfound, users  # noqa: F401  # noqa: F401
from articles.desk.story import article  # noqa: F401
