"""The available network architectures.

Training copies this file into the model artifact, so serving builds exactly the network that was
trained. To add an architecture, write a function and add it to `ARCHITECTURES`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from torch import nn


def resnet50(classes: int) -> nn.Module:
    """torchvision's ResNet-50, frozen except for a new head: Linear(2048, 128), ReLU, Linear(128, classes)."""
    from torchvision import models  # imported here, because small-cnn works without torchvision

    network = models.resnet50()
    network.requires_grad_(False)
    network.fc = nn.Sequential(nn.Linear(2048, 128), nn.ReLU(), nn.Linear(128, classes))
    return network


def small_cnn(classes: int) -> nn.Module:
    """Two convolutions for small images. Trains from random weights, in seconds on one CPU core."""

    def block(channels_in: int, channels_out: int) -> list[nn.Module]:
        convolution = nn.Conv2d(channels_in, channels_out, 3, padding=1)
        return [convolution, nn.BatchNorm2d(channels_out), nn.ReLU(), nn.MaxPool2d(2)]

    return nn.Sequential(
        *block(3, 16),
        *block(16, 32),
        nn.AdaptiveAvgPool2d(7),
        nn.Flatten(),
        nn.Dropout(0.25),
        nn.Linear(32 * 7 * 7, classes),
    )


@dataclass(frozen=True)
class Architecture:
    """An architecture.

    `build(classes)` returns the network. `image_size` is the default side of its square input in
    pixels. `replaced` is the prefix of the parameters that `build` replaces in the pretrained
    network; None means that the network trains from random weights and needs no pretrained ones.
    """

    build: Callable[[int], nn.Module]
    image_size: int
    replaced: str | None = None


ARCHITECTURES = {
    "resnet50": Architecture(resnet50, image_size=224, replaced="fc."),
    "small-cnn": Architecture(small_cnn, image_size=28),
}
