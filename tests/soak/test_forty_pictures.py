"""Forty pictures of 24 megapixels are dropped at once while readers read: how long, how much memory, who waits.

Run it on a quiet machine: the readers' times are those of the whole machine.
"""

import os
import statistics
import threading
import time
import urllib.request
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw
from playwright.sync_api import expect

from tests.browser.conftest import chrome, open_context  # noqa: F401 - fixtures
from tests.browser.dropping import drop
from tests.browser.newspaper import Newspaper, database_for
from tests.soak.memory import Watch

pytestmark = [pytest.mark.soak, pytest.mark.browser, pytest.mark.once]

FORTY = 40
SIZE = (6000, 4000)
MOST_MEMORY = 400  # megabytes above idle, all web processes together
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description><rdf:Alt><rdf:li xml:lang="x-default">{caption}</rdf:li>
</rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""
COUNT = """
from articles.models.photo import Photo
from articles.models.upload import Upload
from django.core.files.storage import default_storage as store
photos = [p for p in Photo.objects.all() if p.caption.startswith("لقطة رقم")]
cut = [p for p in photos for s in p.picture.table.shapes for z in p.picture.sizes(s) for f in ("avif", "webp")
       if not store.exists(p.picture.name(z, f))]
print(len(photos), len(cut), Upload.objects.exclude(state="done").count())
"""


@pytest.fixture(scope="module")
def newspaper(tmp_path_factory):
    """A newspaper of this test's own, which ends with it."""
    folder = tmp_path_factory.mktemp("forty")
    with database_for(folder) as database:
        paper = Newspaper(folder, database)
        paper.prepare()
        with paper.printing():
            yield paper


@pytest.fixture(scope="module")
def forty(tmp_path_factory):
    """Forty JPEGs that weigh what a camera's do: grain, gradients and shapes, each its own, each with its caption."""
    folder, grain = tmp_path_factory.mktemp("camera"), Image.effect_noise(SIZE, 22)
    return [a_shot(folder / f"DSC_{n:04}.jpg", grain, n) for n in range(FORTY)]


def a_shot(path: Path, grain: Image.Image, n: int) -> Path:
    light = Image.linear_gradient("L").rotate(n * 9).resize(SIZE)
    brush = ImageDraw.Draw(light)
    for k in range(12):
        corner = ((n * 997 + k * 1543) % SIZE[0], (n * 613 + k * 811) % SIZE[1])
        brush.ellipse((*corner, corner[0] + 900 + 40 * k, corner[1] + 700), fill=(n * 31 + k * 53) % 256)
    bands = [ImageChops.add(ImageChops.offset(grain, n * 37 + k * 211, n * 53), light, 2) for k in range(3)]
    xmp = XMP.format(caption=f"لقطة رقم {n} من الميدان").encode()
    Image.merge("RGB", bands).save(path, "JPEG", quality=88, xmp=xmp)
    return path


class Reader(threading.Thread):
    """Somebody who opens one article after the other for as long as it lasts: `times` in seconds."""

    def __init__(self, address: str):
        super().__init__(daemon=True)
        self.address, self.times, self.ended = address, [], threading.Event()
        self.start()

    def run(self):
        while not self.ended.wait(0.05):
            start = time.perf_counter()
            with urllib.request.urlopen(self.address, timeout=60) as answer:
                assert answer.status == 200
                answer.read()
            self.times.append(time.perf_counter() - start)

    def stop(self) -> list[float]:
        self.ended.set()
        self.join()
        return sorted(self.times)


def percentile(times: list[float], part: float) -> float:
    return times[min(len(times) - 1, int(part * len(times)))]


def enter(newspaper, open_context):  # noqa: F811
    page = open_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto("/admin/")
    page.fill("input[name=username]", "salma")
    page.fill("input[name=password]", newspaper.password)
    page.press("input[name=password]", "Enter")
    page.wait_for_selector("#user-tools")
    page.goto("/admin/articles/photo/intake/")
    return page


def test_forty_pictures_are_in_and_readers_hardly_notice(newspaper, forty, open_context):  # noqa: F811
    page = enter(newspaper, open_context)
    page.goto("/")
    story = page.locator("main a[href*='/articles/']").first.get_attribute("href")
    page.goto("/admin/articles/photo/intake/")
    calm = Reader(newspaper.url + story)
    time.sleep(30)
    idle = calm.stop()
    weight = sum(path.stat().st_size for path in forty) / 2**20
    load = os.getloadavg()[0]
    with Watch(newspaper.server.pid) as memory:
        meanwhile, start = Reader(newspaper.url + story), time.monotonic()
        drop(page, forty)
        try:
            expect(page.locator(".intake-place[data-state=added]")).to_have_count(FORTY, timeout=900_000)
        finally:
            took, busy = time.monotonic() - start, meanwhile.stop()
    ratio = percentile(busy, 0.99) / percentile(idle, 0.99)
    print(f"\n{FORTY} files, {weight:.0f} MB, load before {load:.1f}: all in after {took:.0f} s")
    print(f"web: {memory.idle:.0f} MB idle, {memory.web:.0f} MB at most; the knife: {memory.knife:.0f} MB at most")
    for name, times in (("idle", idle), ("meanwhile", busy)):
        p50, p99 = (1000 * percentile(times, part) for part in (0.5, 0.99))
        mean = 1000 * statistics.mean(times)
        print(f"article, {name}: p50 {p50:.0f} ms, p99 {p99:.0f} ms, mean {mean:.0f} ms, {len(times)} times")
    print(f"p99 meanwhile: {ratio:.1f} times that of idle")
    assert newspaper.ask(COUNT).split() == [str(FORTY), "0", "0"]
    assert memory.web - memory.idle <= MOST_MEMORY
