"""Trains the reader: `python3 -m mrz.train --examples 100000` in the folder above."""

from pathlib import Path

from lines.model import LineReader
from lines.train import options, train

from .task import HEIGHT, TASK

if __name__ == "__main__":
    train(TASK, LineReader(len(TASK.alphabet) + 1, HEIGHT), options(Path(__file__).parent / "out"))
