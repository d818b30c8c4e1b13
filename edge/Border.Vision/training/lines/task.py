"""What a kind of line is: its alphabet, the size of its images, and who makes examples. One such object per reader to be trained."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Task:
    """`sample(random)` draws one example: a grey uint8 image of `height` x `width` and its text. It must depend on `random` alone."""

    name: str
    alphabet: str
    height: int
    width: int
    sample: Callable[[np.random.Generator], tuple[np.ndarray, str]]

    def encode(self, text: str) -> list[int]:
        """Class numbers of a text; a character outside the alphabet is an error."""
        return [self.alphabet.index(c) + 1 for c in text]

    def best_path(self, probabilities: np.ndarray) -> str:
        """The text of steps x classes by the best class of each step, without any grammar."""
        best = probabilities.argmax(1)
        kept = best[np.flatnonzero(np.diff(best, prepend=-1))]
        return "".join(self.alphabet[c - 1] for c in kept if c > 0)


def to_input(images: np.ndarray) -> np.ndarray:
    """uint8 batch x height x width to the network's float32 batch x 1 x height x width in -1..1."""
    return (images.astype(np.float32) / 127.5 - 1)[:, None]
