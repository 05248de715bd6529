"""The newsroom's own settings but for the names of static files: a server that only tests talk to needs no manifest."""

from newsroom.settings import *  # noqa: F403 - all of them
from newsroom.settings import STORAGES

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
