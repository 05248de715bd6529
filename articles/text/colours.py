"""The inks of sections and regions: one hue each, everything else worked out, so that every one can be read.

OKLCH after Björn Ottosson (2020) as CSS Color 4 has it; contrast after WCAG 2.2, success criterion 1.4.3.
"""

from math import cos, radians, sin

HUES = tuple(range(0, 360, 15))  # degrees
NEUTRAL = ("#464E58", "#B7BEC7")  # the ink of what has no hue: light, dark
DAY = (0.45, 0.11)  # lightness, chroma
NIGHT = (0.80, 0.10)
LEAST_CHROMA_STEP = 0.002


def inks(hue: int | None) -> tuple[str, str]:
    """Return the ink by day and by night as "#RRGGBB" for a hue in degrees; the neutral pair for None."""
    if hue is None:
        return NEUTRAL
    return ink(*DAY, hue), ink(*NIGHT, hue)


def ink(lightness: float, chroma: float, hue: float) -> str:
    """Return the sRGB colour "#RRGGBB" of an OKLCH one, with as much of the chroma as a screen can show."""
    while chroma > 0:
        channels = _linear(lightness, chroma, hue)
        if all(0 <= channel <= 1 for channel in channels):
            break
        chroma = max(0.0, chroma - LEAST_CHROMA_STEP)
    else:
        channels = _linear(lightness, 0, hue)
    return "#" + "".join(f"{round(_encoded(min(max(channel, 0), 1)) * 255):02X}" for channel in channels)


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours "#RRGGBB", 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _linear(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _encoded(channel: float) -> float:
    return 12.92 * channel if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
