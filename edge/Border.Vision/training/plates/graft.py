"""
PP-OCRv4's text recogniser as a network that can be trained on: its ONNX graph run by torch, with one grey channel in place of three and a
head of 37 classes (CTC's blank, digits, capitals) cut out of its 6,625. Written back, the graph is the same with other numbers.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from torch import nn
from torch.nn import functional as F


def attributes(node) -> dict:
    return {a.name: helper.get_attribute_value(a) for a in node.attribute}


def pads(a: dict) -> list[int]:
    top, left, bottom, right = a.get("pads", [0, 0, 0, 0])
    if (top, left) != (bottom, right):
        raise ValueError("uneven padding")
    return [top, left]


def cut(x, a: dict):
    for axis, start, end in zip(a["axes"], a["starts"], a["ends"]):
        x = x[(slice(None),) * axis + (slice(start, min(end, x.shape[axis]) if end > 0 else end),)]
    return x


TYPES = {1: torch.float32, 6: torch.int32, 7: torch.int64}

# What the graph is made of, opset 9; `a` are a node's attributes.
OPERATORS = {
    "Add": lambda a, x, y: x + y,
    "Sub": lambda a, x, y: x - y,
    "Mul": lambda a, x, y: x * y,
    "Div": lambda a, x, y: x / y,
    "Pow": lambda a, x, y: x**y,
    "Sqrt": lambda a, x: x.sqrt(),
    "Relu": lambda a, x: x.relu(),
    "Sigmoid": lambda a, x: x.sigmoid(),
    "HardSigmoid": lambda a, x: (x * a.get("alpha", 0.2) + a.get("beta", 0.5)).clamp(0, 1),
    "Clip": lambda a, x: x.clamp(a["min"], a["max"]),
    "Softmax": lambda a, x: x.softmax(a.get("axis", 1)),
    "MatMul": lambda a, x, y: x @ y,
    "Conv": lambda a, x, w, b=None: F.conv2d(x, w, b, a.get("strides", 1), pads(a), a.get("dilations", 1), a.get("group", 1)),
    "BatchNormalization": lambda a, x, w, b, mean, var: F.batch_norm(x, mean, var, w, b, False, 0, a["epsilon"]),
    "AveragePool": lambda a, x: F.avg_pool2d(x, a["kernel_shape"], a.get("strides"), pads(a)),
    "GlobalAveragePool": lambda a, x: x.mean((2, 3), keepdim=True),
    "ReduceMean": lambda a, x: x.mean(a["axes"], keepdim=bool(a.get("keepdims", 1))),
    "Transpose": lambda a, x: x.permute(a["perm"]),
    "Reshape": lambda a, x, shape: x.reshape([s or x.shape[i] for i, s in enumerate(shape.tolist())]),
    "Squeeze": lambda a, x: x.squeeze(a["axes"][0]),
    "Concat": lambda a, *parts: torch.cat(parts, a["axis"]),
    "Slice": lambda a, x: cut(x, a),
    "Shape": lambda a, x: torch.tensor(x.shape),
    "Cast": lambda a, x: x.to(TYPES[a["to"]]),
    "HardSwish": lambda a, x: F.hardswish(x),
    "Affine": lambda a, scale, x, shift: torch.add(shift, x, alpha=scale.item()),
}


# Where training starts: what comes before are general features of print, and computing their gradients takes nearly all of the time.
FEATURES = "AveragePool"


class Recogniser(nn.Module):
    """`features` of grey lines, batch x 1 x 48 x width in -1..1, are batch x 480 x 1 x width / 8; `logits` of those batch x 37 x width / 8."""

    def __init__(self, file: Path, labels: Path, alphabet: str):
        super().__init__()
        self.source = onnx.load(str(file))
        graph = self.source.graph
        lift(graph)
        narrow(graph, ["blank", *labels.read_text().split("\n")], alphabet)
        steps = [Step(n.op_type, attributes(n), list(n.input), n.output[0]) for n in graph.node]
        cut = next(i for i, s in enumerate(steps) if s.kind == FEATURES) + 1
        self.before, self.after = fused(steps[:cut], graph), steps[cut:-1]
        trained = {i for s in self.after for i in (s.inputs[:3] if s.kind == "BatchNormalization" else s.inputs)}
        self.weights, self.constants = nn.ParameterDict(), {}
        for tensor in graph.initializer:
            value = torch.from_numpy(numpy_helper.to_array(tensor).copy())
            if tensor.name in trained and value.dtype == torch.float32 and value.numel() > 1:
                self.weights[tensor.name.replace(".", "/")] = nn.Parameter(value)
            else:
                self.constants[tensor.name] = value

    def features(self, image: torch.Tensor) -> torch.Tensor:
        with torch.inference_mode():
            return run(self.before, {**self.constants, self.source.graph.input[0].name: image})

    def logits(self, features: torch.Tensor) -> torch.Tensor:
        weights = {name.replace("/", "."): p for name, p in self.weights.items()}
        return run(self.after, {**self.constants, **weights, self.before[-1].output: features}).permute(0, 2, 1)

    def forward(self, image: torch.Tensor) -> torch.Tensor:
        return self.logits(self.features(image)).softmax(1).permute(0, 2, 1)

    def write(self, file: Path) -> None:
        for tensor in self.source.graph.initializer:
            if (name := tensor.name.replace(".", "/")) in self.weights:
                tensor.CopyFrom(numpy_helper.from_array(self.weights[name].detach().numpy(), tensor.name))
        onnx.checker.check_model(self.source)
        onnx.save(self.source, str(file))


@dataclass
class Step:
    kind: str
    attributes: dict
    inputs: list[str]
    output: str


def run(steps: list[Step], values: dict) -> torch.Tensor:
    for step in steps:
        values[step.output] = OPERATORS[step.kind](step.attributes, *(values[i] for i in step.inputs))
    return values[steps[-1].output]


def fused(steps: list[Step], graph) -> list[Step]:
    """One pass over memory in place of two for `scale * x + shift`, and of four for a hard swish: three times as fast."""
    scalars = {t.name for t in graph.initializer if np.prod(t.dims) == 1}
    result, i = [], 0
    while i < len(steps):
        one, following = steps[i], steps[i + 1 : i + 4]
        if [s.kind for s in [one, *following]] == ["Add", "Clip", "Mul", "Div"]:
            result.append(Step("HardSwish", {}, one.inputs[:1], following[-1].output))
            i += 4
        elif one.kind == "Mul" and one.inputs[0] in scalars and following and following[0].kind == "Add" and following[0].inputs[1] in scalars:
            result.append(Step("Affine", {}, [one.inputs[0], one.inputs[1], following[0].inputs[1]], following[0].output))
            i += 2
        else:
            result.append(one)
            i += 1
    return result


def lift(graph) -> None:
    """Constants become initialisers, which is where weights are looked for."""
    constants = [n for n in graph.node if n.op_type == "Constant"]
    for node in constants:
        tensor = graph.initializer.add()
        tensor.CopyFrom(attributes(node)["value"])
        tensor.name = node.output[0]
        graph.node.remove(node)


def narrow(graph, labels: list[str], alphabet: str) -> None:
    """One channel in, the alphabet's classes out."""
    tensors = {t.name: t for t in graph.initializer}
    keep = [0] + [labels.index(c) for c in alphabet]

    def change(name: str, value: np.ndarray) -> None:
        tensors[name].CopyFrom(numpy_helper.from_array(np.ascontiguousarray(value), name))

    first = next(n for n in graph.node if n.op_type == "Conv").input[1]
    change(first, numpy_helper.to_array(tensors[first]).sum(1, keepdims=True))
    weight, bias = graph.node[-3].input[1], graph.node[-2].input[1]
    change(weight, numpy_helper.to_array(tensors[weight])[:, keep])
    change(bias, numpy_helper.to_array(tensors[bias])[keep])
    graph.input[0].type.tensor_type.shape.dim[1].dim_value = 1
    graph.output[0].type.tensor_type.shape.dim[2].dim_value = len(keep)
    listed = {i.name for i in graph.input if i.name in tensors}
    if listed:
        kept = [i for i in graph.input if i.name not in listed]
        del graph.input[:]
        graph.input.extend(kept)
    del graph.value_info[:]
