"""What the suite needs beyond Python, how to know that it is there, and the one command that brings it."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

VNU_VERSION = "26.9.27"
HERE = Path(__file__).resolve().parent.parent


def chromium() -> str | None:
    """The path of a Chromium or Chrome, $CHROMIUM first."""
    names = (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    return next((found for name in names if name and (found := shutil.which(name))), None)


def vnu_jar() -> str | None:
    """The path of the Nu HTML checker, $VNU_JAR first."""
    inside = "node_modules/vnu-jar/build/dist/vnu.jar"
    jar = Path(os.environ.get("VNU_JAR") or HERE / ".cache/vnu" / inside)
    return str(jar) if jar.is_file() else None


@dataclass(frozen=True)
class Want:
    """One thing that some tests need: they carry the mark of the same name."""

    tests: str
    command: str
    there: bool


def wants() -> dict[str, Want]:
    """By mark, everything that the suite would like to find on this machine."""
    html = "apt-get install default-jre-headless"
    if shutil.which("java"):
        html = f"npm install --prefix .cache/vnu --ignore-scripts vnu-jar@{VNU_VERSION}"
    return {
        "browser": Want("browser tests", "apt-get install chromium", bool(chromium())),
        "html": Want("HTML validity", html, bool(vnu_jar() and shutil.which("java"))),
        "exiftool": Want(
            "pictures with metadata, by exiftool",
            "apt-get install libimage-exiftool-perl",
            bool(shutil.which("exiftool")),
        ),
        "nginx": Want("deploy/nginx.conf", "apt-get install nginx-light openssl", bool(nginx() and openssl())),
        "postgres": Want(
            "PostgreSQL (this run was on SQLite)",
            "TEST_DATABASE_URL=postgres://user:password@127.0.0.1/newsroom make test",
            bool(os.environ.get("TEST_DATABASE_URL")),
        ),
    }


def nginx() -> str | None:
    """The path of nginx, which Debian keeps outside an ordinary user's PATH."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


def openssl() -> str | None:
    """The path of openssl, which makes the certificate that nginx insists on reading."""
    return shutil.which("openssl")
