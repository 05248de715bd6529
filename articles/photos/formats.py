"""Which files the newsroom takes in as pictures. HEIC, which telephones make, is one where pillow-heif is installed."""

from importlib.util import find_spec

HEIC = find_spec("pillow_heif") is not None
READS = {"JPEG": "jpg", "MPO": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif"}  # the decoder's names and ours
READS |= {"HEIF": "heic"} if HEIC else {}
ACCEPT = "image/jpeg,image/png,image/webp,image/avif"  # for <input type="file">
ACCEPT += ",image/heic,image/heif,.heic,.heif" if HEIC else ""
HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs")


def kind_of(head: bytes) -> str:
    """Return "heic" or "tiff" if a file with these first bytes (a few dozen) is one, "" for all others.

    HEIC names itself among the brands of its first box (ISO/IEC 14496-12, 23008-12).
    """
    if head[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"):
        return "tiff"
    if head[4:8] != b"ftyp":
        return ""
    brands = head[8 : max(16, min(int.from_bytes(head[:4]), len(head)))]
    return "heic" if any(brand in brands for brand in HEIC_BRANDS) else ""
