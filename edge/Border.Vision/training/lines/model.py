"""An all-convolution line reader: no recurrence, so that it runs in about a millisecond and exports to plain ONNX operators."""

import torch
from torch import nn


class Block(nn.Module):
    """Two convolutions along the line around which the input goes past; sees `dilation` steps further on both sides."""

    def __init__(self, channels: int, dilation: int):
        super().__init__()
        self.inner = nn.Sequential(
            nn.Conv1d(channels, channels, 3, padding=dilation, dilation=dilation, bias=False),
            nn.BatchNorm1d(channels),
            nn.ReLU(inplace=True),
        )

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x + self.inner(x)


class LineReader(nn.Module):
    """
    Grey line images, batch x 1 x height x width in -1..1, to probabilities, batch x (width / 2) x classes; class 0 is CTC's blank, class i
    the alphabet's character i - 1. The height must be a multiple of 16; any even width does.
    """

    def __init__(self, classes: int, height: int = 48, widths: tuple[int, ...] = (16, 24, 32, 64, 128), dilations: tuple[int, ...] = (1, 2, 4)):
        super().__init__()
        if height % 16:
            raise ValueError("the height must be a multiple of 16")
        layers, channels = [], 1
        for i, width in enumerate(widths[:-1]):
            layers += [
                nn.Conv2d(channels, width, 3, stride=(2, 2 if i == 0 else 1), padding=1, bias=False),
                nn.BatchNorm2d(width),
                nn.ReLU(inplace=True),
            ]
            channels = width
        # What is left of the height (height / 16 rows) becomes one row: each row has weights of its own, so the network knows the middle
        # of the crop from its edges, where parts of the neighbouring lines may be seen.
        layers += [nn.Conv2d(channels, widths[-1], (height // 16, 3), padding=(0, 1), bias=False), nn.BatchNorm2d(widths[-1]), nn.ReLU(inplace=True)]
        self.columns = nn.Sequential(*layers)
        self.context = nn.Sequential(*[Block(widths[-1], d) for d in dilations])
        self.head = nn.Conv1d(widths[-1], classes, 1)

    def logits(self, image: torch.Tensor) -> torch.Tensor:
        """Unnormalised scores, batch x classes x steps. Each image is brought to mean 0 and deviation 1 first: faint print is print too."""
        mean = image.mean((1, 2, 3), keepdim=True)
        image = image - mean
        image = image / ((image * image).mean((1, 2, 3), keepdim=True) + 1e-3).sqrt()
        return self.head(self.context(self.columns(image).squeeze(2)))

    def forward(self, image: torch.Tensor) -> torch.Tensor:
        return self.logits(image).softmax(1).permute(0, 2, 1)
