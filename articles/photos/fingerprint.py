"""A picture's fingerprint: two that look alike have nearly the same, however they were scaled, saved or toned.

dHash: whether each of 8 x 8 spots of the grey picture is darker than its neighbour, in 64 bits.
"""

from itertools import pairwise

from PIL import Image

SIDE = 8
BITS = SIDE * SIDE
NEAR = 4  # bits in which two copies of one picture may differ


def fingerprint(picture: Image.Image) -> int:
    """Return the picture's 64 bits as a signed number, as databases keep them."""
    grey = picture.convert("L").resize((SIDE + 1, SIDE), Image.Resampling.BOX, reducing_gap=2.0).tobytes()
    rows = (grey[start : start + SIDE + 1] for start in range(0, len(grey), SIDE + 1))
    bits = 0
    for row in rows:
        for left, right in pairwise(row):
            bits = bits << 1 | (left < right)
    return bits - (1 << BITS) if bits >> (BITS - 1) else bits


def tells(one: int | None) -> bool:
    """Whether it tells a picture from others: an even plane has no bit, an even slope all of them, or all but a few."""
    return one is not None and NEAR < distance(one, 0) < BITS - NEAR


def distance(one: int, other: int) -> int:
    """Return in how many of their 64 bits two fingerprints differ; up to four is the same picture, cut or not."""
    return ((one ^ other) & ((1 << BITS) - 1)).bit_count()
