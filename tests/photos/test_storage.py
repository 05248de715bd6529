"""Files are whole or not there, on the newsroom's own disk and in a bucket that speaks S3."""

import io
import logging
import os
import runpy
from datetime import timedelta
from pathlib import Path

import boto3
import pytest
from botocore.config import Config
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from articles.models.photo import Photo
from articles.models.published import PublishedArticle
from articles.photos import sets
from articles.photos.storage import Disk
from articles.publishing import library
from articles.publishing.library import store_photo
from articles.publishing.photos.sealing import is_sealed, seal
from tests.knife import knife_in_hand  # noqa: F401 - a fixture
from tests.makers import a_story, an_agency, somebody

SETTINGS = Path(__file__).resolve().parents[2] / "newsroom/settings.py"
BUCKET = "newsroom-photos"


class Breaking(ContentFile):
    """A file whose second half never comes."""

    def chunks(self, chunk_size=None):
        yield b"half"
        raise KeyboardInterrupt


def stop():
    raise KeyboardInterrupt


@pytest.fixture
def disk(tmp_path):
    return Disk(location=tmp_path, base_url=None)


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_write_that_is_stopped_leaves_neither_half_a_file_nor_its_beginning(disk, tmp_path, monkeypatch):
    disk.save("r/one.webp", ContentFile(b"whole"))
    with monkeypatch.context() as stopped, pytest.raises(KeyboardInterrupt):
        stopped.setattr(os, "replace", lambda *names: stop())
        disk.save("r/one.webp", ContentFile(b"another"))
    for name in ("r/one.webp", "r/two.webp"):
        with pytest.raises(KeyboardInterrupt):
            disk.save(name, Breaking(b""))
    assert files(tmp_path) == {"r/one.webp"} and (tmp_path / "r/one.webp").read_bytes() == b"whole"


def test_a_name_is_given_to_the_new_file_only_when_the_disk_has_it(disk, monkeypatch, tmp_path):
    """What a power cut leaves is what was pushed down before the name was given."""
    done = []
    really = os.replace
    monkeypatch.setattr(os, "fsync", lambda handle: done.append(os.readlink(f"/proc/self/fd/{handle}")))
    monkeypatch.setattr(os, "replace", lambda *names: (done.append("named"), really(*names)))
    disk.save("a/b/one.webp", ContentFile(b"whole"))
    place = done.index("named")
    assert done[place - 1].endswith(".part") and done[place + 1] == str(tmp_path / "a/b")
    assert {str(tmp_path), str(tmp_path / "a")} <= set(done[:place]), "the new folders are known to those above them"


def test_a_file_is_replaced_in_one_step_and_keeps_its_name(disk, tmp_path):
    assert [disk.save("a/one.webp", ContentFile(text)) for text in (b"1", b"22")] == ["a/one.webp"] * 2
    assert files(tmp_path) == {"a/one.webp"} and (tmp_path / "a/one.webp").read_bytes() == b"22"
    assert (tmp_path / "a/one.webp").stat().st_mode & 0o777 == 0o644


def test_what_a_killed_run_left_is_tidied_away_once_it_is_old(disk, tmp_path):
    disk.save("a/one.webp", ContentFile(b"whole"))
    (tmp_path / "a/.0123456789abcdef.part").write_bytes(b"half")
    (tmp_path / "b/c").mkdir(parents=True)
    assert disk.tidy(timezone.now() - timedelta(hours=1)) == 0 and len(files(tmp_path)) == 2
    assert disk.tidy(timezone.now() + timedelta(hours=1)) == 1
    assert files(tmp_path) == {"a/one.webp"} and not (tmp_path / "b/c").exists()


# --- A bucket ------------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def server():
    """A server that speaks S3 over HTTP, on loopback."""
    from moto.server import ThreadedMotoServer

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer("127.0.0.1", 0)
    server.start()
    yield "http://{}:{}".format(*server.get_host_and_port())
    server.stop()


@pytest.fixture
def bucket(server, settings, monkeypatch):
    """The newsroom with its photographs in a bucket, set up as an operator would; yields what is in the bucket."""
    for name, value in {"BUCKET": BUCKET, "ENDPOINT": server, "REGION": "eu-west-1", "PREFIX": "beirut/"}.items():
        monkeypatch.setenv(f"MEDIA_S3_{name}", value)
    monkeypatch.setenv("MEDIA_S3_ACCESS_KEY", "a-key")
    monkeypatch.setenv("MEDIA_S3_SECRET_KEY", "a-secret")
    asked = runpy.run_path(str(SETTINGS))["STORAGES"]
    settings.STORAGES = {**asked, "staticfiles": settings.STORAGES["staticfiles"]}
    monkeypatch.setattr(Photo._meta.get_field("original"), "storage", storages["originals"])
    keys = {"aws_access_key_id": "a-key", "aws_secret_access_key": "a-secret", "region_name": "eu-west-1"}
    client = boto3.client("s3", endpoint_url=server, config=Config(s3={"addressing_style": "path"}), **keys)
    client.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    yield Kept(client)
    for key in Kept(client).names():
        client.delete_object(Bucket=BUCKET, Key=key)
    client.delete_bucket(Bucket=BUCKET)


class Kept:
    """What an outsider finds in the bucket."""

    def __init__(self, client):
        self.client = client

    def names(self, prefix="") -> set[str]:
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=BUCKET, Prefix=f"{prefix}")
        return {entry["Key"] for page in pages for entry in page.get("Contents", ())}

    def head(self, key: str) -> dict:
        return self.client.head_object(Bucket=BUCKET, Key=key)


def a_picture(colour="navy", size=(80, 70)) -> ContentFile:
    stream = io.BytesIO()
    Image.new("RGB", size, colour).save(stream, "JPEG")
    return ContentFile(stream.getvalue(), "a.jpg")


@pytest.mark.once
@pytest.mark.django_db
@pytest.mark.usefixtures("knife_in_hand")
def test_a_photo_lives_in_a_bucket_from_intake_to_sweeping(bucket, client, time_machine):
    photo = store_photo(a_picture(), agencies=[an_agency()], caption="شرح أول", alt="بديل")
    names = sets.names(photo.picture)
    folder = f"beirut/renditions/{photo.cuts}"
    assert bucket.names("beirut/renditions") == {f"{folder}/{sets.FACTS}", *(f"beirut/renditions/{n}" for n in names)}
    head = bucket.head(f"beirut/renditions/{names[0]}")
    assert head["ContentType"] == "image/avif" and head["CacheControl"] == "public, max-age=31536000, immutable"
    original = f"beirut/originals/{photo.original.name}"
    assert "immutable" not in bucket.head(original).get("CacheControl", "")
    a_story(photos=[photo])
    public_views(client, photo)

    Photo.objects.filter(pk=photo.pk).update(caption="شرح ثانٍ")
    before = photo.cuts
    assert seal(photo) and not seal(photo) and photo.cuts != before
    assert "شرح ثانٍ".encode() in client.get(address(photo)).getvalue()

    spare = store_photo(a_picture("olive"))
    library.remove(spare, by=somebody("salma"))
    time_machine.move_to(timezone.now() + timedelta(days=8))
    call_command("sweep_media", stdout=(said := io.StringIO()))
    assert "Removed 2 sets of renditions, 1 originals" in said.getvalue()
    kept = {f"beirut/renditions/{name}" for name in sets.names(photo.picture)}
    left = {key for key in bucket.names() if not key.endswith((sets.FACTS, sets.GIVEN))}
    assert left == {original, *kept} and is_sealed(Photo.objects.get(pk=photo.pk))


def address(photo) -> str:
    return f"/media/{photo.picture.name(photo.picture.jpeg('card'), 'jpg')}"


def public_views(client, photo):
    """Readers are sent the rendition by the newsroom, the desk the original; nobody is sent to the bucket."""
    rendition = client.get(address(photo))
    assert rendition.status_code == 200 and rendition.headers["Content-Type"] == "image/jpeg"
    content = rendition.getvalue()
    assert content.startswith(b"\xff\xd8") and int(rendition.headers["Content-Length"]) == len(content)
    assert client.get(f"/media/{photo.cuts}/card-999.jpg").status_code == 404
    client.force_login(somebody("salma"))
    download = client.get(reverse("admin:articles_photo_original", args=[photo.pk]))
    assert download.getvalue() == a_picture().read() and "attachment" in download.headers["Content-Disposition"]
    client.logout()
    assert PublishedArticle.objects.count() == 1


@pytest.mark.once
@pytest.mark.django_db
def test_replacing_a_file_in_a_bucket_leaves_one_and_what_is_missing_is_missing(bucket):
    for text in (b"first", b"second"):
        assert default_storage.save("r/9/a.webp", ContentFile(text)) == "r/9/a.webp"
    with default_storage.open("r/9/a.webp") as file:
        assert file.read() == b"second"
    assert bucket.names() == {"beirut/renditions/r/9/a.webp"}
    with pytest.raises(FileNotFoundError):
        default_storage.open("r/9/b.webp")
    name = storages["uploads"].save("a-key/000000000-0a", ContentFile(b"piece"))
    assert bucket.names("beirut/uploads") == {f"beirut/uploads/{name}"}
    assert bucket.head(f"beirut/uploads/{name}")["ContentType"] == "application/octet-stream"


@pytest.mark.parametrize(("accel", "bucket"), [("/renditions/", "pictures"), ("renditions", ""), ("/renditions", "")])
def test_nginx_is_not_told_to_send_what_it_cannot_have(monkeypatch, accel, bucket):
    monkeypatch.setenv("MEDIA_ACCEL", accel)
    monkeypatch.setenv("MEDIA_S3_BUCKET", bucket)
    with pytest.raises(ImproperlyConfigured, match=f"MEDIA_ACCEL is {accel}"):
        runpy.run_path(str(SETTINGS))
    monkeypatch.setenv("MEDIA_ACCEL", "" if bucket else "/renditions/")
    assert runpy.run_path(str(SETTINGS))["MEDIA_S3_BUCKET"] == bucket
