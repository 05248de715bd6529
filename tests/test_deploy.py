"""The example for nginx is one that nginx accepts, and behind it a picture is what it is in front of it."""

import http.client
import os
import ssl
import subprocess
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from socket import create_connection, create_server
from threading import Thread

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.utils import timezone

from articles.models.photo import Photo
from tests.makers import a_photo
from tests.wants import nginx, openssl

pytestmark = pytest.mark.nginx
EXAMPLE = Path(__file__).resolve().parent.parent / "deploy/nginx.conf"
PORTS = {"80": "18080", "443": "18443", "8000": "8000"}  # as the example has them, and as they are here
PICTURE = b"RIFF" + bytes(range(256)) * 8
IMMUTABLE = "public, max-age=31536000, immutable"


def example(folder: Path, ports: dict[str, str] = PORTS) -> Path:
    """Write a whole configuration with the example in it, its four marked things changed; return where it is."""
    key, certificate, main = folder / "privkey.pem", folder / "fullchain.pem", folder / "main.conf"
    curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]
    self_signed = ["req", "-x509", *curve, "-nodes", "-days", "1", "-subj", "/CN=news.example.org"]
    subprocess.run([openssl(), *self_signed, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    said = EXAMPLE.read_text().replace("/etc/ssl/news.example.org", str(folder))
    said = said.replace("/srv/newsroom/var", str(folder / "var")).replace(":8000;", f":{ports['8000']};")
    said = said.replace("  listen [::]:80;\n", "").replace("  listen [::]:443 ssl;\n", "")
    for port in ("80", "443"):
        said = said.replace(f"listen {port}", f"listen 127.0.0.1:{ports[port]}")
    user = "user root;" if os.geteuid() == 0 else ""  # who may look into this folder
    http = f"access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;\n{said}"
    main.write_text(f"{user} daemon off; pid {folder}/pid; error_log stderr; events {{}} http {{ {http}}}\n")
    return main


def test_nginx_accepts_the_example(tmp_path):
    said = subprocess.run([nginx(), "-t", "-c", example(tmp_path), "-p", tmp_path], capture_output=True, text=True)
    assert said.returncode == 0, said.stderr


# --- Behind it -------------------------------------------------------------------------------------
def free_ports(number: int) -> list[int]:
    sockets = [create_server(("127.0.0.1", 0)) for _ in range(number)]
    ports = [socket.getsockname()[1] for socket in sockets]
    for socket in sockets:
        socket.close()
    return ports


@pytest.fixture
def newsroom(settings, tmp_path):
    """The newsroom as the example wants it set, on a port of its own; yields that."""
    settings.MEDIA_ROOT, settings.MEDIA_ACCEL = tmp_path / "var/media", "/renditions/"
    settings.ALLOWED_HOSTS, settings.SECURE_SSL_REDIRECT = ["news.example.org"], True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet)
    server.set_app(get_wsgi_application())
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()
    thread.join()


class Quiet(WSGIRequestHandler):
    def log_message(self, *said):
        pass


@pytest.fixture
def asked(newsroom, tmp_path):
    """Return a function that asks nginx for an address and returns (status, headers, body)."""
    plain, secure = free_ports(2)
    main = example(tmp_path, {"80": str(plain), "443": str(secure), "8000": str(newsroom)})
    running = subprocess.Popen([nginx(), "-c", main, "-p", tmp_path], stderr=subprocess.PIPE, text=True)
    for _ in range(100):
        try:
            create_connection(("127.0.0.1", secure)).close()
            break
        except ConnectionRefusedError:
            assert running.poll() is None, running.stderr.read()
            time.sleep(0.05)

    def ask(address, method="GET", **headers):
        signed = ssl.create_default_context(cafile=tmp_path / "fullchain.pem")
        signed.check_hostname = False  # it is asked by its number
        with closing(http.client.HTTPSConnection("127.0.0.1", secure, context=signed, timeout=20)) as connection:
            connection.request(method, address, headers={"Host": "news.example.org", **headers})
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()

    yield ask
    running.terminate()
    running.communicate(timeout=20)


@pytest.fixture
def picture(asked):
    """A photo whose one rendition is on the disk, and the rendition's address."""
    photo = a_photo()
    default_storage.save(f"{photo.cuts}/card-320.webp", ContentFile(PICTURE))
    return photo, f"/media/{photo.cuts}/card-320.webp"


@pytest.mark.django_db(transaction=True)
def test_behind_nginx_a_picture_comes_whole_in_part_or_not_again(asked, picture):
    photo, address = picture
    status, told, body = asked(address)
    assert (status, body, told["content-type"], told["cache-control"]) == (200, PICTURE, "image/webp", IMMUTABLE)
    assert told["x-content-type-options"] == "nosniff" and "x-kept-for" not in told and "x-accel-redirect" not in told
    assert told["content-security-policy"] == "default-src 'none'"
    status, head, body = asked(address, "HEAD")
    same = ("content-type", "content-length", "cache-control", "etag", "last-modified")
    assert (status, body) == (200, b"") and [head[name] for name in same] == [told[name] for name in same]
    status, part, body = asked(address, Range="bytes=4-11")
    assert (status, body, part["cache-control"]) == (206, PICTURE[4:12], IMMUTABLE)
    assert part["content-range"] == f"bytes 4-11/{len(PICTURE)}"
    for name, value in {"If-None-Match": told["etag"], "If-Modified-Since": told["last-modified"]}.items():
        status, kept, body = asked(address, **{name: value})
        assert (status, body, kept["cache-control"]) == (304, b"", IMMUTABLE), name
    end = timezone.now() + timedelta(minutes=10)
    Photo.objects.filter(pk=photo.pk).update(usable_until=end)
    status, told, _ = asked(address)
    assert status == 200 and 580 <= int(told["cache-control"].removeprefix("public, max-age=")) <= 600


@pytest.mark.django_db(transaction=True)
def test_behind_nginx_nobody_keeps_that_a_picture_is_not_there(asked, picture):
    photo, address = picture
    for missing in (address.replace("320", "640"), address.replace(photo.cuts, "r/2/ff/" + "f" * 32)):
        for method in ("GET", "HEAD"):
            status, told, _ = asked(missing, method)
            assert (status, told["cache-control"]) == (404, "no-store"), missing
    Photo.objects.filter(pk=photo.pk).update(held=True)
    for headers in ({}, {"Range": "bytes=0-1"}, {"If-Modified-Since": "Sat, 01 Jan 2095 00:00:00 GMT"}):
        status, told, body = asked(address, **headers)
        assert (status, told["cache-control"], body) == (410, "no-store", b"")


@pytest.mark.django_db(transaction=True)
def test_behind_nginx_a_picture_has_no_address_but_ours(asked, picture):
    photo, address = picture
    for other in (address.replace("/media/", "/renditions/"), f"/media/{photo.cuts}/facts.json", "/originals/a.jpg"):
        assert asked(other)[0] == 404, other
