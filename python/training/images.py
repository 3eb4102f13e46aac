"""How a picture becomes the network's input: the same in training and in serving.

Training puts this file beside the weights, so a model is always asked with the preprocessing
that it was trained with.
"""

from pathlib import Path
from typing import BinaryIO

import numpy as np
import torch
from PIL import Image, ImageOps

MEAN = (0.485, 0.456, 0.406)  # of ImageNet, as torchvision's pretrained weights expect
STD = (0.229, 0.224, 0.225)

_mean = torch.tensor(MEAN).view(3, 1, 1)
_std = torch.tensor(STD).view(3, 1, 1)


def read_image(source: Path | BinaryIO, formats: tuple[str, ...] | None = None) -> Image.Image:
    """The picture in RGB, upright as its EXIF orientation says.

    Grey, palette, CMYK and transparent pictures become RGB too.
    Raises an exception of Pillow's own choice (OSError, ValueError, SyntaxError, …) when it cannot be read whole.
    """
    with Image.open(source, formats=formats) as image:
        return ImageOps.exif_transpose(image).convert("RGB")


def to_tensor(image: Image.Image, size: int) -> torch.Tensor:
    """Float tensor (3, size, size), normalised; the picture is squeezed into the square."""
    pixels = np.array(image.resize((size, size), Image.Resampling.BILINEAR), dtype=np.float32)
    return (torch.from_numpy(pixels).permute(2, 0, 1) / 255 - _mean) / _std
