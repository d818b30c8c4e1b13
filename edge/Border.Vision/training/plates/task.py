"""Lines of number plates as a task for the line reader's trainer."""

import numpy as np

from lines.task import Task

from .camera import HEIGHT, WIDTH, photograph
from .draw import plate

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def sample(random: np.random.Generator) -> tuple[np.ndarray, str]:
    drawn = plate(random)
    line = drawn.lines[random.integers(len(drawn.lines))]
    return photograph(drawn, line, random), line.text


TASK = Task("plate-lines", ALPHABET, HEIGHT, WIDTH, sample)
