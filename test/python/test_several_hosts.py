"""Two hosts do one training together.

Where one of them is lost, each is a torchrun, as SageMaker's image starts it. Elsewhere they are processes with what
torchrun sets, forked from one that has loaded torch: once instead of four times.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import hosts
import pytest
import torch
from conftest import TRAINING, Run, paint_splits, sagemaker
from data import Pictures, load, read_image_folders
from errors import TrainingError


def free_port() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return str(free.getsockname()[1])


def variables_of(folder: Path, rank: int, environment: dict[str, str]) -> dict[str, str]:
    return {
        "SM_HOSTS": '["algo-1", "algo-2"]',
        "SM_NETWORK_INTERFACE_NAME": "lo",
        "SM_CHECKPOINT_DIR": str(folder / f"algo-{rank + 1}/checkpoints"),
        **environment,
    }


@pytest.fixture
def train_together(tmp_path, fork_training):
    """Start a training by two hosts; the function that is given back waits for its end."""

    def start(training: Path, *arguments: str, into: str = "two", **environment: str) -> Callable[[], list[Run]]:
        meeting = {"MASTER_ADDR": "127.0.0.1", "MASTER_PORT": free_port(), "LOCAL_RANK": "0"}
        meeting |= {"WORLD_SIZE": "2", "GROUP_WORLD_SIZE": "2"}
        processes = [
            fork_training(
                training,
                *arguments,
                into=f"{into}/algo-{rank + 1}",
                **variables_of(tmp_path / into, rank, environment),
                **meeting,
                RANK=str(rank),
            )
            for rank in range(2)
        ]

        def runs() -> list[Run]:
            ended = [process.ended() for process in processes]
            assert [code for code, _, _ in ended] == [0, 0], ended
            return [Run(process.folder, out) for process, (_, out, _) in zip(processes, ended, strict=True)]

        return runs

    return start


@dataclass
class TwoHosts:
    processes: list[subprocess.Popen]
    folder: Path

    def script_of(self, host: int) -> int:
        """Process number of the script that a host's torchrun has started."""
        pid = self.processes[host].pid
        return int(Path(f"/proc/{pid}/task/{pid}/children").read_text().split()[0])


@pytest.fixture
def two_hosts(tmp_path):
    started = []

    def start(training: Path, *arguments: str, into: str = "two", **environment: str) -> TwoHosts:
        port = free_port()
        folder = tmp_path / into
        for rank in range(2):
            base = folder / f"algo-{rank + 1}"
            variables = variables_of(folder, rank, environment)
            torchrun = ["-m", "torch.distributed.run", "--nnodes", "2", "--nproc_per_node", "1"]
            torchrun += ["--node_rank", str(rank), "--master_addr", "127.0.0.1", "--master_port", port]
            started.append(
                subprocess.Popen(
                    [sys.executable, *torchrun, TRAINING / "train.py", "--architecture", "small-cnn", *arguments],
                    env={"PATH": os.environ["PATH"], "OMP_NUM_THREADS": "1", **sagemaker(training, base, variables)},
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                    text=True,
                    start_new_session=True,
                )
            )
        return TwoHosts(started[-2:], folder)

    yield start
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()


def test_two_hosts_learn_what_one_learns_with_the_same_total_batch(train_together, train, pretrained, tmp_path):
    """ResNet-50 as dog-breeds.yml trains it has neither dropout nor batch normalisation that learns, so that only the
    order of sums differs: a thousandth of the loss at most. Odd numbers, so that one has more to do than the other."""
    data = paint_splits(tmp_path / "data", ["Cat", "Dog", "Cow"], {"train": 5, "valid": 3, "test": 3}, size=32)
    arguments = ["--architecture", "resnet50", "--image_size", "32", "--epochs", "2", "--learning_rate", "0.0003"]
    together = train_together(data, *arguments, "--batch_size", "4", SM_CHANNEL_WEIGHTS=str(pretrained))
    alone = train(data, *arguments, "--batch_size", "8", SM_CHANNEL_WEIGHTS=str(pretrained))
    first, second = together()

    for metric in ("Train Loss", "Validation Loss", "Testing Loss"):
        assert first.values(metric) == pytest.approx(alone.values(metric), rel=1e-3)
    before, after = first.values("Train Loss")
    assert before - after > 0.02 * before  # far more than the tolerance
    assert first.lines[0] == "Hosts: 2, 2 processes"

    # One host speaks and one host writes.
    assert second.lines == []
    assert (first.model / "model.pth").exists()
    assert not second.model.exists()
    assert not (second.model.parent / "output").exists()
    ours, theirs = first.evaluation(), alone.evaluation()
    assert list(ours) == list(theirs)
    assert [record["loss"] for record in ours.values()] == pytest.approx(
        [record["loss"] for record in theirs.values()], rel=2e-3
    )


def test_a_killed_host_ends_the_other_and_both_go_on_from_the_first_ones_checkpoint(
    two_hosts, train_together, pictures
):
    arguments = ["--batch_size", "8", "--epochs", "12"]
    killed = two_hosts(pictures, *arguments, into="killed")
    first, second = killed.processes
    for line in first.stdout:
        if line.startswith("Epoch: 2/"):
            os.kill(killed.script_of(1), signal.SIGKILL)
            break
    began = time.monotonic()
    _, errors = first.communicate(timeout=60)
    assert time.monotonic() - began < 15
    assert first.returncode == 1
    assert "Error: another process ended early; the log of its host shows why" in errors.splitlines()
    second.communicate()
    assert not (killed.folder / "algo-2/checkpoints").exists()

    # As SageMaker puts a job's checkpoints back: here on the first host only.
    first_run, _ = train_together(pictures, *arguments, into="killed")()
    assert any(line.startswith("Checkpoint: resuming after epoch ") for line in first_run.lines)
    assert len(first_run.values("Train Loss")) < 11
    assert (first_run.model / "model.pth").exists()


def test_hosts_that_would_all_train_the_same_are_refused(train, pictures):
    with pytest.raises(SystemExit, match="2 instances were started without torchrun") as end:
        train(pictures, SM_HOSTS=json.dumps(["algo-1", "algo-2"]))
    assert "sagemaker_torch_distributed_enabled" in end.value.code


def test_nothing_of_the_group_is_left_when_they_have_parted(monkeypatch):
    """A thread of gloo's that ends beside the interpreter aborts a process whose work is done, now and then."""
    group = {"MASTER_ADDR": "127.0.0.1", "MASTER_PORT": free_port(), "RANK": "0", "WORLD_SIZE": "1"}
    for name, value in {"GLOO_SOCKET_IFNAME": "lo", **group}.items():
        monkeypatch.setenv(name, value)

    def threads() -> list[str]:
        names = [comm.read_text().strip() for comm in Path("/proc/self/task").glob("*/comm")]
        return [name for name in names if "gloo" in name]

    hosts.dist.init_process_group("gloo")
    hosts.DistributedDataParallel(torch.nn.Linear(1, 1))
    assert threads() != []
    hosts.destroy()
    assert threads() == []


@pytest.fixture
def as_process(monkeypatch):
    """Be one of several processes, as far as the division of the data goes."""

    def be(rank: int, size: int, count: int) -> None:
        for name, value in {"rank": rank, "size": size, "count": count}.items():
            monkeypatch.setattr(hosts, name, lambda value=value: value)

    return be


# Numbers of pictures (3 classes, so 48 to learn from), hosts and GPUs that do not divide one another.
@pytest.mark.parametrize(("size", "count"), [(1, 1), (2, 2), (3, 3), (8, 2), (5, 5)])
@pytest.mark.parametrize("batch_size", [1, 7, 512])
@pytest.mark.parametrize("seed", [3, None])
def test_each_picture_is_read_once(pictures, as_process, size, count, batch_size, seed):
    examples = read_image_folders(pictures).splits["train" if seed else "valid"][: 47 if seed else 17]
    steps = []
    for rank in range(size):
        as_process(rank, size, count)
        steps.append(list(load(Pictures(examples, 28), batch_size, 0, seed).batch_sampler))
    read = [index for batches in steps for batch in batches for index in batch]
    assert sorted(read) == list(range(len(examples)))
    if seed is None:
        return
    # All take the same number of steps, each with something to learn from and no more than was asked for.
    assert len({len(batches) for batches in steps}) == 1
    for parts in zip(*steps, strict=True):
        assert all(parts)
        assert sum(map(len, parts)) <= max(batch_size * count, 2 * size)


def test_fewer_pictures_than_processes(pictures, as_process):
    as_process(0, 3, 3)
    examples = read_image_folders(pictures).splits["train"][:2]
    with pytest.raises(TrainingError, match="2 training images are too few for 3 processes"):
        load(Pictures(examples, 28), 1, 0, 3)
