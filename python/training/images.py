"""How a picture becomes the network's input: the same in training and in serving.

Training puts this file beside the weights, so a model is always asked with the preprocessing
that it was trained with.
"""

import warnings
from pathlib import Path
from typing import BinaryIO

import numpy as np
import torch
from PIL import Image, ImageFile, ImageOps

MEAN = (0.485, 0.456, 0.406)  # of ImageNet, as torchvision's pretrained weights expect
STD = (0.229, 0.224, 0.225)

MAX_PIXELS = 25_000_000  # a picture of more is refused before it is unpacked: a small file may hold gigabytes
Image.MAX_IMAGE_PIXELS = None  # Pillow's own limit, which MAX_PIXELS replaces

_mean = torch.tensor(MEAN).view(3, 1, 1)
_std = torch.tensor(STD).view(3, 1, 1)


def read_image(source: Path | BinaryIO, formats: tuple[str, ...] | None = None, cut_off: bool = False) -> Image.Image:
    """The picture in RGB with 8 bits a channel, upright as its EXIF orientation says.

    Grey, palette and CMYK pictures become RGB, 16 bits are scaled to 8, and what is transparent is laid on white.
    With `cut_off` pictures are read too whose data is missing or damaged: what is missing is grey or black. A PNG is
    not, since its checksums tell a damaged one before it is used. Raises ValueError in plain words for a picture of
    more than 25 megapixels or of 32 bits a channel, and an exception of Pillow's own choice (OSError, ValueError,
    SyntaxError, …) when it cannot be read.
    """
    with Image.open(source, formats=formats) as image:
        pixels = image.width * image.height
        if pixels > MAX_PIXELS:
            raise ValueError(f"it has {pixels / 1e6:.1f} megapixels; the limit is {MAX_PIXELS // 10**6}: scale it down")
        # Pillow has this for all pictures of the process or for none. Serving never asks for it, so its threads agree.
        cut_off = cut_off and image.format != "PNG"
        ImageFile.LOAD_TRUNCATED_IMAGES = cut_off
        return _on_white(ImageOps.exif_transpose(_to_8_bits(_decode(image, cut_off)))).convert("RGB")


def _decode(image: Image.Image, cut_off: bool) -> Image.Image:
    """The picture with its pixels, or all grey where they cannot be decoded and `cut_off` allows it."""
    try:
        image.load()
    except (EOFError, OSError, SyntaxError, ValueError) as error:
        if not cut_off:
            raise
        warnings.warn(f"{image.filename or 'a picture'} is damaged ({error}): it is read as grey", stacklevel=2)
        return Image.new("RGB", image.size, "grey")
    return image


def _to_8_bits(image: Image.Image) -> Image.Image:
    """Grey of 16 bits scaled, which Pillow has as I;16 or as I: its own `convert` makes all above 255 white."""
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
    """Without this, what is transparent takes the colour that lies under it, which mostly is black."""
    if image.mode not in ("LA", "La", "PA", "RGBA", "RGBa") and "transparency" not in image.info:
        return image
    picture = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture)


def to_tensor(image: Image.Image, size: int) -> torch.Tensor:
    """Float tensor (3, size, size), normalised; the picture is squeezed into the square."""
    pixels = np.array(image.resize((size, size), Image.Resampling.BILINEAR), dtype=np.float32)
    return (torch.from_numpy(pixels).permute(2, 0, 1) / 255 - _mean) / _std
