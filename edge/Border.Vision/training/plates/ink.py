"""What plates are made of: ground, small print, stickers, seals, and embossed characters."""

from dataclasses import dataclass, field

import cv2
import numpy as np

from . import fonts
from .strokes import StrokeAlphabet

# Small print needs less variety than numbers: every third of so many fonts.
SMALL_FONTS = 15


@dataclass
class Line:
    """One line of characters: what it says and where it lies (left, top, right, bottom)."""

    text: str
    box: tuple[float, float, float, float]


@dataclass
class Plate:
    image: np.ndarray
    lines: list[Line] = field(default_factory=list)


def alphabet(random: np.random.Generator, height: int, strokes: float):
    """A die set of strokes, with that probability, or else a font."""
    if random.random() < strokes:
        return StrokeAlphabet(random, height)
    return fonts.print_alphabet(int(random.integers(len(fonts.files()))), int(random.choice([0, 0, 1, 2])))


def words(canvas: np.ndarray, random: np.random.Generator, text: str, size: int, centre: tuple[float, float], ink: int) -> None:
    """Small print: names, slogans, frames."""
    mask = fonts.small_print(text, int(random.integers(SMALL_FONTS)) * 3, max(6, size // 3 * 3))
    height, width = mask.shape
    x, y = max(0, int(centre[0] - width / 2)), max(0, int(centre[1] - height / 2))
    part = canvas[y : y + height, x : x + width]
    share = mask[: part.shape[0], : part.shape[1]].astype(np.float32) / 255
    part[:] = part * (1 - share) + ink * share


def background(random: np.random.Generator, width: int, height: int, light: bool) -> np.ndarray:
    """Plain, shaded, or with a picture: hills, blots, stripes."""
    base = random.uniform(165, 250) if light else random.uniform(15, 90)
    canvas = np.full((height, width), base, np.float32)
    if random.random() < 0.4:
        canvas += np.linspace(random.uniform(-50, 20), random.uniform(-20, 20), height, dtype=np.float32)[:, None]
    picture = np.clip(canvas, 0, 255).astype(np.uint8)
    if random.random() < 0.3:
        overlay = picture.copy()
        for _ in range(random.integers(1, 6)):
            tone = int(np.clip(base + random.uniform(-70, 40), 0, 255))
            if random.random() < 0.5:
                axes = (int(random.uniform(5, width / 3)), int(random.uniform(4, height / 2)))
                cv2.ellipse(overlay, (int(random.uniform(0, width)), int(random.uniform(0, height))), axes, random.uniform(0, 180), 0, 360, tone, -1)
            else:
                corners = random.uniform([0, 0], [width, height * 1.3], (random.integers(3, 6), 2)).astype(np.int32)
                cv2.fillPoly(overlay, [corners], tone)
        picture = cv2.addWeighted(overlay, random.uniform(0.3, 0.9), picture, 0.4, 0) if random.random() < 0.2 else overlay
    return picture


def mark(canvas: np.ndarray, random: np.random.Generator, kind: str, left: float, right: float, top: float, bottom: float, ink: int) -> None:
    """What stands in a gap: a hyphen, a dot, a seal, a sticker, a blot in the shape of a state."""
    x, y, gap, height = (left + right) / 2, (top + bottom) / 2, right - left, bottom - top
    if kind == "hyphen":
        half, thick = max(2, gap * random.uniform(0.2, 0.4)), max(1, height * random.uniform(0.04, 0.09))
        cv2.rectangle(canvas, (int(x - half), int(y - thick)), (int(x + half), int(y + thick)), ink, -1)
    elif kind == "dot":
        cv2.circle(canvas, (int(x), int(y + random.choice([0, 0.4]) * height)), max(1, int(height * random.uniform(0.04, 0.08))), ink, -1, cv2.LINE_AA)
    elif kind == "seal":
        for dy in (-0.25, 0.22):
            tone = int(random.uniform(60, 200))
            cv2.circle(canvas, (int(x), int(y + dy * height)), max(2, int(min(gap * 0.45, height * 0.2))), tone, -1, cv2.LINE_AA)
    elif kind == "sticker":
        half, up = gap * random.uniform(0.3, 0.45), height * random.uniform(0.15, 0.35)
        cv2.rectangle(canvas, (int(x - half), int(y - up)), (int(x + half), int(y + up)), int(random.uniform(60, 230)), -1)
        if random.random() < 0.6:
            words(canvas, random, str(random.integers(1, 32)), int(up), (x, y), int(random.uniform(0, 90)))
    elif kind == "blot":
        corners = np.array([[x, y]]) + random.uniform(-0.5, 0.5, (7, 2)) * [gap * 0.9, height * random.uniform(0.4, 1)]
        cv2.fillPoly(canvas, [corners.astype(np.int32)], int(random.uniform(40, 210)))


def write(plate: Plate, random: np.random.Generator, text: str, area: tuple[float, float, float, float], ink: int, die, marks: list[str]) -> None:
    """Sets a text into an area (left, top, right, bottom), squeezed where it is too long, and notes the line."""
    left, top, right, bottom = area
    height, space = die.height, die.height * random.uniform(0.03, 0.2)
    narrow = random.uniform(0.7, 1.1) if isinstance(die, fonts.PrintAlphabet) else random.uniform(0.9, 1.1)
    wide = die.height * random.uniform(0.12, 0.6)
    pieces, at, gaps = [], 0.0, []
    for c in text:
        if c in " -":
            gaps.append((at, at + wide, "hyphen" if c == "-" and random.random() < 0.7 else marks[random.integers(len(marks))]))
            at += wide
        else:
            glyph = die.glyph(c)
            pieces.append((int(at), glyph))
            at += glyph.shape[1] + space
    length = max(8, int(at - space) + 1)
    mask = np.zeros((height, length + 4), np.uint8)
    for x, glyph in pieces:
        part = mask[: glyph.shape[0], x : x + glyph.shape[1]]
        np.maximum(part, glyph[: part.shape[0], : part.shape[1]], out=part)
    mask = mask[:, :length]
    squeeze = min(narrow * (bottom - top) / height, (right - left) / length)
    width, tall = max(8, int(length * squeeze)), int(bottom - top)
    mask = cv2.resize(mask, (width, tall), interpolation=cv2.INTER_AREA if squeeze < 1 else cv2.INTER_LINEAR)
    x, y = int(left + (right - left - width) * random.choice([0.5, 0.5, random.random()])), int(top)
    for start, end, kind in gaps:
        mark(plate.image, random, kind, x + start * squeeze, x + end * squeeze, y, y + tall, ink)
    emboss(plate.image, random, mask, x, y, ink)
    plate.lines.append(Line("".join(c for c in text if c.isalnum()), (x, y, x + width, y + tall)))


def emboss(canvas: np.ndarray, random: np.random.Generator, mask: np.ndarray, x: int, y: int, ink: int) -> None:
    part = canvas[y : y + mask.shape[0], x : x + mask.shape[1]]
    share = mask[: part.shape[0], : part.shape[1]].astype(np.float32) / 255
    result = part * (1 - share) + ink * share
    if random.random() < 0.5:
        edge = cv2.Sobel(cv2.GaussianBlur(share, (0, 0), 1.2), cv2.CV_32F, 1, 0) * random.uniform(-1, 1)
        edge += cv2.Sobel(cv2.GaussianBlur(share, (0, 0), 1.2), cv2.CV_32F, 0, 1) * random.uniform(-1, 1)
        result = result + edge * random.uniform(5, 40)
    part[:] = np.clip(result, 0, 255).astype(np.uint8)


def ink_for(random: np.random.Generator, canvas: np.ndarray) -> int:
    """Dark on light or light on dark; from faint to full contrast."""
    base, contrast = float(canvas.mean()), random.uniform(60, 220)
    return int(np.clip(base - contrast if base > 110 else base + contrast, 5, 250))
