"""Scales and offsets after a convolution become part of its weights."""

import numpy as np
import onnx

from .graph import Graph, attribute

CONVOLUTIONS = ("Conv", "ConvTranspose")


def fold(graph: Graph) -> int:
    """Folds every Mul, Add, Div by a constant per channel and every BatchNormalization; returns how many."""
    count = 0
    while any(_fold_one(graph, node) for node in list(graph.nodes) if node.op_type in CONVOLUTIONS):
        count += 1
    return count


def channels(graph: Graph, node: onnx.NodeProto) -> int:
    weights = graph.constants[node.input[1]].shape
    return weights[0] if node.op_type == "Conv" else weights[1] * attribute(node, "group", 1)


def rescale(graph: Graph, node: onnx.NodeProto, scale: np.ndarray, offset: np.ndarray) -> None:
    """Makes a convolution give scale * what it gave + offset, per channel."""
    weights = graph.constants[node.input[1]]
    old = graph.constants[node.input[2]] if len(node.input) > 2 else np.zeros(channels(graph, node), np.float32)
    shape = (-1, 1, 1, 1) if node.op_type == "Conv" else (1, -1, 1, 1)
    bias = old * scale + offset
    inputs = [node.input[0], graph.new_constant(weights * scale.reshape(shape)), graph.new_constant(bias)]
    del node.input[:]
    node.input.extend(inputs)


def _fold_one(graph: Graph, node: onnx.NodeProto) -> bool:
    if node.op_type == "ConvTranspose" and attribute(node, "group", 1) != 1:
        return False
    user = graph.only_user(node.output[0], "Mul", "Add", "Div", "BatchNormalization")
    if user is None:
        return False
    count = channels(graph, node)
    if user.op_type == "BatchNormalization":
        gamma, beta, mean, variance = (graph.constants[i] for i in user.input[1:])
        scale = gamma / np.sqrt(variance + attribute(user, "epsilon", 1e-5))
        offset = beta - mean * scale
    else:
        constant = graph.constant(user)
        if constant is None or constant.size not in (1, count) or (constant.size > 1 and constant.shape != (1, count, 1, 1)):
            return False
        value = np.broadcast_to(constant.reshape(-1), count)
        scale = {"Mul": value, "Add": np.ones(count), "Div": 1 / value}[user.op_type]
        offset = value if user.op_type == "Add" else np.zeros(count)
    rescale(graph, node, scale, offset)
    node.output[0] = user.output[0]
    graph.nodes = [n for n in graph.nodes if n is not user]
    return True
