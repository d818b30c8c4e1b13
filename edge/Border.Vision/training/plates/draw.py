"""Plates as flat grey pictures: what is printed and embossed on them, what is stuck on them and what is screwed around them."""

import cv2
import numpy as np

from . import syntax
from .ink import Plate, alphabet, background, emboss, ink_for, mark, words, write
from .strokes import StrokeAlphabet

STATES = (
    "ALABAMA ALASKA ARIZONA ARKANSAS California COLORADO Connecticut DELAWARE FLORIDA GEORGIA HAWAII IDAHO Illinois INDIANA IOWA KANSAS "
    "Kentucky LOUISIANA MAINE Maryland Massachusetts MICHIGAN Minnesota MISSISSIPPI MISSOURI MONTANA NEBRASKA NEVADA OHIO OKLAHOMA OREGON "
    "PENNSYLVANIA Tennessee TEXAS UTAH VERMONT VIRGINIA WASHINGTON WISCONSIN WYOMING"
).split()
SLOGANS = (
    "Garden State|The Empire State|SUNSHINE STATE|Grand Canyon State|Great Lakes|Land of Lincoln|The Natural State|dealer sales|www.auto.com|"
    "555-0134|HONDA|JEEP|CITY MOTORS|First in Flight|SHOW-ME STATE|EXEMPT|COLLECTOR|alumni|The Lone Star State|Famous Potatoes|Wild and Wonderful"
).split("|")
COUNTRIES = "D F I E GB PL NL B A CZ SK H RO BG P S N FIN DK CH HR SLO LT LV EST GR IRL L UA".split()


def american(random: np.random.Generator) -> Plate:
    width, height = 240, 120
    plate = Plate(background(random, width, height, random.random() < 0.85))
    canvas = plate.image
    ink = ink_for(random, canvas)
    small = ink if random.random() < 0.5 else int(random.uniform(20, 200))
    if random.random() < 0.15:
        cv2.rectangle(canvas, (0, 0), (width, int(height * random.uniform(0.15, 0.24))), int(random.uniform(30, 160)), -1)
    if random.random() < 0.9:
        words(canvas, random, STATES[random.integers(len(STATES))], int(random.uniform(14, 26)), (120 + random.uniform(-15, 15), random.uniform(10, 20)), small)
    if random.random() < 0.7:
        words(canvas, random, SLOGANS[random.integers(len(SLOGANS))], int(random.uniform(8, 18)), (120, random.uniform(105, 113)), small)
    for corner in range(4):
        if random.random() < 0.3:
            x, y = (random.uniform(4, 30) if corner % 2 else random.uniform(185, 205)), (random.uniform(3, 8) if corner < 2 else random.uniform(95, 100))
            cv2.rectangle(canvas, (int(x), int(y)), (int(x + 30), int(y + 17)), int(random.uniform(50, 250)), -1)
            words(canvas, random, str(random.choice(["14", "2015", "JUN", "DEC 09", "31"])), 13, (x + 15, y + 8), int(random.uniform(0, 120)))
    text = syntax.anything(random) if random.random() < 0.25 else syntax.UNITED_STATES.draw(random)
    size = int(random.uniform(46, 66))
    left, right, top = random.uniform(6, 22), 240 - random.uniform(6, 22), random.uniform(25, 36)
    if random.random() < 0.08:
        side, die = random.integers(2), StrokeAlphabet(random, 24)
        for row, c in enumerate("DP" if random.random() < 0.5 else syntax.anything(random)[:2].replace(" ", "7")):
            emboss(canvas, random, die.glyph(c), int(left if side else right - 18), int(top + 2 + 29 * row), ink)
        left, right = (left + 24, right) if side else (left, right - 24)
    elif random.random() < 0.1:
        tone = int(random.uniform(40, 200))
        cv2.rectangle(canvas, (int(left), int(top + 6)), (int(left + 30), int(top + 46)), tone, -1)
        left += 36
    elif random.random() < 0.15:
        # A picture beside the number: a cactus, a badge, a skyline.
        side = random.integers(2)
        at = (left, left + 22) if side else (right - 22, right)
        mark(canvas, random, "blot" if random.random() < 0.7 else "seal", *at, top, top + size, ink)
        left, right = (left + 24, right) if side else (left, right - 24)
    write(plate, random, text, (left, top, right, min(112, top + size)), ink, alphabet(random, size, 0.6), ["none", "none", "dot", "hyphen", "sticker", "sticker", "blot", "blot"])
    for x in (60, 180):
        for y in (9, 112):
            if random.random() < 0.3:
                cv2.circle(canvas, (x + int(random.uniform(-8, 8)), y), int(random.uniform(2, 5)), int(random.uniform(10, 220)), -1, cv2.LINE_AA)
    if random.random() < 0.4:
        frame(canvas, random)
    return plate


def frame(canvas: np.ndarray, random: np.random.Generator) -> None:
    """A dealer's frame covers the rim and what is printed there."""
    height, width = canvas.shape
    tone = int(random.choice([random.uniform(5, 60), random.uniform(120, 230)]))
    top, bottom, side = (int(random.uniform(0, limit)) for limit in (0.22 * height, 0.24 * height, 0.05 * width))
    canvas[:top], canvas[height - bottom :], canvas[:, :side], canvas[:, width - side :] = tone, tone, tone, tone
    for y, room in ((top / 2, top), (height - bottom / 2, bottom)):
        if room > 8 and random.random() < 0.7:
            words(canvas, random, SLOGANS[random.integers(len(SLOGANS))].upper(), int(room * random.uniform(0.7, 1.1)), (width / 2, y), int(255 - tone))


def european(random: np.random.Generator) -> Plate:
    width, height = 400, 86
    plate = Plate(background(random, width, height, random.random() < 0.94) if random.random() < 0.2 else np.full((height, width), int(random.uniform(175, 250)), np.uint8))
    canvas = plate.image
    ink = ink_for(random, canvas) if random.random() < 0.5 else int(random.uniform(5, 60))
    left, right = 12.0, width - 10.0
    if random.random() < 0.85:
        band(canvas, random, 0)
        left = 44.0
    if random.random() < 0.25:
        band(canvas, random, width - 36)
        right = width - 40.0
    size = int(random.uniform(54, 68))
    top = (height - size) / 2 + random.uniform(-4, 4)
    text = syntax.anything(random) if random.random() < 0.1 else syntax.EUROPE.draw(random)
    write(plate, random, text, (left, top, right, top + size), ink, alphabet(random, size, 0.35), ["none", "none", "none", "seal", "dot", "hyphen", "blot"])
    if random.random() < 0.7:
        cv2.rectangle(canvas, (1, 1), (width - 2, height - 2), ink, int(random.uniform(1, 4)))
    if random.random() < 0.2:
        frame(cv2.copyMakeBorder(canvas, 0, 0, 0, 0, cv2.BORDER_REPLICATE), random)
    return plate


def band(canvas: np.ndarray, random: np.random.Generator, left: int) -> None:
    cv2.rectangle(canvas, (left, 0), (left + 35, canvas.shape[0]), int(random.uniform(30, 110)), -1)
    for angle in np.linspace(0, 2 * np.pi, 12, endpoint=False):
        cv2.circle(canvas, (int(left + 18 + 11 * np.cos(angle)), int(26 + 11 * np.sin(angle))), 1, 210, -1)
    words(canvas, random, COUNTRIES[random.integers(len(COUNTRIES))], int(random.uniform(18, 26)), (left + 18, canvas.shape[0] - 20), 235)


def brazilian(random: np.random.Generator) -> Plate:
    width, height = 330, 108
    grey = random.random() < 0.5
    plate = Plate(np.full((height, width), int(random.uniform(110, 200) if grey else random.uniform(190, 250)), np.uint8))
    canvas = plate.image
    ink = int(random.uniform(5, 70)) if random.random() < 0.85 else ink_for(random, canvas)
    text = syntax.BRAZIL.draw(random)
    while ("-" in text) != grey:
        text = syntax.BRAZIL.draw(random)
    if grey:
        words(canvas, random, str(random.choice(["SP - SAO PAULO", "RJ - RIO DE JANEIRO", "PR - CURITIBA", "MG - BETIM", "BA - SALVADOR"])), 17, (width / 2, 16), ink)
    else:
        cv2.rectangle(canvas, (0, 0), (width, 25), int(random.uniform(40, 110)), -1)
        words(canvas, random, "BRASIL", 18, (width / 2, 13), 235)
        if random.random() < 0.7:
            words(canvas, random, "BR", 13, (20, 95), ink)
    size = int(random.uniform(60, 72))
    left, top = random.uniform(10, 34), random.uniform(27, 33)
    write(plate, random, text, (left, top, width - random.uniform(8, 20), min(106, top + size)), ink, alphabet(random, size, 0.4), ["hyphen", "hyphen", "dot", "none"])
    return plate


def two_lines(random: np.random.Generator) -> Plate:
    """Motorbikes and square plates."""
    width, height = 200, 166
    plate = Plate(background(random, width, height, random.random() < 0.9))
    ink = ink_for(random, plate.image)
    source = (syntax.EUROPE, syntax.BRAZIL, syntax.UNITED_STATES)[random.choice(3, p=[0.5, 0.4, 0.1])]
    text = source.draw(random)
    at = next((i for i, c in enumerate(text) if c in " -"), 3)
    first, second = text[:at], text[at:].strip(" -")
    size = int(random.uniform(52, 64))
    die = alphabet(random, size, 0.4)
    top = random.uniform(22, 30)
    left = random.uniform(8, 40)
    write(plate, random, first, (left, top, width - 8, top + size), ink, die, ["none", "dot", "hyphen"])
    below = top + size + random.uniform(4, 12)
    write(plate, random, second, (random.uniform(6, 20), below, width - 6, min(height - 2, below + size)), ink, die, ["none", "dot", "hyphen"])
    if random.random() < 0.6:
        words(plate.image, random, str(random.choice(["BRASIL", "SP SAO PAULO", "D", "PARANA"])), 15, (width / 2, 12), ink)
    return plate


KINDS = ((american, 0.5), (european, 0.28), (brazilian, 0.13), (two_lines, 0.09))


def plate(random: np.random.Generator) -> Plate:
    return KINDS[random.choice(len(KINDS), p=[share for _, share in KINDS])][0](random)
