"""Files that are dropped on a page as a hand would drop them, from this machine's disk."""

from pathlib import Path


def drop(page, files: list[Path], at: tuple[int, int] = (500, 400)) -> None:
    """Drag files over the page and let them go."""
    session = page.context.new_cdp_session(page)
    held = {"items": [], "files": [str(file) for file in files], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": kind, "x": at[0], "y": at[1], "data": held})
    session.detach()
