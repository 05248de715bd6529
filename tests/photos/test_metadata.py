"""Every field of every kind of file, Arabic above all: pictures that exiftool has described, read by our reader."""

import json

import pillow_heif
import pytest
from django.core.files.base import ContentFile

from articles.photos import intake
from tests.photos.pictures import best, described, drawn, read, written

pytestmark = pytest.mark.exiftool

SAID = {
    "caption": "متظاهرون أمام مبنى البرلمان في كابل، يوم الجمعة 20 نوفمبر 2026 (وسط)",
    "credit": "أ.ف.ب",
    "photographer": "أحمد الغرابلي",
    "headline": "احتجاج في العاصمة",
    "city": "كابل",
    "country": "أفغانستان",
    "date": "2026-11-20",
    "keywords": ["احتجاج", "برلمان"],
}
XMP = {
    "caption": "XMP-dc:Description",
    "credit": "XMP-photoshop:Credit",
    "photographer": "XMP-dc:Creator",
    "headline": "XMP-photoshop:Headline",
    "city": "XMP-photoshop:City",
    "country": "XMP-photoshop:Country",
    "date": "XMP-photoshop:DateCreated",
    "keywords": "XMP-dc:Subject",
}
IPTC = {
    "caption": "IPTC:Caption-Abstract",
    "credit": "IPTC:Credit",
    "photographer": "IPTC:By-line",
    "headline": "IPTC:Headline",
    "city": "IPTC:City",
    "country": "IPTC:Country-PrimaryLocationName",
    "date": "IPTC:DateCreated",
    "keywords": "IPTC:Keywords",
}
EXIF = {"caption": "EXIF:ImageDescription", "photographer": "EXIF:Artist", "date": "EXIF:DateTimeOriginal"}
MARKED = ["-charset", "iptc=UTF8", "-IPTC:CodedCharacterSet=UTF8"]
ROWS = {  # of the table that readers of metadata are measured by: format, tags, what exiftool is told besides
    "IPTC in UTF-8, marked": ("JPEG", [IPTC], MARKED),
    "IPTC in UTF-8, unmarked": ("JPEG", [IPTC], ["-charset", "iptc=UTF8"]),
    "IPTC in Windows-1256": ("JPEG", [IPTC], ["-charset", "iptc=Arabic"]),
    "XMP in JPEG": ("JPEG", [XMP], []),
    "XMP in PNG": ("PNG", [XMP], []),
    "XMP in AVIF": ("AVIF", [XMP], []),
    "XMP and EXIF in WebP": ("WEBP", [XMP, EXIF], []),
    "EXIF in UTF-8": ("JPEG", [EXIF], []),
}


def told(tags, said=SAID):
    """exiftool's options that say all this by these tags; it wants dates with colons, and a time in EXIF's."""
    options = []
    for name, tag in tags.items():
        for value in said[name] if isinstance(said[name], list) else [said[name]]:
            value = value.replace("-", ":") if name == "date" else value
            options.append(f"-{tag}={value} 10:11:12" if tag in EXIF.values() and name == "date" else f"-{tag}={value}")
    return options


@pytest.mark.parametrize("row", ROWS)
def test_every_field_of_every_row_of_the_table_is_right(row, tmp_path):
    format, tags, options = ROWS[row]
    said = read(written(tmp_path, format, *options, *[option for each in tags for option in told(each)]))
    assert best(said) == {name: SAID[name] for each in tags for name in each}
    assert all(len(readings) == 1 for readings in said["fields"].values()), "what agrees is said once"


def test_two_kilobytes_of_caption_that_disagree_are_all_kept_and_xmp_is_first(tmp_path):
    long, other = ("وصف طويل للصورة " * 75).strip(), ("وصف مغاير تمامًا " * 64).strip()
    assert len(long.encode()) > 2000 > len(other.encode()) > 1900, "IPTC has room for two thousand bytes"
    said = {**SAID, "caption": other, "credit": "رويترز"}
    path = written(tmp_path, "JPEG", *MARKED, *told(XMP, {**SAID, "caption": long}), *told(IPTC, said))
    found = read(path)["fields"]
    assert found["caption"] == [{"source": "xmp", "value": long}, {"source": "iptc", "value": other}]
    assert [reading["value"] for reading in found["credit"]] == ["أ.ف.ب", "رويترز"]
    assert len(found["city"]) == 1, "there they agree"


def test_what_iptcs_limits_have_cut_off_is_no_second_reading(tmp_path):
    credit = "وكالة الأنباء المركزية الكورية - «تليغراف»"
    path = written(tmp_path, "JPEG", *MARKED, f"-XMP-photoshop:Credit={credit}", f"-IPTC:Credit={credit[:17]}")
    assert read(path)["fields"]["credit"] == [{"source": "xmp", "value": credit}]


NEWER = {
    "alt": ("-XMP-iptcCore:AltTextAccessibility=رجل يرفع لافتة", "رجل يرفع لافتة"),
    "people": ("-XMP-iptcExt:PersonInImage=فلان الفلاني", ["فلان الفلاني"]),
    "source": ("-XMP-photoshop:Source=وكالة فرانس برس", "وكالة فرانس برس"),
    "copyright": ("-XMP-dc:Rights=© أ.ف.ب 2026", "© أ.ف.ب 2026"),
    "usage": ("-XMP-xmpRights:UsageTerms=للاستخدام التحريري وحده", "للاستخدام التحريري وحده"),
    "instructions": ("-XMP-photoshop:Instructions=لا تنشر قبل الجمعة", "لا تنشر قبل الجمعة"),
    "city": ("-XMP-iptcExt:LocationCreatedCity=هراة", "هراة"),
    "country": ("-XMP-iptcExt:LocationShownCountryName=إيران", "إيران"),
    "date": ("-XMP-exif:DateTimeOriginal=2026:10:01 23:30:00-05:00", "2026-10-01"),
    "until": ("-XMP-plus:LicenseEndDate=2027:01:31", "2027-01-31T23:59:59"),
}


def test_what_only_xmp_can_say_is_read_as_well(tmp_path):
    path = written(tmp_path, "JPEG", *[option for option, _value in NEWER.values()])
    assert best(read(path)) == {name: value for name, (_option, value) in NEWER.items()}


OLDER = {
    "source": ("-IPTC:Source=رويترز", "رويترز"),
    "copyright": ("-EXIF:Copyright=حقوق النشر محفوظة", "حقوق النشر محفوظة"),
    "instructions": ("-IPTC:SpecialInstructions=NO ARCHIVES", "NO ARCHIVES"),
    "until": ("-IPTC:ExpirationDate=2027:02:03", "2027-02-03T23:59:59"),
    "caption": ("-EXIF:UserComment=تعليق من المصوّر", "تعليق من المصوّر"),
    "photographer": ("-EXIF:XPAuthor=سالم;هدى", "سالم، هدى"),
    "keywords": ("-EXIF:XPKeywords=حرب;سلام", ["حرب", "سلام"]),
}


def test_what_older_files_say_is_read_as_well(tmp_path):
    path = written(tmp_path, "JPEG", *MARKED, *[option for option, _value in OLDER.values()])
    assert best(read(path)) == {name: value for name, (_option, value) in OLDER.items()}


def test_several_photographers_are_joined_and_languages_of_a_caption_stand_side_by_side(tmp_path):
    options = ["-XMP-dc:Creator=سالم", "-XMP-dc:Creator=هدى"]
    options += ["-XMP-dc:Description=عام", "-XMP-dc:Description-en=general"]
    found = read(written(tmp_path, "JPEG", *options))["fields"]
    assert found["photographer"] == [{"source": "xmp", "value": "سالم، هدى"}]
    assert [reading["value"] for reading in found["caption"]] == ["عام", "general"]


@pytest.mark.parametrize("format", ["JPEG", "WEBP"])
def test_the_place_on_earth_is_apart_and_nowhere_else(format, tmp_path):
    options = ["-EXIF:GPSLatitude=33.3152", "-EXIF:GPSLatitudeRef=S", "-EXIF:GPSLongitude=44.3661"]
    options += ["-EXIF:GPSLongitudeRef=E", "-XMP-exif:GPSLatitude=33.3152", "-XMP-exif:GPSLongitude=44.3661"]
    options += ["-XMP-iptcExt:LocationCreatedGPSLatitude=33.3152", "-XMP-iptcExt:LocationCreatedCity=بغداد"]
    said = read(written(tmp_path, format, *options))
    assert said["location"] == {"latitude": -33.3152, "longitude": 44.3661}, "EXIF knows the hemisphere"
    assert "بغداد" in json.dumps(said["raw"], ensure_ascii=False)
    assert "33.3" not in json.dumps(said["raw"]) and "GPS" not in json.dumps(said["raw"])
    only_xmp = written(tmp_path, format, "-XMP-exif:GPSLatitude=-33.3152", "-XMP-exif:GPSLongitude=44.3661")
    assert read(only_xmp)["location"] == {"latitude": -33.3152, "longitude": 44.3661}


def test_a_picture_that_is_taken_in_brings_its_metadata_even_if_it_was_cut_before(tmp_path):
    path = written(tmp_path, "JPEG", "-charset", "iptc=Arabic", *told(IPTC), size=(300, 200))
    first = intake.take_in(ContentFile(path.read_bytes(), "a.jpg"))
    again = intake.take_in(ContentFile(path.read_bytes(), "b.jpg"))
    assert best(first.metadata) == SAID and again == first


def test_another_charset_can_be_set(tmp_path, settings):
    path = written(tmp_path, "JPEG", "-charset", "iptc=Cyrillic", "-IPTC:City=Київ", size=(300, 200))
    settings.METADATA_CHARSET = "cp1251"
    assert best(intake.take_in(ContentFile(path.read_bytes(), "a.jpg")).metadata) == {"city": "Київ"}
    assert best(read(path)) != {"city": "Київ"}, "Windows-1256 cannot spell it"


def test_a_telephones_heic_is_read_and_cut(tmp_path):
    path = described(a_heic(tmp_path), *told(XMP), *told(EXIF))
    cut = intake.take_in(ContentFile(path.read_bytes(), "IMG_0001.HEIC"))
    assert (cut.format, cut.width, cut.height) == ("heic", 300, 200)
    assert best(cut.metadata) == SAID


def a_heic(folder):
    path = folder / "picture.heic"
    pillow_heif.from_pillow(drawn((300, 200))).save(path)
    return path
