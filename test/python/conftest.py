"""Pictures made at test time, and ways to run the training script on them."""

import contextlib
import io
import json
import os
import random
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

ROOT = Path(__file__).parents[2]
TRAINING = ROOT / "python/training"
SERVING = ROOT / "python/serving"
sys.path[:0] = [str(TRAINING), str(SERVING), str(ROOT / "local-aws/python/worker")]

import torch  # noqa: E402
from forked import WITH_TORCH, be  # noqa: E402

torch.set_num_threads(1)
COLOURS = [(200, 40, 40), (40, 200, 40), (40, 40, 200), (200, 200, 40)]


def paint(path: Path, label: int, chance: random.Random, size: int = 28) -> None:
    """A noisy picture whose colour tells its class."""
    noise = np.random.default_rng(chance.getrandbits(32)).integers(-40, 40, (size, size, 3))
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray((np.array(COLOURS[label]) + noise).clip(0, 255).astype(np.uint8)).save(path)


def paint_splits(
    root: Path,
    classes: list[str],
    counts: dict[str, int],
    size: int = 28,
    colour_of: Callable[[int], int] = lambda label: label,
) -> Path:
    """`counts[split]` pictures of each class, in {split}/NNN.Class/."""
    chance = random.Random(5)
    for split, count in counts.items():
        for label, name in enumerate(classes):
            for number in range(count):
                path = root / split / f"{label + 1:03}.{name}" / f"{number:03}.png"
                paint(path, colour_of(label), chance, size)
    return root


@pytest.fixture(scope="session")
def classes() -> list[str]:
    """Names that no code can know."""
    return [f"Class-{random.randrange(10**9)}" for _ in range(3)]


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory, classes: list[str]) -> Path:
    return paint_splits(tmp_path_factory.mktemp("pictures"), classes, {"train": 16, "valid": 6, "test": 8})


@pytest.fixture(scope="session")
def pretrained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A channel with weights for ResNet-50; random ones do for what is tested here."""
    from torchvision.models import resnet50

    folder = tmp_path_factory.mktemp("weights")
    torch.manual_seed(0)
    torch.save(resnet50().state_dict(), folder / "resnet50.pth")
    return folder


class Run:
    """What one run of train.py left and said."""

    def __init__(self, folder: Path, output: str) -> None:
        self.model = folder / "model"
        self.output = output
        self.lines = output.splitlines()

    def evaluation(self) -> dict[str, dict]:
        return json.loads((self.model.parent / "output/evaluation.json").read_text())

    def values(self, name: str) -> list[float]:
        """All values of a metric, as a metric regex finds them."""
        return [float(line.split(f"{name}: ")[1].split()[0]) for line in self.lines if f"{name}: " in line]


@pytest.fixture
def train(tmp_path: Path) -> Callable[..., Run]:
    """Run train.py in this process, into a folder of the test's own."""

    def run(training: Path, *arguments: str, into: str = "run", **environment: str) -> Run:
        return train_here(training, tmp_path / into, *arguments, **environment)

    return run


@pytest.fixture(scope="session")
def learnt(tmp_path_factory: pytest.TempPathFactory, pictures: Path) -> Run:
    """A model that knows the colours. Tests that change its files take a copy."""
    arguments = ["--epochs", "4", "--batch_size", "8", "--learning_rate", "0.005"]
    return train_here(pictures, tmp_path_factory.mktemp("learnt"), *arguments)


def train_here(training: Path, folder: Path, *arguments: str, **environment: str) -> Run:
    """Run train.py's main in this process, without any way to the network."""
    import train as script

    def refuse(*_: object) -> None:
        raise AssertionError("training used the network")

    output = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(output):
        patch.setattr(socket.socket, "connect", refuse)
        patch.setattr(socket, "getaddrinfo", refuse)
        for name, value in sagemaker(training, folder, environment).items():
            patch.setenv(name, value)
        patch.setattr(sys, "argv", ["train.py", "--architecture", "small-cnn", *arguments])
        script.main()
    return Run(folder, output.getvalue())


@pytest.fixture
def start_training(tmp_path: Path) -> Callable[..., subprocess.Popen]:
    """Start train.py as a job does: a process with SageMaker's variables and little else."""

    def start(training: Path, *arguments: str, into: str = "run", **environment: str) -> subprocess.Popen:
        variables = sagemaker(training, tmp_path / into, environment)
        return subprocess.Popen(
            [sys.executable, TRAINING / "train.py", "--architecture", "small-cnn", *arguments],
            env={"PATH": os.environ["PATH"], "OMP_NUM_THREADS": "1", **variables},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    return start


class Forked:
    """train.py in a process of its own that does not load torch itself, which takes longer than a small training."""

    def __init__(self, training: Path, folder: Path, arguments: tuple[str, ...], environment: dict[str, str]) -> None:
        self.folder = folder
        command = [str(TRAINING / "train.py"), "--architecture", "small-cnn", *arguments]
        self.process = WITH_TORCH.Process(target=be, args=(command, sagemaker(training, folder, environment), folder))
        self.process.start()

    def until(self, line: str) -> None:
        """Wait until it has printed a line that begins so, or has ended."""
        file = self.folder / "stdout"
        while self.process.is_alive() and not (file.exists() and f"\n{line}" in file.read_text()):
            time.sleep(0.01)

    def kill(self) -> None:
        self.process.kill()
        self.process.join()

    def ended(self) -> tuple[int, str, str]:
        """Its exit code and what it has printed, once it has ended."""
        self.process.join()
        return self.process.exitcode, *[(self.folder / name).read_text() for name in ["stdout", "stderr"]]


@pytest.fixture
def fork_training(tmp_path: Path) -> Iterator[Callable[..., Forked]]:
    """Start train.py in forked processes, which end with the test."""
    forked = []

    def fork(training: Path, *arguments: str, into: str = "run", **environment: str) -> Forked:
        forked.append(Forked(training, tmp_path / into, arguments, environment))
        return forked[-1]

    yield fork
    for each in forked:
        each.kill()


def sagemaker(training: Path, folder: Path, environment: dict[str, str]) -> dict[str, str]:
    return {
        "SM_CHANNEL_TRAINING": str(training),
        "SM_MODEL_DIR": str(folder / "model"),
        "SM_OUTPUT_DATA_DIR": str(folder / "output"),
        **environment,
    }
