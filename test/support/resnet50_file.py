"""ResNet-50's weights as torch.save writes them, without torch: loading it takes longer than all that is done here.

When they are loaded they are as large as the real ones, but the file has one number for each filter: packing and sending
100 MB again and again is what a test would wait for.
"""

import math
import pickle
import sys
import types
import zipfile
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path

import numpy as np


def _named(module: str, name: str, what: object) -> object:
    """Let pickle write that name for it."""
    what.__module__, what.__qualname__, what.__name__ = module, name, name
    setattr(sys.modules.setdefault(module, types.ModuleType(module)), name, what)
    return what


rebuild = _named("torch._utils", "_rebuild_tensor_v2", lambda *_: None)
STORAGES = {
    np.dtype(np.float32): _named("torch", "FloatStorage", type("FloatStorage", (), {})),
    np.dtype(np.int64): _named("torch", "LongStorage", type("LongStorage", (), {})),
}


class Storage:
    def __init__(self, numbers: np.ndarray) -> None:
        self.numbers = numbers


class Tensor:
    """What of its numbers are there is repeated along all dimensions but the first."""

    def __init__(self, shape: tuple[int, ...], numbers: np.ndarray) -> None:
        self.shape, self.storage = shape, Storage(numbers)

    def __reduce__(self) -> tuple:
        stride = tuple(int(at == 0 and self.storage.numbers.size > 1) for at in range(len(self.shape)))
        return rebuild, (self.storage, 0, self.shape, stride, False, OrderedDict())


class Pickler(pickle.Pickler):
    def __init__(self, archive: zipfile.ZipFile, file: object) -> None:
        super().__init__(file, 2)
        self.archive, self.count = archive, 0

    def persistent_id(self, what: object) -> tuple | None:
        if not isinstance(what, Storage):
            return None
        key, self.count = str(self.count), self.count + 1
        self.archive.writestr(f"archive/data/{key}", what.numbers.tobytes())
        return "storage", STORAGES[what.numbers.dtype], key, "cpu", what.numbers.size


def shapes() -> Iterator[tuple[str, tuple[int, ...]]]:
    """Convolutions and the head; a normalisation follows each convolution. Source: torchvision, resnet.py."""
    yield "conv1", (64, 3, 7, 7)
    width = 64
    for layer, (blocks, planes) in enumerate([(3, 64), (4, 128), (6, 256), (3, 512)], 1):
        for block in range(blocks):
            name = f"layer{layer}.{block}"
            yield f"{name}.conv1", (planes, width, 1, 1)
            yield f"{name}.conv2", (planes, planes, 3, 3)
            yield f"{name}.conv3", (4 * planes, planes, 1, 1)
            if block == 0:
                yield f"{name}.downsample.0", (4 * planes, width, 1, 1)
            width = 4 * planes
    yield "fc", (1000, width)


def write_resnet50(path: Path, chance: np.random.Generator) -> None:
    weights = OrderedDict()
    for name, shape in shapes():
        inputs = math.prod(shape[1:])
        weights[f"{name}.weight"] = Tensor(shape, (chance.standard_normal(shape[0]) / inputs).astype(np.float32))
        if name == "fc":
            weights["fc.bias"] = Tensor(shape[:1], np.zeros(1, np.float32))
            continue
        # It does nothing.
        normalisation = name.replace("conv", "bn").replace("downsample.0", "downsample.1")
        for part, value in {"weight": 1, "bias": 0, "running_mean": 0, "running_var": 1}.items():
            weights[f"{normalisation}.{part}"] = Tensor(shape[:1], np.full(1, value, np.float32))
        weights[f"{normalisation}.num_batches_tracked"] = Tensor((), np.zeros(1, np.int64))
    with zipfile.ZipFile(path, "w") as archive:
        with archive.open("archive/version", "w") as version:
            version.write(b"3\n")
        buffer = bytearray()
        file = types.SimpleNamespace(write=buffer.extend)
        Pickler(archive, file).dump(weights)
        archive.writestr("archive/data.pkl", bytes(buffer))
