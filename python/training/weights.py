"""Pretrained weights from the channel `weights`; a job never downloads them."""

from pathlib import Path

import torch
from architectures import Architecture
from errors import TrainingError
from torch import nn


def load_pretrained(network: nn.Module, architecture: Architecture, folder: Path | None) -> None:
    """Load the only .pth or .pt file of the folder into the network, except for the network's new head.

    Raises TrainingError if there is not exactly one file, or it is not a state_dict of this network.
    """
    if architecture.replaced is None:
        return
    files = sorted(path for path in folder.iterdir() if path.suffix in (".pth", ".pt")) if folder else []
    if len(files) != 1:
        where = folder or "SM_CHANNEL_WEIGHTS is not set and"
        raise TrainingError(f"{where} has {len(files)} .pth files; this architecture needs one, from a weights channel")
    try:
        state = torch.load(files[0], map_location="cpu", weights_only=True)
    except Exception as error:  # torch raises many exception types for a file that is not a state_dict
        raise TrainingError(f"{files[0]} is not a state_dict: {str(error).splitlines()[0]}") from error
    head = {name: tensor for name, tensor in network.state_dict().items() if name.startswith(architecture.replaced)}
    body = {name: tensor for name, tensor in state.items() if not name.startswith(architecture.replaced)}
    try:
        network.load_state_dict(body | head)
    except RuntimeError as error:
        raise TrainingError(
            f"{files[0]} does not fit this architecture: {str(error).splitlines()[1].strip()}"
        ) from error
