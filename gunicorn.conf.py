"""How gunicorn serves the newsroom: two workers of four threads, settings from the environment or `.env`."""

from pathlib import Path

from environs import Env

here = Path(__file__).resolve().parent
said = Env()
said.read_env(str(here / ".env"), override=False)
host, port = said.str("HOST", "127.0.0.1"), said.int("PORT", 8000)

wsgi_app = "newsroom.wsgi:application"
chdir = str(here)
bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
worker_class = "gthread"
workers = said.int("WEB_CONCURRENCY", 2)
threads = 4
keepalive = 5
timeout = 30
graceful_timeout = 30
max_requests = 2000  # a worker that leaks is replaced before anyone notices
max_requests_jitter = 200
control_socket_disable = True  # gunicorn 25 and later open one under the home directory otherwise
if Path("/dev/shm").is_dir():  # noqa: S108 - the heartbeat file must not wait for a disk
    worker_tmp_dir = "/dev/shm"  # noqa: S108


def when_ready(server):
    """Say where the newsroom is, once the port is really ours."""
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    address = f"http://{shown}:{port}"
    from articles.editions import EDITIONS  # its folder is on the path by now

    print(flush=True)
    for edition in EDITIONS.values():
        print(f"  Readers ({edition.code})  {address}/{edition.prefix}", flush=True)
    print(f"  The desk      {address}/admin/\n", flush=True)
