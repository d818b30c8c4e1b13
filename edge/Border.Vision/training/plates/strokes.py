"""
Letters as a die maker's strokes. No free font has the narrow, round-cornered capitals that American plates are embossed with, nor their
many variants, so each alphabet is drawn from these skeletons with its own width, stroke, roundness and alternates.
"""

import cv2
import numpy as np

# Points are (x, y) in a unit square, y down. A third number above 0 keeps a corner sharp. "O" before a stroke closes it.
LOOP = "O"
GLYPHS: dict[str, list[list]] = {
    "0": [[LOOP, (0, 0), (1, 0), (1, 1), (0, 1)]],
    "1": [[(0.15, 0.2), (0.58, 0, 1), (0.58, 1)]],
    "2": [[(0, 0.27), (0, 0), (1, 0), (1, 0.42), (0.02, 0.8), (0, 1, 1), (1, 1)]],
    "3": [[(0, 0.2), (0, 0), (1, 0), (1, 0.47), (0.35, 0.47)], [(0.35, 0.47), (1, 0.47), (1, 1), (0, 1), (0, 0.8)]],
    "4": [[(0.76, 1), (0.76, 0, 1), (0, 0.7, 1), (1, 0.7)]],
    "5": [[(0.95, 0), (0.08, 0, 1), (0.03, 0.45, 1), (0.3, 0.38), (1, 0.38), (1, 1), (0, 1), (0, 0.8)]],
    "6": [[(1, 0.2), (1, 0), (0, 0), (0, 1), (1, 1), (1, 0.42), (0, 0.42)]],
    "7": [[(0, 0), (1, 0, 1), (0.35, 1)]],
    "8": [[LOOP, (0.05, 0), (0.95, 0), (0.95, 0.47), (0.05, 0.47)], [LOOP, (0, 0.47), (1, 0.47), (1, 1), (0, 1)]],
    "9": [[(0, 0.8), (0, 1), (1, 1), (1, 0), (0, 0), (0, 0.58), (1, 0.58)]],
    "A": [[(0, 1), (0.5, 0, 1), (1, 1)], [(0.18, 0.68), (0.82, 0.68)]],
    "B": [[LOOP, (0, 0, 1), (0.95, 0), (0.95, 0.47), (0, 0.47, 1)], [LOOP, (0, 0.47, 1), (1, 0.47), (1, 1), (0, 1, 1)]],
    "C": [[(1, 0.26), (1, 0), (0, 0), (0, 1), (1, 1), (1, 0.74)]],
    "D": [[LOOP, (0, 0, 1), (1, 0), (1, 1), (0, 1, 1)]],
    "E": [[(0.95, 0), (0, 0, 1), (0, 1, 1), (1, 1)], [(0, 0.48), (0.8, 0.48)]],
    "F": [[(1, 0), (0, 0, 1), (0, 1)], [(0, 0.48), (0.8, 0.48)]],
    "G": [[(1, 0.24), (1, 0), (0, 0), (0, 1), (1, 1), (1, 0.55, 1), (0.55, 0.55)]],
    "H": [[(0, 0), (0, 1)], [(1, 0), (1, 1)], [(0, 0.48), (1, 0.48)]],
    "I": [[(0.5, 0), (0.5, 1)]],
    "J": [[(1, 0), (1, 1), (0, 1), (0, 0.7)]],
    "K": [[(0, 0), (0, 1)], [(1, 0), (0, 0.62)], [(0.36, 0.42), (1, 1)]],
    "L": [[(0, 0), (0, 1, 1), (1, 1)]],
    "M": [[(0, 1), (0, 0, 1), (0.5, 0.6, 1), (1, 0, 1), (1, 1)]],
    "N": [[(0, 1), (0, 0, 1), (1, 1, 1), (1, 0)]],
    "O": [[LOOP, (0, 0), (1, 0), (1, 1), (0, 1)]],
    "P": [[(0, 1), (0, 0, 1), (1, 0), (1, 0.53), (0, 0.53)]],
    "Q": [[LOOP, (0, 0), (1, 0), (1, 1), (0, 1)], [(0.6, 0.72), (1.04, 1.04)]],
    "R": [[(0, 1), (0, 0, 1), (1, 0), (1, 0.51), (0, 0.51)], [(0.5, 0.51), (1, 1)]],
    "S": [[(1, 0.22), (1, 0), (0, 0), (0, 0.47), (1, 0.51), (1, 1), (0, 1), (0, 0.78)]],
    "T": [[(0, 0), (1, 0)], [(0.5, 0), (0.5, 1)]],
    "U": [[(0, 0), (0, 1), (1, 1), (1, 0)]],
    "V": [[(0, 0), (0.5, 1, 1), (1, 0)]],
    "W": [[(0, 0), (0.24, 1, 1), (0.5, 0.3, 1), (0.76, 1, 1), (1, 0)]],
    "X": [[(0, 0), (1, 1)], [(1, 0), (0, 1)]],
    "Y": [[(0, 0), (0.5, 0.5), (0.5, 1)], [(1, 0), (0.5, 0.5)]],
    "Z": [[(0, 0), (1, 0, 1), (0, 1, 1), (1, 1)]],
}

# Other ways of making a character; each alphabet picks one of them or the first way.
ALTERNATES: dict[str, list[list[list]]] = {
    "0": [[[LOOP, (0, 0), (1, 0), (1, 1), (0, 1)], [(0.25, 0.75), (0.75, 0.25)]], [[(0.7, 0.02), (0.35, 0, 0), (0, 0), (0, 1), (1, 1), (1, 0.12)]]],
    "1": [[[(0.5, 0), (0.5, 1)]], [[(0.15, 0.2), (0.55, 0, 1), (0.55, 1)], [(0.1, 1), (1, 1)]]],
    "3": [[[(0, 0), (0.95, 0, 1), (0.4, 0.4, 1), (1, 0.4), (1, 1), (0, 1), (0, 0.8)]]],
    "4": [[[(0.25, 0), (0, 0.66, 1), (1, 0.66)], [(0.72, 0.4), (0.72, 1)]], [[(0.75, 1), (0.75, 0, 1), (0.55, 0, 1), (0, 0.68, 1), (1, 0.68)]]],
    "6": [[[(0.75, 0), (0, 0.62, 0), (0, 1), (1, 1), (1, 0.42), (0.15, 0.42)]]],
    "7": [[[(0, 0.15), (0, 0, 1), (1, 0, 1), (0.4, 0.5), (0.35, 1)]]],
    "9": [[[(0.25, 1), (1, 0.38, 0), (1, 0), (0, 0), (0, 0.58), (0.85, 0.58)]]],
    "A": [[[(0, 1), (0, 0), (1, 0), (1, 1)], [(0, 0.6), (1, 0.6)]], [[(0, 1), (0.4, 0, 1), (0.6, 0, 1), (1, 1)], [(0.15, 0.68), (0.85, 0.68)]]],
    "G": [[[(1, 0.24), (1, 0), (0, 0), (0, 1), (1, 1), (1, 0.6)], [(0.6, 0.6), (1.1, 0.6)]]],
    "I": [[[(0.5, 0), (0.5, 1)], [(0.1, 0), (0.9, 0)], [(0.1, 1), (0.9, 1)]]],
    "J": [[[(1, 0), (1, 1), (0, 1), (0, 0.7)], [(0.5, 0), (1, 0)]]],
    "M": [[[(0, 1), (0, 0, 1), (0.5, 1, 1), (1, 0, 1), (1, 1)]], [[(0, 1), (0.1, 0, 1), (0.5, 0.6, 1), (0.9, 0, 1), (1, 1)]]],
    "R": [[[(0, 1), (0, 0, 1), (1, 0), (1, 0.51), (0, 0.51)], [(0.6, 0.51), (0.97, 0.65), (1, 1)]]],
    "V": [[[(0, 0), (0, 0.4), (0.5, 1, 1), (1, 0.4), (1, 0)]]],
    "W": [[[(0, 0), (0.1, 1, 1), (0.5, 0.45, 1), (0.9, 1, 1), (1, 0)]], [[(0, 0), (0, 1), (0.5, 1), (0.5, 0.2)], [(0.5, 1), (1, 1), (1, 0)]]],
    "Y": [[[(0, 0), (0, 0.5), (1, 0.5), (1, 0)], [(0.5, 0.5), (0.5, 1)]]],
}

NARROW = {"1": 0.55, "I": 0.35, "J": 0.9, "L": 0.9, "M": 1.1, "W": 1.15}

T = np.linspace(0, 1, 7)[:, None]
ARC = np.hstack([(1 - T) ** 2, 2 * T * (1 - T), T * T])


def rounded(points: list, closed: bool, radius: float) -> np.ndarray:
    """A polyline with its soft corners replaced by arcs of at most `radius`."""
    at = [np.array(p[:2], float) for p in points]
    soft = [len(p) < 3 or not p[2] for p in points]
    line = []
    for i, p in enumerate(at):
        if not soft[i] or (not closed and i in (0, len(at) - 1)):
            line.append(p)
            continue
        before, after = at[i - 1], at[(i + 1) % len(at)]
        a, b = before - p, after - p
        la, lb = np.hypot(*a), np.hypot(*b)
        start, end = p + a / la * min(radius, la / 2), p + b / lb * min(radius, lb / 2)
        line.extend(ARC @ np.stack([start, p, end]))
    return np.array(line)


class StrokeAlphabet:
    """One die set. `glyph(c)` gives a mask `height` pixels high."""

    def __init__(self, random: np.random.Generator, height: int):
        self.height = height
        self.width = height * random.uniform(0.34, 0.62)
        self.stroke = max(3, round(height * random.uniform(0.11, 0.2)))
        self.radius = self.width * random.uniform(0.25, 0.55)
        self.ways = {}
        for c, way in GLYPHS.items():
            others = ALTERNATES.get(c, [])
            self.ways[c] = others[random.integers(len(others))] if others and random.random() < 0.5 else way
        if random.random() < 0.7:
            self.ways["O"] = self.ways["0"] = GLYPHS["0"]
        self.lean = random.uniform(-0.02, 0.02)
        self.cache: dict[str, np.ndarray] = {}

    def glyph(self, c: str) -> np.ndarray:
        if c not in self.cache:
            self.cache[c] = self.draw(c)
        return self.cache[c]

    def draw(self, c: str) -> np.ndarray:
        stroke, height = self.stroke, self.height
        width = max(self.width * NARROW.get(c, 1), stroke + 1)
        inner = np.array([max(1, width - stroke), height - stroke])
        mask = np.zeros((height, int(width) + 1), np.uint8)
        for way in self.ways[c]:
            closed = way[0] == LOOP
            points = [(p[0] * inner[0], p[1] * inner[1], *p[2:]) for p in (way[1:] if closed else way)]
            line = rounded(points, closed, self.radius) + stroke / 2
            cv2.polylines(mask, [np.round(line * 16).astype(np.int32)], closed, 255, stroke, cv2.LINE_AA, 4)
        return mask
