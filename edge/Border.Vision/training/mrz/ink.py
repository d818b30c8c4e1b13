"""Zones as ink on paper, before any camera: an image of ink (0 none, 1 full) in which a character stands every PITCH pixels."""

import functools

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

PITCH = 24
CAP_HEIGHT = 1.02  # of OCR-B capitals, in pitches
FONTS = ("/usr/share/fonts/opentype/ocr-b/OCRB.otf", "/usr/share/fonts/opentype/ocr-b/OCRBS.otf")
SMALL_FONTS = ("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf")


@functools.lru_cache
def font(file: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(file, size)


@functools.lru_cache
def glyph(file: str, character: str) -> np.ndarray:
    """One character in a cell of 2 x PITCH square, its baseline at 3/4 of the height."""
    drawn = font(file, round(PITCH * 1.654))
    image = Image.new("L", (2 * PITCH, 2 * PITCH))
    ImageDraw.Draw(image).text((PITCH, 1.5 * PITCH), character, fill=255, font=drawn, anchor="ms")
    return np.asarray(image, np.float32) / 255


def lines(random: np.random.Generator, texts: list[str], spacing: float, left: int, top: int, width: int, height: int) -> np.ndarray:
    """Ink of the lines, the first one's baseline at `top`; `spacing` in pitches from baseline to baseline."""
    ink = np.zeros((height, width), np.float32)
    file = FONTS[int(random.random() < 0.35)]
    jitter = random.choice([0, 0, 0.5, 1.0])
    size = tuple((2 * PITCH * random.uniform(0.86, 1.1, 2)).round().astype(int))
    cells = {c: cv2.resize(glyph(file, c), size, interpolation=cv2.INTER_AREA) for c in set("".join(texts))}
    for line, text in enumerate(texts):
        y = top + line * spacing * PITCH - 0.75 * size[1]
        shift = random.normal(0, 0.15) * PITCH
        for i, character in enumerate(text):
            x = left + (i + 0.5) * PITCH - size[0] / 2 + shift + random.normal(0, jitter)
            put(ink, cells[character], round(x), round(y + random.normal(0, jitter)))
    return weigh(random, bent(random, ink) if random.random() < 0.4 else ink)


def bent(random: np.random.Generator, ink: np.ndarray) -> np.ndarray:
    """Strokes pushed about a little: the cuts of OCR-B differ, and so do printers."""
    y, x = np.mgrid[0 : ink.shape[0], 0 : ink.shape[1]].astype(np.float32)
    push = random.uniform(0.2, 0.7)
    return cv2.remap(ink, x + push * noise(random, ink.shape, 9), y + push * noise(random, ink.shape, 9), cv2.INTER_LINEAR)


def put(ink: np.ndarray, cell: np.ndarray, x: int, y: int) -> None:
    height, width = ink.shape
    x0, y0, x1, y1 = max(0, x), max(0, y), min(width, x + cell.shape[1]), min(height, y + cell.shape[0])
    if x1 > x0 and y1 > y0:
        part = ink[y0:y1, x0:x1]
        np.maximum(part, cell[y0 - y : y1 - y, x0 - x : x1 - x], out=part)


def weigh(random: np.random.Generator, ink: np.ndarray) -> np.ndarray:
    """Bold or thin, broken or spotty."""
    way = random.random()
    if way < 0.15:
        ink = cv2.dilate(ink, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (3, 3)))
    elif way < 0.3:
        ink = cv2.erode(ink, cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3)))
    if random.random() < 0.25:
        holes = noise(random, ink.shape, random.uniform(1, 6))
        ink = ink * np.clip((holes - random.uniform(-2.6, -1.2)) * 3, random.uniform(0, 0.6), 1)
    if random.random() < 0.1:
        for _ in range(random.integers(1, 4)):  # scratches
            a, b = random.uniform(0, 1, (2, 2)) * (ink.shape[1], ink.shape[0])
            cv2.line(ink, tuple(map(int, a)), tuple(map(int, b)), 0, int(random.integers(1, 3)), cv2.LINE_AA)
    return ink


def noise(random: np.random.Generator, shape: tuple[int, int], grain: float) -> np.ndarray:
    """Smooth noise of deviation about 1, `grain` pixels coarse."""
    small = random.standard_normal((max(2, int(shape[0] / grain)), max(2, int(shape[1] / grain))), dtype=np.float32)
    return cv2.resize(small, shape[::-1], interpolation=cv2.INTER_CUBIC)


def paper(random: np.random.Generator, shape: tuple[int, int]) -> np.ndarray:
    """Brightness 0 to 1 of the sheet: a gradient, guilloche lines, blots, other print. Drawn at half the size, which is enough for them."""
    half = (shape[0] // 2, shape[1] // 2)
    return cv2.resize(pattern(random, half), shape[::-1], interpolation=cv2.INTER_LINEAR)


def pattern(random: np.random.Generator, shape: tuple[int, int]) -> np.ndarray:
    height, width = shape
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    sheet = np.full(shape, random.uniform(0.55, 1.0), np.float32)
    if random.random() < 0.6:
        sheet += random.uniform(-0.15, 0.15) * (x / width) + random.uniform(-0.1, 0.1) * (y / height)
    for _ in range(random.integers(0, 3)):
        period, angle = random.uniform(3, 20), random.uniform(0, np.pi)
        wave = random.uniform(0, 15) * np.sin(x[:1] / random.uniform(15, 60) + random.uniform(0, 6))
        wave = wave + random.uniform(0, 10) * np.sin(y[:, :1] / random.uniform(10, 30))
        lines = np.cos((x * np.float32(np.cos(angle)) + y * np.float32(np.sin(angle)) + wave) * np.float32(2 * np.pi / period))
        sheet -= random.uniform(0.02, 0.18) * np.clip(lines - random.uniform(-0.5, 0.8), 0, 1)
    if random.random() < 0.3:
        sheet += random.uniform(0.02, 0.08) * noise(random, shape, random.uniform(4, 30))
    if random.random() < 0.25:
        other_print(random, sheet)
    if random.random() < 0.15:  # the edge of a field or of the page
        at = int(random.uniform(0, height))
        sheet[at : at + int(random.integers(1, 3))] -= random.uniform(0.2, 0.7)
    return sheet


def other_print(random: np.random.Generator, sheet: np.ndarray) -> None:
    """Pale words, stamps and strokes that run through the zone."""
    image = Image.new("L", sheet.shape[::-1])
    draw = ImageDraw.Draw(image)
    for _ in range(random.integers(1, 4)):
        at = tuple(random.uniform(-0.1, 0.9, 2) * sheet.shape[::-1])
        if random.random() < 0.5:
            text = "".join(random.choice(list("SPECIMENabcdefghik "), 10))
            draw.text(at, text, fill=255, font=font(str(random.choice(SMALL_FONTS)), int(random.integers(8, 45))))
        else:
            draw.arc([*at, at[0] + random.uniform(25, 250), at[1] + random.uniform(15, 150)], 0, 360, fill=255, width=int(random.integers(1, 5)))
    sheet -= random.uniform(0.05, 0.3) * np.asarray(image, np.float32) / 255
