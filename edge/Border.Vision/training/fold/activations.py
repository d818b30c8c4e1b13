"""
Activations in the form that ONNX Runtime can leave in a convolution's own memory layout. It knows Conv, Clip and Relu after a Conv, Mul and Add
of two values of one shape there, and nothing else: whatever else stands between two convolutions costs two copies of the picture besides
its own passes.
"""

import numpy as np
import onnx

from .affine import channels
from .graph import Graph, attribute


def hard_swish(graph: Graph) -> int:
    """x * clip(x + 3, 0, 6) / 6, then perhaps a scale and an offset: two passes, the factors go into the next convolution."""
    count = 0
    for product in [n for n in graph.nodes if n.op_type == "Mul" and graph.constant(n) is None]:
        found = _chain(graph, product)
        if found is not None:
            _replace(graph, product, *found)
            count += 1
    return count


def leaky(graph: Graph) -> int:
    """PRelu, which is slow by itself: a * x + (1 - a) * relu(x), three passes that stay in the layout."""
    found = [n for n in graph.nodes if n.op_type == "PRelu" and graph.constants[n.input[1]].ndim == 3 and graph.maker(n.input[0]) is not None]
    for node in found:
        x, slope = node.input[0], graph.constants[node.input[1]].reshape(-1)
        positive, below, above = graph.name(), graph.name(), graph.name()
        graph.replace([node], [
            onnx.helper.make_node("Relu", [x], [positive]),
            scaled(graph, x, below, slope, 0, slope.size),
            scaled(graph, positive, above, 1 - slope, 0, slope.size),
            onnx.helper.make_node("Add", [below, above], [node.output[0]]),
        ])
    return len(found)


def gates(graph: Graph) -> int:
    """y + y * g with one g per channel: y * (g + 1), so that the large sum becomes a small one."""
    count = 0
    for node in [n for n in graph.nodes if n.op_type == "Add"]:
        for y, product in (node.input, reversed(node.input)):
            times = graph.maker(product)
            if times is None or times.op_type != "Mul" or times.input[0] != y or graph.only_user(product, "Add") is None:
                continue
            gate = graph.maker(times.input[1])
            if gate is None or gate.op_type != "HardSigmoid":
                continue
            raised = graph.name()
            graph.replace([times, node], [
                onnx.helper.make_node("Add", [times.input[1], graph.new_constant(1)], [raised]),
                onnx.helper.make_node("Mul", [y, raised], [node.output[0]]),
            ])
            count += 1
            break
    return count


def _chain(graph: Graph, product: onnx.NodeProto):
    """The nodes of a hard swish around its product: its input, the nodes before, the nodes after, scale and offset."""
    for x, clipped in (product.input, reversed(product.input)):
        clip = graph.maker(clipped)
        add = graph.maker(clip.input[0]) if clip is not None and clip.op_type == "Clip" else None
        source = graph.maker(x)
        if add is None or add.op_type != "Add" or add.input[0] != x or source is None or source.op_type != "Conv":
            continue
        if graph.constant(add) != 3 or graph.limits(clip) != (0, 6) or graph.only_user(clipped, "Mul") is None:
            continue
        after, scale, offset, value = [], 1.0, 0.0, product.output[0]
        while offset == 0 and (user := graph.only_user(value, "Mul", "Div", "Add")) is not None:
            constant = graph.constant(user)
            if constant is None or constant.size != 1:
                break
            after.append(user)
            value = user.output[0]
            factor = float(constant.reshape(-1)[0])
            scale, offset = {"Mul": (scale * factor, offset), "Div": (scale / factor, offset), "Add": (scale, factor)}[user.op_type]
        return x, [add, clip], after, scale, offset
    return None


def _replace(graph: Graph, product: onnx.NodeProto, x: str, before: list, after: list, scale: float, offset: float) -> None:
    count = channels(graph, graph.maker(x))
    raised, gate, result = graph.name(), graph.name(), (after or [product])[-1].output[0]
    nodes = [scaled(graph, x, raised, 1.0, 3.0, count), graph.clip(raised, gate, 0, 6)]
    users = graph.users(result)
    convolved = all(u.op_type == "Conv" for u in users) and result not in graph.outputs
    if convolved and (offset == 0 or all(not any(attribute(u, "pads", [0])) for u in users)):
        nodes.append(onnx.helper.make_node("Mul", [x, gate], [result]))
        for user in users:
            _take_in(graph, user, scale, offset)
    else:
        plain = graph.name()
        nodes += [onnx.helper.make_node("Mul", [x, gate], [plain]), scaled(graph, plain, result, scale, offset, count)]
    graph.replace([*before, product, *after], nodes)


def _take_in(graph: Graph, conv: onnx.NodeProto, scale: float, offset: float) -> None:
    """Lets a convolution expect its input before it was scaled and offset."""
    weights = graph.constants[conv.input[1]]
    bias = graph.constants[conv.input[2]] if len(conv.input) > 2 else np.zeros(weights.shape[0], np.float32)
    inputs = [conv.input[0], graph.new_constant(weights * scale), graph.new_constant(bias + offset * weights.sum((1, 2, 3)))]
    del conv.input[:]
    conv.input.extend(inputs)


def scaled(graph: Graph, value: str, result: str, scale, offset, count: int) -> onnx.NodeProto:
    """scale * value + offset per channel, as a depthwise convolution of one pixel."""
    weights = graph.new_constant(np.broadcast_to(np.asarray(scale, np.float32).reshape(-1), count).reshape(count, 1, 1, 1))
    bias = graph.new_constant(np.broadcast_to(np.asarray(offset, np.float32).reshape(-1), count))
    return onnx.helper.make_node("Conv", [value, weights, bias], [result], kernel_shape=[1, 1], group=count)
