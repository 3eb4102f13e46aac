"""Labelled images in folders: `{train,valid,test}/NNN.Class/*`."""

import hashlib
import math
import random
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import hosts
import torch
from errors import TrainingError
from images import read_image, to_tensor
from PIL import Image
from torch.utils.data import DataLoader, Dataset

SPLITS = ("train", "valid", "test")
FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "TIFF", "PPM")  # as accepted by the data check; PPM includes PGM and PBM


@dataclass(frozen=True)
class Example:
    path: Path
    label: int

    def sha256(self) -> str:
        return hashlib.sha256(self.path.read_bytes()).hexdigest()


@dataclass(frozen=True)
class ImageFolders:
    """The examples of each split. `classes[label]` is the class name: the folder's name without the leading number."""

    classes: list[str]
    splits: dict[str, list[Example]]


def read_image_folders(root: Path) -> ImageFolders:
    """List the examples of all splits. The classes are those of the train folder, sorted by folder name.

    Raises TrainingError with all findings: a missing split, an empty class, a class that is not in train, two
    folders for one class, a single class.
    """
    missing = [split for split in SPLITS if not (root / split).is_dir()]
    if missing:
        raise TrainingError(f"{root} has no folder {', '.join(missing)}; it needs train/, valid/ and test/")
    folders = sorted(path.name for path in (root / "train").iterdir() if _is_visible(path) and path.is_dir())
    findings = [] if folders else [f"{root / 'train'} has no class folder such as 001.Affenpinscher"]
    splits: dict[str, list[Example]] = {}
    for split in SPLITS:
        found = {path.name: path for path in (root / split).iterdir() if _is_visible(path) and path.is_dir()}
        findings += [f"class {name} is in {split} but not in train" for name in sorted(found.keys() - set(folders))]
        splits[split] = []
        for label, name in enumerate(folders):
            paths = sorted(path for path in found[name].iterdir() if _is_visible(path)) if name in found else []
            if not paths:
                findings.append(f"class {name} has no image in {split}")
            splits[split] += [Example(path, label) for path in paths]
    classes = [re.sub(r"^\d+\.", "", name) for name in folders]
    findings += _names_alike(folders, classes)
    if len(folders) == 1:
        findings.append(f"{folders[0]} is the only class; a classifier needs at least two")
    if findings:
        raise TrainingError("; ".join(findings))
    return ImageFolders(classes, splits)


def _names_alike(folders: list[str], classes: list[str]) -> list[str]:
    """Find classes whose names differ only in case, in blanks at an end or in their Unicode form."""
    findings, firsts = [], {}
    for folder, name in zip(folders, classes, strict=True):
        first = firsts.setdefault(unicodedata.normalize("NFC", name).casefold().strip(), folder)
        if first != folder:
            findings.append(f"{first} and {folder} name the same class")
    return findings


def _is_visible(path: Path) -> bool:
    return not path.name.startswith(".")


class Pictures(Dataset):
    """(tensor, label) of each example. With `augmentation`, the text of a seed, each image is cropped
    and flipped at random. The result depends only on this text and the image's position, so neither
    the number of workers nor a resumed run changes it."""

    def __init__(self, examples: list[Example], image_size: int, augmentation: str | None = None) -> None:
        self.examples = examples
        self.image_size = image_size
        self.augmentation = augmentation

    def __len__(self) -> int:
        return len(self.examples)

    def __getitem__(self, index: int) -> tuple[torch.Tensor, int]:
        example = self.examples[index]
        try:
            image = read_image(example.path, FORMATS, cut_off=True)
        except Exception as error:  # Pillow raises many exception types for broken files
            raise TrainingError(f"{example.path} is not a readable image: {error}") from error
        if self.augmentation is not None:
            image = augment(image, random.Random(f"{self.augmentation}:{index}"))
        return to_tensor(image, self.image_size), example.label


def augment(image: Image.Image, chance: random.Random) -> Image.Image:
    """Crop to 80 to 100 % of the area, change the aspect ratio by up to 10 %, and mirror with probability 0.5."""
    area = chance.uniform(0.8, 1)
    ratio = chance.uniform(0.9, 1.1)
    width = min(image.width, max(1, round(image.width * (area * ratio) ** 0.5)))
    height = min(image.height, max(1, round(image.height * (area / ratio) ** 0.5)))
    left = chance.randint(0, image.width - width)
    top = chance.randint(0, image.height - height)
    image = image.crop((left, top, left + width, top + height))
    return image.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if chance.random() < 0.5 else image


def load(pictures: Pictures, batch_size: int, workers: int, shuffle_seed: int | None = None) -> DataLoader:
    """Load this process's part of the images: for training in an order that follows from `shuffle_seed`, or, without
    a seed, for evaluation in their own order. `batch_size` is the number of images per host; its processes share it.

    Raises TrainingError if there are more processes than training images.
    """
    if shuffle_seed is None:
        mine = range(hosts.rank(), len(pictures), hosts.size())
        batches = [list(mine[start : start + batch_size]) for start in range(0, len(mine), batch_size)]
    else:
        order = torch.randperm(len(pictures), generator=torch.Generator().manual_seed(shuffle_seed))
        batches = [batch[hosts.rank() :: hosts.size()].tolist() for batch in split(order, batch_size * hosts.count())]
    return DataLoader(
        pictures, batch_sampler=batches, num_workers=workers, pin_memory=torch.cuda.is_available()
    )


def split(order: torch.Tensor, batch_size: int) -> tuple[torch.Tensor, ...]:
    """Split into batches of nearly equal length. Each batch has at least one image for each process, because a process
    without images would block the others."""
    most = len(order) // hosts.size()
    if most == 0:
        raise TrainingError(f"{len(order)} training images are too few for {hosts.size()} processes")
    return order.tensor_split(min(math.ceil(len(order) / batch_size), most))
