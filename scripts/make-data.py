"""Make the data set that `pipeline-config/local.yml` names.

Source: Fashion-MNIST (https://github.com/zalandoresearch/fashion-mnist, MIT licence,
Copyright 2017 Zalando SE): photographs of articles of clothing, 28 x 28, grey, ten classes.
Debian ships it as the package `dataset-fashion-mnist`:

    apt-get download dataset-fashion-mnist && dpkg -x dataset-fashion-mnist_*.deb source
    python scripts/make-data.py source/usr/share/datasets/fashion-mnist pipeline-config/data

Writes `fashion-mnist.zip` with `{train,valid,test}/NNN.Class/*.png` and `held-out/Class-N.png`,
one image of each class that is in no split. `train` and `valid` are the first images of each
class in the source's training file, `test` and `held-out` the first in its test file, so no image
is selected by hand. The same versions of Pillow and zlib give the same bytes.

Needs numpy and pillow.
"""

import argparse
import gzip
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PIL import Image

CLASSES = (
    "T-shirt", "Trouser", "Pullover", "Dress", "Coat",
    "Sandal", "Shirt", "Sneaker", "Bag", "Ankle-boot",
)  # fmt: skip
TRAIN, VALID, TEST, HELD_OUT = 120, 20, 20, 1  # images of each class
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip can hold


def read_split(source: Path, name: str) -> tuple[np.ndarray, np.ndarray]:
    """Images (n, 28, 28) and labels (n,) of one IDX pair; 16 and 8 bytes of header."""
    images = np.frombuffer(gzip.decompress((source / f"{name}-images-idx3-ubyte.gz").read_bytes()), np.uint8, offset=16)
    labels = np.frombuffer(gzip.decompress((source / f"{name}-labels-idx1-ubyte.gz").read_bytes()), np.uint8, offset=8)
    return images.reshape(-1, 28, 28), labels


def choose(labels: np.ndarray, *sizes: int) -> Iterator[tuple[int, list[list[int]]]]:
    """For each class: the positions of its first images, divided into lists of the given sizes."""
    for label in range(len(CLASSES)):
        positions = iter(np.flatnonzero(labels == label).tolist())
        yield label, [[next(positions) for _ in range(size)] for size in sizes]


def png(image: np.ndarray) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(image).save(buffer, "png", optimize=True)
    return buffer.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the shipped data set from Fashion-MNIST.")
    parser.add_argument("source", type=Path, help="folder with the four *-ubyte.gz files")
    parser.add_argument("target", type=Path, help="folder to write fashion-mnist.zip and held-out/ to")
    arguments = parser.parse_args()

    files: dict[str, bytes] = {}
    images, labels = read_split(arguments.source, "train")
    for label, (train, valid) in choose(labels, TRAIN, VALID):
        for split, positions in (("train", train), ("valid", valid)):
            for position in positions:
                files[f"{split}/{label + 1:03}.{CLASSES[label]}/{position:05}.png"] = png(images[position])

    held_out = arguments.target / "held-out"
    held_out.mkdir(parents=True, exist_ok=True)
    images, labels = read_split(arguments.source, "t10k")
    for label, (test, unseen) in choose(labels, TEST, HELD_OUT):
        for position in test:
            files[f"test/{label + 1:03}.{CLASSES[label]}/{position:05}.png"] = png(images[position])
        for number, position in enumerate(unseen, 1):
            (held_out / f"{CLASSES[label]}-{number}.png").write_bytes(png(images[position]))

    with zipfile.ZipFile(arguments.target / "fashion-mnist.zip", "w") as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, ZIP_EPOCH), files[name])
    print(f"{len(files)} images in fashion-mnist.zip, {len(CLASSES) * HELD_OUT} in held-out/")


if __name__ == "__main__":
    main()
