"""`manage.py sweep_media` takes what no row names, once it is old; it never touches anything else."""

import io
import os
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image

from articles.models.photo import Photo
from articles.models.upload import Upload
from articles.photos import intake, sets, storage
from articles.publishing import library
from articles.publishing.library import store_photo
from articles.publishing.photos import sweeping
from articles.publishing.photos.replacing import replace
from articles.publishing.photos.sealing import seal
from tests.knife import knife_in_hand  # noqa: F401 - a fixture
from tests.makers import somebody

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("knife_in_hand")]
STORES = ("default", "originals", "uploads")


@pytest.fixture(autouse=True)
def empty_stores(settings, monkeypatch, tmp_path):
    """Three stores of this test's own."""
    disk = "articles.photos.storage.Disk"
    own = {name: {"BACKEND": disk, "OPTIONS": {"location": tmp_path / name}} for name in STORES}
    settings.STORAGES = {**settings.STORAGES, **own}
    monkeypatch.setattr(Photo._meta.get_field("original"), "storage", storages["originals"])
    return tmp_path


def a_file(colour="navy", size=(80, 70)) -> ContentFile:
    stream = io.BytesIO()
    Image.new("RGB", size, colour).save(stream, "PNG")
    return ContentFile(stream.getvalue(), "a.png")


def age(folder: Path, days=30) -> None:
    """Let everything in the folder be so old."""
    then = (timezone.now() - timedelta(days=days)).timestamp()
    for path in [folder, *folder.rglob("*")]:
        os.utime(path, (then, then))


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def sweep(**options) -> str:
    call_command("sweep_media", stdout=(said := io.StringIO()), **options)
    return said.getvalue()


def an_upload(state=Upload.State.SENDING, **facts) -> Upload:
    return Upload.objects.create(key="a-key", by=somebody("salma"), size=10, received=5, state=state, facts=facts)


def litter_of_every_kind() -> set[str]:
    """Things that no row names, beside things that one does; returns what is to stay."""
    store_photo(a_file())
    gone = store_photo(a_file("olive"))
    Photo.objects.filter(pk=gone.pk).delete()
    twin = intake.take_in(a_file("teal"))
    pieces = [storages["uploads"].save(f"{key}/000-{n}", ContentFile(b"5")) for key in ("a-key", "b-key") for n in "12"]
    an_upload(pieces=pieces[:1], cut={"cuts": twin.cuts}, state=Upload.State.TWIN)
    root = Path(default_storage.path("")).parent
    goes = {f"default/{name}" for name in files(root / "default") if name.startswith(gone.cuts)}
    goes |= {f"originals/{gone.original.name}", *(f"uploads/{name}" for name in pieces[1:])}
    assert len(goes) == 16 + 1 + 3
    return files(root) - goes


def test_what_no_row_names_goes_and_what_one_names_stays(empty_stores):
    stays = litter_of_every_kind()
    age(empty_stores)
    everything = files(empty_stores)
    said = sweep(dry_run=True)
    assert "Would remove 1 sets of renditions, 1 originals, 3 pieces of uploads, 0 share pictures." in said
    assert files(empty_stores) == everything
    assert "Removed 1 sets of renditions, 1 originals, 3 pieces of uploads, 0 share pictures." in sweep()
    assert files(empty_stores) == stays
    age(empty_stores)
    assert "Removed 0 sets" in sweep() and not (empty_stores / "uploads/b-key").exists(), "the empty folder goes, too"


def test_what_is_young_stays(empty_stores):
    litter_of_every_kind()
    age(empty_stores, days=6)
    everything = files(empty_stores)
    assert "Removed 0 sets of renditions, 0 originals, 0 pieces" in sweep() and files(empty_stores) == everything
    assert "Removed 1 sets" in sweep(older_than=5)


@pytest.mark.parametrize("after", [1, 9, 30])
def test_a_sweep_that_is_stopped_is_simply_begun_again(empty_stores, monkeypatch, after):
    stays = litter_of_every_kind()
    age(empty_stores)
    deleted, really = [], os.remove

    def stopping(path, *rest, **named):
        if len(deleted) >= after:
            raise KeyboardInterrupt
        deleted.append(path)
        really(path, *rest, **named)

    monkeypatch.setattr(os, "remove", stopping)
    with suppress(KeyboardInterrupt):
        sweep()
    monkeypatch.undo()
    assert deleted and stays <= files(empty_stores)
    age(empty_stores)
    sweep()
    assert files(empty_stores) == stays


def test_the_set_that_a_photo_has_just_left_is_kept_for_a_while(empty_stores):
    photo = store_photo(a_file(), caption="شرح أول")
    age(empty_stores)
    first = photo.cuts
    Photo.objects.filter(pk=photo.pk).update(caption="شرح ثانٍ")
    seal(photo)
    Photo.objects.filter(pk=photo.pk).update(focus_x=0.9)
    photo.refresh_from_db()
    second = photo.cuts
    library.refocus(photo)
    photo.save()
    assert "Removed 0 sets" in sweep(), "pages that somebody keeps name them"
    age(empty_stores)
    assert "Removed 2 sets" in sweep()
    assert not sets.facts(first) and not sets.facts(second) and sets.facts(photo.cuts)


@pytest.mark.parametrize("how", ["removed", "replaced"])
def test_the_set_of_a_photo_that_is_removed_or_gets_another_file_is_kept_for_a_while(
    empty_stores, django_capture_on_commit_callbacks, how
):
    store_photo(a_file("teal"))
    photo = store_photo(a_file(), caption="شرح")
    first = photo.cuts
    age(empty_stores)
    with django_capture_on_commit_callbacks(execute=True):
        if how == "removed":
            library.remove(photo, by=somebody("salma"))
        else:
            replace(photo, a_file("olive"), seen=photo.digest, by=somebody("salma"))
    assert "Removed 0 sets" in sweep() and sets.facts(first)
    age(empty_stores)
    assert "Removed 1 sets" in sweep() and not sets.facts(first)


def test_a_set_that_is_given_away_while_it_is_swept_stays(empty_stores, monkeypatch):
    store_photo(a_file("teal"))
    cut = intake.take_in(a_file())
    age(empty_stores)
    really = sweeping._is_old_set

    def meanwhile(cuts, before):
        old = really(cuts, before)
        sets.renew(cuts)
        return old

    monkeypatch.setattr(sweeping, "_is_old_set", meanwhile)
    assert "Removed 0 sets" in sweep()
    assert set(sets.names(Photo(cuts=cut.cuts, width=80, height=70).picture)) <= files(empty_stores / "default")
    assert sets.facts(cut.cuts)


def test_a_picture_that_comes_back_before_the_sweep_is_safe(empty_stores):
    """Its original was nobody's, and old; now it is new again, whether its row is there yet or not."""
    store_photo(a_file("teal"))
    gone = store_photo(a_file())
    Photo.objects.filter(pk=gone.pk).delete()
    age(empty_stores)
    back = Photo()
    library.adopt(back, a_file(), intake.take_in(a_file()))
    assert "Removed 0 sets of renditions, 0 originals" in sweep()


def test_half_a_set_of_a_run_that_was_killed_goes_when_it_is_old(empty_stores):
    store_photo(a_file("teal"))
    cut = intake.take_in(a_file())
    default_storage.delete(f"{cut.cuts}/{sets.FACTS}")
    (empty_stores / "originals/.0123456789abcdef.part").write_bytes(b"half")
    assert "Removed 0 sets" in sweep()
    age(empty_stores)
    assert (
        "Removed 1 sets of renditions, 0 originals, 0 pieces of uploads, 0 share pictures, 1 half-written files."
        in sweep()
    )


def test_a_database_without_a_single_photo_is_not_believed(empty_stores):
    intake.take_in(a_file())
    age(empty_stores)
    everything = files(empty_stores)
    with pytest.raises(CommandError, match="right database"):
        sweep()
    assert files(empty_stores) == everything


def test_sets_of_the_first_table_are_found_a_storey_higher(empty_stores):
    store_photo(a_file())
    kept, left = f"r/0a/{'0a' * 16}", f"r/0a/{'0b' * 16}"
    for cuts in (kept, left):
        default_storage.save(f"{cuts}/card-640.avif", ContentFile(b"old"))
    old = store_photo(a_file("olive"))
    Photo.objects.filter(pk=old.pk).update(cuts=kept)
    age(empty_stores)
    assert left in sweep(dry_run=True) and kept not in sweep(dry_run=True)


@pytest.mark.parametrize("days", [0, 0.5, -1, float("nan"), float("inf")])
def test_what_is_still_being_sent_or_cut_is_out_of_reach(empty_stores, days):
    store_photo(a_file())
    storages["uploads"].save("a-key/000-1", ContentFile(b"5"))
    age(empty_stores, days=0.9)
    everything = files(empty_stores)
    with pytest.raises(CommandError, match="at least 1"):
        sweep(older_than=days)
    assert "Removed 0 sets of renditions, 0 originals, 0 pieces" in sweep(older_than=1)
    assert files(empty_stores) == everything


def test_a_file_that_comes_into_a_folder_while_that_is_tidied_away_is_safe(empty_stores, monkeypatch):
    """The sweep finds a folder empty and old; before it takes it away, a file is put there."""
    store_photo(a_file())
    for folder in ("originals/0a", "uploads/0b"):
        (empty_stores / folder).mkdir(parents=True)
    age(empty_stores)
    really = Path.rmdir

    def meanwhile(folder):
        storages["originals"].save("0a/first.jpg", ContentFile(b"whole"))
        really(folder)

    monkeypatch.setattr(Path, "rmdir", meanwhile)
    assert "Removed 0 sets" in sweep()
    assert (empty_stores / "originals/0a/first.jpg").read_bytes() == b"whole"
    assert not (empty_stores / "uploads/0b").exists()


def test_a_file_is_written_although_its_folder_is_tidied_away_meanwhile(empty_stores, monkeypatch):
    really, times = storage._make, []

    def and_away(folder):
        really(folder)
        if folder.name == "0a" and not times:
            times.append(folder)
            folder.rmdir()

    monkeypatch.setattr(storage, "_make", and_away)
    assert storages["originals"].save("0a/a.jpg", ContentFile(b"whole")) == "0a/a.jpg"
    assert times and (empty_stores / "originals/0a/a.jpg").read_bytes() == b"whole"


def test_a_set_that_is_renewed_while_it_is_taken_away_stops_no_sweep(empty_stores, monkeypatch):
    store_photo(a_file())
    cut = intake.take_in(a_file("olive"))
    age(empty_stores)
    really = sets.remove

    def and_renewed(cuts, *, unless):
        gone = really(cuts, unless=unless)
        sets.renew(cuts)
        return gone

    monkeypatch.setattr(sets, "remove", and_renewed)
    assert "Removed 1 sets" in sweep() and default_storage.exists(f"{cut.cuts}/{sets.GIVEN}")


def test_sweeping_asks_as_much_for_many_files_as_for_few(empty_stores, django_assert_max_num_queries):
    """A folder is one question, and no question reads through all photos or all uploads."""
    store_photo(a_file())
    for number in range(30):
        storages["originals"].save(f"0a/{number:02x}.jpg", ContentFile(b"5"))
    with django_assert_max_num_queries(8):
        sweep(dry_run=True)
    for asked in (lambda: sweeping.named_sets(["r/3/0a/x"]), lambda: sweeping.named_originals(["0a/x.jpg"])):
        with CaptureQueriesContext(connection) as asking:
            asked()
        for query in asking.captured_queries:
            assert connection.vendor != "sqlite" or "USING" in plan(query["sql"]), query["sql"]


def plan(sql: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        return " ".join(row[-1] for row in cursor.fetchall())
