"""Lines of zones as the pipeline's finder cuts them out of pictures."""

import numpy as np

from lines.task import Task

from . import camera, ink, texts
from .ink import CAP_HEIGHT, PITCH

HEIGHT, WIDTH = 48, 480


def sample(random: np.random.Generator) -> tuple[np.ndarray, str]:
    zone = texts.zone(random)
    at = int(random.integers(0, len(zone)))
    text = zone[at]
    spacing = random.uniform(1.9, 2.9)
    margin = 4 * PITCH
    # No more of the page than the largest crop sees.
    width, height, baseline = len(text) * PITCH + 2 * margin, 5 * PITCH, 3 * PITCH
    # The line before and the one after may be seen at the crop's edges; above the zone stands other print or none.
    around = [zone[at - 1] if at > 0 else above(random, len(text)), text, zone[at + 1] if at + 1 < len(zone) else ""]
    printed = ink.lines(random, around, spacing, margin + PITCH // 2, round(baseline - spacing * PITCH), width, height)
    edges(random, printed, margin, len(text))
    picture = camera.expose(random, ink.paper(random, printed.shape), printed)
    harsh = random.uniform(0, 1) ** 2
    pitch = np.exp(random.uniform(np.log(5 if random.random() < 0.35 else 7), np.log(26)))
    box = crop(random, len(text), margin, baseline)
    picture, quad = camera.distort(random, picture, box, pitch / PITCH)
    image = camera.capture(random, picture, pitch, harsh)
    return camera.straighten(image, quad, WIDTH, HEIGHT), text


def edges(random: np.random.Generator, printed: np.ndarray, margin: int, characters: int) -> None:
    """Upright strokes before and behind the line: frames, the page's edge, a thumb."""
    for side in (0, 1):
        if random.random() < 0.12:
            away = int(random.uniform(0.5, 3.2) * PITCH)
            at = margin + characters * PITCH + away if side else margin - away
            wide = int(random.integers(2, 7)) if random.random() < 0.8 else int(random.integers(10, 60))
            printed[:, max(0, at) if side else max(0, at - wide) : at + wide if side else at] = random.uniform(0.4, 1)


def above(random: np.random.Generator, length: int) -> str:
    """Print above the first line: mostly none, sometimes of the same face."""
    return texts.picked(random, texts.ALPHABET, length) if random.random() < 0.1 else ""


def crop(random: np.random.Generator, characters: int, left: float, baseline: float) -> np.ndarray:
    """Corners around the line with the finder's margins: generous, uneven, not quite parallel."""
    tall = (random.uniform(1.4, 2.4) if random.random() < 0.85 else random.uniform(2.2, 3.2)) * CAP_HEIGHT * PITCH
    middle = baseline - CAP_HEIGHT * PITCH / 2 + random.normal(0, 0.07) * PITCH
    before, after = random.uniform(0.3, 2.5, 2) * PITCH
    x0, x1 = left - before, left + characters * PITCH + after
    box = np.array([[x0, middle - tall / 2], [x1, middle - tall / 2], [x1, middle + tall / 2], [x0, middle + tall / 2]])
    return box + random.normal(0, 0.06, (4, 2)) * PITCH


TASK = Task("border-mrz", texts.ALPHABET, HEIGHT, WIDTH, sample)
