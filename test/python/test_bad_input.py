"""Bad input ends in exit status 1 and one plain line, which names what is wrong."""

import re
import shutil

import pytest
import torch
from conftest import paint_splits


@pytest.fixture
def broken(tmp_path):
    return paint_splits(tmp_path / "broken", ["Cat", "Dog"], {"train": 2, "valid": 1, "test": 1})


def error_of(train, training, *arguments, **environment):
    with pytest.raises(SystemExit) as end:
        train(training, *arguments, **environment)
    # Python prints a text that a program exits with and makes the status 1.
    error = end.value.code
    assert error.startswith("Error: ")
    assert len(error.splitlines()) == 1
    return error


def test_an_image_that_a_worker_cannot_read_is_named_without_a_traceback(fork_training, broken):
    path = broken / "valid/002.Dog/000.png"
    path.write_bytes(path.read_bytes()[:200])
    code, _, errors = fork_training(broken, "--workers", "1").ended()
    assert code == 1
    assert errors.startswith(f"Error: {path} is not a readable image: ")
    assert len(errors.splitlines()) == 1, errors


def test_an_image_that_cannot_be_read(train, broken):
    path = broken / "test/001.Cat/000.png"
    path.write_text("no image")
    assert f"{path} is not a readable image: " in error_of(train, broken)


def test_no_images(train, tmp_path):
    (tmp_path / "empty").mkdir()
    assert f"{tmp_path / 'empty'} has no folder train, valid, test" in error_of(train, tmp_path / "empty")


def test_all_findings_at_once(train, broken):
    shutil.move(broken / "train/001.Cat", broken / "valid/003.Cow")
    shutil.rmtree(broken / "test/002.Dog")
    error = error_of(train, broken)
    for finding in (
        "class 001.Cat is in valid but not in train",
        "class 001.Cat is in test but not in train",
        "class 003.Cow is in valid but not in train",
        "class 002.Dog has no image in test",
    ):
        assert finding in error


def test_a_learning_rate_that_leads_nowhere(train, broken):
    assert "lower the learning rate" in error_of(train, broken, "--epochs", "2", "--learning_rate", "1e30")


def test_weights_are_needed_and_must_fit(train, broken, tmp_path):
    assert "from a weights channel" in error_of(train, broken, "--architecture", "resnet50")
    folder = tmp_path / "weights"
    folder.mkdir()
    weights = {"SM_CHANNEL_WEIGHTS": str(folder)}
    (folder / "file.pth").write_text("no weights")
    assert f"{folder / 'file.pth'} is not a state_dict" in error_of(train, broken, "--architecture", "resnet50", **weights)
    torch.save({"conv1.weight": torch.zeros(1)}, folder / "file.pth")
    assert f"{folder / 'file.pth'} does not fit" in error_of(train, broken, "--architecture", "resnet50", **weights)


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["--epochs", "0"], "argument --epochs: must be 1 or more, not 0"),
        (["--batch_size", "many"], "argument --batch-size/--batch_size: invalid positive_integer value: 'many'"),
        (["--learning_rate", "-1"], "argument --learning-rate/--learning_rate: must be above 0, not -1"),
        (["--momentum", "0.9"], "unrecognized arguments: --momentum 0.9"),
    ],
)
def test_arguments_that_make_no_sense(train, broken, capsys, arguments, what):
    with pytest.raises(SystemExit) as end:
        train(broken, *arguments)
    assert end.value.code == 2
    assert what in capsys.readouterr().err


def test_a_loss_that_is_not_finite_ends_the_training_at_once(train, pictures, capsys):
    error = error_of(train, pictures, "--learning-rate", "1e30", "--epochs", "5")
    assert re.fullmatch(r"Error: the (train|validation) loss of epoch \d is (nan|inf): lower the learning rate", error)
    assert "Testing Loss" not in capsys.readouterr().out
