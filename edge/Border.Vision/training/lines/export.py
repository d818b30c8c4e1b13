"""To ONNX, opset 13, with a free batch size."""

from pathlib import Path

import torch

from .model import LineReader
from .task import Task


def export(task: Task, model: LineReader, file: Path) -> None:
    model.eval()
    torch.onnx.export(
        model,
        torch.zeros(2, 1, task.height, task.width),
        file,
        opset_version=13,
        input_names=["lines"],
        output_names=["probabilities"],
        dynamic_axes={"lines": {0: "batch"}, "probabilities": {0: "batch"}},
    )
