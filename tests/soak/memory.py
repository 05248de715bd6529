"""How much memory the web's processes and the knife take at most, as the kernel counts it."""

import threading
from contextlib import suppress
from pathlib import Path

PROC = Path("/proc")


class Watch:
    """Inside, watches a gunicorn and its children. In megabytes: `idle` at the start, `web` and `knife` at most.

    The web's is the sum of what each process had resident at its own worst moment: more than ever was at once.
    """

    def __init__(self, master: int):
        self.master, self.knife, self.web, self.ended = master, 0.0, 0.0, threading.Event()

    def __enter__(self):
        self.workers = [self.master, *children(self.master)]
        for pid in self.workers:
            (PROC / str(pid) / "clear_refs").write_text("5")  # forgets the worst moment until now
        self.idle = sum(resident(pid, "VmRSS") for pid in self.workers)
        self.thread = threading.Thread(target=self._look, daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *exception):
        self.ended.set()
        self.thread.join()
        self.web = sum(resident(pid, "VmHWM") for pid in self.workers)

    def _look(self) -> None:
        while not self.ended.wait(0.02):
            for worker in self.workers[1:]:
                self.knife = max([self.knife, *(resident(pid, "VmHWM") for pid in children(worker))])


def children(pid: int) -> list[int]:
    """Return the numbers of a process's children."""
    found = []
    with suppress(OSError):
        for task in (PROC / str(pid) / "task").iterdir():
            found += map(int, (task / "children").read_text().split())
    return found


def resident(pid: int, line: str) -> float:
    """Return a line of /proc/…/status in megabytes; 0 for a process that is gone."""
    with suppress(OSError, IndexError):
        return int((PROC / str(pid) / "status").read_text().split(f"{line}:")[1].split()[0]) / 1024
    return 0.0
