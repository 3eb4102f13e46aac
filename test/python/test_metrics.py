"""Figures that a tuner may compare, printed as the script's docstring says."""

import json
import math
import random
import re

import pytest
import torch
import train as script
from architectures import small_cnn
from artifact import write_evaluation
from conftest import paint_splits
from data import Pictures, load, read_image_folders
from epochs import Evaluation, evaluate, train_epoch
from torch import nn


def test_a_loss_does_not_depend_on_the_batch_size(pictures):
    examples = read_image_folders(pictures).splits["valid"]
    torch.manual_seed(0)
    network = small_cnn(3)
    losses = [
        evaluate(network, load(Pictures(examples, 28), batch_size, 0), torch.device("cpu")).loss
        for batch_size in (1, 4, 7, 512)
    ]
    assert losses == pytest.approx([losses[0]] * 4, rel=1e-5)


def test_the_loss_of_a_guess_is_the_logarithm_of_the_number_of_classes(pictures):
    class Guess(nn.Module):
        def __init__(self):
            super().__init__()
            self.scores = nn.Parameter(torch.zeros(3))

        def forward(self, pictures):
            return self.scores.expand(len(pictures), 3)

    examples = read_image_folders(pictures).splits["train"]
    for batch_size in (5, 32):
        network = Guess()
        optimizer = torch.optim.SGD(network.parameters(), lr=1e-9)
        batches = load(Pictures(examples, 28), batch_size, 0)
        loss = train_epoch(network, batches, optimizer, torch.device("cpu"), "1/1")
        assert loss == pytest.approx(math.log(3), rel=1e-5)
        assert evaluate(network, batches, torch.device("cpu")).accuracy == pytest.approx(1 / 3)


@pytest.mark.parametrize("epochs", [1, 3])
def test_as_many_epochs_as_asked_for(train, pictures, epochs):
    run = train(pictures, "--epochs", str(epochs))
    assert [line.split()[1] for line in run.lines if line.startswith("Epoch:")] == [
        f"{epoch}/{epochs}" for epoch in range(1, epochs + 1)
    ]


def test_validation_alone_decides_and_the_test_split_is_looked_at_once(train, pictures, tmp_path, classes):
    run = train(pictures, "--epochs", "4", "--batch_size", "8", "--learning_rate", "0.01")
    # One more line than epochs, the last: what SageMaker keeps as final belongs to the saved weights.
    losses = run.values("Validation Loss")
    assert len(losses) == 5 and losses[-1] == min(losses)
    assert [line for line in run.lines if "Testing" in line] == run.lines[-2:]
    assert re.search(r"Testing Loss: ([0-9\.]+)", run.lines[-2])

    other = tmp_path / "other"
    paint_splits(other, classes, {"test": 8}, colour_of=lambda label: (label + 1) % 3)
    for split in ("train", "valid"):
        (other / split).symlink_to(pictures / split)
    again = train(other, "--epochs", "4", "--batch_size", "8", "--learning_rate", "0.01", into="other-run")
    assert (again.model / "model.pth").read_bytes() == (run.model / "model.pth").read_bytes()
    assert again.values("Testing Loss") != run.values("Testing Loss")


def test_the_best_epoch_is_kept_not_the_last(train, pictures, tmp_path, classes):
    """What is learnt is wrong in the validation split, so the more is learnt the worse it gets."""
    data = paint_splits(tmp_path / "data", classes, {"valid": 6}, colour_of=lambda label: (label + 1) % 3)
    for split in ("train", "test"):
        (data / split).symlink_to(pictures / split)
    run = train(data, "--epochs", "4", "--batch_size", "8", "--learning_rate", "0.005")
    losses = run.values("Validation Loss")
    assert losses[3] > losses[0] == losses[4] == min(losses)

    network = small_cnn(3)
    network.load_state_dict(torch.load(run.model / "model.pth", weights_only=True))
    batches = load(Pictures(read_image_folders(data).splits["valid"], 28), 8, 0)
    assert evaluate(network, batches, torch.device("cpu")).loss == pytest.approx(losses[0], abs=1e-4)


def test_every_line_has_a_form_that_the_docstring_shows(train, pictures, monkeypatch):
    monkeypatch.setattr("epochs.PROGRESS_SECONDS", 0)
    run = train(pictures, "--epochs", "2")

    def forms(lines):
        return {re.sub(r"\d+(\.\d+)?", "N", line.strip()) for line in lines if re.match(r"\s*[A-Z]\w+( \w+)?: ", line)}

    samples = [line for line in script.__doc__.splitlines() if line.startswith("    ")]
    assert forms(run.lines) == forms(samples)


def test_evaluation_has_a_record_of_each_test_picture(learnt, pictures, classes):
    records = learnt.evaluation()
    shas = {example.sha256(): example for example in read_image_folders(pictures).splits["test"]}
    assert records.keys() == shas.keys()
    assert all(records[sha]["class"] == classes[example.label] for sha, example in shas.items())
    losses = [record["loss"] for record in records.values()]
    assert sum(losses) / len(losses) == pytest.approx(learnt.values("Testing Loss")[0], abs=1e-4)
    assert all(1 / len(classes) <= record["confidence"] <= 1 for record in records.values())
    right = [record["class"] == record["predicted"] for record in records.values()]
    assert sum(right) / len(right) == pytest.approx(learnt.values("Testing Accuracy")[0], abs=1e-4)
    # Cross-entropy is the negative logarithm of the right class's probability.
    of_right = [record for record, is_right in zip(records.values(), right, strict=True) if is_right]
    assert [math.exp(-record["loss"]) for record in of_right] == pytest.approx(
        [record["confidence"] for record in of_right], abs=1e-4
    )


def test_a_picture_that_is_there_twice_has_one_record_that_says_so(tmp_path, pictures, classes):
    first, second, *_ = read_image_folders(pictures).splits["test"]
    write_evaluation(
        tmp_path,
        [first, second, first],
        classes,
        Evaluation(losses=[0.5, 1, 0.5], predicted=[0, 1, 0], confidences=[0.6, 0.7, 0.6], accuracy=1),
    )
    records = json.loads((tmp_path / "evaluation.json").read_text())
    assert {sha: record.get("copies") for sha, record in records.items()} == {first.sha256(): 2, second.sha256(): None}


def test_colours_are_learnt_and_shuffled_labels_are_not(train, learnt, tmp_path, classes):
    arguments = ["--epochs", "4", "--batch_size", "8", "--learning_rate", "0.005"]
    assert learnt.values("Testing Accuracy")[0] >= 0.9

    chance = random.Random(11)
    shuffled = paint_splits(
        tmp_path / "shuffled", classes, {"train": 16, "valid": 6, "test": 20}, colour_of=lambda _: chance.randrange(3)
    )
    assert train(shuffled, *arguments, into="shuffled-run").values("Testing Accuracy")[0] <= 0.6
