"""Writes a model that computes the same in fewer passes over memory: python3 -m fold IN.onnx OUT.onnx"""

import sys

import onnx

from . import activations, affine
from .graph import Graph


def main() -> None:
    source, target = sys.argv[1:]
    graph = Graph(onnx.load(source))
    before = len(graph.nodes)
    folded = affine.fold(graph)
    rewritten = activations.hard_swish(graph) + activations.leaky(graph) + activations.gates(graph)
    graph.write(target)
    print(f"{source}: {before} nodes, {len(graph.nodes)} after; {folded} scales and offsets folded, {rewritten} activations rewritten")


if __name__ == "__main__":
    main()
