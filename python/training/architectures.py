"""The networks to choose from.

Training puts this file beside the weights, so serving builds exactly the network that was
trained. A new architecture is one more function in `ARCHITECTURES`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from torch import nn


def resnet50(classes: int) -> nn.Module:
    """torchvision's ResNet-50, frozen but for a new head: Linear(2048, 128), ReLU, Linear(128, classes)."""
    from torchvision import models  # here, because small-cnn works without torchvision

    network = models.resnet50()
    network.requires_grad_(False)
    network.fc = nn.Sequential(nn.Linear(2048, 128), nn.ReLU(), nn.Linear(128, classes))
    return network


def small_cnn(classes: int) -> nn.Module:
    """Two convolutions for small pictures; trains from nothing in seconds on one core."""

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
    """`build(classes)` makes the network, `image_size` is its usual side in pixels.

    `replaced` is the prefix of what `build` puts in place of the pretrained network's own
    parameters; None means that the network trains from nothing and takes no weights.
    """

    build: Callable[[int], nn.Module]
    image_size: int
    replaced: str | None = None


ARCHITECTURES = {
    "resnet50": Architecture(resnet50, image_size=224, replaced="fc."),
    "small-cnn": Architecture(small_cnn, image_size=28),
}
