"""The training loop: CTC, AdamW, one cycle of the learning rate over all examples, a checkpoint and an ONNX file after every round."""

import argparse
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn

from .data import batches
from .export import export
from .model import LineReader
from .task import Task

# Examples for testing have numbers that training never reaches.
TEST_FIRST = 1_000_000_000


def options(default_output: Path) -> argparse.Namespace:
    """The command line that every reader's training shares."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--examples", type=int, default=100_000, help="drawn in all, each seen once")
    parser.add_argument("--first", type=int, default=0, help="number of the first example; go on from there with --resume")
    parser.add_argument("--round", type=int, default=5_000, help="examples between two tests and checkpoints")
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=2e-3, help="highest learning rate")
    parser.add_argument("--warm", type=float, default=0.1, help="share of the examples over which the rate rises")
    parser.add_argument("--workers", type=int, default=1, help="processes that draw")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--resume", type=Path, help="checkpoint to go on from")
    parser.add_argument("--out", type=Path, default=default_output, help="folder for checkpoints and the ONNX file")
    return parser.parse_args()


def train(task: Task, model: LineReader, given: argparse.Namespace) -> None:
    torch.manual_seed(given.seed)
    given.out.mkdir(parents=True, exist_ok=True)
    if given.resume:
        model.load_state_dict(torch.load(given.resume))
    optimiser = torch.optim.AdamW(model.parameters(), lr=given.rate, weight_decay=1e-2)
    steps = given.examples // given.batch
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, given.rate, total_steps=steps, pct_start=given.warm)
    loss_of = nn.CTCLoss(zero_infinity=True)
    weights = sum(p.numel() for p in model.parameters())
    print(f"{task.name}: {weights:,} weights, {steps:,} steps of {given.batch}", flush=True)
    started, losses = time.monotonic(), []
    for step, (images, texts) in enumerate(batches(task, given.seed, given.first, steps * given.batch, given.batch, given.workers), 1):
        model.train()
        logits = model.logits(torch.from_numpy(images)).permute(2, 0, 1).log_softmax(2)
        codes = [task.encode(t) for t in texts]
        lengths = torch.tensor([len(c) for c in codes])
        loss = loss_of(logits, torch.tensor(sum(codes, [])), torch.full((len(codes),), logits.shape[0]), lengths)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        optimiser.step()
        schedule.step()
        losses.append(loss.item())
        if step * given.batch // given.round != (step - 1) * given.batch // given.round or step == steps:
            keep(task, model, given)
            exact, errors = evaluate(task, model, given.seed, 512)
            seen, spent = step * given.batch, time.monotonic() - started
            print(
                f"{seen:7d} examples, {spent / 60:5.1f} min, {seen / spent:5.1f} per s, loss {np.mean(losses):.4f}, "
                f"lines exact {exact:.1%}, characters wrong {errors:.3%}",
                flush=True,
            )
            losses.clear()


def keep(task: Task, model: LineReader, given: argparse.Namespace) -> None:
    model.eval()
    torch.save(model.state_dict(), given.out / f"{task.name}.pt")
    export(task, model, given.out / f"{task.name}.onnx")


def evaluate(task: Task, model: LineReader, seed: int, count: int) -> tuple[float, float]:
    """Share of lines read exactly, and edits per character, by the best path without grammar."""
    model.eval()
    exact, edits, characters = 0, 0, 0
    with torch.no_grad():
        for images, texts in batches(task, seed, TEST_FIRST, count, 32, 0):
            for probabilities, text in zip(model(torch.from_numpy(images)).numpy(), texts):
                read = task.best_path(probabilities)
                exact += read == text
                edits += distance(read, text)
                characters += len(text)
    return exact / count, edits / max(1, characters)


def distance(a: str, b: str) -> int:
    """Levenshtein."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
    return row[-1]
