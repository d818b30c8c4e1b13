"""The free fonts that plates are drawn in; fonts.sh fetches them."""

import os
from functools import lru_cache
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

FOLDER = Path(os.environ.get("PLATE_FONTS", Path(__file__).parent / "fonts"))
WEIGHTS = ("500", "600", "700", "400", "800")


@lru_cache(1)
def files() -> list[Path]:
    """Every font file, in a fixed order. No font at all is an error: the generator would teach nothing of print."""
    found = sorted(f for w in WEIGHTS for f in FOLDER.glob(f"node_modules/@fontsource/*/files/*-latin-{w}-normal.woff"))
    for name in ("opendin/OSP-DIN.ttf", "routed-gothic/routed-gothic.ttf", "routed-gothic/routed-gothic-narrow.ttf", "osifont/osifont.ttf"):
        found += [f for f in [Path("/usr/share/fonts/truetype") / name] if f.exists()]
    found += sorted(Path("/usr/share/fonts/opentype/national-park").glob("*Regular.otf"))
    if len(found) < 20:
        raise SystemExit(f"Only {len(found)} fonts were found in {FOLDER}. Fetch them: bash fonts.sh")
    return found


class PrintAlphabet:
    """A font whose capitals are `height` pixels high; `glyph(c)` gives a mask."""

    def __init__(self, file: Path, height: int, bolder: int):
        top, bottom = ImageFont.truetype(str(file), 100).getbbox("H")[1::2]
        self.font = ImageFont.truetype(str(file), round(100 * height / max(1, bottom - top)))
        self.height, self.bolder = height, bolder
        self.top = self.font.getbbox("H")[1]
        self.cache: dict[str, np.ndarray] = {}

    def glyph(self, c: str) -> np.ndarray:
        if c not in self.cache:
            left, _, right, _ = self.font.getbbox(c)
            image = Image.new("L", (max(1, right - left) + 2, self.height), 0)
            ImageDraw.Draw(image).text((1 - left, -self.top), c, font=self.font, fill=255, stroke_width=self.bolder)
            self.cache[c] = np.asarray(image)
        return self.cache[c]


@lru_cache(None)
def print_alphabet(number: int, bolder: int) -> PrintAlphabet:
    return PrintAlphabet(files()[number], 64, bolder)


@lru_cache(None)
def small_font(number: int, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(files()[number]), size)


@lru_cache(20_000)
def small_print(text: str, number: int, size: int) -> np.ndarray:
    """A mask of words for state names, slogans and frames."""
    left, top, right, bottom = small_font(number, size).getbbox(text)
    image = Image.new("L", (max(1, right - left), max(1, bottom - top)), 0)
    ImageDraw.Draw(image).text((-left, -top), text, font=small_font(number, size), fill=255)
    return np.asarray(image)
