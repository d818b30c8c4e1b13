"""Mixes what was learnt with what was known before, and writes the model: python3 -m plates.blend --help"""

import argparse
from pathlib import Path

import torch

from .features import base


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--models", type=Path, default=Path(__file__).resolve().parents[2] / "models")
    parser.add_argument("--share", type=float, default=0.5, help="of the trained weights, 0 to 1")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "out")
    given = parser.parse_args()
    network = base(given.models)
    before, after = network.state_dict(), torch.load(given.out / "border-plate.pt")
    network.load_state_dict({name: torch.lerp(before[name], after[name], given.share) for name in before})
    network.write(given.out / "border-plate.onnx")


if __name__ == "__main__":
    main()
