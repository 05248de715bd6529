"""Draw eighteen more pictures for the demo newsroom with the paint box of draw.py.

Usage: python draw_more.py [folder] [name ...]   (needs Pillow and numpy; same seed, same picture)
"""

import sys
from pathlib import Path

import numpy as np
from PIL import Image

from draw import (
    H,
    U,
    V,
    W,
    X,
    Y,
    blur,
    clouds,
    finish,
    glow,
    gradient,
    land,
    line,
    noise,
    over,
    painted,
    rgb,
    save,
    shape,
    smooth,
    stars,
    water,
)

# --- a few more brushes --------------------------------------------------------------------------


class Pen:
    """Drawing in picture pixels, whatever the scale of the sheet."""

    def __init__(self, sheet, scale):
        self.sheet, self.scale = sheet, scale

    def flat(self, points, fill=255):
        self.sheet.polygon([(x * self.scale, y * self.scale) for x, y in points], fill=fill)

    def box(self, x0, y0, x1, y1, fill=255, corner=0):
        self.sheet.rounded_rectangle([v * self.scale for v in (x0, y0, x1, y1)], corner * self.scale, fill=fill)

    def disc(self, x, y, rx, fill=255, ry=None):
        ry = rx if ry is None else ry
        self.sheet.ellipse([v * self.scale for v in (x - rx, y - ry, x + rx, y + ry)], fill=fill)

    def arch(self, x0, y0, x1, y1, fill=255, start=180, end=360):
        self.sheet.pieslice([v * self.scale for v in (x0, y0, x1, y1)], start, end, fill=fill)

    def line(self, points, fill=255, width=2.0):
        thick = max(1, int(width * self.scale))
        self.sheet.line([(x * self.scale, y * self.scale) for x, y in points], fill=fill, width=thick, joint="curve")


def drawn(picture, work):
    return painted(picture, lambda d, s: work(Pen(d, s)))


def cut(work, soft=0.0):
    return shape(lambda d, s: work(Pen(d, s)), soft)


def ink(code, light=1.0, alpha=255):
    return tuple(int(v * 255) for v in np.clip(rgb(code) * light, 0, 1)) + (alpha,)


def moved(mask, down, right):
    """The mask shifted, without coming in again at the other side."""
    out = np.roll(np.roll(mask, down, 0), right, 1)
    return out * ((Y >= down) & (Y < H + down) & (X >= right) & (X < W + right))


def ball(picture, x, y, r, code, shine=0.5):
    """A lit ball, painted in place."""
    x0, x1, y0, y1 = max(0, int(x - r - 2)), min(W, int(x + r + 3)), max(0, int(y - r - 2)), min(H, int(y + r + 3))
    if x0 >= x1 or y0 >= y1:
        return
    dx, dy = (X[y0:y1, x0:x1] - x) / r, (Y[y0:y1, x0:x1] - y) / r
    far = np.hypot(dx, dy)
    up = np.sqrt(np.clip(1 - far**2, 0, 1))
    light = 0.32 + 0.8 * np.clip(-0.45 * dx - 0.6 * dy + 0.66 * up, 0, 1)
    colour = rgb(code) * light[..., None]
    colour = colour + (smooth(0.36, 0.02, np.hypot(dx + 0.34, dy + 0.42)) * shine)[..., None]
    picture[y0:y1, x0:x1] = over(picture[y0:y1, x0:x1], np.clip(colour, 0, 1), np.clip((1 - far) * r + 0.5, 0, 1))


def turned(picture, x, base, height, profile, code, tilt=0.2, gloss=0.25):
    """A thing turned on a lathe or a wheel; profile is (height from 0 to 1, radius in heights)."""
    at, radii = [p for p, _ in profile], [r for _, r in profile]
    widest = max(radii) * height
    bend = tilt * widest * np.sqrt(np.clip(1 - ((X - x) / widest) ** 2, 0, 1))
    t = (base + bend - Y) / height
    fine = np.linspace(-0.1, 1.1, 480)
    curve = np.interp(fine, at, radii)
    soft = np.convolve(np.pad(curve, 12, "edge"), np.hanning(27)[1:-1] / np.hanning(27).sum(), "valid")
    r = np.interp(t, fine, np.where((fine < 0.03) | (fine > 0.97), curve, soft)) * height
    n = (X - x) / np.maximum(r, 1)
    inside = np.clip(r - abs(X - x) + 0.5, 0, 1) * smooth(-0.004, 0.004, t) * smooth(1.004, 0.996, t)
    slope = np.gradient(r, axis=0)
    light = 0.2 + 0.75 * np.clip(
        -0.62 * n + 0.72 * np.sqrt(np.clip(1 - n**2, 0, 1)) - 0.25 * np.clip(slope, -1, 1), 0, 1
    )
    colour = rgb(code) * light[..., None] + (np.exp(-(((n + 0.42) / 0.13) ** 2)) * gloss)[..., None]
    return over(picture, np.clip(colour, 0, 1), inside)


# --- the scenes ----------------------------------------------------------------------------------


def lighthouse(rng):
    p = gradient([(0, "#0e2038"), (0.3, "#25506b"), (0.48, "#6f98a0"), (0.6, "#f2c9a0"), (1, "#f2c9a0")])
    p = clouds(p, rng, "#16293f", 0.42, 0.8, 0.75, (2, 7), 0.62)
    p = stars(p, rng, 120, 0.3)
    p = water(p, 0.62, rng, "#0c2a3a", 0.4, 26)
    lamp = (0.735, 0.235)
    for aim, spread in ((-2.86, 0.085), (0.33, 0.11)):
        angle = np.arctan2(Y - lamp[1] * H, X - lamp[0] * W)
        off = abs(np.angle(np.exp(1j * (angle - aim))))
        away = np.hypot(X - lamp[0] * W, Y - lamp[1] * H) / W
        p = over(p, rgb("#fff0bf"), smooth(spread, 0, off) * np.exp(-away * 1.7) * 0.75)
    cliff = 0.71 - 0.2 * smooth(0.5, 0.66, U[0]) + 0.34 * smooth(0.52, 0.38, U[0]) + 0.03 * line(rng, 9, 6)
    p = land(p, cliff, "#34404a", "#0d161f", 0.3)
    rock = noise(rng, 26, 7, 5)
    p = over(p, rgb("#6c6f6d"), smooth(0.55, 0.75, rock) * smooth(0, 0.02, V - cliff[None]) * 0.35)
    p = over(p, rgb("#4d6650"), smooth(0.02, 0, V - cliff[None]) * smooth(0, 0.002, V - cliff[None]) * (U > 0.5) * 0.8)

    def tower(pen):
        x, foot, top = lamp[0] * W, 0.545 * H, 0.265 * H
        for i in range(7):
            a, b = i / 7, (i + 1) / 7
            wa, wb = 36 - 13 * a, 36 - 13 * b
            ya, yb = foot + (top - foot) * a, foot + (top - foot) * b
            tone = "#c8473d" if i % 2 else "#f3eee2"
            pen.flat([(x - wa, ya), (x - wb, yb), (x + wb, yb), (x + wa, ya)], ink(tone))
            pen.flat([(x + wa * 0.15, ya), (x + wb * 0.15, yb), (x + wb, yb), (x + wa, ya)], (20, 30, 50, 90))
        pen.box(x - 32, top - 5, x + 32, top + 4, ink("#26303a"))
        pen.box(x - 16, top - 40, x + 16, top - 4, ink("#ffe9a6"))
        for rail in (-30, -16, 0, 16, 30):
            pen.line([(x + rail, top - 18), (x + rail, top)], ink("#26303a"), 2)
        pen.line([(x - 31, top - 18), (x + 31, top - 18)], ink("#26303a"), 2)
        pen.arch(x - 22, top - 62, x + 22, top - 18, ink("#a6362f"))
        pen.line([(x, top - 78), (x, top - 58)], ink("#26303a"), 3)
        pen.box(x + 70, foot - 44, x + 170, foot + 14, ink("#d9d0bd"))
        pen.flat([(x + 60, foot - 42), (x + 84, foot - 80), (x + 156, foot - 80), (x + 180, foot - 42)], ink("#7c3a35"))
        for w in (88, 128):
            pen.box(x + w, foot - 30, x + w + 18, foot - 8, ink("#ffd98a"))

    p = drawn(p, tower)
    p = glow(p, *lamp, 0.05, "#fff3c4", 1)
    foam = (
        smooth(0.6, 0.85, noise(rng, 30, 60, 3))
        * np.exp(-(((V - cliff[None] + 0.0) / 0.05) ** 2))
        * (V > 0.66)
        * (U < 0.52)
    )
    p = over(p, rgb("#e9f3f1"), foam * 0.9)
    swell = smooth(0.62, 0.8, noise(rng, 8, 60, 3)) * smooth(0.7, 1, V) * (V < cliff[None])
    return over(p, rgb("#cfe3e4"), swell * 0.4)


def terraces(rng):
    sky = gradient([(0, "#a9c7cf"), (0.2, "#e4e6d6"), (0.34, "#f7e7c2"), (1, "#f7e7c2")])
    p = glow(sky, 0.3, 0.16, 0.2, "#fff4d0", 0.8)
    for base, amp, top, foot in ((0.2, 0.14, "#93aeb0", "#d6dcc9"), (0.29, 0.13, "#6f9590", "#bccbb0")):
        p = land(p, base + amp * (0.5 - line(rng, 3, 6)), top, foot, 0.16)
    near = np.clip((V - 0.3) / 0.7, 0, 1)
    slope = near**0.72 * 19 + (noise(rng, 2.2, 2.4, 3) - 0.5) * 11 + 2.5 * np.sin(U * 5.2 + near * 2)
    step = np.floor(slope)
    part = slope - step
    tones = np.array([rgb(c) for c in ("#7ea23f", "#a9b84a", "#5c8a3c", "#c9d9d0", "#8db0b0", "#cfc25a", "#6d9a4a")])
    field = tones[((step * 5 + np.floor(U * 3 + step * 0.37) * 3) % 7).astype(int)]
    field = field * (0.9 + 0.2 * noise(rng, 120, 80, 3))[..., None]
    field = over(field, rgb("#fbf1cb"), smooth(0.55, 0.9, noise(rng, 5, 8, 3)) * 0.3)
    field = over(field, rgb("#2e4a26"), smooth(0.70, 0.82, part) * 0.85)
    field = over(field, rgb("#e5e0a0"), smooth(0.64, 0.68, part) * smooth(0.73, 0.70, part) * 0.6)
    field = over(field, rgb("#1d3318"), smooth(0.10, 0.0, part) * 0.4)
    p = over(p, field, smooth(0.33, 0.35, V + 0.05 * np.sin(U * 4 + 1) + 0.03 * (noise(rng, 8, 3, 4) - 0.5)))
    p = over(p, rgb("#f2ead0"), smooth(0.52, 0.3, V) * noise(rng, 2, 4, 4) * smooth(0.15, 0.3, V) * 0.9)

    def trees(pen):
        for _ in range(34):
            x, y = rng.random() * W, H * (0.45 + 0.5 * rng.random() ** 1.5)
            k = 0.35 + 1.1 * (y / H - 0.4)
            pen.box(x - 2 * k, y - 20 * k, x + 2 * k, y, ink("#3a2c20"))
            for dx, dy, r in ((0, -38, 20), (-13, -26, 14), (13, -26, 14)):
                pen.disc(x + dx * k, y + dy * k, r * k, ink("#2f5530", 0.85 + 0.3 * rng.random()))
                pen.disc(x + (dx - 4) * k, y + (dy - 5) * k, r * k * 0.6, ink("#6f9a48", 1, 150))

    p = drawn(p, trees)
    return glow(p, 0.22, 0.3, 0.45, "#ffe7ae", 0.22)


def waterfall(rng):
    p = gradient([(0, "#9cc8d4"), (0.25, "#dfeee6"), (1, "#dfeee6")])
    p = land(p, 0.16 + 0.08 * line(rng, 5, 6), "#7fa58c", "#b9cfae", 0.2)
    strata = noise(rng, 5, 26, 5)
    rock = gradient([(0, "#2c3631"), (0.4, "#4f5a4a"), (0.7, "#7c7a61"), (1, "#a89d7c")], strata)
    rock = rock * (1.05 - 0.45 * V)[..., None]
    moss = smooth(0.5, 0.72, noise(rng, 12, 9, 5))
    rock = over(rock, rgb("#3f7040"), moss * 0.75)
    wall = smooth(-0.004, 0.004, V - (0.24 + 0.05 * line(rng, 7, 6))[None])
    p = over(p, rock, wall)
    lip = 0.235
    centre = 0.52 + 0.02 * np.sin(V * 7)
    width = 0.055 + 0.05 * smooth(0.2, 0.8, V) + 0.02 * (noise(rng, 2, 16, 4) - 0.5)
    fall = smooth(width + 0.006, width - 0.014, abs(U - centre)) * smooth(lip, lip + 0.01, V)
    thread = 0.6 * noise(rng, 150, 4, 3) + 0.4 * noise(rng, 60, 7, 3)
    veil = gradient(
        [(0, "#6fa2ad"), (0.4, "#c7e0e2"), (0.65, "#f4fbfa"), (1, "#ffffff")], np.clip(thread * 1.35 - 0.1, 0, 1)
    )
    p = over(p, veil, fall)
    for side, lip2, foot in ((0.35, 0.3, 0.56), (0.71, 0.27, 0.62)):
        reach = np.clip((V - lip2) / (foot - lip2), 0, 1)
        thin = smooth(0.006 + 0.012 * reach, 0, abs(U - side - 0.006 * np.sin(V * 15))) * smooth(lip2, lip2 + 0.01, V)
        p = over(p, rgb("#eef8f6"), thin * smooth(foot, foot - 0.14, V) * np.clip(thread * 1.5 - 0.15, 0, 1))
    pool = smooth(0.79, 0.80, V + 0.02 * (noise(rng, 10, 2, 4) - 0.5))
    depth = np.clip((V - 0.8) / 0.2, 0, 1)
    basin = gradient([(0, "#bfe6df"), (0.3, "#3fa7a3"), (1, "#0e5a63")], depth)
    basin = basin * (0.82 + 0.4 * noise(rng, 9, 70, 3))[..., None]
    basin = over(
        basin, rgb("#f4fffc"), smooth(0.6, 0.8, noise(rng, 12, 50, 3)) * np.exp(-(((U - 0.52) / 0.2) ** 2)) * 0.6
    )
    p = over(p, basin, pool)
    bow = np.hypot(U - 0.5, (V - 1.02) * 0.625) - 0.26
    for i, c in enumerate(("#ff7a6b", "#ffc46b", "#fff08a", "#86dc8c", "#79b8ff", "#b48cff")):
        p = over(
            p, rgb(c), np.exp(-(((bow + 0.007 * (i - 2.5)) / 0.005) ** 2)) * 0.42 * smooth(0.85, 0.6, V) * (V < 0.8)
        )
    mist = np.exp(-(((U - 0.52) / 0.2) ** 2) - ((V - 0.78) / 0.11) ** 2) * (0.5 + 0.6 * noise(rng, 4, 5, 4))
    p = over(p, rgb("#f6fdfb"), np.clip(mist, 0, 0.95))

    def woods(pen):
        for k in range(420):
            left = k % 2
            reach = 0.40 * rng.random() ** 1.3
            x = W * (reach if left else 1 - reach)
            y = H * (0.25 + 0.02 * rng.random()) if k < 240 else H * (0.7 + 0.34 * rng.random() ** 0.7 + 0.5 * reach)
            r = 10 + 22 * rng.random() + (18 if k >= 240 else 0)
            pen.disc(x, y, r, ink("#1f4a30", 0.65 + 0.7 * rng.random()), r * 0.8)
            pen.disc(x - r * 0.25, y - r * 0.3, r * 0.5, ink("#6fa353", 1, 90), r * 0.36)
        for x, y, r in ((420, 690, 46), (870, 715, 60), (760, 660, 28), (500, 655, 26), (940, 665, 34)):
            pen.disc(x, y, r * 1.3, ink("#3c4540"), r * 0.62)
            pen.disc(x - r * 0.2, y - r * 0.2, r * 0.9, ink("#7d8478", 1, 150), r * 0.3)

    p = drawn(p, woods)
    return glow(p, 0.3, 0.05, 0.35, "#fff6d6", 0.35)


def tram(rng):
    p = gradient([(0, "#6fa7d1"), (0.3, "#b9d7e3"), (0.5, "#fbe9cd"), (1, "#fbe9cd")])
    p = clouds(p, rng, "#ffffff", 0.5, 0.85, 0.8, (2.5, 7), 0.5)
    base = 0.755 * H

    def street(pen):
        tones = ["#e6a98a", "#f1d9a7", "#a9c4b4", "#d88d75", "#c9d4dd", "#efc583", "#b7a7c2", "#e9e0cc"]
        x, i = -20, 0
        while x < W:
            w, t = 118 + 50 * rng.random(), H * (0.2 + 0.15 * rng.random())
            c = tones[i % 8]
            kind = (i * 5) % 3
            roof = "#8c4a3c" if i % 2 else "#5d5a66"
            if kind == 0:
                pen.flat([(x - 4, t), (x + w / 2, t - 66), (x + w + 4, t)], ink(roof))
            elif kind == 1:
                pen.flat([(x, t), (x + 16, t - 44), (x + w - 16, t - 44), (x + w, t)], ink(roof))
                for a in (0.3, 0.62):
                    pen.box(x + w * a, t - 36, x + w * a + 16, t - 10, ink("#f3ead8"))
            pen.box(x, t, x + w, base, ink(c))
            pen.box(x - 3, t - 4, x + w + 3, t + 6, ink("#fbf3e2"))
            pen.box(x + w - 12, t + 6, x + w, base, (40, 30, 60, 34))
            count = 3 if w < 150 else 4
            for row in range(5):
                y = t + 26 + row * 66
                if y > base - 150:
                    break
                for k in range(count):
                    wx = x + (k + 0.5) * w / count - 11
                    pen.box(wx - 3, y - 3, wx + 25, y + 41, ink("#fbf3e2"))
                    pen.box(wx, y, wx + 22, y + 38, ink("#4c6273" if rng.random() < 0.7 else "#f7d68f"))
                    pen.line([(wx + 11, y), (wx + 11, y + 38)], ink("#fbf3e2"), 1.5)
            awning = ["#b8443c", "#2f6b6a", "#c98a2b"][i % 3]
            pen.box(x + 8, base - 92, x + w - 12, base, ink("#3b3f47"))
            for k in range(8):
                a, b = x + 4 + (w - 14) * k / 8, x + 4 + (w - 14) * (k + 1) / 8
                cloth = ink(awning) if k % 2 else ink("#f7efe0")
                pen.flat([(a + 4, base - 104), (b + 4, base - 104), (b, base - 74), (a, base - 74)], cloth)
            x, i = x + w, i + 1
        pen.box(0, base - 4, W, base + 40, ink("#c9bda8"))
        pen.box(0, base + 34, W, H, ink("#77726d"))
        for y in np.arange(base + 40, H, 13):
            for k in range(46):
                tone = ink("#8b857d", 0.85 + 0.3 * rng.random(), 150)
                pen.box(k * 28 + (y % 26), y, k * 28 + 25 + (y % 26), y + 10, tone, 2)
        for y in (base + 78, base + 128):
            pen.line([(0, y), (W, y)], ink("#3a3a3e"), 5)
            pen.line([(0, y - 1), (W, y - 1)], ink("#d8dde0"), 1.6)
        for tx in (90, 1190):
            pen.box(tx - 6, base - 120, tx + 6, base + 18, ink("#4f3b2c"))
            for _ in range(46):
                a, r = rng.random() * 6.28, rng.random() ** 0.5
                bx, by = tx + np.cos(a) * 74 * r, base - 178 + np.sin(a) * 84 * r
                pen.disc(bx, by, 17, ink("#4f8045", 0.7 + 0.6 * rng.random(), 235))

    p = drawn(p, street)
    p = over(
        p, rgb("#2a2430"), np.exp(-(((V - 0.862) / 0.012) ** 2)) * smooth(0.14, 0.2, U) * smooth(0.86, 0.8, U) * 0.6
    )

    def car(pen):
        y = 0.845 * H
        for wire in (196, 208):
            pen.line([(0, wire), (W, wire + 8)], ink("#2c2f36"), 1.5)
        pen.line([(560, y - 222), (610, 262), (560, 202), (650, 202)], ink("#2c2f36"), 3)
        for x0, x1, nose in ((216, 634, -1), (646, 1064, 1)):
            pen.box(x0, y - 218, x1, y - 14, ink("#f4ead2"), 22)
            pen.box(x0, y - 96, x1, y - 14, ink("#bf3a35"), 12)
            pen.box(x0 + 2, y - 104, x1 - 2, y - 94, ink("#f0b545"))
            pen.box(x0 + 10, y - 226, x1 - 10, y - 212, ink("#8f979c"), 6)
            for k in range(6):
                a = x0 + 22 + k * 64
                if k in (1, 4):
                    pen.box(a - 4, y - 190, a + 54, y - 20, ink("#8f2c2a"), 4)
                    for half in (0, 27):
                        pen.box(a + half, y - 184, a + half + 23, y - 62, ink("#536b78"), 3)
                else:
                    pen.box(a - 2, y - 186, a + 52, y - 118, ink("#35495a"), 6)
                    pen.flat(
                        [(a + 8, y - 118), (a + 30, y - 186), (a + 44, y - 186), (a + 22, y - 118)], (220, 236, 240, 90)
                    )
            lamp = x0 + 10 if nose < 0 else x1 - 10
            pen.disc(lamp, y - 52, 8, ink("#fff3c0"))
            for k in (70, 130, 290, 350):
                pen.disc(x0 + k, y - 8, 18, ink("#2b2b30"))
                pen.disc(x0 + k, y - 8, 8, ink("#85898d"))
            pen.box(x0 + 40, y - 18, x1 - 40, y - 8, ink("#2b2b30"))
        for k in range(6):
            pen.box(632, y - 196 + k * 28, 648, y - 174 + k * 28, ink("#43454b"))

    p = drawn(p, car)
    return glow(p, 0.15, 0.2, 0.5, "#ffe9bd", 0.25)


def greenhouse(rng):
    vx, vy = 0.5, 0.44
    dx, dy = (U - vx) * W / H, V - vy
    p = gradient([(0, "#9ccbe6"), (0.4, "#e9f5ef"), (1, "#f3f5dc")])
    p = clouds(p, rng, "#ffffff", 0.4, 0.8, 0.9, (2, 4), 0.7)
    p = glow(p, 0.5, 0.4, 0.25, "#fffbe2", 0.9)
    radius = np.hypot(dx, dy * 1.25)
    roof = V < vy + 0.02
    for ring in 0.11 * 1.33 ** np.arange(8):
        p = over(p, rgb("#5d7f82"), smooth(0.012 * ring + 0.002, 0.006 * ring, abs(radius - ring)) * roof * 0.75)
    angle = np.arctan2(-dy * 1.25, dx)
    spokes = abs(((angle / np.pi * 12) % 1) - 0.5)
    p = over(p, rgb("#6d8c8d"), smooth(0.035, 0.018, spokes) * roof * (radius > 0.09) * 0.65)
    shine = smooth(0.3, 0.5, np.sin(angle * 9 + radius * 3)) * smooth(0.1, 0.6, radius)
    p = over(p, rgb("#ffffff"), shine * roof * 0.16)
    depth = 0.09 / np.maximum(dy, 1e-3)
    floor = (
        gradient([(0, "#a58d6a"), (1, "#d8c6a0")], np.clip(depth, 0, 1))
        * (0.85 + 0.3 * noise(rng, 40, 40, 3))[..., None]
    )
    joints = smooth(0.94, 0.98, (np.log(depth + 1e-3) * -5) % 1)
    floor = over(floor, rgb("#806b50"), joints * 0.4)
    p = over(p, floor, (V > vy + 0.015).astype(np.float32))
    far = over(p, rgb("#6fa867"), np.exp(-((dy / 0.045) ** 2)) * 0.9)
    p = over(p, far, np.ones((H, W), np.float32))

    def plants(pen):
        for lane in (-2.15, -0.98, 0.98, 2.15):
            bed = [(0.07, -84), (0.07, 84), (2, 84), (2, -84)]
            pen.flat([(W * vx + (lane * 430 + side) * k, H * (vy + 0.02) + 338 * k) for k, side in bed], ink("#6c4a33"))
        for z in 1 / np.geomspace(0.07, 1.9, 34):
            k = 1 / z
            for lane in (-2.15, -0.98, 0.98, 2.15):
                x, y = W * vx + lane * k * 430, H * (vy + 0.02) + k * 330
                for _ in range(34):
                    a, b = rng.normal(0, 44) * k, -(rng.random() ** 0.8) * 250 * k
                    w = 24 * k * (0.5 + rng.random())
                    tone = ["#2f6d36", "#4d9440", "#7bb84e", "#245a37"][rng.integers(4)]
                    lean = rng.normal(0, 14) * k
                    pen.flat(
                        [
                            (x + a - w, y - 34 * k + b + lean),
                            (x + a, y - 34 * k + b - w * 0.6),
                            (x + a + w, y - 34 * k + b - lean),
                            (x + a, y - 34 * k + b + w * 0.6),
                        ],
                        ink(tone, 0.75 + 0.35 * rng.random()),
                    )
                for _ in range(7):
                    a, b = rng.normal(0, 40) * k, -rng.random() * 210 * k
                    r = 11 * k
                    pen.disc(x + a, y - 44 * k + b, r, ink(["#d8412f", "#e2672d", "#c92f2f"][rng.integers(3)]))
                    pen.disc(x + a - r * 0.3, y - 44 * k + b - r * 0.35, r * 0.28, (255, 240, 230, 190))

    p = drawn(p, plants)
    return glow(p, 0.5, 0.42, 0.2, "#fffce6", 0.6)


def antennas(rng):
    p = gradient(
        [(0, "#101538"), (0.3, "#34316b"), (0.5, "#8d5f8f"), (0.62, "#e79a84"), (0.7, "#ffd9a0"), (1, "#ffd9a0")]
    )
    p = stars(p, rng, 420, 0.45)
    p = clouds(p, rng, "#d98a92", 0.55, 0.85, 0.45, (2, 13), 0.7)
    p = land(p, 0.675 + 0.03 * (0.5 - line(rng, 4, 6)), "#5a4668", "#6f4f69", 0.05)
    p = land(p, 0.715 + 0.008 * line(rng, 4, 4), "#3b3049", "#151322", 0.28)
    tuft = noise(rng, 90, 60, 3)
    p = over(p, rgb("#8a6a6a"), smooth(0.55, 0.8, tuft) * smooth(0.72, 0.8, V) * 0.28)

    def dishes(pen):
        row = [(1190, 0.16), (1120, 0.2), (1035, 0.26), (925, 0.35), (775, 0.49), (560, 0.72), (235, 1.12)]
        for x, k in row:
            y = 0.718 * H + 128 * k**1.3
            hub = y - 190 * k
            pen.disc(x + 30 * k, y + 3 * k, 120 * k, (8, 8, 20, 110), 12 * k)
            for foot in (-62, 62):
                pen.line([(x + foot * k, y), (x, hub + 46 * k)], ink("#b9a9b6", 0.8), 9 * k)
            pen.line([(x - 62 * k, y), (x + 30 * k, y - 70 * k)], ink("#8e8296"), 4 * k)
            pen.line([(x + 62 * k, y), (x - 30 * k, y - 70 * k)], ink("#8e8296"), 4 * k)
            pen.box(x - 70 * k, y - 4 * k, x + 70 * k, y + 6 * k, ink("#6f6478"))
            pen.box(x - 20 * k, hub + 20 * k, x + 20 * k, hub + 62 * k, ink("#a99bab"), 6 * k)
            turn = np.array([[0.82, -0.57], [0.57, 0.82]])
            a = np.linspace(0, 2 * np.pi, 70)
            rim = np.stack([np.cos(a) * 150 * k, np.sin(a) * 46 * k], 1) @ turn.T + [x + 14 * k, hub - 30 * k]
            back = np.linspace(0, np.pi, 36)
            bowl = np.stack([np.cos(back) * 150 * k, np.sin(back) * 104 * k], 1) @ turn.T + [x + 14 * k, hub - 30 * k]
            pen.flat([tuple(v) for v in bowl], ink("#7c6f88"))
            pen.flat([tuple(v) for v in bowl[18:]], ink("#a18ea0"))
            pen.flat([tuple(v) for v in rim], ink("#f3e6e0"))
            inner = (rim - rim.mean(0)) * [0.97, 0.97] + rim.mean(0)
            for f, tone in ((1.0, "#f6e4da"), (0.8, "#e3cdd0"), (0.55, "#cbb5c4"), (0.3, "#ab98b2")):
                ring = (inner - rim.mean(0)) * f + rim.mean(0) + turn @ np.array([0, 10 * k * (1 - f)])
                pen.flat([tuple(v) for v in ring], ink(tone))
            tip = turn @ np.array([0, -128 * k]) + rim.mean(0)
            for leg in (4, 26, 44, 62):
                pen.line([tuple(rim[leg]), tuple(tip)], ink("#57496a"), 3 * k)
            pen.disc(*tip, 10 * k, ink("#4a3d5c"))

    p = drawn(p, dishes)
    return glow(p, 0.9, 0.7, 0.3, "#ffca94", 0.35)


def windmill(rng):
    p = gradient([(0, "#4b93c9"), (0.3, "#93c4e0"), (0.55, "#e3f0ee"), (1, "#e3f0ee")])
    p = clouds(p, rng, "#ffffff", 0.42, 0.7, 1, (2.4, 5), 0.62)
    hill = 0.6 - 0.10 * np.exp(-(((U[0] - 0.7) / 0.2) ** 2)) - 0.05 * np.exp(-(((U[0] - 0.16) / 0.12) ** 2))
    p = land(p, 0.6 + 0.015 * line(rng, 5, 5), "#8fb08a", "#9dbb7c", 0.05)
    p = land(p, hill + 0.004 * line(rng, 12, 4), "#7fa657", "#5d8a42", 0.14)
    field = 0.665 + 0.035 * np.sin(U * 3.2 + 0.4)
    depth = np.clip((V - field) / (1 - field), 0.002, 1)
    lane = (U - 0.62) / (0.07 + depth * 0.9) * 9
    tones = np.array([rgb(c) for c in ("#d6403b", "#f1b32e", "#b04a9a", "#f4ece0", "#ee7d3a", "#f08fa8")])
    bloom = tones[(np.floor(lane) % 6).astype(int)] * (0.7 + 0.45 * noise(rng, 200, 130, 2))[..., None]
    gap = abs(lane % 1 - 0.5)
    bloom = over(bloom, rgb("#3d6b34"), smooth(0.34, 0.42, gap))
    speck = noise(rng, 320, 200, 1)
    bloom = over(bloom, rgb("#4f8a3e"), smooth(0.62, 0.8, speck) * 0.7)
    p = over(p, bloom, smooth(-0.002, 0.002, V - field))

    def mills(pen):
        for x, k, spin, cap in ((900, 0.92, 0.35, "#6e3f34"), (205, 0.62, 0.9, "#4f5a66"), (560, 0.34, 0.1, "#6e3f34")):
            y = H * hill[int(x)] + 10 * k
            top = y - 230 * k
            pen.flat([(x - 66 * k, y), (x - 40 * k, top), (x + 40 * k, top), (x + 66 * k, y)], ink("#f0e7d6"))
            pen.flat([(x + 10 * k, y), (x + 6 * k, top), (x + 40 * k, top), (x + 66 * k, y)], (70, 60, 90, 62))
            pen.flat(
                [(x - 66 * k, y), (x - 62 * k, y - 34 * k), (x + 62 * k, y - 34 * k), (x + 66 * k, y)], ink("#9b7f66")
            )
            pen.arch(x - 50 * k, top - 52 * k, x + 50 * k, top + 48 * k, ink(cap))
            pen.box(x - 14 * k, y - 58 * k, x + 14 * k, y, ink("#5a3a2a"), 8 * k)
            for w in (80, 140):
                pen.box(x - 32 * k, y - (w + 38) * k, x - 12 * k, y - w * k, ink("#54707c"), 4 * k)
            pen.box(x - 84 * k, y - 86 * k, x + 84 * k, y - 80 * k, ink("#7a5a44"))
            hub = (x, top - 4 * k)
            for arm in range(4):
                a = spin + arm * np.pi / 2
                u, v = np.array([np.cos(a), np.sin(a)]), np.array([-np.sin(a), np.cos(a)])
                at = lambda m, n: (hub[0] + (u[0] * m + v[0] * n) * k, hub[1] + (u[1] * m + v[1] * n) * k)  # noqa: E731
                pen.flat([at(34, 3), at(190, 3), at(190, 38), at(34, 38)], (250, 244, 230, 215))
                for m in np.arange(34, 192, 19.5):
                    pen.line([at(m, 0), at(m, 38)], ink("#5a4436"), 2 * k)
                pen.line([at(34, 38), at(190, 38)], ink("#5a4436"), 2.4 * k)
                pen.line([at(0, 0), at(194, 0)], ink("#4a3529"), 7 * k)
            pen.disc(*hub, 12 * k, ink("#33241c"))

    p = drawn(p, mills)

    def tulips(pen):
        for k in np.sort(rng.random(420)):
            x, y, g = rng.random() * W, H * (0.9 + 0.16 * k), 0.5 + 0.7 * k
            tone = ["#d6403b", "#f1b32e", "#e85d75", "#f7efe2"][int(x / W * 9 + rng.random()) % 4]
            pen.line([(x, y), (x + 2, y + 40 * g)], ink("#3f7a37"), 3 * g)
            pen.disc(x, y, 11 * g, ink(tone, 0.85 + 0.2 * rng.random()), 14 * g)
            pen.flat(
                [(x - 11 * g, y), (x - 7 * g, y - 20 * g), (x, y - 8 * g), (x + 7 * g, y - 20 * g), (x + 11 * g, y)],
                ink(tone),
            )

    return drawn(p, tulips)


def canal(rng):
    vx, vy, quay, side = 0.5 * W, 0.47 * H, 0.62, 1.0
    ripple = (noise(rng, 8, 90, 3) - 0.5) * 26
    dx, dy = X - vx, Y - vy
    depth = side * H * 0.42 / np.maximum(abs(dx), 1.0)
    level = dy * depth / H
    wet = level > quay * 0.42
    mx = np.where(wet, dx + ripple * np.clip((Y - vy) / 300, 0.2, 2), dx)
    depth = side * H * 0.42 / np.maximum(abs(mx), 1.0)
    end = depth > 7.5
    high = np.where(wet, 0.84 * quay - level, level) * 1.0
    sky = gradient(
        [(0, "#5f86b3"), (0.35, "#c9b7c0"), (0.6, "#ffc991"), (1, "#ffe2ae")], np.clip(1 - abs(dy) / (0.47 * H), 0, 1)
    )
    p = clouds(sky, rng, "#ffd2b0", 0.5, 0.8, 0.6, (2, 7), 0.5)
    p = glow(p, 0.5, 0.45, 0.14, "#fff0c4", 0.9)
    place = depth * 1.55 + np.where(dx > 0, 40.3, 0)
    house, across = np.floor(place), place % 1
    tones = np.array([rgb(c) for c in ("#c8623f", "#e0a458", "#b8493f", "#d98b6a", "#e9c98f", "#a85a4a", "#cf7f4a")])
    wall = tones[((house * 5 + 3) % 7).astype(int)]
    top = -(0.62 + 0.22 * ((house * 0.618) % 1))
    wall = wall * (0.86 + 0.2 * noise(rng, 60, 40, 4))[..., None]
    floors, columns = (high - top) / 0.155, across * 3.0
    fy, fx = floors % 1, columns % 1
    window = (fy > 0.3) & (fy < 0.78) & (fx > 0.3) & (fx < 0.7) & (high < 0.1)
    frame = (fy > 0.24) & (fy < 0.82) & (fx > 0.22) & (fx < 0.78) & (high < 0.1)
    lit = ((np.floor(floors) * 7 + np.floor(columns) * 3 + house * 5) % 4) < 1.5
    wall = over(wall, rgb("#f3e3c8"), frame.astype(np.float32) * 0.85)
    wall = over(wall, rgb("#2b3440"), window.astype(np.float32) * 0.9)
    wall = over(wall, rgb("#ffd27a"), (window & lit).astype(np.float32) * 0.95)
    wall = over(wall, rgb("#7a3d30"), (high < top + 0.035).astype(np.float32))
    wall = over(wall, rgb("#4a3a38"), (high > 0.17).astype(np.float32) * 0.85)
    wall = over(wall, rgb("#2a1c24"), smooth(0.03, 0, np.minimum(across, 1 - across)) * 0.5)
    wall = wall * np.where(dx > 0, 0.78, 1.0)[..., None]
    haze = smooth(1, 8, depth)
    wall = over(wall, rgb("#ffcf98"), haze * 0.6)
    p = over(p, wall, ((high > top) & ~end).astype(np.float32))
    p = over(p, rgb("#b98468"), (end & (abs(high) < 0.8)).astype(np.float32) * 0.75)
    bank = wet.astype(np.float32)
    p = over(p, rgb("#173a44"), bank * (0.28 + 0.25 * smooth(0.5, 1, V)))
    p = p + ((noise(rng, 9, 130, 2) - 0.5) * 0.14 * bank)[..., None]
    p = blur(p, 1)

    def bridge(pen):
        y = 0.5 * H
        pen.arch(490, y - 44, 790, y + 130, ink("#8d5a48"))
        pen.arch(540, y - 8, 740, y + 150, ink("#f6c58d"))
        pen.line([(480 + i * 4, y - 40 * np.sin(i / 80 * np.pi) + 20) for i in range(81)], ink("#f1d3a8"), 5)
        for bx, by, k, tone in ((330, 690, 1.25, "#2c5a66"), (860, 640, 0.9, "#7c2f34"), (480, 560, 0.5, "#3b4a38")):
            pen.flat(
                [
                    (bx - 130 * k, by - 22 * k),
                    (bx + 140 * k, by - 30 * k),
                    (bx + 100 * k, by + 24 * k),
                    (bx - 100 * k, by + 24 * k),
                ],
                ink(tone),
            )
            pen.flat(
                [
                    (bx - 130 * k, by - 22 * k),
                    (bx + 140 * k, by - 30 * k),
                    (bx + 132 * k, by - 18 * k),
                    (bx - 124 * k, by - 12 * k),
                ],
                ink("#f0dcb6"),
            )
            pen.box(bx - 60 * k, by - 66 * k, bx + 30 * k, by - 22 * k, ink("#e9dcc4"), 6 * k)
            for w in (-48, -18):
                pen.box(bx + w * k, by - 56 * k, bx + (w + 22) * k, by - 36 * k, ink("#34444c"), 3 * k)
            for r in range(5):
                pen.box(
                    bx - (96 - r * 9) * k,
                    by + (28 + r * 8) * k,
                    bx + (92 - r * 8) * k,
                    by + (31 + r * 8) * k,
                    (20, 24, 34, 120 - r * 20),
                )

    p = drawn(p, bridge)
    return glow(p, 0.5, 0.46, 0.09, "#fff1c8", 0.7)


def loom(rng):
    p = np.broadcast_to(rgb("#2b1a14"), (H, W, 3)).copy()
    fell = 0.47 + 0.006 * np.sin(U * 30)
    warp = (X / 7.0) % 1
    thread = np.sin(warp * np.pi)
    odd = np.floor(X / 7.0) % 2
    yarn = gradient(
        [(0, "#6f4a33"), (0.5, "#e9d3ab"), (1, "#fff3d8")], thread * (0.85 - 0.25 * odd * smooth(0.05, 0.3, V))
    )
    p = over(p, yarn, smooth(0.2, 0.5, thread) * (0.9 - 0.5 * odd * smooth(0.1, 0.3, V) * smooth(0.47, 0.3, V)))
    p = p * (0.6 + 0.4 * smooth(0, 0.4, V))[..., None]
    cx, cy = np.floor(X / 10), np.floor((Y - 0.47 * H) / 6)
    red, black, cream, blue, gold = (rgb(c) for c in ("#a8272b", "#231a1f", "#f0e2c4", "#234a72", "#d99a36"))
    cloth = np.broadcast_to(red, (H, W, 3)).copy()
    band = cy % 64
    span = abs((cx % 16) - 8)
    diamond = span + abs((band - 24) / 1.6)
    for reach, tone in ((9.2, black), (7.4, cream), (5.6, blue), (3.6, gold), (1.6, red)):
        cloth = over(cloth, tone, ((band >= 8) & (band < 41) & (diamond < reach)).astype(np.float32))
    tooth = abs((cx % 8) - 4)
    for start, tone in ((44, cream), (54, black)):
        cloth = over(
            cloth, tone, ((band >= start) & (band < start + 8) & (tooth > (band - start) / 2)).astype(np.float32)
        )
    for start, tone in ((1, gold), (4, black), (6, cream), (42, blue), (52, gold), (62, blue)):
        cloth = over(cloth, tone, ((band >= start) & (band < start + 1.5)).astype(np.float32))
    knots = 0.74 + 0.26 * abs(np.sin(((X / 10) % 1) * np.pi)) * abs(np.sin((((Y - 0.47 * H) / 6) % 1) * np.pi))
    weft = 0.9 + 0.2 * noise(rng, 180, 220, 2)
    cloth = cloth * (knots * weft)[..., None]
    p = over(p, cloth, smooth(fell - 0.002, fell + 0.004, V))
    p = over(p, rgb("#120a08"), np.exp(-(((V - fell + 0.012) / 0.016) ** 2)) * 0.55)

    def wood(pen):
        for y, thick, tone in ((64, 44, "#8a5a36"), (232, 30, "#a06c41")):
            pen.box(-20, y + 8, W + 20, y + thick + 12, (10, 6, 4, 120))
            pen.box(-20, y, W + 20, y + thick, ink(tone), 10)
            pen.box(-20, y + 4, W + 20, y + thick * 0.3, ink("#d8a46a", 1, 110), 4)
            for _ in range(26):
                x = rng.random() * W
                pen.line([(x, y + thick * rng.random()), (x + 90, y + thick * rng.random())], (60, 34, 18, 70), 1)
        for k in range(48):
            pen.box(k * 27, 262, k * 27 + 4, 350, ink("#c89a62", 0.7 + 0.3 * rng.random()))
        pen.box(-20, 344, W + 20, 362, ink("#7c4f2e"), 6)
        pen.flat([(430, 402), (560, 372), (840, 366), (960, 384), (846, 414), (560, 420)], (8, 5, 4, 130))
        pen.flat([(420, 388), (550, 358), (830, 352), (950, 370), (836, 400), (550, 406)], ink("#b97f49"))
        pen.flat([(420, 388), (550, 358), (830, 352), (950, 370), (836, 372), (550, 376)], ink("#e0b074"))
        pen.box(590, 364, 790, 392, ink("#5a3820"), 14)
        pen.box(606, 366, 776, 390, ink("#d99a36"), 12)
        for k in range(16):
            pen.line([(612 + k * 10, 366), (618 + k * 10, 390)], ink("#a86c1c"), 1.5)
        pen.line([(776, 378), (1000, 380), (W, 374)], ink("#e3ab4a"), 2.5)

    p = drawn(p, wood)
    p = glow(p, 0.18, 0.2, 0.5, "#ffcf8e", 0.32)
    return p * (1 - 0.35 * smooth(0.4, 1.1, U))[..., None]


JARS = {
    "amphora": [(0, 0.10), (0.04, 0.13), (0.35, 0.29), (0.58, 0.32), (0.76, 0.2), (0.84, 0.1), (0.95, 0.1), (1, 0.14)],
    "jar": [(0, 0.24), (0.05, 0.28), (0.4, 0.46), (0.62, 0.46), (0.82, 0.32), (0.9, 0.29), (1, 0.36)],
    "bottle": [(0, 0.16), (0.2, 0.23), (0.42, 0.22), (0.58, 0.1), (0.7, 0.05), (0.92, 0.05), (1, 0.08)],
    "bowl": [(0, 0.3), (0.1, 0.34), (0.4, 0.62), (0.8, 0.8), (1, 0.84)],
    "vase": [(0, 0.17), (0.1, 0.2), (0.34, 0.25), (0.6, 0.22), (0.8, 0.15), (1, 0.25)],
}


def pottery(rng):
    p = gradient([(0, "#caa27a"), (0.5, "#b88a62"), (1, "#7a5238")])
    p = p * (0.88 + 0.22 * noise(rng, 10, 8, 6))[..., None]
    p = glow(p, 0.08, 0.1, 0.55, "#ffe7bd", 0.7)
    for slat in range(3):
        beam = smooth(0.05, 0.02, abs(U * 0.8 - V + 0.12 + slat * 0.16 - 0.3))
        p = over(p, rgb("#ffedc6"), beam * 0.16)
    tones = ["#c4663c", "#2f8f93", "#e6d8bd", "#a8492c", "#d98f4a", "#33587f", "#b9b08a", "#7a3a28"]

    def shelf(y):
        def board(pen):
            pen.box(-10, y + 4, W + 10, y + 40, (30, 16, 10, 90))
            pen.box(-10, y - 8, W + 10, y + 20, ink("#8a5a36"))
            pen.box(-10, y - 8, W + 10, y, ink("#c08a58"))
            for _ in range(30):
                x = rng.random() * W
                pen.line([(x, y + 2 + 16 * rng.random()), (x + 120, y + 2 + 16 * rng.random())], (60, 34, 18, 80), 1)

        return board

    rows = [
        (246, ["vase", "jar", "bottle", "amphora", "bowl", "jar", "vase", "bottle", "amphora", "jar"], (120, 175)),
        (500, ["amphora", "bowl", "jar", "vase", "jar", "bottle", "amphora", "bowl", "vase"], (135, 205)),
        (790, ["jar", "amphora", "vase", "bowl", "amphora", "jar", "bottle"], (180, 262)),
    ]
    for row, (y, kinds, (low, high)) in enumerate(rows):
        p = drawn(p, shelf(y))
        for i, kind in enumerate(kinds):
            tall = (low + (high - low) * rng.random()) * (0.52 if kind == "bowl" else 1)
            x = W * (i + 0.5) / len(kinds) + rng.normal(0, 6)
            widest = max(r for _, r in JARS[kind]) * tall
            shadow = np.exp(-(((X - x - widest * 0.5) / (widest * 1.1)) ** 2) - ((Y - y + 2) / 9) ** 2)
            p = over(p, rgb("#24120a"), shadow * 0.65)
            code = tones[(i * 3 + row * 2) % 8]
            p = turned(p, x, y - 6, tall, JARS[kind], code, 0.12, 0.3 if code in ("#2f8f93", "#33587f") else 0.1)
            mouth = JARS[kind][-1][1] * tall

            def rim(pen, x=x, y=y, tall=tall, mouth=mouth, code=code, kind=kind, widest=widest):
                top = y - 6 - tall + 0.12 * widest * np.sqrt(max(0, 1 - (mouth / widest) ** 2))
                pen.disc(x, top, mouth, ink(code, 1.05), mouth * 0.2)
                pen.disc(x, top + 1, mouth * 0.86, ink(code, 0.35), mouth * 0.15)

            p = drawn(p, rim)
    return glow(p, 0.05, 0.05, 0.4, "#fff0cf", 0.35)


def camp(rng):
    p = gradient(
        [(0, "#0b1030"), (0.3, "#24306a"), (0.5, "#5d5a9a"), (0.62, "#c98aa0"), (0.7, "#f4b88c"), (1, "#f4b88c")]
    )
    p = stars(p, rng, 900, 0.6)
    p = glow(p, 0.83, 0.17, 0.05, "#b9c8ff", 0.35)
    p = glow(p, 0.83, 0.17, 0.0165, "#fffbe8", 1)
    for base, amp, top, foot in ((0.58, 0.34, "#4a4478", "#86688c"), (0.66, 0.22, "#332d58", "#5d4a6c")):
        p = land(p, base + amp * (0.5 - line(rng, 3.5, 7, 0.5)), top, foot, 0.2)
    p = land(p, 0.73 + 0.012 * line(rng, 4, 5), "#3a2a44", "#120e1c", 0.3)
    p = over(p, rgb("#7a5560"), smooth(0.5, 0.85, noise(rng, 60, 70, 3)) * smooth(0.73, 0.85, V) * 0.2)
    spots = [
        (240, 0.8, 0.95),
        (470, 0.77, 0.7),
        (1010, 0.81, 1.1),
        (800, 0.765, 0.62),
        (110, 0.765, 0.55),
        (1200, 0.775, 0.66),
    ]

    def tents(pen):
        for x, y, k in spots:
            y *= H
            pen.flat(
                [(x - 130 * k, y), (x - 14 * k, y - 132 * k), (x + 60 * k, y - 138 * k), (x + 142 * k, y - 6 * k)],
                ink("#e8a95c"),
            )
            pen.flat([(x - 130 * k, y), (x - 14 * k, y - 132 * k), (x + 50 * k, y + 6 * k)], ink("#ffd48a"))
            pen.flat(
                [
                    (x - 14 * k, y - 132 * k),
                    (x + 50 * k, y + 6 * k),
                    (x + 142 * k, y - 6 * k),
                    (x + 60 * k, y - 138 * k),
                ],
                ink("#b9743f"),
            )
            pen.flat([(x - 58 * k, y + 2 * k), (x - 16 * k, y - 96 * k), (x - 2 * k, y + 4 * k)], ink("#fff2c0"))
            for a, b in (((-130, 0), (-176, 14)), ((142, -6), (186, 10))):
                pen.line([(x + a[0] * k * 0.55, y - 70 * k), (x + b[0] * k, y + b[1] * k)], ink("#c8b0a8", 1, 150), 1.4)

    p = drawn(p, tents)
    for x, y, k in spots:
        p = glow(p, x / W - 0.02 * k, y - 0.05 * k, 0.10 * k, "#ffb45e", 0.55)
    p = glow(p, 0.53, 0.865, 0.16, "#ff9038", 0.75, 1.7)

    def fire(pen):
        x, y = 678, 0.885 * H
        for a in (-1, 1):
            pen.line([(x - 46 * a, y + 6), (x + 40 * a, y - 12)], ink("#1d120e"), 11)
        for r, tone in ((1.0, "#f2601e"), (0.7, "#ffa02e"), (0.42, "#ffe48a")):
            w, h = 34 * r, 118 * r
            pts = [
                (x - w, y),
                (x - w * 0.9, y - h * 0.4),
                (x - w * 0.3, y - h * 0.62),
                (x - w * 0.1, y - h),
                (x + w * 0.35, y - h * 0.6),
            ]
            pen.flat([*pts, (x + w * 0.9, y - h * 0.45), (x + w, y)], ink(tone))
        for _ in range(40):
            sx, sy = x + rng.normal(0, 30), y - 70 - 190 * rng.random()
            pen.disc(sx, sy, 1 + 1.4 * rng.random(), ink("#ffc46b", 1, 220))
        for fx, side in ((548, 1), (600, 1), (772, -1), (826, -1)):
            fy = y + 8 + (6 if fx in (548, 826) else -8)
            pen.disc(fx + 6 * side, fy - 74, 13, ink("#150d14"), 15)
            pen.flat([(fx - 26, fy), (fx - 16, fy - 56), (fx + 16, fy - 58), (fx + 30, fy)], ink("#150d14"))
            pen.flat([(fx, fy), (fx + 46 * side, fy - 18), (fx + 52 * side, fy)], ink("#150d14"))

    p = drawn(p, fire)
    return glow(p, 0.53, 0.84, 0.05, "#ffd27a", 0.7)


def island(rng):
    n, fine = noise(rng, 3, 3, 6), noise(rng, 14, 10, 5)
    dx, dy = (U - 0.52) * 1.6, V - 0.5
    far = np.hypot(dx * 0.82 + 0.15 * dy, dy * 1.12) + 0.20 * (n - 0.5) + 0.03 * (fine - 0.5)
    p = gradient([(0, "#0a3f73"), (0.5, "#0d5288"), (1, "#0a3562")], np.clip(n, 0, 1))
    p = over(
        p,
        gradient([(0.24, "#8fe3d2"), (0.32, "#3fc3c2"), (0.42, "#1a93ad"), (0.5, "#0f5f92")], far),
        smooth(0.53, 0.44, far),
    )
    p = over(
        p,
        rgb("#14738c"),
        smooth(0.5, 0.75, noise(rng, 16, 12, 4)) * smooth(0.46, 0.38, far) * smooth(0.22, 0.3, far) * 0.6,
    )
    surf = np.exp(-(((far - 0.452) / 0.008) ** 2)) * smooth(0.35, 0.6, fine)
    p = over(p, rgb("#f4fffd"), surf * 0.95)
    p = over(p, gradient([(0.16, "#e8cf9a"), (0.235, "#fbf0d0")], far), smooth(0.248, 0.238, far))
    p = over(p, rgb("#ffffff"), np.exp(-(((far - 0.249) / 0.003) ** 2)) * 0.7)
    wood = smooth(0.205, 0.195, far + 0.03 * (fine - 0.5))
    canopy = gradient([(0, "#1f4f30"), (0.5, "#3d7a3c"), (1, "#7fae52")], noise(rng, 60, 42, 4))
    p = over(p, rgb("#1c3a2a"), moved(wood, 5, 5) * 0.5)
    p = over(p, canopy, wood)
    lake = np.hypot((U - 0.5) * 1.6, (V - 0.47) * 1.3) + 0.05 * (fine - 0.5)
    p = over(p, rgb("#e9d9a8"), smooth(0.072, 0.066, lake))
    p = over(p, gradient([(0, "#0e7f93"), (0.06, "#57cdbf")], lake), smooth(0.062, 0.057, lake))

    def details(pen):
        for _ in range(170):
            a = rng.random() * 6.28
            for r in np.linspace(0.6, 0.02, 90):
                x, y = W * (0.52 + np.cos(a) * r / 1.6), H * (0.5 + np.sin(a) * r)
                if 0 <= x < W and 0 <= y < H and far[int(y), int(x)] < 0.212:
                    break
            pen.disc(x + 4, y + 5, 9, (20, 50, 40, 90))
            for leaf in range(7):
                b = leaf * 0.9 + a
                pen.line(
                    [(x, y), (x + np.cos(b) * 12, y + np.sin(b) * 12)], ink("#2f6d38", 0.8 + 0.5 * rng.random()), 2.6
                )
        for x, y, aim in ((250, 640, -0.5), (1085, 210, 2.5)):
            u, v = np.array([np.cos(aim), np.sin(aim)]), np.array([-np.sin(aim), np.cos(aim)])
            for spread in (-1, 1):
                tail = [
                    (x - u[0] * m + v[0] * spread * m * 0.2, y - u[1] * m + v[1] * spread * m * 0.2)
                    for m in (6, 60, 130)
                ]
                pen.line(tail, (240, 252, 255, 120), 3)
            hull = [(26, 0), (8, 8), (-20, 7), (-20, -7), (8, -8)]
            pen.flat([(x + u[0] * m + v[0] * o, y + u[1] * m + v[1] * o) for m, o in hull], ink("#fdf6e6"))
            pen.flat(
                [(x + u[0] * m + v[0] * o, y + u[1] * m + v[1] * o) for m, o in ((4, 4), (-14, 4), (-14, -4), (4, -4))],
                ink("#c8503c"),
            )
        pen.line([(858, 470), (945, 492)], ink("#8a6742"), 6)
        for k in range(4):
            pen.box(936 - k * 22, 470 - k * 6 + 18, 950 - k * 22, 482 - k * 6 + 18, ink("#b98f5e"))

    p = drawn(p, details)
    cover = smooth(0.72, 0.95, noise(rng, 3, 2.4, 6))
    p = p * (1 - 0.35 * moved(cover, 34, 30))[..., None]
    p = over(p, rgb("#ffffff"), cover * 0.85)
    glint = smooth(0.8, 0.95, noise(rng, 150, 110, 2)) * smooth(0.4, 0.5, far)
    return over(p, rgb("#9fd4ea"), glint * 0.35)


def volcano(rng):
    p = gradient(
        [(0, "#14101f"), (0.3, "#2f1d35"), (0.5, "#6b2f3f"), (0.64, "#c6553a"), (0.72, "#f09a52"), (1, "#f09a52")]
    )
    p = stars(p, rng, 260, 0.4)
    p = land(p, 0.64 + 0.06 * (0.5 - line(rng, 4, 6)), "#3f2231", "#6a3038", 0.08)
    puff = noise(rng, 5, 6, 6)
    rise = np.clip((0.34 - V) / 0.34, 0, 1)
    centre = 0.5 + 0.16 * rise**1.6 + 0.06 * (noise(rng, 2, 4, 4) - 0.5) * rise
    plume = smooth(0.055 + 0.24 * rise, 0.015 + 0.10 * rise, abs(U - centre) + 0.12 * (puff - 0.5)) * (V < 0.36)
    smoke = gradient(
        [(0, "#241a26"), (0.45, "#51404a"), (0.75, "#8d6a66"), (1, "#c79580")], np.clip(puff * 1.1 - 0.1, 0, 1)
    )
    smoke = over(smoke, rgb("#ff6a2a"), np.clip(1 - rise * 2.0, 0, 1) ** 1.3 * smooth(0.3, 0.7, puff) * 0.95)
    p = over(p, smoke, plume * 0.96)
    u = U[0]
    cone = (
        0.335 + 0.36 * (1 - np.exp(-((abs(u - 0.5) - 0.035).clip(0) * 3.6))) * 1.25 + 0.012 * (line(rng, 26, 5) - 0.5)
    )
    cone = np.where(abs(u - 0.5) < 0.035, 0.335 + 0.012 * np.cos((u - 0.5) / 0.035 * 1.5), cone)
    p = land(p, cone, "#2b1b25", "#150f18", 0.4)
    ridge = noise(rng, 22, 3, 5)
    p = over(
        p, rgb("#7d4038"), smooth(0.5, 0.75, ridge) * smooth(0, 0.015, V - cone[None]) * smooth(0.6, 0.36, V) * 0.55
    )
    lava = np.zeros((H, W), np.float32)
    for start, drift, reach, wide in (
        (-0.012, -0.11, 0.69, 0.010),
        (0.01, 0.05, 0.7, 0.013),
        (0.024, 0.19, 0.66, 0.008),
        (-0.024, -0.24, 0.62, 0.007),
    ):
        t = np.clip((V - 0.335) / 0.36, 0, 1)
        path = (
            0.5
            + start
            + drift * t**1.35
            + 0.016 * np.sin(V * 38 + drift * 90) * t
            + 0.02 * (noise(rng, 2, 12, 3) - 0.5) * t
        )
        lava = np.maximum(
            lava, np.exp(-(((U - path) / (wide * (0.5 + 0.9 * t))) ** 2)) * (V > 0.335) * smooth(reach, reach - 0.12, V)
        )
    lava = lava * (V > cone[None] - 0.004)
    p = over(p, rgb("#ff4a12"), np.clip(lava * 1.4, 0, 1))
    p = over(p, rgb("#ffd978"), smooth(0.55, 1, lava))
    bloom = blur(np.repeat(lava[..., None], 3, 2), 16)[..., 0]
    p = 1 - (1 - p) * (1 - bloom[..., None] * rgb("#ff5a1e") * 0.8)
    p = glow(p, 0.5, 0.325, 0.06, "#ffb04a", 0.95)

    def sparks(pen):
        for _ in range(90):
            a, speed = rng.normal(-1.57, 0.32), 40 + 130 * rng.random()
            path = [
                (W * 0.5 + np.cos(a) * speed * t, 0.33 * H + np.sin(a) * speed * t + 60 * t * t)
                for t in (0.8, 0.9, 1.0)
            ]
            pen.line(path, ink("#ffd07a" if rng.random() < 0.5 else "#ff7a2e", 1, 220), 1.6)

    p = drawn(p, sparks)
    p = water(p, 0.715, rng, "#120c1c", 0.25, 24)

    def shore(pen):
        for _ in range(70):
            x, k = rng.random() * W, 0.5 + 0.8 * rng.random()
            y = H * (0.96 + 0.07 * rng.random()) + 26 * np.cos(x / 260)
            for j in range(5):
                w, yy = (6 + j * 6) * k, y - (96 - j * 18) * k
                pen.flat([(x, yy - 26 * k), (x - w, yy + 6 * k), (x + w, yy + 6 * k)])

    return over(p, rgb("#0a070e"), cut(shore))


def fields(rng):
    n = noise(rng, 6, 5, 6)
    p = gradient([(0, "#b9854f"), (0.4, "#d6a66c"), (0.7, "#e6c08a"), (1, "#c9975f")], n)
    p = p * (0.9 + 0.2 * noise(rng, 90, 60, 4))[..., None]
    wadi = abs(V - 0.5 - 0.3 * (U - 0.5) - 0.16 * (noise(rng, 3, 2, 4) - 0.5) - 0.34)
    p = over(p, rgb("#8f6238"), smooth(0.03, 0.004, wadi) * 0.5)
    tones = ["#3f7a3a", "#5f9a45", "#8db255", "#2d5e38", "#b4ad5c", "#c9a25a", "#4b8a52", "#7a8f45"]
    size, turn = 178, 0.12
    a, b = X * np.cos(turn) + Y * np.sin(turn) + 60, Y * np.cos(turn) - X * np.sin(turn) + 200
    cx, cy = np.floor(a / size), np.floor(b / size)
    fx, fy = a - (cx + 0.5) * size, b - (cy + 0.5) * size
    r, angle = np.hypot(fx, fy), np.arctan2(fy, fx)
    road = np.minimum(size / 2 - abs(fx), size / 2 - abs(fy))
    p = over(p, rgb("#efd7ac"), smooth(3.4, 1.8, road) * 0.75)
    rows = noise(rng, 30, 20, 4)
    for i in np.unique(cx):
        for j in np.unique(cy):
            here = (cx == i) & (cy == j)
            if not here.any() or rng.random() < 0.13:
                continue
            first, second = rgb(tones[rng.integers(8)]), rgb(tones[rng.integers(8)])
            reach, pivot, share = 78 + 6 * rng.random(), rng.random() * 6.28, (0.25, 0.5, 0.75, 1.0)[rng.integers(4)]
            sweep = ((angle - pivot) % (2 * np.pi)) / (2 * np.pi)
            crop = np.where((sweep < share)[..., None], first, second)
            crop = crop * (0.82 + 0.14 * (np.sin(r * 0.55) > 0) + 0.26 * (rows - 0.5) + 0.16 * sweep)[..., None]
            disc = np.clip(reach - r + 0.5, 0, 1) * here
            p = over(p, rgb("#6d4a2a"), np.clip(reach + 3 - np.hypot(fx - 2, fy - 2), 0, 1) * here * 0.5)
            p = over(p, crop, disc)
            arm = abs(np.sin(angle - pivot)) * r
            p = over(p, rgb("#f6f2e2"), smooth(1.7, 0.7, arm) * (np.cos(angle - pivot) > 0) * disc * 0.85)
            p = over(p, rgb("#f6f2e2"), smooth(4, 3, r) * disc)
    cover = smooth(0.76, 0.98, noise(rng, 3, 2, 6))
    p = p * (1 - 0.3 * moved(cover, 46, -40))[..., None]
    return over(p, rgb("#ffffff"), cover * 0.7)


def fruit(rng):
    p = gradient([(0, "#3a2a22"), (0.3, "#5a4030"), (1, "#2a1c15")])
    p = glow(p, 0.5, 0.2, 0.5, "#ffdf9e", 0.45)
    kinds = [
        [("#f08a1e", 27), ("#c9302f", 25), ("#e9c22f", 24), ("#7fae38", 25)],
        [("#6d2b63", 20), ("#f2b63a", 32), ("#b8324a", 31), ("#f08a1e", 30)],
        [("#8fbb3f", 33), ("#e8702a", 36), ("#d9c23a", 33), ("#a3262f", 35)],
    ]
    for row in range(3):
        y0, y1 = (0.27 + 0.235 * row) * H, (0.27 + 0.235 * (row + 1)) * H + 26
        for column in range(4):
            grow = 1 + 0.07 * row
            x0 = W / 2 + (column - 2) * 326 * grow + 6
            x1 = x0 + 314 * grow

            def crate(pen, x0=x0, x1=x1, y0=y0, y1=y1):
                pen.box(x0, y0, x1, y1, ink("#2a190f"))
                pen.box(x0, y0, x0 + 10, y1, ink("#a8764a"))
                pen.box(x1 - 10, y0, x1, y1, ink("#8a5c38"))

            p = drawn(p, crate)
            code, r = kinds[row][column]
            for lane in range(6):
                y = y0 + 6 + lane * (y1 - y0 - 40) / 5
                for k in range(int((x1 - x0) / (r * 1.55)) + 1):
                    x = x0 + 14 + r * 0.7 + (k + 0.5 * (lane % 2)) * r * 1.6 + rng.normal(0, 2.5)
                    if x > x1 - r * 0.7:
                        break
                    size = r * (0.92 + 0.14 * rng.random())
                    tone = rgb(code) * (0.9 + 0.2 * rng.random())
                    name = "#" + "".join(f"{int(v * 255):02x}" for v in np.clip(tone, 0, 1))
                    yy = y + rng.normal(0, 3)
                    dark = p[max(0, int(yy)) : int(yy + size * 1.2), max(0, int(x - size)) : int(x + size)]
                    dark *= 0.8
                    ball(p, x, yy, size, name, 0.55)
                    if rng.random() < 0.16:
                        p = drawn_leaf(p, x, yy - size * 0.6, size)

            def front(pen, x0=x0, x1=x1, y1=y1, grow=grow):
                pen.box(x0 - 4, y1 - 44 * grow, x1 + 4, y1, ink("#b98553"))
                pen.box(x0 - 4, y1 - 44 * grow, x1 + 4, y1 - 38 * grow, ink("#e3b582"))
                pen.line([(x0, y1 - 20 * grow), (x1, y1 - 20 * grow)], ink("#7a5030"), 3)
                for nail in (x0 + 12, x1 - 12):
                    pen.disc(nail, y1 - 30 * grow, 2.5, ink("#4a3020"))

            p = drawn(p, front)

    def awning(pen):
        pen.box(0, 0, W, 0.115 * H, ink("#7a2a26"))
        for k in range(16):
            a, b = k * 80, (k + 1) * 80
            tone = ink("#c8443c") if k % 2 else ink("#f6ead2")
            pen.flat([(640 + (a - 640) * 0.9, 0), (640 + (b - 640) * 0.9, 0), (b, 112), (a, 112)], tone)
            pen.arch(a, 88, b, 142, tone, 0, 180)
        pen.box(0, 104, W, 112, (60, 20, 20, 70))

    p = drawn(p, awning)
    for x in (0.2, 0.5, 0.8):
        p = glow(p, x, 0.215, 0.11, "#ffd58a", 0.6)
        p = glow(p, x, 0.215, 0.013, "#fff6dc", 1)
    return p


def drawn_leaf(picture, x, y, size):
    """A leaf on a fruit, in place on a small patch."""
    dx, dy = (X - x) / size, (Y - y) / size
    along, across = dx * 0.8 - dy * 0.6, dx * 0.6 + dy * 0.8
    leaf = (
        np.clip((0.24 * np.sin(np.clip(along, 0, 1) * np.pi) - abs(across)) * size + 0.5, 0, 1)
        * (along > 0)
        * (along < 1)
    )
    return over(picture, rgb("#3f7a35") * (1 + 0.3 * (across < 0)[..., None]), leaf)


def kites(rng):
    p = gradient([(0, "#2f86c9"), (0.4, "#83c1e6"), (0.72, "#e8f3ee"), (0.8, "#fdeecb"), (1, "#fdeecb")])
    p = clouds(p, rng, "#ffffff", 0.5, 0.8, 0.95, (2, 6), 0.85)
    p = land(p, np.full(W, 0.79), "#2f8fa3", "#63bcb9", 0.06)
    shore = 0.845 + 0.012 * np.sin(U[0] * 5)
    p = land(p, shore, "#f0dcae", "#d9b27a", 0.16)
    p = over(p, rgb("#ffffff"), np.exp(-(((V - shore[None]) / 0.004) ** 2)) * 0.9)
    p = p * (1 + 0.06 * (noise(rng, 120, 90, 3) - 0.5) * (V > 0.85))[..., None]
    pairs = [
        ("#d9403a", "#f5c542"),
        ("#2c6fb0", "#f2efe2"),
        ("#e57b2a", "#7a2f6b"),
        ("#2f8f63", "#f5c542"),
        ("#b8336a", "#f7d9c4"),
        ("#f0b429", "#1f5f8b"),
    ]
    sky = [
        (250, 170, 92),
        (560, 110, 62),
        (880, 215, 104),
        (1105, 110, 56),
        (430, 330, 54),
        (720, 385, 40),
        (1150, 360, 62),
        (110, 380, 44),
        (960, 460, 30),
        (300, 480, 28),
        (600, 250, 34),
        (1010, 60, 28),
    ]

    def fly(pen):
        for i, (x, y, r) in enumerate(sky):
            one, two = (ink(c) for c in pairs[i % 6])
            lean = 0.35 * np.sin(i * 2.3)
            u, v = np.array([np.cos(lean), np.sin(lean)]), np.array([-np.sin(lean), np.cos(lean)])
            at = lambda m, n: (x + (u[0] * m + v[0] * n) * r, y + (u[1] * m + v[1] * n) * r)  # noqa: E731
            hold = (120 + (i * 277) % 1060, 0.9 * H - 26)
            sag = [
                (x + (hold[0] - x) * t, y + (hold[1] - y) * t + 50 * np.sin(t * np.pi)) for t in np.linspace(0, 1, 20)
            ]
            pen.line(sag, (60, 70, 90, 120), 1)
            tail = [at(0.16 * np.sin(t * 9 + i) * (1 + t), 1.25 + t * 1.7) for t in np.linspace(0, 1, 26)]
            if i % 3 == 2:
                for o in (-0.28, 0, 0.28):
                    pen.line([(a + o * r, b) for a, b in tail], two, 0.06 * r)
                pen.flat([at(-1.25, 0.1), at(0, -0.72), at(1.25, 0.1), at(0.5, 0.16), at(0, 1.25), at(-0.5, 0.16)], one)
                pen.flat([at(0, -0.72), at(1.25, 0.1), at(0.5, 0.16), at(0, 0.05)], two)
                pen.flat([at(-0.28, 0.2), at(0.28, 0.2), at(0, 0.95)], two)
            else:
                pen.line(tail, one, 0.035 * r)
                for t in tail[5::5]:
                    pen.flat(
                        [(t[0] - 0.16 * r, t[1] - 0.08 * r), (t[0], t[1]), (t[0] - 0.16 * r, t[1] + 0.08 * r)], two
                    )
                    pen.flat(
                        [(t[0] + 0.16 * r, t[1] - 0.08 * r), (t[0], t[1]), (t[0] + 0.16 * r, t[1] + 0.08 * r)], two
                    )
                for (a, b), tone in zip(((-0.78, -1), (0.78, -1), (-0.78, 1.3), (0.78, 1.3)), (one, two, two, one)):
                    pen.flat([at(0, 0), at(a, 0), at(0, b)], tone)
                pen.line([at(-0.78, 0), at(0.78, 0)], (50, 40, 40, 160), 0.02 * r)
                pen.line([at(0, -1), at(0, 1.3)], (50, 40, 40, 160), 0.02 * r)
        for i in range(12):
            x, y, k = 120 + (i * 277) % 1060, 0.9 * H + 10 * (i % 3), 0.62 + 0.12 * (i % 3)
            tone = ink(["#3b4a63", "#7a3b3f", "#3f5b4a", "#5b4468"][i % 4])
            pen.disc(x + 12, y + 30 * k, 26 * k, (90, 60, 30, 80), 5 * k)
            pen.disc(x, y - 44 * k, 8 * k, ink("#3a2a26"))
            pen.box(x - 9 * k, y - 36 * k, x + 9 * k, y, tone, 6 * k)
            pen.line([(x, y - 28 * k), (x + 12 * k, y - 48 * k)], tone, 5 * k)
            pen.line([(x - 5 * k, y - 2), (x - 8 * k, y + 30 * k)], ink("#2f2c36"), 6 * k)
            pen.line([(x + 5 * k, y - 2), (x + 8 * k, y + 30 * k)], ink("#2f2c36"), 6 * k)

    p = drawn(p, fly)
    return glow(p, 0.85, 0.1, 0.3, "#fff5d0", 0.35)


def reef(rng):
    p = gradient([(0, "#8fe3e6"), (0.15, "#3fb6cf"), (0.5, "#14709f"), (0.8, "#0c4474"), (1, "#0a2f55")])
    angle = np.arctan2(U - 0.42, V + 0.35)
    rays = 0.5 + 0.5 * np.sin(angle * 46 + 5 * np.sin(angle * 17))
    p = over(p, rgb("#d9fff4"), smooth(0.45, 1, rays) * np.clip(1 - V * 1.15, 0, 1) ** 1.4 * 0.4)
    p = over(p, rgb("#ffffff"), smooth(0.6, 0.85, noise(rng, 10, 30, 3)) * smooth(0.07, 0, V) * 0.6)
    for base, amp, top, foot in ((0.66, 0.2, "#12598a", "#0e4a78"), (0.78, 0.18, "#0f4470", "#0a3358")):
        p = land(p, base + amp * (0.5 - line(rng, 5, 6)), top, foot, 0.2)
    sand = 0.885 + 0.02 * np.sin(U[0] * 7)
    p = land(p, sand, "#c9b98a", "#7d8a78", 0.14)
    web = abs(noise(rng, 14, 20, 3) - 0.5)
    p = over(p, rgb("#fff6d0"), smooth(0.05, 0.01, web) * (V > sand[None]) * 0.45)
    tones = ["#e8577a", "#f0883e", "#8f5bc0", "#f4c24a", "#e06fa8", "#4fb59a", "#d9453f"]

    def branch(pen, x, y, aim, length, width, tone):
        if length < 9:
            pen.disc(x, y, width * 0.9, tone)
            return
        x2, y2 = x + np.cos(aim) * length, y + np.sin(aim) * length
        pen.line([(x, y), (x2, y2)], tone, width)
        pen.disc(x2, y2, width * 0.5, tone)
        for turn in (-0.42, 0.38):
            branch(
                pen, x2, y2, aim + turn + rng.normal(0, 0.1), length * (0.68 + 0.1 * rng.random()), width * 0.76, tone
            )

    def garden(pen):
        order = np.sort(rng.random(30))
        for i, k in enumerate(order):
            x = rng.random() * W
            if abs(x - 600) < 190 and i % 3:
                x = x - 400 if x < 600 else x + 400
            y = H * (0.86 + 0.15 * k)
            tone = tones[rng.integers(7)]
            c, light = ink(tone, 0.55 + 0.45 * k), ink(tone, 0.85 + 0.4 * k)
            kind, g = rng.integers(4), 0.7 + 0.7 * k
            if kind == 0:
                branch(pen, x, y, -1.57, 52 * g, 12 * g, c)
            elif kind == 1:
                r = (44 + 30 * rng.random()) * g
                pen.disc(x, y, r, c, r * 0.8)
                for _ in range(46):
                    a, q = rng.random() * 6.28, rng.random() ** 0.5
                    pen.disc(x + np.cos(a) * r * q * 0.9, y + np.sin(a) * r * q * 0.7, 3.4 * g, light)
            elif kind == 2:
                for f in range(9):
                    a = -1.57 + (f - 4) * 0.2
                    tip = (x + np.cos(a) * 110 * g, y + np.sin(a) * (92 + 22 * (f % 2)) * g)
                    pen.line([(x, y), tip], c, 13 * g)
                    pen.disc(*tip, 10 * g, light)
            else:
                for f in range(7):
                    sway = [
                        (x + (f - 3) * 11 * g + 12 * np.sin(t * 5 + f) * t, y - 150 * g * t * (0.7 + 0.1 * (f % 3)))
                        for t in np.linspace(0, 1, 14)
                    ]
                    pen.line(sway, ink("#3f9a6a", 0.6 + 0.4 * k), 5 * g)

    p = drawn(p, garden)

    def fish(pen):
        def one(x, y, r, body, stripe, side):
            pen.flat(
                [
                    (x - side * r * 0.8, y),
                    (x - side * r * 1.6, y - r * 0.55),
                    (x - side * r * 1.4, y),
                    (x - side * r * 1.6, y + r * 0.55),
                ],
                stripe,
            )
            pen.flat(
                [(x - r * 0.3, y - r * 0.4), (x - side * r * 0.5, y - r * 0.85), (x + r * 0.4, y - r * 0.4)], stripe
            )
            pen.disc(x, y, r, body, r * 0.55)
            pen.box(x - r * 0.1, y - r * 0.52, x + r * 0.14, y + r * 0.52, stripe)
            pen.disc(x + side * r * 0.58, y - r * 0.12, r * 0.12, (250, 250, 240, 255))
            pen.disc(x + side * r * 0.61, y - r * 0.12, r * 0.065, (10, 16, 26, 255))

        for _ in range(120):
            t = rng.random()
            x, y = 180 + 560 * t + rng.normal(0, 34), 210 + 120 * np.sin(t * 3.4) + rng.normal(0, 30)
            r = 6 + 4 * rng.random()
            pen.disc(x, y, r, ink("#cfeef0", 0.75 + 0.25 * rng.random(), 210), r * 0.4)
            pen.flat(
                [(x - r * 0.8, y), (x - r * 1.7, y - r * 0.5), (x - r * 1.7, y + r * 0.5)], ink("#cfeef0", 0.8, 210)
            )
        for x, y, r, body, stripe, side in (
            (900, 360, 46, "#f7b52c", "#fff6de", -1),
            (1010, 452, 34, "#f7b52c", "#fff6de", -1),
            (800, 470, 26, "#f7b52c", "#fff6de", -1),
            (330, 500, 38, "#3b6fd1", "#f6d84a", 1),
            (450, 570, 28, "#3b6fd1", "#f6d84a", 1),
            (640, 610, 24, "#e8574a", "#fbe9d8", 1),
            (1120, 300, 22, "#f7b52c", "#fff6de", -1),
        ):
            one(x, y, r, ink(body), ink(stripe), side)
        for _ in range(44):
            x, y, r = 620 + rng.normal(0, 26), 780 - 640 * rng.random(), 2 + 5 * rng.random()
            pen.disc(x, y, r, (225, 250, 255, 70))
            pen.disc(x - r * 0.3, y - r * 0.3, r * 0.35, (255, 255, 255, 170))

    p = drawn(p, fish)
    return glow(p, 0.4, 0, 0.4, "#d8fff2", 0.4)


MEN = {
    "pawn": (
        1.0,
        [
            (0, 0.3),
            (0.08, 0.3),
            (0.14, 0.22),
            (0.3, 0.13),
            (0.54, 0.1),
            (0.58, 0.19),
            (0.63, 0.11),
            (0.72, 0.2),
            (0.83, 0.22),
            (0.94, 0.15),
            (1, 0.0),
        ],
    ),
    "rook": (
        1.25,
        [(0, 0.29), (0.08, 0.29), (0.14, 0.22), (0.3, 0.16), (0.66, 0.14), (0.72, 0.2), (0.78, 0.22), (1, 0.22)],
    ),
    "bishop": (
        1.55,
        [
            (0, 0.24),
            (0.07, 0.24),
            (0.12, 0.18),
            (0.28, 0.1),
            (0.6, 0.07),
            (0.63, 0.15),
            (0.67, 0.08),
            (0.78, 0.13),
            (0.88, 0.1),
            (0.95, 0.03),
            (0.97, 0.04),
            (1, 0.0),
        ],
    ),
    "queen": (
        1.8,
        [
            (0, 0.23),
            (0.06, 0.23),
            (0.11, 0.17),
            (0.28, 0.09),
            (0.66, 0.06),
            (0.7, 0.14),
            (0.74, 0.07),
            (0.9, 0.15),
            (0.92, 0.08),
            (0.96, 0.05),
            (1, 0.0),
        ],
    ),
    "king": (
        2.0,
        [
            (0, 0.22),
            (0.06, 0.22),
            (0.11, 0.16),
            (0.28, 0.09),
            (0.64, 0.065),
            (0.68, 0.13),
            (0.72, 0.07),
            (0.86, 0.13),
            (0.88, 0.1),
            (0.91, 0.02),
            (1, 0.02),
        ],
    ),
}


def chess(rng):
    horizon, eye, lens, turn = 0.14 * H, 3.1, 1080, 0.5
    ahead = lens * eye / np.maximum(Y - horizon, 4)
    across = (X - W / 2) * ahead / lens
    a = across * np.cos(turn) + (ahead - 9.6) * np.sin(turn)
    b = -across * np.sin(turn) + (ahead - 9.6) * np.cos(turn)
    p = gradient([(0, "#1c2a2e"), (0.4, "#2c3f40"), (1, "#16201f")])
    p = glow(p, 0.72, 0.12, 0.35, "#d9a866", 0.5)
    for _ in range(16):
        p = glow(p, rng.random(), 0.22 * rng.random(), 0.01 + 0.028 * rng.random(), "#e8b878", 0.22)
    table = (
        gradient([(0, "#4a2c1c"), (0.5, "#6b4129"), (1, "#3a2116")]) * (0.85 + 0.3 * noise(rng, 3, 60, 4))[..., None]
    )
    p = over(p, table, smooth(0.285, 0.31, V))
    grain = 0.9 + 0.2 * noise(rng, 60, 12, 4)
    light = ((np.floor(a) + np.floor(b)) % 2) < 0.5
    board = np.where(light[..., None], rgb("#ecd6a8"), rgb("#7a4526")) * grain[..., None]
    edge = np.maximum(abs(a), abs(b))
    p = over(p, rgb("#150c08"), smooth(5.0, 4.4, edge) * (V > 0.3) * 0.6)
    p = over(p, rgb("#3a1f12") * grain[..., None], (edge < 4.42).astype(np.float32))
    p = over(p, rgb("#c9974f"), ((edge < 4.1) & (edge > 4.05)).astype(np.float32))
    p = over(p, board, (edge < 4.0).astype(np.float32))
    p = glow(p, 0.35, 0.6, 0.35, "#fff0c8", 0.28)
    men = [
        ("king", 1, 3, 0),
        ("queen", 2, 3, 0),
        ("rook", -3, 3, 0),
        ("bishop", 0, 2, 0),
        ("pawn", -2, 2, 0),
        ("pawn", 3, 2, 0),
    ]
    men += [
        ("pawn", 1, 1, 0),
        ("pawn", -1, 1, 0),
        ("rook", 3, 3, 0),
        ("pawn", -3, 1, 0),
        ("king", -1, -4, 1),
        ("rook", -3, -3, 1),
    ]
    men += [
        ("queen", 0, -1, 1),
        ("bishop", -2, -1, 1),
        ("pawn", 1, -2, 1),
        ("pawn", -1, -2, 1),
        ("pawn", 2, -3, 1),
        ("rook", 2, -4, 1),
        ("pawn", -4, -1, 1),
    ]
    placed = []
    for kind, i, j, side in men:
        gx, gy = i + 0.5, j + 0.5
        far = gx * np.sin(turn) + gy * np.cos(turn) + 9.6
        placed.append((far, gx * np.cos(turn) - gy * np.sin(turn), kind, side))
    for far, aside, kind, side in sorted(placed, reverse=True):
        unit = lens / far
        x, y = W / 2 + aside * unit, horizon + eye * unit
        tall, profile = MEN[kind]
        widest = max(r for _, r in profile) * tall * unit
        cast = np.exp(-(((X - x - unit * 0.45) / (widest * 2.0)) ** 2) - ((Y - y - unit * 0.03) / (widest * 0.42)) ** 2)
        p = over(p, rgb("#140a06"), np.clip(cast * 0.75, 0, 1))
        code = "#f7e9c9" if side else "#2f211d"
        p = turned(p, x, y, tall * unit, profile, code, eye / far, 0.3)
        if kind == "king":
            top = y - tall * unit + widest * eye / far
            p = turned(p, x, top + 0.34 * unit, 0.2 * unit, [(0, 0.5), (0.6, 0.45), (1, 0.1)], code, 0, 0.2)

            def cross(pen, x=x, top=top, unit=unit, code=code):
                pen.box(x - 0.035 * unit, top - 0.06 * unit, x + 0.035 * unit, top + 0.2 * unit, ink(code, 0.9))
                pen.box(x - 0.11 * unit, top, x + 0.11 * unit, top + 0.06 * unit, ink(code, 0.9))

            p = drawn(p, cross)
        if kind == "rook":

            def crown(pen, x=x, top=y - (tall - 0.06) * unit, unit=unit, code=code, tilt=eye / far):
                r = 0.22 * tall * unit
                pen.disc(x, top + 0.02 * unit, r, ink(code, 1.0 if code == "#f7e9c9" else 1.6), r * tilt)
                pen.disc(x, top + 0.03 * unit, r * 0.66, ink(code, 0.55), r * 0.66 * tilt)

            p = drawn(p, crown)
    soft = np.clip(smooth(0.36, 0.24, V), 0, 1)[..., None]
    return p * (1 - soft) + blur(p, 5) * soft


SCENES = [lighthouse, terraces, waterfall, tram, greenhouse, antennas, windmill, canal, loom]
SCENES += [pottery, camp, island, volcano, fields, fruit, kites, reef, chess]


def main(folder="img", *names):
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for number, scene in enumerate(SCENES):
        if names and scene.__name__ not in names:
            continue
        rng = np.random.default_rng(2024 + number)
        picture = finish(scene(rng), rng)
        save(Image.fromarray((picture * 255).astype(np.uint8)), folder / f"{scene.__name__}.webp")


if __name__ == "__main__":
    main(*sys.argv[1:])
