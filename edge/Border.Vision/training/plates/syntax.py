"""Texts of plates, drawn from the table that the reader itself uses as its prior."""

from pathlib import Path

import numpy as np

TABLE = Path(__file__).resolve().parents[2] / "Plates" / "syntax.tsv"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DIGITS = "0123456789"


class Syntax:
    """One row: its region, its pattern and the letters it uses."""

    def __init__(self, region: str, pattern: str, weight: str, unused: str):
        self.region, self.pattern, self.weight = region, pattern, float(weight)
        self.letters = "".join(c for c in LETTERS if c not in unused)

    def draw(self, random: np.random.Generator) -> str:
        pick = {"L": self.letters, "D": DIGITS}
        return "".join(pick[p][random.integers(len(pick[p]))] if p in pick else p for p in self.pattern)


def rows() -> list[Syntax]:
    lines = TABLE.read_text().splitlines()
    return [Syntax(*line.split("\t")) for line in lines if line and not line.startswith("#")]


class Texts:
    """Draws texts of one kind of plate (the regions that begin so) by the rows' weights."""

    def __init__(self, accept):
        self.rows = [r for r in rows() if accept(r.region)]
        weights = np.array([r.weight for r in self.rows])
        self.shares = weights / weights.sum()

    def draw(self, random: np.random.Generator) -> str:
        return self.rows[random.choice(len(self.rows), p=self.shares)].draw(random)


UNITED_STATES = Texts(lambda region: region.startswith("US"))
BRAZIL = Texts(lambda region: region == "BR")
EUROPE = Texts(lambda region: region != "BR" and not region.startswith("US"))


def anything(random: np.random.Generator) -> str:
    """No country's syntax: the reader must not lean on it alone, and personal plates follow none."""
    length = random.integers(3, 9)
    letters = random.choice([0.2, 0.5, 0.8, 1.0])
    text = "".join(pick(random, letters) for _ in range(length))
    at = random.integers(2, length) if length > 4 and random.random() < 0.6 else 0
    return f"{text[:at]} {text[at:]}" if at else text


def pick(random: np.random.Generator, letters: float) -> str:
    group = LETTERS if random.random() < letters else DIGITS
    return group[random.integers(len(group))]
