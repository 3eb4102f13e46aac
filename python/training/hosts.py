"""The processes that train together, one a host, or one a GPU where there are some.

torchrun starts them and says in RANK, WORLD_SIZE and so on who they are; SageMaker's PyTorch image runs torchrun when a
job has the hyperparameter `sagemaker_torch_distributed_enabled`. Without torchrun there is one process, and everything
here does nothing.
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

# Imported before there is a group: its functions keep the one that exists at that time as the default of an argument,
# and DistributedDataParallel imports it. A group that is kept outlives destroy_process_group with its threads, one of
# which may then need the interpreter while it ends, and aborts the process.
import torch.distributed.nn.functional
from errors import TrainingError
from torch import nn
from torch.nn.parallel import DistributedDataParallel

MEETING = timedelta(minutes=5)  # until all have come; also the longest that one waits for another
CAUSE_FIRST = 2  # seconds; SageMaker tells why the host failed that failed first


def rank() -> int:
    return dist.get_rank() if dist.is_initialized() else 0


def size() -> int:
    return dist.get_world_size() if dist.is_initialized() else 1


def count() -> int:
    """How many hosts there are."""
    return int(os.environ["GROUP_WORLD_SIZE"]) if dist.is_initialized() else 1


def init() -> None:
    """Wait for the others. Raises TrainingError where several hosts were started that would not work together."""
    hosts = json.loads(os.environ.get("SM_HOSTS", "[]"))
    processes = int(os.environ.get("WORLD_SIZE", "1"))
    if len(hosts) > processes:
        raise TrainingError(
            f"{len(hosts)} instances were started without torchrun, so each would train a copy of the same model; "
            'set the hyperparameter sagemaker_torch_distributed_enabled to "true"'
        )
    if processes > 1:
        # gloo looks for an address by the host's name, which does not resolve everywhere.
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
    """Turn the loss of another process into a plain TrainingError."""
    try:
        yield
    except RuntimeError as error:
        if size() == 1 or not re.search("peer|remote", str(error)):
            raise
        time.sleep(CAUSE_FIRST)
        raise TrainingError("another process ended early; the log of its host shows why") from None


def log(line: str) -> None:
    """Print a line once: the same metric from every host would be N copies of one figure."""
    if rank() == 0:
        print(line, flush=True)


def wrap(network: nn.Module) -> nn.Module:
    """The network with its gradients averaged over all processes, each of which has the same weights."""
    return DistributedDataParallel(network, forward_sync_buffers=False) if size() > 1 else network


def average_statistics(network: nn.Module) -> None:
    """Batch normalisation that learns has seen another part of the data in each process."""
    for module in network.modules() if size() > 1 else ():
        for buffer in module.buffers(recurse=False) if module.training else ():
            if buffer.is_floating_point():
                dist.all_reduce(buffer)
                buffer /= size()


def total(*numbers: float, device: torch.device) -> list[float]:
    """Sums over all processes."""
    if size() == 1:
        return list(numbers)
    sums = torch.tensor(numbers, dtype=torch.float64, device=device)
    dist.all_reduce(sums)
    return sums.tolist()


def gather(mine: list[Any]) -> list[Any]:
    """All items in order, where process r has the items r, r + size, r + 2 size and so on."""
    if size() == 1:
        return mine
    parts: list[list[Any]] = [[] for _ in range(size())]
    dist.all_gather_object(parts, mine)
    items: list[Any] = [None] * sum(map(len, parts))
    for first, items_of_one in enumerate(parts):
        items[first :: size()] = items_of_one
    return items


def from_first(value: Any) -> Any:
    """What the first process has."""
    if size() == 1:
        return value
    box = [value]
    dist.broadcast_object_list(box)
    return box[0]
