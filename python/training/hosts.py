"""The processes of a distributed training: one per GPU, or one per host without GPUs.

torchrun starts them and sets RANK, WORLD_SIZE and so on for each. SageMaker's PyTorch image runs torchrun if a job has
the hyperparameter `sagemaker_torch_distributed_enabled`. Without torchrun there is one process, and the functions of
this module need no communication.
"""

import json
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import torch
import torch.distributed as dist

# This must be imported before a process group exists. Its functions keep the group of that time as the default of an
# argument, and DistributedDataParallel imports it. Such a group and its threads would outlive destroy_process_group.
# One of the threads may then need the interpreter during its shutdown, which aborts the process.
import torch.distributed.nn.functional
from errors import TrainingError
from torch import nn
from torch.nn.parallel import DistributedDataParallel

MEETING = timedelta(minutes=5)  # timeout until all processes have joined, and for each later wait for another process
CAUSE_FIRST = 2  # seconds; SageMaker reports the failure of the host that failed first, so the others wait


def rank() -> int:
    return dist.get_rank() if dist.is_initialized() else 0


def size() -> int:
    return dist.get_world_size() if dist.is_initialized() else 1


def count() -> int:
    """Number of hosts."""
    return int(os.environ["GROUP_WORLD_SIZE"]) if dist.is_initialized() else 1


def init() -> None:
    """Join the process group and wait for the other processes.

    Raises TrainingError if several hosts were started without torchrun.
    """
    hosts = json.loads(os.environ.get("SM_HOSTS", "[]"))
    processes = int(os.environ.get("WORLD_SIZE", "1"))
    if len(hosts) > processes:
        raise TrainingError(
            f"{len(hosts)} instances were started without torchrun, so each would train a copy of the same model; "
            'set the hyperparameter sagemaker_torch_distributed_enabled to "true"'
        )
    if processes > 1:
        # gloo resolves the host's name to find its address, which does not work everywhere.
        if interface := os.environ.get("SM_NETWORK_INTERFACE_NAME"):
            os.environ.setdefault("GLOO_SOCKET_IFNAME", interface)
        gpu = torch.cuda.is_available()
        if gpu:
            torch.cuda.set_device(int(os.environ["LOCAL_RANK"]))
        dist.init_process_group("nccl" if gpu else "gloo", timeout=MEETING)
    log(f"Hosts: {count()}, {processes} processes")


def destroy() -> None:
    if dist.is_initialized():
        dist.destroy_process_group()


@contextmanager
def depending_on_each_other() -> Iterator[None]:
    """Raise a TrainingError if another process was lost."""
    try:
        yield
    except RuntimeError as error:
        if size() == 1 or not re.search("peer|remote", str(error)):
            raise
        time.sleep(CAUSE_FIRST)
        raise TrainingError("another process ended early; the log of its host shows why") from None


def log(line: str) -> None:
    """Print a line in the first process only: otherwise every host would print the same metric."""
    if rank() == 0:
        print(line, flush=True)


def wrap(network: nn.Module) -> nn.Module:
    """Wrap the network so that gradients are averaged over all processes; all of them keep the same weights."""
    return DistributedDataParallel(network, forward_sync_buffers=False) if size() > 1 else network


def average_statistics(network: nn.Module) -> None:
    """Average the running statistics of batch normalisation, because each process has seen another part of the data."""
    for module in network.modules() if size() > 1 else ():
        for buffer in module.buffers(recurse=False) if module.training else ():
            if buffer.is_floating_point():
                dist.all_reduce(buffer)
                buffer /= size()


def total(*numbers: float, device: torch.device) -> list[float]:
    """Return the sum of each number over all processes."""
    if size() == 1:
        return list(numbers)
    sums = torch.tensor(numbers, dtype=torch.float64, device=device)
    dist.all_reduce(sums)
    return sums.tolist()


def gather(mine: list[Any]) -> list[Any]:
    """Return the items of all processes in order; process r has the items r, r + size, r + 2 size and so on."""
    if size() == 1:
        return mine
    parts: list[list[Any]] = [[] for _ in range(size())]
    dist.all_gather_object(parts, mine)
    items: list[Any] = [None] * sum(map(len, parts))
    for first, items_of_one in enumerate(parts):
        items[first :: size()] = items_of_one
    return items


def from_first(value: Any) -> Any:
    """Return the first process's value in all processes."""
    if size() == 1:
        return value
    box = [value]
    dist.broadcast_object_list(box)
    return box[0]
