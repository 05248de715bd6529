"""The colour that stands in a picture's place while it loads: the mean of its light.

Means are taken of light, not of the numbers in the file (sRGB, IEC 61966-2-1): the mean of the numbers is too dark.
"""

from PIL import Image

SIDE = 32  # pixels: a copy so small has all the colour that one colour can tell


def tone(picture: Image.Image) -> str:
    """Return the mean colour of an RGB picture as "#RRGGBB"."""
    copy = picture.resize((SIDE, SIDE), Image.Resampling.BOX, reducing_gap=2.0)
    channels = [_mean(channel.tobytes()) for channel in copy.split()]
    return "#" + "".join(f"{channel:02X}" for channel in channels)


def _mean(values: bytes) -> int:
    return round(255 * _encoded(sum(LIGHT[value] for value in values) / len(values)))


def _light(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _encoded(light: float) -> float:
    return 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055


LIGHT = tuple(_light(value / 255) for value in range(256))
