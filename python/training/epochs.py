"""One pass over the data, for training or for evaluation. All values are means per example over all
processes, so they can be compared across batch sizes and numbers of hosts."""

import time
from dataclasses import dataclass

import hosts
import torch
from torch import nn
from torch.nn.functional import cross_entropy
from torch.utils.data import DataLoader

PROGRESS_SECONDS = 30


@dataclass(frozen=True)
class Evaluation:
    """`losses[i]` is the cross-entropy of example i, `predicted[i]` its predicted label, and `confidences[i]` the
    probability that the network assigns to this label. `accuracy` is a fraction of 1."""

    losses: list[float]
    predicted: list[int]
    confidences: list[float]
    accuracy: float

    @property
    def loss(self) -> float:
        return sum(self.losses) / len(self.losses)


def train_epoch(
    network: nn.Module, batches: DataLoader, optimizer: torch.optim.Optimizer, device: torch.device, epoch: str
) -> float:
    """Train on each example once and return the mean loss. Prints the progress every 30 seconds."""
    learn(network)
    total, seen, said = 0.0, 0.0, time.monotonic()
    for number, (pictures, labels) in enumerate(batches, 1):
        pictures, labels = pictures.to(device), labels.to(device)
        loss = cross_entropy(network(pictures), labels, reduction="sum")
        batch_loss, examples = hosts.total(loss.item(), len(labels), device=device)
        optimizer.zero_grad()
        # DistributedDataParallel averages the gradients. Multiplied by the number of processes, they are summed, so the
        # result is right even if the processes have parts of different sizes.
        (loss * hosts.size() / examples).backward()
        optimizer.step()
        total += batch_loss
        seen += examples
        if time.monotonic() - said >= PROGRESS_SECONDS:
            said = time.monotonic()
            hosts.log(f"Epoch: {epoch} Batch: {number}/{len(batches)} Running Loss: {total / seen:.4f}")
    hosts.average_statistics(network)
    return total / seen


def learn(network: nn.Module) -> None:
    """Set training mode. Frozen layers stay in evaluation mode, otherwise batch normalisation would
    still update its running statistics."""
    network.train()
    for module in network.modules():
        parameters = list(module.parameters())
        if parameters and not any(parameter.requires_grad for parameter in parameters):
            module.eval()


@torch.inference_mode()
def evaluate(network: nn.Module, batches: DataLoader, device: torch.device) -> Evaluation:
    """Return loss and prediction of each example of all processes, in the order of the examples."""
    network.eval()
    found: list[tuple[float, int, float, bool]] = []
    for pictures, labels in batches:
        pictures, labels = pictures.to(device), labels.to(device)
        scores = network(pictures)
        confidences, guesses = scores.softmax(dim=1).max(dim=1)
        losses = cross_entropy(scores, labels, reduction="none")
        columns = (losses, guesses, confidences, guesses == labels)
        found += zip(*(column.tolist() for column in columns), strict=True)
    losses, predicted, confidences, right = map(list, zip(*hosts.gather(found), strict=True))
    return Evaluation(losses, predicted, confidences, sum(right) / len(right))
