"""The training loop: trains for each epoch, keeps the best epoch's weights, and resumes from a checkpoint."""

import math
from pathlib import Path
from typing import Any

import hosts
import torch
from checkpoint import load_checkpoint, save_checkpoint
from data import ImageFolders, Pictures, load
from epochs import evaluate, train_epoch
from errors import TrainingError
from torch import nn


def fit(
    network: nn.Module,
    folders: ImageFolders,
    settings: dict[str, Any],
    device: torch.device,
    workers: int,
    checkpoints: Path | None,
) -> dict[str, Any]:
    """Train with Adam on all parameters that are not frozen; the learning rate decreases towards 0 along a cosine.

    Returns the epoch with the lowest validation loss: {epoch, loss, accuracy, weights}. Raises
    TrainingError as soon as a loss is not finite, because such weights do not recover. The random
    generators are seeded for each epoch, so a run that resumes from a checkpoint ends with the same
    bytes as a run that was never interrupted.
    """
    optimizer = torch.optim.Adam((p for p in network.parameters() if p.requires_grad), lr=settings["learning-rate"])
    batch_size, image_size, epochs = settings["batch-size"], settings["image-size"], settings["epochs"]
    done, best = 0, {"loss": math.inf}
    identity = {**settings, "classes": folders.classes, "processes": hosts.size()}
    first = hosts.rank() == 0
    # Each host has its own copy of the checkpoint, and one may be newer, so all use the copy of the first host.
    state = hosts.from_first(load_checkpoint(checkpoints, identity) if checkpoints and first else None)
    if state:
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        done, best = state["epoch"], state["best"]
        hosts.log(f"Checkpoint: resuming after epoch {done}/{epochs}")

    learner = hosts.wrap(network)
    validation = load(Pictures(folders.splits["valid"], image_size), batch_size, workers)
    for epoch in range(done + 1, epochs + 1):
        chance = settings["seed"] * 100_003 + epoch  # a different seed for each epoch of each run
        torch.manual_seed(chance + (hosts.rank() << 32))  # dropout differs from process to process
        for group in optimizer.param_groups:
            group["lr"] = settings["learning-rate"] * (1 + math.cos(math.pi * (epoch - 1) / epochs)) / 2
        pictures = Pictures(folders.splits["train"], image_size, augmentation=str(chance))
        train_loss = train_epoch(
            learner, load(pictures, batch_size, workers, shuffle_seed=chance), optimizer, device, f"{epoch}/{epochs}"
        )
        result = evaluate(network, validation, device)
        hosts.log(
            f"Epoch: {epoch}/{epochs} Train Loss: {train_loss:.4f} "
            f"Validation Loss: {result.loss:.4f} Validation Accuracy: {result.accuracy:.4f}"
        )
        for name, loss in (("train", train_loss), ("validation", result.loss)):
            if not math.isfinite(loss):
                raise TrainingError(f"the {name} loss of epoch {epoch} is {loss}: lower the learning rate")
        if result.loss < best["loss"]:
            weights = {name: tensor.detach().cpu().clone() for name, tensor in network.state_dict().items()}
            best = {"epoch": epoch, "loss": result.loss, "accuracy": result.accuracy, "weights": weights}
        if checkpoints and first:
            state = {"network": network.state_dict(), "optimizer": optimizer.state_dict()}
            save_checkpoint(checkpoints, {**state, "identity": identity, "epoch": epoch, "best": best})
    return best
