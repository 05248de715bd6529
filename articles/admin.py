"""Where Django looks for the desk."""

from articles.desk import article, pages, people, photo, record, taxonomy, users  # noqa: F401 - each registers its own
