"""Every setting of the newsroom, read from the environment. `.env.example` names the variables."""

from pathlib import Path
from urllib.parse import quote

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from environs import Env

from articles.editions import DEFAULT_EDITION, EDITIONS, MONTH_STYLES, print_months

BASE_DIR = Path(__file__).resolve().parent.parent
env = Env()
env.read_env(str(BASE_DIR / ".env"), override=False)

# --- What kind of newsroom this is ---------------------------------------------------------------
DEMO = env.bool("DEMO", False)  # a newsroom to try: invented stories, four known logins
DEBUG = env.bool("DEBUG", False)
DATA_DIR = Path(env.str("DATA_DIR", str(BASE_DIR / "var")))
DATA_DIR.mkdir(parents=True, exist_ok=True)
NEWSROOM_NAME = env.str("NEWSROOM_NAME", "")  # empty: each edition's own «الصحيفة» / The Paper
SERVICE_WORKER = env.bool("SERVICE_WORKER", True)  # off: browsers that have the readers' worker throw it away
DESK_JOURNAL = env.bool("DESK_JOURNAL", True)  # off: what editors type is kept at the desk alone, not on their devices

SAMPLE_SECRET = "only-for-a-newsroom-on-this-machine"  # noqa: S105 - refused below wherever it would matter
SECRET_KEY = env.str("SECRET_KEY", SAMPLE_SECRET if DEMO or DEBUG else "")
if not SECRET_KEY or (SECRET_KEY == SAMPLE_SECRET and not (DEMO or DEBUG)):
    raise ImproperlyConfigured("Set SECRET_KEY to a long random text, or DEMO=1 for a newsroom to try.")

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", [])
HTTPS = env.bool("HTTPS", not (DEMO or DEBUG))

# --- The house -----------------------------------------------------------------------------------
INSTALLED_APPS = [
    "articles.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "django_filters",
    "articles.apps.ArticlesConfig",  # after auth: its groups are made of permissions that auth has made by then
]
MIDDLEWARE = [
    "newsroom.headers.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsroom.compression.CompressionMiddleware",  # what comes out of the readers' room
    "articles.reader.room.ReaderRoomMiddleware",  # a reader's request ends here: no session, no user, no cookie
    "django.contrib.sessions.middleware.SessionMiddleware",
    "articles.desk.language.DeskLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "articles.desk.account.sessions.SeenMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "articles.desk.rights.gate.GateMiddleware",  # after the user is known: who may do what, asked of every desk address
    "articles.desk.library.waiting.WaitingMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "articles.reader.furniture.furniture",
            ],
            "builtins": [
                "articles.templatetags.newspaper",
                "articles.templatetags.times",
                "django.templatetags.static",
                "django.templatetags.i18n",
            ],
        },
    }
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Where things are kept -----------------------------------------------------------------------
DATABASE_URL = env.str("DATABASE_URL", f"sqlite:///{quote(str(DATA_DIR / 'newsroom.sqlite3'))}")
database = dj_database_url.parse(DATABASE_URL, conn_max_age=60, conn_health_checks=True)
reader = dict(database)
if "sqlite" in database["ENGINE"]:
    pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
    database["OPTIONS"] = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas}
    reader["OPTIONS"] = {"timeout": 20, "init_command": "PRAGMA query_only=ON;"}
else:
    READER_ROLE = env.str("READER_ROLE", "newsroom_reader")
    READER_DATABASE_URL = env.str("READER_DATABASE_URL", "")
    if READER_DATABASE_URL:
        reader = dj_database_url.parse(READER_DATABASE_URL, conn_max_age=60, conn_health_checks=True)
    as_reader = f"-c role={READER_ROLE} -c default_transaction_read_only=on"
    reader["OPTIONS"] = {**reader.get("OPTIONS", {}), "options": as_reader}
# Readers come in by a connection of their own, which the database itself refuses the desk's tables (articles/doors.py).
reader["TEST"] = {"MIRROR": "default"}
DATABASES = {"default": database, "reader": reader}
DATABASE_ROUTERS = ["articles.doors.Room"]

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"  # renditions only; originals have no address
MEDIA_ACCEL = env.str("MEDIA_ACCEL", "")  # where nginx keeps them for itself, to be sent at our word: "/renditions/"
METADATA_CHARSET = env.str("METADATA_CHARSET", "cp1256")  # of photos' metadata that do not say and are not UTF-8
try:
    "".encode(METADATA_CHARSET)
except LookupError:
    raise ImproperlyConfigured(f"METADATA_CHARSET is {METADATA_CHARSET}. Write one like cp1256.") from None
DISK = "articles.photos.storage.Disk"
STORAGES = {
    "default": {"BACKEND": DISK},  # renditions
    "originals": {"BACKEND": DISK, "OPTIONS": {"location": DATA_DIR / "originals", "base_url": None}},
    "uploads": {"BACKEND": DISK, "OPTIONS": {"location": DATA_DIR / "uploads", "base_url": None}},  # still in pieces
    "staticfiles": {"BACKEND": "newsroom.static.StaticFiles"},
}
MEDIA_S3_BUCKET = env.str("MEDIA_S3_BUCKET", "")
if MEDIA_S3_BUCKET and MEDIA_ACCEL:
    raise ImproperlyConfigured(
        f"MEDIA_ACCEL is {MEDIA_ACCEL}, and MEDIA_S3_BUCKET {MEDIA_S3_BUCKET}. Empty one: nginx has no bucket's files."
    )
if MEDIA_ACCEL and not (MEDIA_ACCEL.startswith("/") and MEDIA_ACCEL.endswith("/")):
    raise ImproperlyConfigured(f"MEDIA_ACCEL is {MEDIA_ACCEL}. Write an address like /renditions/.")
if MEDIA_S3_BUCKET:
    MEDIA_S3_ENDPOINT = env.str("MEDIA_S3_ENDPOINT", "")
    s3 = {
        "bucket_name": MEDIA_S3_BUCKET,
        "endpoint_url": MEDIA_S3_ENDPOINT or None,
        "region_name": env.str("MEDIA_S3_REGION", "") or None,
        "access_key": env.str("MEDIA_S3_ACCESS_KEY", "") or None,  # none: as the machine's own role says
        "secret_key": env.str("MEDIA_S3_SECRET_KEY", "") or None,
        "addressing": env.str("MEDIA_S3_ADDRESSING", "path" if MEDIA_S3_ENDPOINT else "auto"),
    }
    for_ever = {"object_parameters": {"CacheControl": "public, max-age=31536000, immutable"}}
    for store, folder, kept in (
        ("default", "renditions", for_ever),
        ("originals", "originals", {}),
        ("uploads", "uploads", {}),
    ):
        options = {**s3, **kept, "location": env.str("MEDIA_S3_PREFIX", "") + folder}
        STORAGES[store] = {"BACKEND": "articles.photos.bucket.Bucket", "OPTIONS": options}
WHITENOISE_MAX_AGE = 60
FILE_UPLOAD_PERMISSIONS = 0o644
UPLOADS_A_DAY = env.int("UPLOADS_A_DAY", 2000)  # files that one user may send to the photo library
DATA_UPLOAD_MAX_MEMORY_SIZE = (
    5 * 1024 * 1024
)  # an Arabic letter is six bytes in a form; a long story must get its own message
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# --- How it speaks -------------------------------------------------------------------------------
LANGUAGE_CODE = DEFAULT_EDITION
LANGUAGES = [(edition.code, edition.name) for edition in EDITIONS.values()]
DESK_LANGUAGES = {edition.code: edition.name for edition in EDITIONS.values() if edition.desk}
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["newsroom.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = env.str("NEWSROOM_TIME_ZONE", "Asia/Riyadh")  # the desk's clock; editions name their readers' own
try:
    print_months(env.str("NEWSROOM_MONTHS", "dual"))
except ValueError as wrong:
    raise ImproperlyConfigured(f"NEWSROOM_MONTHS is {wrong}. Write one of: {', '.join(MONTH_STYLES)}.") from None
HIJRI_DATE = env.bool("HIJRI_DATE", True)  # on the masthead of the editions that print one
HIJRI_OFFSET = env.int("HIJRI_OFFSET", 0)
if not -1 <= HIJRI_OFFSET <= 1:
    raise ImproperlyConfigured(f"HIJRI_OFFSET is {HIJRI_OFFSET}. Write -1, 0 or 1: a day before Umm al-Qura, or after.")

# --- Who decides ---------------------------------------------------------------------------------
UNFOUND_SEARCHES = env.bool("UNFOUND_SEARCHES", True)  # what readers looked for in vain is counted for the desk
FOUR_EYES = env.bool("FOUR_EYES", False)  # nobody publishes a story of their own (articles/publishing/approval.py)

# --- Who is told of what is new ------------------------------------------------------------------
SITE_ADDRESS = env.str("SITE_ADDRESS", "").rstrip("/")  # how readers reach the newsroom, by whatever name they ask
WEBSUB_HUB = env.str("WEBSUB_HUB", "")  # whom feeds name, and whom we tell that they have changed
for said in ("SITE_ADDRESS", "WEBSUB_HUB"):
    if globals()[said] and not globals()[said].startswith(("https://", "http://")):
        raise ImproperlyConfigured(f"{said} is {globals()[said]}. Write an address with https://.")
if WEBSUB_HUB and not SITE_ADDRESS:
    raise ImproperlyConfigured("WEBSUB_HUB is set. Set SITE_ADDRESS too: the hub must be told where the feeds are.")

# --- What programs read --------------------------------------------------------------------------
FEEDS_FULL = env.bool("FEEDS_FULL", False)  # whole stories in feeds; off: what stands above them
ADS_TXT = env.str("ADS_TXT", "")
SECURITY_CONTACT = env.list("SECURITY_CONTACT", [])
SECURITY_POLICY = env.str("SECURITY_POLICY", "")
for contact in SECURITY_CONTACT:
    if not contact.startswith(("mailto:", "https://", "tel:")):
        raise ImproperlyConfigured(f"SECURITY_CONTACT has {contact}. Write mailto:somebody@…, https://… or tel:+….")

# --- Who may come in -----------------------------------------------------------------------------
LOGIN_URL = "admin:login"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
CSRF_FAILURE_VIEW = "articles.desk.drafting.given_back.csrf_failure"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",  # costs a guesser memory as well as time, and needs no package
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",  # what was kept before; renewed when its owner logs in
]
SECOND_FACTOR = env.str("SECOND_FACTOR", "off" if DEMO else "editors")
if SECOND_FACTOR not in ("off", "editors", "all"):
    raise ImproperlyConfigured(f"SECOND_FACTOR is {SECOND_FACTOR}. Write off, editors (who may publish) or all.")
OTP_TOTP_ISSUER = NEWSROOM_NAME or EDITIONS[DEFAULT_EDITION].paper  # what an authenticator app calls the account
SESSION_ENGINE = "articles.models.session"
SESSION_IDLE = env.int("SESSION_IDLE_HOURS", 8) * 3600
SESSION_COOKIE_AGE = env.int("SESSION_HOURS", 24) * 3600
# Not __Host-, which would need the path /: every reader's request would carry the cookie of whoever is logged in.
SESSION_COOKIE_NAME = "__Secure-sessionid" if HTTPS else "sessionid"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/admin/"  # a reader's request never carries them
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
BEHIND_PROXY = env.bool("BEHIND_PROXY", False)  # a proxy in front says where a request is from, and how
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "INFO")},
}
