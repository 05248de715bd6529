"""A whole newspaper for a browser to visit: its own data, database and gunicorn, thrown away afterwards."""

import fcntl
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from tests.browser.shelf import cut_once

HERE = Path(__file__).resolve().parent.parent.parent
PREPARE = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("collectstatic", interactive=False, verbosity=0)
call_command("seed_demo")
"""
PASSWORD = "only-the-tests-know-this-1"  # opens a newspaper that lives for minutes, on loopback


class Newspaper:
    """A running newspaper. `url` ends without a slash; `manage()` runs a command and returns what it said.

    `ask()` does a script inside, where Django already is, and returns what it printed.
    """

    clerk = None

    def __init__(self, folder: Path, database: str):
        self.folder, self.password, self.port = folder, PASSWORD, free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.env = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "newsroom.settings",
            "DEMO": "1",
            "DEBUG": "0",
            "HTTPS": "0",
            "BEHIND_PROXY": "0",
            "SECRET_KEY": "a-browser-is-told-nothing-of-this",
            "ALLOWED_HOSTS": "localhost,127.0.0.1",
            "CSRF_TRUSTED_ORIGINS": "",
            "DATA_DIR": str(folder),
            "DATABASE_URL": database,
            "READER_DATABASE_URL": "",
            "REDIS_URL": os.environ.get("TEST_REDIS_URL", ""),
            "NEWSROOM_NAME": "",
            "NEWSROOM_MONTHS": "dual",
            "HIJRI_DATE": "1",
            "HIJRI_OFFSET": "0",
            "DEMO_PASSWORD": PASSWORD,
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            "WEB_CONCURRENCY": "2",
            "DESK_JOURNAL": "1",
            "LOG_LEVEL": "WARNING",
        }

    def manage(self, *args: str, wait: float = 300) -> str:
        """What `manage.py` printed; its complaint, as an AssertionError, when it failed."""
        command = [sys.executable, "manage.py", *args]
        done = subprocess.run(command, cwd=HERE, env=self.env, capture_output=True, text=True, timeout=wait)
        assert done.returncode == 0, f"manage.py {' '.join(args)} failed:\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def ask(self, script: str) -> str:
        """What the script printed, done by the newspaper's clerk; its complaint, as an AssertionError."""
        if self.clerk is None or self.clerk.poll() is not None:
            command = [sys.executable, "-m", "tests.browser.clerk"]
            self.clerk = subprocess.Popen(
                command, cwd=HERE, env=self.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            )
        self.clerk.stdin.write(json.dumps(script) + "\n")
        self.clerk.stdin.flush()
        answer = json.loads(self.clerk.stdout.readline())
        assert not answer["wrong"], answer["wrong"]
        return answer["said"]

    def close(self) -> None:
        """Send the clerk home."""
        if self.clerk:
            self.clerk.communicate(timeout=20)

    def share(self, stock: Path) -> None:
        """Prepare it by copying what another worker has prepared there, or put there what it has prepared itself."""
        with stock.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if stock.exists():
                shutil.copytree(stock, self.folder, dirs_exist_ok=True)
            else:
                self.prepare()
                shutil.copytree(self.folder, stock)

    def prepare(self) -> None:
        self.manage("compile_catalogues")  # before anybody has read one
        with cut_once(self.folder / "media"):
            self.ask(PREPARE)

    @contextmanager
    def printing(self):
        """The newspaper answers at its address for as long as this lasts."""
        log = self.folder / "gunicorn.log"
        with log.open("wb") as out:
            server = self.server = subprocess.Popen(
                [sys.executable, "-m", "gunicorn"], cwd=HERE, env=self.env, stdout=out, stderr=out
            )
            try:
                self.wait(server, log)
                yield self
            finally:
                self.close()
                server.terminate()
                server.wait(timeout=40)

    def wait(self, server: subprocess.Popen, log: Path) -> None:
        for _ in range(150):
            assert server.poll() is None, f"gunicorn went away:\n{log.read_text()}"
            try:
                urllib.request.urlopen(self.url + "/", timeout=20).close()
                return
            except urllib.error.HTTPError as error:
                error.close()
                raise AssertionError(f"The front page answers {error.code}:\n{log.read_text()}") from None
            except OSError:
                time.sleep(0.2)
        raise AssertionError(f"gunicorn never answered:\n{log.read_text()}")


@contextmanager
def database_for(folder: Path):
    """The address of a new database: a file, or one on the server of TEST_DATABASE_URL that is dropped at the end."""
    server = os.environ.get("TEST_DATABASE_URL")
    if not server:
        yield f"sqlite:///{folder / 'newspaper.sqlite3'}"
        return
    import psycopg

    name = f"newspaper_{secrets.token_hex(6)}"
    with psycopg.connect(server, autocommit=True) as keeper:
        keeper.execute(f'CREATE DATABASE "{name}"')
    try:
        yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    finally:
        with psycopg.connect(server, autocommit=True) as keeper:
            keeper.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]
