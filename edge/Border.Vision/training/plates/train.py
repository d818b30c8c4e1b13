"""Trains the recogniser's end on kept features and writes the whole as ONNX: python3 -m plates.train --help"""

import argparse
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn

from lines.train import distance

from .features import base
from .task import TASK


def load(files: list[Path]) -> tuple[np.ndarray, list[str]]:
    parts = [np.load(f) for f in files]
    return np.concatenate([p["features"] for p in parts]), [str(t) for p in parts for t in p["texts"]]


def batch(features: np.ndarray, chosen: np.ndarray) -> torch.Tensor:
    return torch.from_numpy(features[chosen].astype(np.float32))[:, :, None]


def shaken(features: torch.Tensor) -> torch.Tensor:
    """Some channels silenced and noise on the rest, so that few lines teach more than themselves."""
    noise = torch.randn_like(features) * 0.15 * features.std()
    return nn.functional.dropout2d(features + noise, 0.1)


def evaluate(network, features: np.ndarray, texts: list[str]) -> str:
    exact, edits = 0, 0
    with torch.no_grad():
        for start in range(0, len(texts), 50):
            read = network.logits(batch(features, np.arange(start, min(start + 50, len(texts))))).permute(0, 2, 1).numpy()
            for steps, text in zip(read, texts[start:]):
                line = TASK.best_path(steps)
                exact += line == text
                edits += distance(line, text)
    return f"lines exact {exact / len(texts):.1%}, characters wrong {edits / sum(map(len, texts)):.2%}"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--models", type=Path, default=Path(__file__).resolve().parents[2] / "models")
    parser.add_argument("--epochs", type=float, default=6)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--rate", type=float, default=1e-3, help="highest learning rate")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--resume", type=Path, help="checkpoint to go on from")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "out")
    given = parser.parse_args()
    torch.manual_seed(given.seed)
    random = np.random.default_rng(given.seed)
    files = sorted(given.out.glob("lines-*.npz"))
    if len(files) < 2:
        raise SystemExit(f"There are {len(files)} files of features in {given.out}; draw at least two first (python3 -m plates.features).")
    test, (features, texts) = load(files[:1]), load(files[1:])
    network = base(given.models)
    if given.resume:
        network.load_state_dict(torch.load(given.resume))
    print(f"{sum(p.numel() for p in network.parameters()):,} weights, {len(texts):,} lines; before: {evaluate(network, *test)}", flush=True)
    steps = int(given.epochs * len(texts) / given.batch)
    optimiser = torch.optim.AdamW(network.parameters(), lr=given.rate, weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, given.rate, total_steps=steps, pct_start=0.1)
    loss_of = nn.CTCLoss(zero_infinity=True)
    started, losses, order = time.monotonic(), [], np.zeros(0, int)
    for step in range(1, steps + 1):
        if len(order) < given.batch:
            # Lines may still be drawn beside the training.
            features, texts = load(sorted(given.out.glob("lines-*.npz"))[1:])
            order = random.permutation(len(texts))
        chosen, order = order[: given.batch], order[given.batch :]
        codes = [TASK.encode(texts[i]) for i in chosen]
        scores = network.logits(shaken(batch(features, chosen))).permute(2, 0, 1).log_softmax(2)
        lengths = torch.tensor([len(c) for c in codes])
        loss = loss_of(scores, torch.tensor(sum(codes, [])), torch.full((len(codes),), scores.shape[0]), lengths)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        optimiser.step()
        schedule.step()
        losses.append(loss.item())
        if step % 200 == 0 or step == steps:
            torch.save(network.state_dict(), given.out / "border-plate.pt")
            network.write(given.out / "border-plate.onnx")
            print(f"step {step} of {steps}, {(time.monotonic() - started) / 60:.1f} min, loss {np.mean(losses):.4f}, {evaluate(network, *test)}", flush=True)
            losses.clear()


if __name__ == "__main__":
    main()
