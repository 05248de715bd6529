"""The example for nginx is one that nginx accepts."""

import subprocess
from pathlib import Path

import pytest

from tests.wants import nginx, openssl

EXAMPLE = Path(__file__).resolve().parent.parent / "deploy/nginx.conf"


@pytest.mark.nginx
def test_nginx_accepts_the_example(tmp_path):
    key, certificate, main = tmp_path / "privkey.pem", tmp_path / "fullchain.pem", tmp_path / "main.conf"
    self_signed = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=news.example.org"]
    subprocess.run([openssl(), *self_signed, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    example = EXAMPLE.read_text().replace("/etc/ssl/news.example.org", str(tmp_path))
    example = example.replace("listen 80", "listen 127.0.0.1:18080").replace("listen 443", "listen 127.0.0.1:18443")
    example = example.replace("  listen [::]:80;\n", "").replace("  listen [::]:443 ssl;\n", "")
    main.write_text(f"pid {tmp_path}/pid; error_log stderr; events {{}} http {{ access_log off;\n{example}}}\n")
    said = subprocess.run([nginx(), "-t", "-c", main, "-p", tmp_path], capture_output=True, text=True)
    assert said.returncode == 0, said.stderr
