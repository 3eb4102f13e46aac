"""Preprocessing of an image for the network, the same in training and in serving.

Training copies this file into the model artifact, so serving always uses the preprocessing with
which the model was trained.
"""

import warnings
from pathlib import Path
from typing import BinaryIO

import numpy as np
import torch
from PIL import Image, ImageFile, ImageOps

MEAN = (0.485, 0.456, 0.406)  # values of ImageNet, as torchvision's pretrained weights expect
STD = (0.229, 0.224, 0.225)

MAX_PIXELS = 25_000_000  # a larger image is refused before it is decoded: a small file may contain gigabytes
Image.MAX_IMAGE_PIXELS = None  # MAX_PIXELS replaces Pillow's own limit

_mean = torch.tensor(MEAN).view(3, 1, 1)
_std = torch.tensor(STD).view(3, 1, 1)


def read_image(source: Path | BinaryIO, formats: tuple[str, ...] | None = None, cut_off: bool = False) -> Image.Image:
    """Read an image as RGB with 8 bits per channel, rotated as its EXIF orientation says.

    Grey, palette and CMYK images become RGB, 16 bits are scaled to 8, and transparent parts are put on white.
    With `cut_off`, images with missing or damaged data are read as well; the missing part is grey or black. This does
    not apply to PNG, whose checksums detect damage. Raises ValueError for an image of more than 25 megapixels or with
    32 bits per channel, and one of Pillow's exceptions (OSError, ValueError, SyntaxError, …) if it cannot be read.
    """
    with Image.open(source, formats=formats) as image:
        pixels = image.width * image.height
        if pixels > MAX_PIXELS:
            raise ValueError(f"it has {pixels / 1e6:.1f} megapixels; the limit is {MAX_PIXELS // 10**6}: scale it down")
        # Pillow has one setting for the whole process. Serving never sets it, so its threads do not conflict.
        cut_off = cut_off and image.format != "PNG"
        ImageFile.LOAD_TRUNCATED_IMAGES = cut_off
        return _on_white(ImageOps.exif_transpose(_to_8_bits(_decode(image, cut_off)))).convert("RGB")


def _decode(image: Image.Image, cut_off: bool) -> Image.Image:
    """Decode the pixels. If they cannot be decoded and `cut_off` is set, return a grey image instead."""
    try:
        image.load()
    except (EOFError, OSError, SyntaxError, ValueError) as error:
        if not cut_off:
            raise
        warnings.warn(f"{image.filename or 'a picture'} is damaged ({error}): it is read as grey", stacklevel=2)
        return Image.new("RGB", image.size, "grey")
    return image


def _to_8_bits(image: Image.Image) -> Image.Image:
    """Scale 16-bit grey (Pillow's mode I;16 or I) to 8 bits. Pillow's `convert` would make all above 255 white."""
    wide = image.mode.startswith("I;16") or (image.mode == "I" and image.format != "TIFF")
    if not wide and image.mode in ("I", "F"):
        raise ValueError("it has 32 bits per channel, and the file does not define the white level: save it with 8 or 16 bits")
    if not wide:
        return image
    values = np.asarray(image).astype(np.uint32)
    values[values == image.info.get("transparency")] = 65535
    grey = Image.fromarray(((values + 128) // 257).astype(np.uint8))
    grey.getexif().update(image.getexif())
    return grey


def _on_white(image: Image.Image) -> Image.Image:
    """Put the image on white. Transparent parts would otherwise get the colour stored in them, which is mostly black."""
    if image.mode not in ("LA", "La", "PA", "RGBA", "RGBa") and "transparency" not in image.info:
        return image
    picture = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture)


def to_tensor(image: Image.Image, size: int) -> torch.Tensor:
    """Return a normalised float tensor of shape (3, size, size); the image is resized to a square."""
    pixels = np.array(image.resize((size, size), Image.Resampling.BILINEAR), dtype=np.float32)
    return (torch.from_numpy(pixels).permute(2, 0, 1) / 255 - _mean) / _std
