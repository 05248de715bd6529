"""A network on this machine that breaks at a given byte, and somebody who sends a file through it."""

import http.client
import json
import socket
import threading
from contextlib import suppress
from hashlib import sha256
from urllib.parse import urlencode, urlsplit

TOKEN = "a" * 32  # a page's token and its cookie are the same: that is all that Django asks of them
HERE = "/admin/articles/photo/intake/"


class Cable:
    """A TCP proxy on loopback in front of `port`. `cut_after(n)`: n bytes more pass, either way, and then nothing."""

    def __init__(self, port: int):
        self.behind, self.left, self.passed = port, None, 0
        self.ends, self.lock = [], threading.Lock()
        self.front = socket.create_server(("127.0.0.1", 0))
        self.port = self.front.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def cut_after(self, count: int | None) -> None:
        """Let so many bytes pass from now on; None: all of them."""
        with self.lock:
            self.left, self.passed = count, 0

    def close(self) -> None:
        self.front.close()
        self._cut()

    def _accept(self) -> None:
        while True:
            try:
                near = self.front.accept()[0]
                far = socket.create_connection(("127.0.0.1", self.behind))
            except OSError:
                return
            self.ends += [near, far]
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        try:
            while content := one.recv(4096):
                allowed = self._allowed(len(content))
                other.sendall(content[:allowed])
                if allowed < len(content):
                    return self._cut()
            other.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # the other way has been cut

    def _allowed(self, wanted: int) -> int:
        with self.lock:
            allowed = wanted if self.left is None else min(wanted, self.left)
            self.passed += allowed
            self.left = None if self.left is None else self.left - allowed
            return allowed

    def _cut(self) -> None:
        ends, self.ends = self.ends, []
        for end in ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)  # wakes who is listening on it; close alone would not
            end.close()


class Lost(Exception):
    """The connection was lost; what was sent last may have arrived or not."""


class Sender:
    """Sends files as the page's script does: announces them, asks where to go on, sends pieces, announces the end."""

    def __init__(self, port: int, cookies: dict[str, str], *, piece: int):
        self.port, self.piece = port, piece
        cookie = "; ".join(f"{name}={value}" for name, value in {**cookies, "csrftoken": TOKEN}.items())
        self.headers = {"Cookie": cookie, "X-CSRFToken": TOKEN, "Accept": "application/json", "Connection": "close"}

    def send(self, file: bytes, name: str) -> dict:
        """Send a file, or the rest of it, and return what has become of it. Raises Lost."""
        fields = {"name": name, "size": len(file), "digest": sha256(file).hexdigest()}
        said = self.ask("POST", f"{HERE}begin/", urlencode(fields).encode(), "application/x-www-form-urlencoded")
        while said["state"] == "sending" and (offset := said["received"]) < len(file):
            there = f"{urlsplit(said['piece']).path}?offset={offset}"
            answer = self.ask("POST", there, file[offset : offset + self.piece], "application/octet-stream")
            said["received"] = answer["received"]
        return self.ask("POST", said["finish"], b"", "application/x-www-form-urlencoded") if "finish" in said else said

    def ask(self, method: str, address: str, body: bytes, kind: str) -> dict:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, address, body, {**self.headers, "Content-Type": kind})
            response = connection.getresponse()
            said = json.loads(response.read())
        except (OSError, http.client.HTTPException, ValueError) as gone:
            raise Lost from gone
        finally:
            connection.close()
        assert response.status in (200, 409), said
        return said
