"""Draw the demo newsroom's pictures: invented places, no camera, no rights to clear.

Usage: python draw.py [folder] [name ...]   (needs Pillow and numpy; same seed, same picture)
Every scene is a function that returns an array of floats, height x width x 3, from 0 to 1.
"""

import sys
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

W, H = 1280, 800
LIMIT = 58_000
Y, X = np.mgrid[0:H, 0:W].astype(np.float32)
U, V = X / W, Y / H


# --- the paint box -----------------------------------------------------------------------------


def rgb(code):
    return np.array([int(code[i : i + 2], 16) / 255 for i in (1, 3, 5)], np.float32)


def gradient(stops, at=V):
    """Colours at the positions in `at`; stops are (position, "#rrggbb")."""
    places = [p for p, _ in stops]
    colours = np.array([rgb(c) for _, c in stops])
    return np.stack([np.interp(at, places, colours[:, i]) for i in range(3)], -1).astype(np.float32)


def noise(rng, cells_x, cells_y, octaves=5, width=W, height=H):
    """Soft cloud noise from 0 to 1."""
    total, weight = np.zeros((height, width), np.float32), 0
    for o in range(octaves):
        small = rng.random((int(cells_y * 2**o) + 2, int(cells_x * 2**o) + 2)).astype(np.float32)
        big = Image.fromarray(small).resize((width, height), Image.BICUBIC)
        total += np.asarray(big) * 0.5**o
        weight += 0.5**o
    total /= weight
    return np.clip((total - total.min()) / (np.ptp(total) + 1e-6), 0, 1)


def line(rng, cells, octaves=6, rough=0.5):
    """One noisy line across the picture, from 0 to 1."""
    total = np.zeros(W, np.float32)
    for o in range(octaves):
        n = int(cells * 2**o) + 3
        total += np.interp(np.linspace(0, n - 2, W), np.arange(n), rng.random(n)) * rough**o
    return (total - total.min()) / np.ptp(total)


def smooth(low, high, x):
    t = np.clip((x - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def over(picture, colour, mask):
    """Lay a colour (or a whole picture) over another through a mask."""
    return picture + (colour - picture) * mask[..., None]


def glow(picture, x, y, radius, colour, strength=1.0, squash=1.0):
    d = ((X - x * W) ** 2 + ((Y - y * H) * squash) ** 2) / (radius * W) ** 2
    return 1 - (1 - picture) * (1 - np.clip(np.exp(-d)[..., None] * rgb(colour) * strength, 0, 1))


def blur(picture, radius):
    planes = np.clip(picture * 255, 0, 255).astype(np.uint8)
    return np.asarray(Image.fromarray(planes).filter(ImageFilter.GaussianBlur(radius)), np.float32) / 255


def shape(draw_it, soft=0.0):
    """A mask drawn at twice the size; draw_it(draw, s) works in picture pixels times s."""
    sheet = Image.new("L", (W * 2, H * 2), 0)
    draw_it(ImageDraw.Draw(sheet), 2)
    sheet = sheet.resize((W, H), Image.LANCZOS)
    if soft:
        sheet = sheet.filter(ImageFilter.GaussianBlur(soft))
    return np.asarray(sheet, np.float32) / 255


def painted(picture, draw_it):
    """Draw in colour straight on the picture, smooth edges."""
    sheet = Image.fromarray(np.clip(picture * 255, 0, 255).astype(np.uint8)).resize((W * 2, H * 2), Image.BICUBIC)
    draw_it(ImageDraw.Draw(sheet, "RGBA"), 2)
    return np.asarray(sheet.resize((W, H), Image.LANCZOS), np.float32) / 255


def clouds(picture, rng, colour, low=0.45, high=0.85, strength=0.6, cells=(3, 9), fade=0.6):
    c = smooth(low, high, noise(rng, *cells)) * strength * np.clip((fade - V) / fade, 0, 1) ** 0.5
    return over(picture, rgb(colour), c)


def stars(picture, rng, count=700, until=0.7):
    def dots(d, s):
        for _ in range(count):
            x, y, r = rng.random() * W, rng.random() ** 1.3 * H * until, rng.random() ** 5 * 1.7 + 0.35
            d.ellipse([(x - r) * s, (y - r) * s, (x + r) * s, (y + r) * s], fill=int(80 + 175 * rng.random()))

    return np.clip(picture + shape(dots)[..., None] * rgb("#dfe8ff"), 0, 1)


def water(picture, horizon, rng, tint="#0b1a2e", depth=0.55, wave=16):
    """Everything above the horizon, mirrored and broken by waves."""
    h = int(horizon * H)
    below = np.clip((Y - h) / (H - h), 0, 1)
    ripple = noise(rng, 5, 90, 3) - 0.5
    sx = np.clip(X + ripple * wave * (0.4 + below * 4), 0, W - 1).astype(int)
    sy = np.clip(2 * h - Y - 2 + (noise(rng, 4, 60, 2) - 0.5) * 70 * below, 0, max(h - 1, 1)).astype(int)
    mirror = picture[sy, sx]
    mirror = over(mirror, rgb(tint), np.full((H, W), depth, np.float32) * (0.55 + 0.6 * below))
    mirror += ((noise(rng, 9, 150, 2) - 0.5) * 0.10 * (0.3 + below))[..., None]
    return np.where((Y >= h)[..., None], mirror, picture)


def land(picture, height, colour, foot=None, depth=0.25):
    """Fill below a line (an array of heights from 0 to 1 for every column)."""
    top = np.broadcast_to(height[None, :], (H, W))
    mask = smooth(-0.0012, 0.0012, V - top)
    fill = np.broadcast_to(rgb(colour), (H, W, 3))
    if foot:
        fill = over(fill, rgb(foot), np.clip((V - top) / depth, 0, 1))
    return over(picture, fill, mask)


def finish(picture, rng, grain=0.009, vignette=0.20):
    dark = 1 - vignette * np.clip(((U - 0.5) ** 2 * 1.5 + (V - 0.5) ** 2 * 1.7) * 1.7, 0, 1)
    fine = rng.normal(0, grain, (H, W)).astype(np.float32)
    return np.clip(picture * dark[..., None] + fine[..., None], 0, 1)


# --- the scenes --------------------------------------------------------------------------------


def harbour(rng):
    p = gradient(
        [(0, "#1b2748"), (0.25, "#4c4470"), (0.42, "#a5606f"), (0.54, "#e8925f"), (0.64, "#f9cf8c"), (1, "#f9cf8c")]
    )
    p = clouds(p, rng, "#5a3c5e", 0.5, 0.8, 0.65, (2.2, 10))
    p = glow(p, 0.3, 0.62, 0.16, "#ffd08a", 0.9)
    p = glow(p, 0.3, 0.625, 0.022, "#fff1c9", 1)
    p = land(p, 0.6 + 0.03 * line(rng, 3) * (U[0] > 0), "#6b4a5e", "#8d5c62", 0.05)

    def cranes(d, s):
        for x, k in ((150, 1.0), (330, 0.82), (860, 1.25), (1060, 1.05), (480, 0.62)):
            base, t = 0.655 * H, lambda v: v * k
            top = base - t(235)
            for leg in (0, 62):
                d.line([(x + t(leg)) * s, base * s, (x + t(leg)) * s, top * s], fill=255, width=int(9 * k * s))
            d.line([x * s, (base - t(90)) * s, (x + t(62)) * s, (base - t(90)) * s], fill=255, width=int(7 * k * s))
            d.line([x * s, (base - t(90)) * s, (x + t(62)) * s, (base - t(180)) * s], fill=255, width=int(4 * k * s))
            d.line([(x - t(70)) * s, top * s, (x + t(240)) * s, top * s], fill=255, width=int(10 * k * s))
            apex = top - t(85)
            d.line(
                [(x + t(14)) * s, top * s, (x + t(34)) * s, apex * s, (x + t(56)) * s, top * s],
                fill=255,
                width=int(6 * k * s),
            )
            for end in (-66, 130, 232):
                d.line([(x + t(34)) * s, apex * s, (x + t(end)) * s, top * s], fill=255, width=max(2, int(2 * k * s)))
            d.rectangle([(x + t(66)) * s, top * s, (x + t(96)) * s, (top + t(24)) * s], fill=255)
            d.line(
                [(x + t(170)) * s, top * s, (x + t(170)) * s, (top + t(70)) * s], fill=255, width=max(2, int(2 * k * s))
            )

    p = over(p, rgb("#241c33"), shape(cranes))

    def ship(d, s):
        y = 0.655 * H
        tones = ["#7a3b3f", "#31465f", "#8a5a3a", "#3f5a57", "#5b4668", "#94674a", "#2c3850"]
        for i in range(19):
            for j in range(int(2 + 4 * abs(np.sin(i * 0.7 + 1)))):
                x, yy = 395 + i * 25, y - 44 - j * 19
                c = rgb(tones[rng.integers(len(tones))]) * (0.55 + 0.25 * rng.random())
                d.rectangle([x * s, (yy - 18) * s, (x + 24) * s, yy * s], fill=tuple(int(v * 255) for v in c))
        d.polygon(
            [(v[0] * s, v[1] * s) for v in ((350, y - 48), (930, y - 44), (908, y + 8), (392, y + 8))],
            fill=(34, 22, 38),
        )
        d.rectangle([885 * s, (y - 150) * s, 918 * s, (y - 44) * s], fill=(52, 36, 52))
        d.rectangle([878 * s, (y - 150) * s, 926 * s, (y - 134) * s], fill=(240, 196, 140))
        d.rectangle([0, (y + 6) * s, W * s, (y + 14) * s], fill=(28, 20, 36))

    p = painted(p, ship)
    for i in range(16):
        p = glow(p, rng.random(), 0.585 + rng.random() * 0.05, 0.004, "#ffe2a4", 0.9)
    return water(p, 0.67, rng, "#2a1c3a", 0.34, 22)


def towers(p, rng, base, colour, low, high, step, lit, lamps):
    def blocks(d, s):
        x = -30
        while x < W + 20:
            w = step * (0.55 + rng.random())
            bump = np.exp(-((x / W - 0.56) ** 2) / 0.05)
            t = base - H * (low + (high - low) * rng.random() ** 1.6 * (0.45 + 0.75 * bump))
            c = tuple(int(v * 255 * (0.86 + 0.2 * rng.random())) for v in rgb(colour))
            d.rectangle([x * s, t * s, (x + w) * s, base * s], fill=c)
            kind = rng.integers(6)
            if kind == 0:
                d.polygon([(x * s, t * s), ((x + w / 2) * s, (t - w * 0.9) * s), ((x + w) * s, t * s)], fill=c)
            elif kind == 1:
                d.line([(x + w / 2) * s, (t - 46) * s, (x + w / 2) * s, t * s], fill=c, width=5)
            elif kind == 2:
                d.rectangle([(x + w * 0.2) * s, (t - 16) * s, (x + w * 0.8) * s, t * s], fill=c)
            elif kind == 3:
                d.pieslice([x * s, (t - w / 2) * s, (x + w) * s, (t + w / 2) * s], 180, 360, fill=c)
            if lit:
                for wy in np.arange(t + 8, base - 6, 9):
                    for wx in np.arange(x + 4, x + w - 5, 7):
                        if rng.random() < lit:
                            lamp = lamps[rng.integers(len(lamps))]
                            v = tuple(int(q * 255) for q in rgb(lamp)) + (int(110 + 145 * rng.random()),)
                            d.rectangle([wx * s, wy * s, (wx + 3.2) * s, (wy + 4.2) * s], fill=v)
            x += w + rng.random() * step * 0.18

    return painted(p, blocks)


def skyline(rng):
    p = gradient(
        [(0, "#0f1c3f"), (0.3, "#2b3f78"), (0.48, "#7d6a9b"), (0.6, "#e7a08a"), (0.68, "#fcd9a6"), (1, "#fcd9a6")]
    )
    p = clouds(p, rng, "#f0a892", 0.52, 0.85, 0.5, (2.5, 11))
    p = glow(p, 0.56, 0.66, 0.25, "#ffcf94", 0.5)
    lamps = ["#ffe0a0", "#ffd084", "#fff4d6", "#bfe0ff"]
    p = towers(p, rng, 0.69 * H, "#8b7899", 0.05, 0.34, 34, 0.0, lamps)
    p = over(p, rgb("#f2b79a"), smooth(0.5, 0.7, V) * (V < 0.69) * 0.35)
    p = towers(p, rng, 0.695 * H, "#3f436c", 0.05, 0.46, 50, 0.22, lamps)
    p = towers(p, rng, 0.70 * H, "#1a2145", 0.03, 0.2, 62, 0.34, lamps)
    return water(p, 0.7, rng, "#0e1735", 0.42, 26)


def dunes(rng):
    p = gradient([(0, "#6f9fc4"), (0.25, "#b5c6cc"), (0.42, "#f1d3a6"), (0.5, "#f8c98a"), (1, "#f8c98a")])
    p = glow(p, 0.76, 0.36, 0.20, "#fff0c4", 0.8)
    p = glow(p, 0.76, 0.36, 0.02, "#ffffff", 1)
    p = land(p, 0.47 + 0.03 * line(rng, 4, 4), "#cf9a6c", "#dca873", 0.05)
    tones = [
        ("#e3ab6b", "#c98a4d", "#9a5f38"),
        ("#dd9a55", "#c27d3f", "#84492b"),
        ("#cf8743", "#ad662e", "#6c3820"),
        ("#b9702f", "#8f4d21", "#4d2415"),
    ]
    for i, (lit, mid, dark) in enumerate(tones):
        u = U[0]
        crest = (
            0.53
            + i * 0.105
            - (0.10 + 0.02 * i) * np.exp(-((u - (0.2 + 0.62 * ((i * 0.61 + 0.1) % 1))) ** 2) / (0.028 + 0.01 * i))
        )
        crest = crest + 0.035 * np.sin(u * (3.2 + i) + i * 2.1) + 0.004 * (line(rng, 5, 3) - 0.5)
        top = np.broadcast_to(crest[None], (H, W))
        peak = int(np.argmin(crest))
        body = over(np.broadcast_to(rgb(lit), (H, W, 3)), rgb(mid), np.clip((V - top) / 0.22, 0, 1))
        wind = np.sin((V - top) * (300 - 40 * i) + noise(rng, 4, 4, 3) * 16 + U * 22)
        body = body * (1 + 0.035 * wind * np.clip((V - top) / 0.03, 0, 1))[..., None]
        fall = peak / W - (V - top) * (1.1 - 0.12 * i) + 0.05 * np.sin((V - top) * 16 + i)
        shade = smooth(0.004, -0.004, U - fall) * np.clip(1 - (V - top) / 0.34, 0.12, 1)
        body = over(body, rgb(dark), shade * 0.85)
        p = over(p, body, smooth(-0.001, 0.001, V - top))

    def caravan(d, s):
        for k in range(6):
            x, y = 300 + k * 44, 0.552 * H + 5 * np.sin(k * 0.8)
            d.ellipse([(x - 11) * s, (y - 13) * s, (x + 11) * s, (y - 2) * s], fill=255)
            d.ellipse([(x - 6) * s, (y - 19) * s, (x + 5) * s, (y - 8) * s], fill=255)
            d.line(
                [
                    (x - 10) * s,
                    (y - 9) * s,
                    (x - 17) * s,
                    (y - 12) * s,
                    (x - 19) * s,
                    (y - 20) * s,
                    (x - 24) * s,
                    (y - 20) * s,
                ],
                fill=255,
                width=6,
            )
            for leg in (-8, -4, 5, 9):
                d.line([(x + leg) * s, (y - 5) * s, (x + leg) * s, (y + 10) * s], fill=255, width=4)

    return over(p, rgb("#3d1f14"), shape(caravan) * 0.92)


def mountains(rng):
    p = gradient([(0, "#8db4cf"), (0.3, "#cfdcdf"), (0.5, "#f6e3cc"), (1, "#f3e1cf")])
    p = clouds(p, rng, "#ffffff", 0.5, 0.9, 0.7, (2, 7))
    far = 0.22 + 0.34 * (1 - line(rng, 2.4, 7, 0.52))
    p = land(p, far, "#8fa3b8", "#d4d8da", 0.34)
    snow = smooth(0.10, 0.02, V - far[None] + 0.09 * (noise(rng, 26, 20, 4) - 0.35)) * smooth(0, 0.004, V - far[None])
    p = over(p, rgb("#fbfaf6"), snow * 0.9)
    for base, amp, top, foot in (
        (0.47, 0.2, "#7690a6", "#c3cdd0"),
        (0.58, 0.17, "#55748a", "#a6b7ba"),
        (0.69, 0.16, "#375668", "#7f9797"),
        (0.81, 0.16, "#1f3b48", "#45615f"),
    ):
        p = land(p, base + amp * (0.5 - line(rng, 2 + base * 4, 7, 0.5)), top, foot, 0.2)

    def firs(d, s):
        for _ in range(230):
            x, k = rng.random() * W, 0.5 + rng.random()
            y = H * (0.93 + 0.09 * rng.random()) + 30 * np.sin(x / 190)
            for j in range(5):
                w = (5 + j * 5.5) * k
                yy = y - (92 - j * 17) * k
                d.polygon(
                    [(x * s, (yy - 24 * k) * s), ((x - w) * s, (yy + 6 * k) * s), ((x + w) * s, (yy + 6 * k) * s)],
                    fill=255,
                )

    return over(p, rgb("#0f252c"), shape(firs))


def stadium(rng):
    p = gradient([(0, "#050a18"), (0.3, "#0d1c33"), (0.5, "#142a3c"), (1, "#0b2118")])
    stand = smooth(0.26, 0.28, V + 0.06 * ((U - 0.5) * 2) ** 2) * smooth(0.60, 0.585, V + 0.02 * ((U - 0.5) * 2) ** 2)
    p = over(p, rgb("#16202f"), stand)

    def crowd(d, s):
        tones = ["#c94b4b", "#e8e2d6", "#d7a35a", "#39597f", "#8c98a8", "#f2d27a", "#5b2f3a", "#27344a"]
        for row in range(34):
            y = H * (0.29 + row * 0.0088)
            for x in np.arange(-4, W, 7 + row * 0.05):
                yy = y - H * 0.06 * ((x / W - 0.5) * 2) ** 2 + rng.normal(0, 1)
                c = rgb(tones[rng.integers(len(tones))]) * (0.25 + 0.55 * rng.random())
                r = 2.2 + row * 0.028
                d.ellipse(
                    [(x - r) * s, (yy - r) * s, (x + r) * s, (yy + r * 1.5) * s], fill=tuple(int(v * 255) for v in c)
                )

    p = painted(p, crowd)
    ground = smooth(0.592, 0.598, V)
    depth = np.clip((V - 0.595) / 0.405, 0, 1)
    side = (U - 0.5) / (0.35 + depth * 1.15)
    stripe = np.floor(np.log1p(depth * 9) * 5.2) % 2
    grass = gradient([(0, "#3f8a45"), (0.4, "#2f7a3b"), (1, "#1f5c2e")], depth) * (0.88 + 0.14 * stripe)[..., None]
    grass = grass * (1 + 0.08 * (noise(rng, 200, 120, 2) - 0.5))[..., None]
    p = over(p, grass, ground)

    def lines(d, s):
        def at(x, z):
            return ((0.5 + x * (0.35 + z * 1.15)) * W * s, (0.595 + z * 0.405) * H * s)

        for z in (0.02, 0.30):
            d.line([at(-1, z), at(1, z)], fill=255, width=5)
        d.line([at(0, 0.02), at(0, 1)], fill=255, width=8)
        ring = [at(0.2 * np.cos(a), 0.36 + 0.24 * np.sin(a)) for a in np.linspace(0, 2 * np.pi, 90)]
        d.line(ring, fill=255, width=6)

    p = over(p, rgb("#eef6ea"), shape(lines, 0.5) * ground * 0.75)
    p = over(p, rgb("#0b1422"), smooth(0.575, 0.58, V) * smooth(0.6, 0.594, V))
    for i in range(18):
        c = ["#e8c14b", "#3aa0c8", "#d8544f"][i % 3]
        m = ((U > i / 18 + 0.004) & (U < (i + 1) / 18 - 0.004) & (V > 0.58) & (V < 0.594)).astype(np.float32)
        p = over(p, rgb(c), m * 0.75)
    for x in (0.10, 0.36, 0.64, 0.90):
        y = 0.105 + 0.05 * (abs(x - 0.5) < 0.2)
        mast = ((abs(U - x) < 0.003) & (V > y) & (V < 0.3)).astype(np.float32)
        p = over(p, rgb("#05080f"), mast)
        p = glow(p, x, y, 0.16, "#7da8d8", 0.5, 0.75)
        for i in range(6):
            for j in range(3):
                p = glow(p, x + (i - 2.5) * 0.0125, y + (j - 1) * 0.026, 0.0052, "#ffffff", 1, 1)
    return glow(p, 0.5, 0.72, 0.4, "#9ccf9a", 0.16)


def wheat(rng):
    p = gradient([(0, "#3f7fb5"), (0.28, "#9cc3d8"), (0.46, "#f3e6c4"), (0.52, "#f6dfa9"), (1, "#d9a441")])
    p = clouds(p, rng, "#ffffff", 0.46, 0.8, 0.95, (2.6, 6), 0.5)
    p = glow(p, 0.22, 0.45, 0.22, "#ffe9b0", 0.6)
    p = land(p, 0.49 + 0.018 * line(rng, 3, 5), "#6b7a4c", "#8a8a4a", 0.04)
    p = land(p, 0.525 + 0.006 * line(rng, 4, 4), "#d5a64d", "#b77d2a", 0.5)
    rows = np.sin((U - 0.32) / (0.03 + np.clip(V - 0.5, 0, 1)) * 34)
    p = p * (1 + 0.07 * rows * smooth(0.53, 0.6, V))[..., None]

    def harvester(d, s):
        x, y = 890, 0.535 * H
        d.rectangle([x * s, (y - 42) * s, (x + 84) * s, (y - 2) * s], fill=(150, 44, 36))
        d.rectangle([(x + 50) * s, (y - 66) * s, (x + 82) * s, (y - 40) * s], fill=(40, 52, 62))
        d.rectangle([(x + 54) * s, (y - 62) * s, (x + 78) * s, (y - 44) * s], fill=(190, 214, 220))
        d.polygon(
            [
                ((x + 84) * s, (y - 22) * s),
                ((x + 128) * s, (y - 6) * s),
                ((x + 128) * s, (y + 6) * s),
                ((x + 84) * s, y * s),
            ],
            fill=(120, 34, 30),
        )
        for cx, r in ((20, 14), (64, 20)):
            d.ellipse([(x + cx - r) * s, (y - r) * s, (x + cx + r) * s, (y + r) * s], fill=(30, 28, 26))

    p = painted(p, harvester)
    p = over(p, rgb("#e9c98b"), np.exp(-(((U - 0.655) / 0.05) ** 2 + ((V - 0.5) / 0.035) ** 2)) * 0.75)

    def ears(d, s):
        for k in np.sort(rng.random(3000)):
            y = H * (0.56 + 0.56 * k**1.5)
            x, g = rng.random() * W, 0.12 + 1.35 * k**1.6
            lean = rng.normal(6, 5) * g
            tone = rgb(["#f3cf7b", "#e2b255", "#c98f37", "#a86f26", "#f8e0a0"][rng.integers(5)]) * (0.62 + 0.38 * k)
            c = tuple(int(v * 255) for v in tone)
            top = y - 84 * g
            d.line([x * s, (y + 60 * g) * s, (x + lean) * s, top * s], fill=c, width=max(1, int(2.4 * g * s)))
            for e in range(6):
                ex, ey, r = x + lean * (1 + 0.04 * e), top - e * 7 * g, 3.6 * g
                d.ellipse([(ex - r) * s, (ey - r * 1.9) * s, (ex + r) * s, (ey + r * 1.9) * s], fill=c)

    return painted(p, ears)


def sea(rng):
    p = gradient([(0, "#2b3c50"), (0.2, "#566b7d"), (0.36, "#a8b0ac"), (0.43, "#f2dcae"), (1, "#f2dcae")])
    p = clouds(p, rng, "#26323f", 0.35, 0.75, 0.85, (1.8, 6), 0.46)
    p = glow(p, 0.62, 0.41, 0.2, "#ffe6b0", 0.75)
    depth = np.clip((V - 0.435) / 0.565, 1e-3, 1)
    yy = np.log(depth + 0.015) * 9
    n = noise(rng, 30, 30, 4, 2048, 2048)

    def sample(fx, fy, o):
        return n[
            ((yy * fy + o) * 60 % 2048).astype(int),
            (((U - 0.5) / (depth + 0.05) * fx + 20 + o) * 60 % 2048).astype(int),
        ]

    swell = 0.6 * sample(1.1, 2.6, 3) + 0.4 * sample(2.2, 5.2, 11)
    w = gradient([(0, "#7d8d8c"), (0.1, "#46626b"), (0.45, "#1f434f"), (1, "#0d2833")], depth)
    w = w * (0.62 + 0.8 * swell)[..., None]
    w = over(w, rgb("#e6efe9"), smooth(0.66, 0.82, swell) * (0.25 + 0.5 * depth))
    path = np.exp(-(((U - 0.62) / (0.035 + 0.13 * depth)) ** 2))
    w = over(w, rgb("#ffe9bd"), np.clip(path * smooth(0.42, 0.66, swell) * 1.1, 0, 1) * (1 - 0.45 * depth))
    p = over(p, w, smooth(0.4335, 0.4355, V))

    def boat(d, s):
        x, y = 400, 0.452 * H
        d.polygon(
            [(v[0] * s, v[1] * s) for v in ((x - 60, y - 12), (x + 62, y - 18), (x + 44, y + 9), (x - 46, y + 9))],
            fill=255,
        )
        d.rectangle([(x - 34) * s, (y - 40) * s, (x + 4) * s, (y - 10) * s], fill=255)
        d.line([(x + 14) * s, (y - 96) * s, (x + 14) * s, (y - 8) * s], fill=255, width=7)
        d.line([(x + 14) * s, (y - 92) * s, (x + 58) * s, (y - 22) * s], fill=255, width=3)
        d.line([(x + 14) * s, (y - 92) * s, (x - 52) * s, (y - 16) * s], fill=255, width=3)

    return over(p, rgb("#101d26"), shape(boat) * 0.95)


def bridge(rng):
    p = gradient([(0, "#e7b48f"), (0.25, "#f4d3ad"), (0.5, "#f5e6cf"), (1, "#d9cdb8")])
    p = glow(p, 0.2, 0.26, 0.22, "#fff0cf", 0.8)
    for base, amp, top, foot in (
        (0.36, 0.26, "#c99f8c", "#ecd3ba"),
        (0.5, 0.24, "#a37d78", "#dcbfa8"),
        (0.64, 0.2, "#775d63", "#b89a8c"),
    ):
        p = land(p, base + amp * (0.5 - line(rng, 2.2 + base * 2, 7, 0.5)), top, foot, 0.26)

    def viaduct(d, s):
        deck, foot = 0.47 * H, H * 1.02
        d.rectangle([0, deck * s, W * s, (deck + 26) * s], fill=255)
        for i in range(9):
            x = -40 + i * 160
            d.rectangle([x * s, deck * s, (x + 40) * s, foot * s], fill=255)
            d.rectangle([(x + 40) * s, (deck + 26) * s, (x + 160) * s, (deck + 88) * s], fill=255)
            d.pieslice([(x + 40) * s, (deck + 34) * s, (x + 160) * s, (deck + 154) * s], 180, 360, fill=0)
            d.rectangle([(x + 40) * s, (deck + 93) * s, (x + 160) * s, foot * s], fill=0)

    m = shape(viaduct)
    stone = (
        gradient([(0.4, "#6d4f4a"), (0.6, "#5b4247"), (1, "#a58a80")]) * (0.9 + 0.2 * noise(rng, 60, 60, 3))[..., None]
    )
    courses = 1 - 0.08 * ((Y % 14) < 1.5)
    p = over(p, stone * courses[..., None], m)
    p = over(p, rgb("#e8b98f"), m * smooth(0.02, 0, ((X + 40) % 160) / W) * 0.45)

    def train(d, s):
        y = 0.47 * H
        for i in range(6):
            x = 200 + i * 178
            d.rounded_rectangle(
                [x * s, (y - 62) * s, (x + 172) * s, (y - 7) * s],
                10 * s,
                fill=(238, 232, 220) if i else (226, 216, 200),
            )
            d.rectangle([x * s, (y - 24) * s, (x + 172) * s, (y - 15) * s], fill=(158, 38, 44))
            for j in range(7):
                d.rounded_rectangle(
                    [(x + 12 + j * 22) * s, (y - 51) * s, (x + 28 + j * 22) * s, (y - 33) * s],
                    3 * s,
                    fill=(46, 58, 72) if (i + j) % 3 else (250, 214, 140),
                )
            d.rectangle([(x + 10) * s, (y - 7) * s, (x + 50) * s, (y + 1) * s], fill=(40, 34, 38))
            d.rectangle([(x + 122) * s, (y - 7) * s, (x + 162) * s, (y + 1) * s], fill=(40, 34, 38))
        d.polygon(
            [(v[0] * s, v[1] * s) for v in ((200, y - 62), (200, y - 7), (128, y - 7), (134, y - 26), (168, y - 58))],
            fill=(226, 216, 200),
        )
        d.polygon(
            [(v[0] * s, v[1] * s) for v in ((190, y - 54), (190, y - 38), (146, y - 38), (170, y - 54))],
            fill=(40, 52, 66),
        )
        d.polygon(
            [(v[0] * s, v[1] * s) for v in ((200, y - 24), (200, y - 15), (129, y - 15), (133, y - 24))],
            fill=(158, 38, 44),
        )

    p = painted(p, train)
    p = land(p, 0.83 + 0.06 * line(rng, 3, 6), "#4d4348", "#2f2c33", 0.2)
    return over(p, rgb("#f4e2c8"), smooth(0.72, 0.84, V) * smooth(0.98, 0.84, V) * noise(rng, 3, 10, 4) * 0.8)


def old_city(rng):
    p = gradient([(0, "#7fa6c6"), (0.2, "#c9d2cf"), (0.36, "#f7dcb4"), (1, "#f2cf9d")])
    p = clouds(p, rng, "#fff6e6", 0.5, 0.85, 0.7, (2, 8), 0.4)
    p = glow(p, 0.15, 0.3, 0.25, "#ffe6b4", 0.6)
    p = land(p, 0.3 + 0.08 * line(rng, 2, 6), "#b5a596", "#d8c1a2", 0.1)

    def roofs(d, s):
        for row in range(11):
            k = 0.35 + row * 0.135
            y0 = H * (0.40 + row * 0.062)
            x = -60 + rng.random() * 40
            while x < W + 40:
                w, h = (46 + rng.random() * 62) * k, (44 + rng.random() * 58) * k
                y = y0 - h * 0.4
                warm = rgb(["#e8c79a", "#dcb384", "#f0d6ae", "#cf9f72", "#e3bd8f", "#c79a78"][rng.integers(6)])
                haze = (1 - row / 10) * 0.45
                front = warm * (1 - haze) * (0.80 + 0.05 * rng.random()) + rgb("#f0d5ae") * haze
                lit = np.clip(front * 1.16, 0, 1)
                dark = front * 0.62 + rgb("#5a4668") * 0.10
                q = lambda c: tuple(int(v * 255) for v in np.clip(c, 0, 1))
                d.rectangle([x * s, y * s, (x + w) * s, (y + h * 2.6) * s], fill=q(front))
                d.rectangle([(x + w * 0.68) * s, y * s, (x + w) * s, (y + h * 2.6) * s], fill=q(dark))
                d.rectangle([x * s, (y - 4 * k) * s, (x + w) * s, (y + 2 * k) * s], fill=q(lit))
                for wx in (0.14, 0.42):
                    for wy in (0.28, 0.86):
                        if rng.random() < 0.75:
                            a, b, r = x + w * wx, y + h * wy, w * 0.13
                            d.rectangle([a * s, b * s, (a + r) * s, (b + r * 1.5) * s], fill=q(front * 0.42))
                            d.pieslice(
                                [a * s, (b - r / 2) * s, (a + r) * s, (b + r / 2) * s], 180, 360, fill=q(front * 0.42)
                            )
                kind = rng.random()
                if kind < 0.13:
                    r = w * 0.36
                    cx = x + w * 0.4
                    d.pieslice(
                        [(cx - r) * s, (y - r * 1.15) * s, (cx + r) * s, (y + r * 0.85) * s],
                        180,
                        360,
                        fill=q(rgb("#7fa79b") * (1 - haze) + rgb("#d8cbb0") * haze),
                    )
                    d.pieslice(
                        [(cx - r * 0.1) * s, (y - r * 1.12) * s, (cx + r) * s, (y + r * 0.85) * s],
                        250,
                        360,
                        fill=q(rgb("#4f7a74") * (1 - haze) + rgb("#c8bba4") * haze),
                    )
                    d.line([cx * s, (y - r * 1.5) * s, cx * s, (y - r) * s], fill=q(dark), width=max(2, int(2 * k * s)))
                elif kind < 0.17 and row < 8:
                    m, t = w * 0.13, h * 2.5
                    d.rectangle([(x + w * 0.3) * s, (y - t) * s, (x + w * 0.3 + m * 2) * s, y * s], fill=q(lit * 0.97))
                    d.rectangle(
                        [(x + w * 0.3 + m * 1.25) * s, (y - t) * s, (x + w * 0.3 + m * 2) * s, y * s], fill=q(dark)
                    )
                    d.rectangle(
                        [
                            (x + w * 0.3 - m * 0.5) * s,
                            (y - t * 0.78) * s,
                            (x + w * 0.3 + m * 2.5) * s,
                            (y - t * 0.73) * s,
                        ],
                        fill=q(lit),
                    )
                    d.polygon(
                        [
                            ((x + w * 0.3) * s, (y - t) * s),
                            ((x + w * 0.3 + m) * s, (y - t - m * 5) * s),
                            ((x + w * 0.3 + m * 2) * s, (y - t) * s),
                        ],
                        fill=q(dark),
                    )
                elif kind < 0.4:
                    d.line(
                        [(x + w * 0.5) * s, (y - 20 * k) * s, (x + w * 0.5) * s, y * s],
                        fill=q(dark),
                        width=max(2, int(1.6 * k * s)),
                    )
                x += w * (0.86 + 0.2 * rng.random())

    p = painted(p, roofs)
    p = over(p, rgb("#3a2a4a"), smooth(0.75, 1.05, V) * 0.45)
    return glow(p, 0.08, 0.42, 0.35, "#ffdca0", 0.28)


def hall(rng):
    p = gradient([(0, "#0a0f1d"), (0.5, "#10192c"), (1, "#070a13")])
    screen = ((abs(U - 0.5) < 0.34) & (V > 0.10) & (V < 0.52)).astype(np.float32)
    wall = gradient(
        [(0, "#0e4a78"), (0.5, "#1f7fa8"), (1, "#7cc7cf")], (U - 0.16) / 0.68 * 0.6 + (V - 0.1) / 0.42 * 0.4
    )
    p = over(p, wall, screen)

    def world(d, s):
        n = noise(rng, 4.6, 3.2, 5)
        for gy in range(26):
            for gx in range(62):
                x, y = 0.18 * W + gx * 13.3, 0.125 * H + gy * 11.8
                if n[int(y), int(x)] > 0.52:
                    d.ellipse([(x - 3.4) * s, (y - 3.4) * s, (x + 3.4) * s, (y + 3.4) * s], fill=255)

    p = over(p, rgb("#d9f3ee"), shape(world) * screen * 0.8)
    for a, b, c, e in ((0.25, 0.3, 0.62, 0.2), (0.25, 0.3, 0.45, 0.42), (0.62, 0.2, 0.74, 0.37)):

        def arc(d, s, a=a, b=b, c=c, e=e):
            t = np.linspace(0, 1, 60)
            pts = [((a + (c - a) * k) * W * s, ((b + (e - b) * k) - 0.11 * np.sin(np.pi * k)) * H * s) for k in t]
            d.line(pts, fill=255, width=5)

        p = over(p, rgb("#ffd27a"), shape(arc) * screen)
    p = glow(p, 0.5, 0.33, 0.42, "#3f8fb4", 0.34)
    for x in (0.08, 0.92):
        beam = smooth(0.11, 0, abs(U - x - (0.5 - x) * V * 0.9) / (0.25 + V)) * smooth(0.75, 0, V)
        p = over(p, rgb("#a9c9ff"), beam * 0.26)
    p = over(p, rgb("#16243a"), smooth(0.585, 0.59, V) * 1.0)
    p = over(p, rgb("#2f5d7c"), smooth(0.585, 0.588, V) * smooth(0.63, 0.588, V) * 0.7)

    def stage(d, s):
        for i in range(7):
            x, y = 400 + i * 82, 0.59 * H
            d.ellipse([(x - 11) * s, (y - 62) * s, (x + 11) * s, (y - 36) * s], fill=255)
            d.rounded_rectangle([(x - 23) * s, (y - 36) * s, (x + 23) * s, (y + 8) * s], 12 * s, fill=255)
        d.rectangle([360 * s, (0.59 * H - 18) * s, 930 * s, (0.59 * H + 10) * s], fill=255)
        d.polygon(
            [(1000 * s, 0.6 * H * s), (1008 * s, 0.53 * H * s), (1064 * s, 0.53 * H * s), (1072 * s, 0.6 * H * s)],
            fill=255,
        )
        d.ellipse([1024 * s, 0.447 * H * s, 1050 * s, 0.485 * H * s], fill=255)
        d.rounded_rectangle([1010 * s, 0.484 * H * s, 1064 * s, 0.56 * H * s], 14 * s, fill=255)

    p = over(p, rgb("#060a14"), shape(stage))
    for row in range(5):
        k = 0.8 + row * 0.36

        def heads(d, s, k=k, row=row):
            for x in np.arange(-40, W + 60, 66 * k):
                cx = x + rng.normal(0, 7) + (row % 2) * 33 * k
                y = H * (0.675 + row * 0.083) + rng.normal(0, 4)
                r = 15 * k * (0.92 + 0.14 * rng.random())
                d.ellipse([(cx - r) * s, (y - r * 1.2) * s, (cx + r) * s, (y + r * 1.2) * s], fill=255)
                d.rounded_rectangle(
                    [(cx - r * 2.05) * s, (y + r * 1.05) * s, (cx + r * 2.05) * s, (y + r * 7) * s],
                    r * 1.3 * s,
                    fill=255,
                )

        m = shape(heads, row * 0.5)
        rim = np.clip(m - np.roll(m, 4, 0), 0, 1)
        p = over(p, rgb("#0c1526") * (1 - 0.15 * row), m)
        p = over(p, rgb("#5fa5c8"), rim * (0.55 - 0.08 * row))
    return p


def markets(rng):
    p = gradient([(0, "#071521"), (1, "#0c2230")]) * (0.8 + 0.4 * noise(rng, 3, 3, 3))[..., None]
    grid = (((X + 20) % 80 < 1.2) | (Y % 64 < 1.2)).astype(np.float32)
    p = over(p, rgb("#2a4d5e"), grid * 0.45)

    def candles(d, s):
        price = 0.72
        for i in range(52):
            x = 20 + i * 24.4
            move = rng.normal(-0.0085, 0.026)
            a, b = price * H, (price + move) * H
            c = (92, 214, 170) if move < 0 else (240, 110, 100)
            t, u = min(a, b) - rng.random() * 26, max(a, b) + rng.random() * 26
            d.line([(x + 7) * s, t * s, (x + 7) * s, u * s], fill=c, width=4)
            d.rectangle([x * s, min(a, b) * s, (x + 14) * s, (max(a, b) + 3) * s], fill=c)
            d.rectangle([x * s, (H - 20 - 90 * rng.random() ** 2) * s, (x + 14) * s, (H - 14) * s], fill=c + (110,))
            price = float(np.clip(price + move, 0.2, 0.8))

    sharp = painted(p, candles)
    soft = blur(sharp, 9)
    focus = smooth(0.62, 0.18, abs(U - 0.62))[..., None]
    p = sharp * focus + soft * (1 - focus)
    p = 1 - (1 - p) * (1 - blur(np.clip(sharp - 0.35, 0, 1), 16) * 0.8)

    def curve(d, s):
        t = np.linspace(0, 1, 120)
        y = 0.66 - 0.34 * t**1.2 + 0.05 * np.sin(t * 9) + 0.02 * np.sin(t * 23)
        d.line([(k * W * s, v * H * s) for k, v in zip(t, y)], fill=255, width=9)

    m = shape(curve)
    return 1 - (1 - over(p, rgb("#ffd98a"), m)) * (1 - blur(np.repeat(m[..., None], 3, 2), 12) * rgb("#c98a2a") * 0.9)


def solar(rng):
    p = gradient([(0, "#2f78b8"), (0.25, "#8cc0dd"), (0.4, "#f4e7cb"), (1, "#d8b98a")])
    p = clouds(p, rng, "#ffffff", 0.55, 0.85, 0.8, (3, 7), 0.36)
    p = glow(p, 0.3, 0.2, 0.14, "#fff6d4", 0.9)
    p = glow(p, 0.3, 0.2, 0.022, "#ffffff", 1)
    p = land(p, 0.37 + 0.05 * line(rng, 3, 6), "#a4856c", "#c9a57c", 0.08)
    p = land(p, np.full(W, 0.425), "#d0a772", "#a87a4a", 0.5)

    def rows(d, s):
        def at(x, z):
            return ((0.42 + (x - 0.42) * z) * W * s, (0.425 + 0.085 * z) * H * s)

        for k in range(8):
            z = 0.42 * 1.46**k
            h = 0.027 * z
            for i in range(-44, 60):
                a, b = i * 0.05, i * 0.05 + 0.0475
                x0, y0 = at(a, z)
                x1, _ = at(b, z)
                up, lean = h * H * s, 0.012 * z * W * s
                light = 0.75 + 0.5 * np.exp(-((a - 0.2) ** 2) / 0.12)
                c = tuple(int(min(255, v * light)) for v in (34, 66, 112))
                d.polygon([(x0, y0), (x1, y0), (x1 + lean, y0 - up), (x0 + lean, y0 - up)], fill=c)
                edge = (196, 214, 226, 210)
                w = max(1, int(0.55 * z * s))
                d.line([(x0 + lean, y0 - up), (x1 + lean, y0 - up)], fill=edge, width=w)
                for j in range(1, 4):
                    f = j / 4
                    d.line(
                        [(x0 + (x1 - x0) * f, y0), (x0 + (x1 - x0) * f + lean, y0 - up)],
                        fill=(120, 156, 190, 120),
                        width=max(1, w // 2),
                    )
                d.line(
                    [(x0 + lean / 2, y0 - up / 2), (x1 + lean / 2, y0 - up / 2)],
                    fill=(120, 156, 190, 120),
                    width=max(1, w // 2),
                )
                d.line([((x0 + x1) / 2, y0), ((x0 + x1) / 2, y0 + up * 0.3)], fill=(86, 64, 44), width=w + 1)

    p = painted(p, rows)
    return glow(p, 0.3, 0.5, 0.2, "#fff0c8", 0.25)


def aurora(rng):
    p = gradient([(0, "#050b1e"), (0.4, "#0b2038"), (0.65, "#154253"), (1, "#154253")])
    p = stars(p, rng, 520, 0.7)
    for k, (c, o) in enumerate((("#3fe0a0", 0.0), ("#57d6c8", 1.9), ("#9a6be0", 4.1))):
        base = 0.52 + 0.10 * np.sin(U * (5 + k) + o) + 0.06 * np.sin(U * 11 + o * 2)
        ray = 0.35 + 0.65 * noise(rng, 60, 1, 3)
        up = base - V
        p = 1 - (1 - p) * (
            1
            - (smooth(-0.01, 0.02, up) * np.exp(-np.clip(up, 0, 1) * (5.5 - k)) * ray * (0.62 - 0.12 * k))[..., None]
            * rgb(c)
        )
    p = land(p, 0.66 + 0.07 * line(rng, 2, 6), "#0c2638", "#1d4a58", 0.1)
    p = land(p, 0.76 + 0.03 * np.sin(U[0] * 5) + 0.012 * line(rng, 4), "#a9cdd2", "#5f8fa2", 0.3)

    def firs(d, s):
        for _ in range(120):
            x = rng.random() * W
            if 500 < x < 800 and rng.random() < 0.8:
                continue
            k, y = 0.45 + 1.3 * rng.random() ** 2, H * (0.80 + 0.15 * rng.random())
            for j in range(7):
                w, yy = (4 + j * 4.6) * k, y - (128 - j * 17) * k
                d.polygon(
                    [(x * s, (yy - 28 * k) * s), ((x - w) * s, (yy + 5 * k) * s), ((x + w) * s, (yy + 5 * k) * s)],
                    fill=255,
                )

    p = over(p, rgb("#06141f"), shape(firs))

    def cabin(d, s):
        x, y = 620, 0.815 * H
        d.rectangle([x * s, (y - 44) * s, (x + 96) * s, y * s], fill=(34, 24, 26))
        d.polygon(
            [(v[0] * s, v[1] * s) for v in ((x - 14, y - 42), (x + 48, y - 88), (x + 110, y - 42))],
            fill=(206, 226, 230),
        )
        for wx in (16, 58):
            d.rectangle([(x + wx) * s, (y - 34) * s, (x + wx + 20) * s, (y - 14) * s], fill=(255, 208, 120))

    p = painted(p, cabin)
    return glow(p, 0.523, 0.79, 0.055, "#ffbe62", 0.55)


def souk(rng):
    p = np.zeros((H, W, 3), np.float32) + rgb("#f3c583")
    p = glow(p, 0.5, 0.56, 0.2, "#fff3d2", 1)
    for i in range(9, -1, -1):
        k = (i + 1) / 10
        r = 0.055 + 0.62 * (1 - i / 10) ** 1.6
        cx, cy = 0.5, 0.56
        dx, dy = (U - cx) * W / H, V - cy
        arch = np.where(dy < 0, np.sqrt(dx**2 + (dy * 0.86) ** 2), abs(dx)) - r
        stone = gradient([(0, "#2c1810"), (0.5, "#8a5630"), (1, "#e0a96a")], np.full((H, W), k, np.float32))
        block = 1 - 0.12 * ((np.arctan2(dy, dx) * 9) % 1 < 0.06) * (dy < 0)
        ring = smooth(0.03, 0.0, abs(arch - 0.012)) * 0.25
        wall = stone * (block * (0.86 + 0.22 * noise(rng, 40, 30, 3)))[..., None]
        p = over(p, np.clip(wall * (1 + ring[..., None]), 0, 1), smooth(-0.002, 0.002, arch))
        if i < 8:
            for side in (-1, 1):
                for j in range(3):
                    y, x = cy + 0.10 + (0.16 + 0.10 * j) * r, cx + side * (r * 0.86 - 0.05 * r * j) * H / W
                    c = ["#b5433a", "#3c7f86", "#d8973a", "#6f4f8a", "#c46a3a"][(i + j * 2 + (side > 0)) % 5]
                    m = smooth(0.075 * r + 0.004, 0.06 * r, np.sqrt(((U - x) * W / H) ** 2 + ((V - y) * 0.8) ** 2))
                    p = over(p, rgb(c) * (0.35 + 0.6 * k), m * 0.9)
    floor = smooth(0.66, 1, V)
    z = np.clip(V - 0.6, 0.012, 1)
    tile = (((U - 0.5) / z * 2.6 + 50) % 1 < 0.07) | ((0.5 / z) % 1 < 0.09)
    ground = gradient([(0.6, "#e8b877"), (0.75, "#9a6639"), (1, "#3d2418")]) * (1 - 0.18 * tile)[..., None]
    p = over(
        p, ground, smooth(0.0, 0.01, V - 0.6 - abs(U - 0.5) * 0.02) * smooth(0.02, -0.02, abs(U - 0.5) - 0.03 - z * 1.1)
    )
    for x, y, r in (
        (0.5, 0.17, 0.022),
        (0.39, 0.25, 0.015),
        (0.62, 0.25, 0.015),
        (0.455, 0.34, 0.009),
        (0.545, 0.34, 0.009),
        (0.26, 0.16, 0.02),
        (0.75, 0.15, 0.02),
    ):
        cord = ((abs(U - x) < 0.0009) & (V < y)).astype(np.float32)
        p = over(p, rgb("#1a0d08"), cord)
        p = glow(p, x, y, r * 2.6, "#ffb54a", 0.7)
        p = glow(p, x, y, r * 0.8, "#fff0c0", 1, 0.8)

    def people(d, s):
        for x, y, k in ((600, 560, 0.62), (668, 548, 0.5), (735, 600, 0.9), (545, 620, 1.0)):
            d.ellipse([(x - 9 * k) * s, (y - 74 * k) * s, (x + 9 * k) * s, (y - 52 * k) * s], fill=255)
            d.polygon(
                [
                    ((x - 10 * k) * s, (y - 52 * k) * s),
                    ((x + 10 * k) * s, (y - 52 * k) * s),
                    ((x + 21 * k) * s, (y + 36 * k) * s),
                    ((x - 21 * k) * s, (y + 36 * k) * s),
                ],
                fill=255,
            )

    return over(p, rgb("#2a1610"), shape(people, 0.7) * 0.92)


def observatory(rng):
    p = gradient([(0, "#050816"), (0.45, "#101b3c"), (0.72, "#3a3d66"), (0.82, "#c07d6b"), (1, "#c07d6b")])
    band = np.exp(-((((V - 0.34) - (U - 0.5) * 0.55) / 0.15) ** 2))
    p = 1 - (1 - p) * (1 - (band * (0.25 + 0.75 * noise(rng, 5, 5, 6)) * 0.55)[..., None] * rgb("#a9b4f0"))
    p = 1 - (1 - p) * (1 - (band**3 * noise(rng, 7, 7, 5) * 0.42)[..., None] * rgb("#ffcfa4"))
    p = over(p, rgb("#070a1a"), band**2 * smooth(0.55, 0.75, noise(rng, 6, 6, 6)) * 0.6)
    p = stars(p, rng, 1500, 0.95)
    p = land(p, 0.80 + 0.08 * line(rng, 3, 6), "#2a2542", "#1c1a30", 0.1)
    p = land(
        p, 0.865 + 0.05 * (1 - np.exp(-(((U[0] - 0.64) / 0.2) ** 2))) + 0.012 * line(rng, 6), "#0d0d1c", "#05060d", 0.2
    )

    def dome(d, s):
        x, y = 830, 0.875 * H
        d.rectangle([(x - 104) * s, (y - 66) * s, (x + 104) * s, (y + 20) * s], fill=(96, 98, 128))
        d.pieslice([(x - 116) * s, (y - 182) * s, (x + 116) * s, (y + 50) * s], 180, 360, fill=(168, 168, 194))
        d.pieslice([(x - 116) * s, (y - 182) * s, (x + 60) * s, (y + 50) * s], 180, 266, fill=(206, 202, 216))
        d.polygon(
            [(v[0] * s, v[1] * s) for v in ((x - 14, y - 64), (x + 24, y - 64), (x + 4, y - 182), (x - 26, y - 180))],
            fill=(18, 20, 38),
        )
        d.rectangle([(x - 118) * s, (y - 72) * s, (x + 118) * s, (y - 60) * s], fill=(62, 62, 90))
        d.rectangle([(x - 20) * s, (y - 34) * s, (x + 6) * s, (y + 14) * s], fill=(255, 206, 132))
        x2, y2 = 1085, 0.9 * H
        d.rectangle([(x2 - 46) * s, (y2 - 28) * s, (x2 + 46) * s, (y2 + 20) * s], fill=(76, 78, 106))
        d.pieslice([(x2 - 52) * s, (y2 - 78) * s, (x2 + 52) * s, (y2 + 26) * s], 180, 360, fill=(142, 142, 168))

    p = painted(p, dome)
    return glow(p, 0.644, 0.87, 0.05, "#ffb867", 0.5)


def turbines(rng):
    p = gradient([(0, "#5f86b3"), (0.3, "#a9bfd0"), (0.52, "#f0d7c3"), (0.6, "#f7c7a2"), (1, "#f7c7a2")])
    p = clouds(p, rng, "#fff1e4", 0.5, 0.85, 0.75, (2, 9), 0.55)
    p = glow(p, 0.8, 0.58, 0.16, "#ffe9c4", 0.8)

    def mills(d, s):
        for x, k, a in (
            (150, 1.45, 0.3),
            (430, 1.0, 1.1),
            (640, 0.72, 0.7),
            (800, 0.55, 0.2),
            (920, 0.43, 1.6),
            (1010, 0.34, 0.9),
            (1085, 0.27, 0.4),
            (1150, 0.22, 1.3),
        ):
            base = (0.6 + 0.045 * k) * H
            top = base - 300 * k
            d.polygon(
                [
                    ((x - 6.5 * k) * s, base * s),
                    ((x + 6.5 * k) * s, base * s),
                    ((x + 3 * k) * s, top * s),
                    ((x - 3 * k) * s, top * s),
                ],
                fill=255,
            )
            d.ellipse([(x - 7 * k) * s, (top - 7 * k) * s, (x + 7 * k) * s, (top + 7 * k) * s], fill=255)
            d.rectangle([(x - 12 * k) * s, (base - 22 * k) * s, (x + 12 * k) * s, base * s], fill=255)
            for b in range(3):
                t = a + b * 2 * np.pi / 3
                dx, dy = np.cos(t), np.sin(t)
                pts = [(0, 0), (26, 7.5), (150, 1), (150, -1), (0, -4)]
                d.polygon(
                    [((x + (u * dx - v * dy) * k) * s, (top + (u * dy + v * dx) * k) * s) for u, v in pts], fill=255
                )

    m = shape(mills)
    p = over(p, gradient([(0, "#ffffff"), (0.5, "#eef0ee"), (0.66, "#8f9aa6")]), m * 0.96)
    return water(p, 0.605, rng, "#2c4a62", 0.46, 18)


def library(rng):
    p = np.zeros((H, W, 3), np.float32) + rgb("#20130c")

    def shelves(d, s):
        tones = [
            "#7c2d2a",
            "#21485a",
            "#b98b3e",
            "#3f5b3c",
            "#d8c39a",
            "#552f45",
            "#93532c",
            "#2b3350",
            "#c9a05a",
            "#6f6a58",
            "#a8402f",
            "#17393a",
        ]
        for r in range(4):
            y = 178 + r * 200
            x = -8
            while x < W:
                w, h = 13 + rng.random() * 26, 120 + rng.random() * 44
                c = rgb(tones[rng.integers(len(tones))]) * (0.75 + 0.35 * rng.random())
                q = lambda v: tuple(int(z * 255) for z in np.clip(v, 0, 1))
                d.rectangle([x * s, (y - h) * s, (x + w) * s, y * s], fill=q(c))
                d.rectangle([x * s, (y - h) * s, (x + w * 0.22) * s, y * s], fill=q(c * 1.28))
                d.rectangle([(x + w * 0.86) * s, (y - h) * s, (x + w) * s, y * s], fill=q(c * 0.5))
                if rng.random() < 0.75:
                    g = (222, 188, 116, 220)
                    for b in (0.12, 0.18, 0.82):
                        d.line([(x + 2) * s, (y - h * b) * s, (x + w - 3) * s, (y - h * b) * s], fill=g, width=3)
                    d.rectangle([(x + w * 0.3) * s, (y - h * 0.68) * s, (x + w * 0.7) * s, (y - h * 0.44) * s], fill=g)
                x += w + 1 + (rng.random() < 0.035) * 46
            d.rectangle([0, y * s, W * s, (y + 22) * s], fill=(104, 64, 36))
            d.rectangle([0, y * s, W * s, (y + 4) * s], fill=(158, 104, 62))

    p = painted(p, shelves)
    p = p * (0.32 + 0.95 * np.exp(-(((U - 0.36) / 0.42) ** 2 + ((V - 0.42) / 0.55) ** 2)))[..., None]
    return glow(p, 0.36, 0.3, 0.35, "#ffcf8a", 0.22)


def delta(rng):
    n1, n2 = noise(rng, 3, 2, 6), noise(rng, 5, 4, 6)
    warp = V + 0.34 * (n1 - 0.5)
    ground = gradient(
        [(0, "#c8925a"), (0.35, "#e0b67c"), (0.55, "#8f8a4e"), (0.75, "#3d6b4a"), (1, "#22514a")],
        np.clip(n2 * 0.6 + warp * 0.55, 0, 1),
    )
    ground = ground * (0.84 + 0.32 * noise(rng, 60, 40, 3))[..., None]
    p = ground
    for k in range(9):
        a = (k - 4) * 0.085
        course = (
            0.5
            + a * np.clip((U - 0.12) * 1.9, 0, 1) ** 1.1 * 2.0
            + 0.05 * np.sin(U * (8 + k * 0.7) + k)
            + 0.16 * (n1 - 0.5)
        )
        w = 0.006 + 0.013 * (k % 3 == 1) + 0.02 * np.clip(0.14 - U, 0, 1) * 5 + 0.022 * smooth(0.7, 1, U)
        dist = abs(V - course)
        p = over(p, rgb("#e9d5a3"), smooth(w * 2.1, w * 1.1, dist) * 0.55)
        p = over(p, gradient([(0, "#2a7f92"), (1, "#0d4f6b")], U), smooth(w * 1.15, w * 0.75, dist))
    coast = smooth(0.80, 0.83, U + 0.10 * (n1 - 0.5) + 0.05 * (n2 - 0.5))
    p = over(p, gradient([(0.75, "#4fb3b0"), (0.86, "#1f7f97"), (1, "#0c3f63")], U + 0.06 * (n2 - 0.5)), coast)
    return over(p, rgb("#f6fbf6"), smooth(0.78, 0.9, noise(rng, 2, 3, 6)) * 0.75)


def rain(rng):
    p = gradient([(0, "#0b1226"), (0.5, "#1a2440"), (1, "#0a0f1d")])

    def lights(d, s):
        tones = [(255, 176, 86), (255, 96, 84), (96, 190, 240), (255, 226, 160), (120, 226, 190), (236, 120, 190)]
        for _ in range(90):
            x, y = rng.random() * W, H * (0.14 + 0.36 * rng.random())
            r = 8 + 34 * rng.random() ** 1.6
            c = tones[rng.integers(6)] + (int(40 + 110 * rng.random()),)
            d.ellipse([(x - r) * s, (y - r) * s, (x + r) * s, (y + r) * s], fill=c)

    p = painted(p, lights)
    p = glow(p, 0.5, 0.46, 0.3, "#ffb068", 0.5)
    p = water(p, 0.56, rng, "#080d1a", 0.28, 30)

    def walkers(d, s):
        for x, k in ((470, 1.0), (560, 0.92), (800, 1.2)):
            y = 0.56 * H + 78 * k
            d.pieslice([(x - 76 * k) * s, (y - 262 * k) * s, (x + 76 * k) * s, (y - 140 * k) * s], 180, 360, fill=255)
            d.line([x * s, (y - 200 * k) * s, x * s, (y - 100 * k) * s], fill=255, width=int(5 * k))
            d.ellipse([(x - 14 * k) * s, (y - 186 * k) * s, (x + 14 * k) * s, (y - 152 * k) * s], fill=255)
            d.rounded_rectangle(
                [(x - 27 * k) * s, (y - 156 * k) * s, (x + 27 * k) * s, (y - 60 * k) * s], 16 * k * s, fill=255
            )
            for leg in (-14, 10):
                d.line(
                    [(x + leg * 0.5 * k) * s, (y - 64 * k) * s, (x + leg * k) * s, y * s], fill=255, width=int(24 * k)
                )

    m = shape(walkers)
    rim = np.clip(m - np.roll(np.roll(m, 3, 0), 2, 1), 0, 1)
    p = over(p, rgb("#060914"), m)
    p = over(p, rgb("#ffb878"), rim * 0.6)
    streak = smooth(0.80, 0.95, noise(rng, 260, 16, 1)) * 0.14
    return p + (streak * np.ones_like(U))[..., None] * rgb("#cfe0ff")


def cells(rng):
    pts = rng.random((95, 2)) * [W, H]
    d = np.stack([np.hypot(X - a, (Y - b) * 1.05) for a, b in pts], -1)
    near = np.sort(d, -1)[..., :2]
    which = np.argmin(d, -1)
    edge = smooth(0, 22, near[..., 1] - near[..., 0])
    tones = np.array([rgb(c) for c in ("#2b6fa3", "#3d8fb5", "#6a5fa8", "#8c6bb1", "#2f8f94", "#c56a94")])
    p = tones[rng.integers(6, size=95)][which]
    p = over(np.broadcast_to(rgb("#0d2140"), p.shape), p, edge * (0.35 + 0.65 * np.exp(-((near[..., 0] / 75) ** 2))))
    p = over(p, rgb("#ffd6e4"), smooth(24, 15, near[..., 0]) * 0.85)
    p = over(p, rgb("#a2376b"), smooth(15, 9, near[..., 0]) * 0.9)
    p = p * (0.85 + 0.3 * noise(rng, 40, 30, 3))[..., None]
    focus = smooth(0.5, 0.15, np.hypot(U - 0.45, (V - 0.5) * 0.7))[..., None]
    return glow(p * focus + blur(p, 7) * (1 - focus), 0.45, 0.4, 0.4, "#9fd8ff", 0.22)


def balloons(rng):
    p = gradient([(0, "#7ea7d6"), (0.35, "#f0d4cf"), (0.55, "#fbd9a8"), (1, "#eab47c")])
    p = glow(p, 0.85, 0.5, 0.2, "#fff0c8", 0.85)
    for base, amp, c, f in ((0.58, 0.10, "#d7a994", "#eec9a6"), (0.68, 0.10, "#c08470", "#dca887")):
        p = land(p, base + amp * (0.5 - line(rng, 5, 5)), c, f, 0.12)

    def cones(d, s):
        for i in range(46):
            k = 0.4 + 1.25 * (i / 46) ** 1.2
            x, y = rng.random() * W, H * (0.74 + 0.27 * (i / 46))
            w, h = 34 * k * (0.7 + 0.6 * rng.random()), 120 * k * (0.6 + 0.7 * rng.random())
            c = rgb(["#d79a72", "#c98560", "#e3af86"][i % 3]) * (1.02 - 0.32 * i / 46)
            q = lambda v: tuple(int(z * 255) for z in np.clip(v, 0, 1))
            d.polygon(
                [
                    ((x - w) * s, (y + 20) * s),
                    ((x - w * 0.45) * s, (y - h * 0.72) * s),
                    (x * s, (y - h) * s),
                    ((x + w * 0.4) * s, (y - h * 0.7) * s),
                    ((x + w) * s, (y + 20) * s),
                ],
                fill=q(c),
            )
            d.polygon(
                [
                    ((x - w) * s, (y + 20) * s),
                    ((x - w * 0.45) * s, (y - h * 0.72) * s),
                    (x * s, (y - h) * s),
                    ((x - w * 0.1) * s, (y + 20) * s),
                ],
                fill=q(c * 0.7),
            )
            d.polygon(
                [
                    ((x - w * 0.34) * s, (y - h * 0.74) * s),
                    (x * s, (y - h * 1.06) * s),
                    ((x + w * 0.34) * s, (y - h * 0.74) * s),
                ],
                fill=q(c * 0.5),
            )

    p = painted(p, cones)

    def floats(d, s):
        sets = [
            ("#c73e3a", "#f4e3c1"),
            ("#1f6f8b", "#f2b84b"),
            ("#e08e2b", "#7d2c3f"),
            ("#3c6e47", "#f4e3c1"),
            ("#6a4c93", "#f7a1a1"),
            ("#d9534f", "#2f4858"),
        ]
        for i, (x, y, r) in enumerate(
            (
                (330, 250, 104),
                (700, 180, 66),
                (940, 330, 48),
                (560, 400, 34),
                (1120, 200, 38),
                (140, 430, 28),
                (820, 450, 20),
                (1010, 110, 22),
            )
        ):
            a, b = sets[i % 6]
            q = lambda c: tuple(int(v * 255) for v in rgb(c))
            d.polygon(
                [
                    ((x - r * 0.78) * s, (y + r * 0.62) * s),
                    ((x + r * 0.78) * s, (y + r * 0.62) * s),
                    ((x + r * 0.16) * s, (y + r * 1.42) * s),
                    ((x - r * 0.16) * s, (y + r * 1.42) * s),
                ],
                fill=q(a),
            )
            d.ellipse([(x - r) * s, (y - r) * s, (x + r) * s, (y + r) * s], fill=q(a))
            for f in (0.66, 0.22):
                d.ellipse([(x - r * f) * s, (y - r) * s, (x + r * f) * s, (y + r) * s], fill=q(b if f > 0.5 else a))
                lo = f * 0.78
                d.polygon(
                    [
                        ((x - r * lo) * s, (y + r * 0.62) * s),
                        ((x + r * lo) * s, (y + r * 0.62) * s),
                        ((x + r * 0.16 * f) * s, (y + r * 1.42) * s),
                        ((x - r * 0.16 * f) * s, (y + r * 1.42) * s),
                    ],
                    fill=q(b if f > 0.5 else a),
                )
            d.chord([(x - r) * s, (y - r) * s, (x + r) * s, (y + r) * s], 100, 260, fill=(40, 10, 30, 46))
            for dx in (-0.14, 0.14):
                d.line(
                    [(x + dx * r) * s, (y + r * 1.42) * s, (x + dx * r * 0.8) * s, (y + r * 1.66) * s],
                    fill=(60, 36, 28),
                    width=2,
                )
            d.rectangle(
                [(x - r * 0.13) * s, (y + r * 1.64) * s, (x + r * 0.13) * s, (y + r * 1.84) * s], fill=(92, 56, 34)
            )

    return painted(p, floats)


def palms(rng):
    p = gradient(
        [(0, "#2a2a5e"), (0.3, "#8a4a78"), (0.5, "#e5705c"), (0.64, "#fbb45c"), (0.7, "#fde09a"), (1, "#fde09a")]
    )
    p = clouds(p, rng, "#ff9d7a", 0.5, 0.85, 0.6, (2, 12), 0.6)
    p = glow(p, 0.46, 0.64, 0.07, "#fff4c8", 1)
    p = land(p, 0.665 + 0.025 * line(rng, 3, 5), "#7b3550", "#8f4056", 0.05)

    def grove(d, s):
        for x, h, k in (
            (140, 430, 1.2),
            (250, 330, 0.95),
            (1010, 380, 1.1),
            (1130, 470, 1.3),
            (905, 270, 0.8),
            (60, 300, 0.9),
            (1230, 330, 1.0),
        ):
            base = 0.72 * H
            lean = (0.5 - x / W) * 70
            trunk = [((x + lean * t * t) * s, (base - h * t) * s) for t in np.linspace(0, 1, 14)]
            d.line(trunk, fill=255, width=int(13 * k * s * 0.8), joint="curve")
            tx, ty = x + lean, base - h
            for f in range(13):
                a = -np.pi * 0.5 + (f - 6) * 0.27 + rng.normal(0, 0.06)
                length = 140 * k
                spine = []
                for t in np.linspace(0, 1, 12):
                    spine.append((tx + np.cos(a) * length * t, ty + np.sin(a) * length * t * 0.62 + 74 * k * t**2.4))
                d.line([(u * s, v * s) for u, v in spine], fill=255, width=int(4 * k * s))
                for i, ((u, v), (u2, v2)) in enumerate(zip(spine[1:], spine[2:])):
                    leaf = (20 - 1.5 * i) * k
                    nx, ny = -(v2 - v), u2 - u
                    n = np.hypot(nx, ny) + 1e-6
                    for side in (-1, 1):
                        d.line(
                            [
                                u * s,
                                v * s,
                                (u2 + side * nx / n * leaf * 0.8) * s,
                                (v2 + side * ny / n * leaf * 0.8 + 9 * k) * s,
                            ],
                            fill=255,
                            width=int(3.4 * k * s),
                        )

    p = over(p, rgb("#24122e"), shape(grove))
    p = land(p, 0.705 + 0.012 * line(rng, 9, 5), "#24122e", "#1a0d24", 0.1)
    return water(p, 0.735, rng, "#2a1438", 0.28, 20)


SCENES = [
    harbour,
    skyline,
    dunes,
    mountains,
    stadium,
    wheat,
    sea,
    bridge,
    old_city,
    hall,
    markets,
    solar,
    aurora,
    souk,
    observatory,
    turbines,
    library,
    delta,
    rain,
    cells,
    balloons,
    palms,
]


# --- the columnists: no faces, so that nobody is drawn -------------------------------------------

FACES = [  # ground, skin, clothes, hair, kind
    ("#d9c3a5", "#c98f68", "#2f4858", "#2a1d1a", "beard"),
    ("#b9cdc7", "#d9a57c", "#7c3b46", "#7c3b46", "scarf"),
    ("#d3b8b0", "#b97f58", "#39444f", "#d9d4cc", "glasses"),
    ("#c3c9de", "#e0b08a", "#34506b", "#3b2720", "long"),
    ("#cfd3b4", "#a8744f", "#efe7d8", "#f4efe6", "ghutra"),
    ("#dcc9dc", "#cf9a73", "#4a5a48", "#1d1b20", "short"),
]


def portrait(ground, skin, clothes, hair, kind, size=240):
    k = 4
    sheet = Image.new("RGB", (size * k, size * k), ground)
    d = ImageDraw.Draw(sheet, "RGBA")
    dark = tuple(int(v * 255 * 0.82) for v in rgb(skin))

    def e(x0, y0, x1, y1, c):
        d.ellipse([v * k for v in (x0, y0, x1, y1)], fill=c)

    e(-40, -60, 200, 180, (255, 255, 255, 40))
    if kind == "long":
        d.rounded_rectangle([70 * k, 44 * k, 170 * k, 196 * k], 48 * k, fill=hair)
    d.rounded_rectangle([30 * k, 178 * k, 210 * k, 320 * k], 62 * k, fill=clothes)
    d.rounded_rectangle([102 * k, 140 * k, 138 * k, 202 * k], 17 * k, fill=dark)
    d.polygon(
        [(v[0] * k, v[1] * k) for v in ((96, 182), (120, 214), (144, 182), (138, 176), (102, 176))],
        fill=dark if kind != "ghutra" else skin,
    )
    if kind == "scarf":
        e(64, 34, 176, 178, hair)
        d.polygon([(v[0] * k, v[1] * k) for v in ((68, 120), (60, 212), (182, 212), (172, 120))], fill=hair)
        e(82, 58, 158, 160, skin)
        d.arc([74 * k, 46 * k, 166 * k, 168 * k], 200, 340, fill=(255, 255, 255, 60), width=3 * k)
    elif kind == "ghutra":
        d.polygon([(v[0] * k, v[1] * k) for v in ((66, 84), (44, 214), (92, 216), (96, 96))], fill=hair)
        d.polygon([(v[0] * k, v[1] * k) for v in ((174, 84), (196, 214), (148, 216), (144, 96))], fill="#e4dccd")
        e(80, 50, 160, 164, skin)
        d.pieslice([62 * k, 28 * k, 178 * k, 148 * k], 180, 360, fill=hair)
        d.rounded_rectangle([62 * k, 74 * k, 178 * k, 92 * k], 8 * k, fill="#23201f")
        d.pieslice([84 * k, 106 * k, 156 * k, 172 * k], 0, 180, fill="#3a2a22")
        e(100, 116, 140, 146, skin)
    else:
        e(80, 48, 160, 164, skin)
        d.pieslice([76 * k, 38 * k, 164 * k, 140 * k], 180, 360, fill=hair)
        d.polygon(
            [
                (v[0] * k, v[1] * k)
                for v in ((76, 88), (76, 112), (88, 92), (140, 82), (158, 92), (164, 112), (164, 86), (120, 70))
            ],
            fill=hair,
        )
    if kind == "beard":
        d.pieslice([80 * k, 88 * k, 160 * k, 172 * k], 0, 180, fill=hair)
        e(98, 110, 142, 148, skin)
    if kind in ("glasses", "short"):
        for x in (90, 125):
            d.rounded_rectangle([x * k, 98 * k, (x + 26) * k, 118 * k], 9 * k, outline="#2a2522", width=3 * k)
        d.line([116 * k, 106 * k, 125 * k, 106 * k], fill="#2a2522", width=3 * k)
    plain = Image.new("RGB", sheet.size, ground)
    ImageDraw.Draw(plain, "RGBA").ellipse([v * k for v in (-40, -60, 200, 180)], fill=(255, 255, 255, 40))
    body = np.abs(np.asarray(sheet, int) - np.asarray(plain, int)).sum(-1) > 0
    body[:, : 120 * k] = False
    sheet = Image.fromarray((np.asarray(sheet) * np.where(body, 0.91, 1)[..., None]).astype(np.uint8))
    return sheet.resize((size, size), Image.LANCZOS)


# --- saving ------------------------------------------------------------------------------------


def save(image, path):
    for quality in range(80, 30, -6):
        image.save(path, "WEBP", quality=quality, method=6)
        if path.stat().st_size <= LIMIT:
            return


def main(folder="img", *names):
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for number, scene in enumerate(SCENES):
        if names and scene.__name__ not in names:
            continue
        rng = np.random.default_rng(1447 + number)
        picture = finish(scene(rng), rng)
        save(Image.fromarray((picture * 255).astype(np.uint8)), folder / f"{scene.__name__.replace('_', '-')}.webp")
    if not names or "portraits" in names:
        for number, face in enumerate(FACES, 1):
            save(portrait(*face), folder / f"columnist-{number}.webp")


if __name__ == "__main__":
    main(*sys.argv[1:])
