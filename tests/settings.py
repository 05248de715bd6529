"""The newsroom's settings as the tests want them: nothing of this machine, nothing that outlives the run.

TEST_DATABASE_URL puts the same tests on PostgreSQL. What is set here wins over a developer's `.env`.
"""

import os
import tempfile
from pathlib import Path

SCRATCH = Path(tempfile.mkdtemp(prefix="newsroom-tests-"))  # removed by conftest.py when the run ends
os.environ.update(
    DEMO="1",
    DEBUG="0",
    HTTPS="0",
    BEHIND_PROXY="0",
    SECRET_KEY="the-tests-sign-with-this",
    ALLOWED_HOSTS="testserver,localhost,127.0.0.1",
    CSRF_TRUSTED_ORIGINS="",
    DATA_DIR=str(SCRATCH),
    DATABASE_URL=os.environ.get("TEST_DATABASE_URL") or f"sqlite:///{SCRATCH / 'unused.sqlite3'}",
    READER_DATABASE_URL="",
    READER_ROLE="newsroom_reader",
    REDIS_URL=os.environ.get("TEST_REDIS_URL", ""),
    NEWSROOM_NAME="",
    NEWSROOM_TIME_ZONE="Asia/Riyadh",
    NEWSROOM_MONTHS="dual",
    HIJRI_DATE="1",
    HIJRI_OFFSET="0",
    DESK_JOURNAL="1",
    UNFOUND_SEARCHES="0",
    LOG_LEVEL="WARNING",
    METADATA_CHARSET="cp1256",
    SITE_ADDRESS="",
    FEEDS_FULL="0",
    ADS_TXT="",
    SECURITY_CONTACT="",
    SECURITY_POLICY="",
    WEBSUB_HUB="",
    MEDIA_ACCEL="",
    MEDIA_S3_BUCKET="",
)
from articles.management.commands.compile_catalogues import compiled  # noqa: E402
from newsroom.settings import *  # noqa: E402, F403 - it reads the environment set above
from newsroom.settings import BASE_DIR, DATABASES, STORAGES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick; the real one is slow on purpose
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # no collectstatic first
compiled(BASE_DIR / "locale", SCRATCH / "locale")  # what gettext reads is not committed
LOCALE_PATHS = [SCRATCH / "locale"]
WHITENOISE_AUTOREFRESH = True  # and no STATIC_ROOT either

if "sqlite" in DATABASES["default"]["ENGINE"]:
    # A file, not :memory:, so that a second connection is a true second one; never synced, it lives minutes.
    DATABASES["default"]["TEST"] = {"NAME": str(SCRATCH / "tests.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
for database in DATABASES.values():
    database["CONN_MAX_AGE"] = 0
