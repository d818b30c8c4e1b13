"""A model's graph as something that can be rewritten: who makes a value, who uses it, which values are constants."""

import numpy as np
import onnx
from onnx import numpy_helper


class Graph:
    def __init__(self, model: onnx.ModelProto):
        self.model = model
        self.constants = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
        self.nodes = []
        for node in model.graph.node:
            if node.op_type == "Constant":
                self.constants[node.output[0]] = numpy_helper.to_array(node.attribute[0].t)
            else:
                self.nodes.append(node)
        self.outputs = {o.name for o in model.graph.output}
        self._made = 0

    def maker(self, value: str) -> onnx.NodeProto | None:
        return next((n for n in self.nodes if value in n.output), None)

    def users(self, value: str) -> list[onnx.NodeProto]:
        return [n for n in self.nodes if value in n.input]

    def only_user(self, value: str, *kinds: str) -> onnx.NodeProto | None:
        """The one node that uses a value, if it is of such a kind and the value is no result of the model."""
        users = self.users(value)
        return users[0] if len(users) == 1 and users[0].op_type in kinds and value not in self.outputs else None

    def constant(self, node: onnx.NodeProto) -> np.ndarray | None:
        """A node's constant operand."""
        return next((self.constants[i] for i in node.input if i in self.constants), None)

    def limits(self, clip: onnx.NodeProto) -> tuple[float, float] | None:
        """Where a Clip cuts: inputs since operator set 11, attributes before."""
        given = [self.constants.get(i) for i in clip.input[1:]] or [attribute(clip, "min", None), attribute(clip, "max", None)]
        return None if None in given else tuple(float(g) for g in given)

    def clip(self, value: str, result: str, low: float, high: float) -> onnx.NodeProto:
        if self.model.opset_import[0].version < 11:
            return onnx.helper.make_node("Clip", [value], [result], min=float(low), max=float(high))
        return onnx.helper.make_node("Clip", [value, self.new_constant(low), self.new_constant(high)], [result])

    def name(self) -> str:
        self._made += 1
        return f"folded.{self._made}"

    def new_constant(self, value: np.ndarray) -> str:
        name = self.name()
        self.constants[name] = np.asarray(value, np.float32)
        return name

    def replace(self, old: list[onnx.NodeProto], new: list[onnx.NodeProto]) -> None:
        """Puts nodes in the place of the last of others."""
        at = max(i for i, n in enumerate(self.nodes) if any(n is o for o in old))
        self.nodes[at + 1 : at + 1] = new
        self.nodes = [n for n in self.nodes if not any(n is o for o in old)]

    def write(self, path: str) -> None:
        graph = self.model.graph
        del graph.node[:], graph.initializer[:]
        graph.node.extend(self.nodes)
        used = {i for n in self.nodes for i in n.input}
        graph.initializer.extend(numpy_helper.from_array(v, k) for k, v in self.constants.items() if k in used)
        del graph.value_info[:]
        onnx.checker.check_model(self.model)
        onnx.save(self.model, path)


def attribute(node: onnx.NodeProto, name: str, default):
    found = next((a for a in node.attribute if a.name == name), None)
    return default if found is None else onnx.helper.get_attribute_value(found)
