"""The data set that `npm start` uses: what is in it, and that it can be learnt."""

import hashlib
import zipfile

import inference
import pytest
from conftest import ROOT
from data import read_image_folders

DATA = ROOT / "pipeline-config/data"


@pytest.fixture(scope="module")
def fashion(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fashion")
    zipfile.ZipFile(DATA / "fashion-mnist.zip").extractall(folder)
    return folder


def test_balanced_and_held_out_pictures_are_in_no_split(fashion):
    folders = read_image_folders(fashion)
    for examples in folders.splits.values():
        counts = [sum(example.label == label for example in examples) for label in range(10)]
        assert len(set(counts)) == 1
    shas = [example.sha256() for examples in folders.splits.values() for example in examples]
    assert len(set(shas)) == len(shas)
    held_out = sorted((DATA / "held-out").glob("*.png"))
    assert [path.stem.rpartition("-")[0] for path in held_out] == sorted(folders.classes)
    assert not {hashlib.sha256(path.read_bytes()).hexdigest() for path in held_out} & set(shas)
    assert "Zalando SE" in (DATA / "LICENSE.fashion-mnist").read_text()


def test_the_small_network_learns_it(train, fashion):
    """With other seeds and learning rates, test/workflow/start.test.ts lets it learn the same."""
    run = train(fashion, "--epochs", "5", "--batch_size", "64", "--learning_rate", "0.005", "--seed", "1")
    assert run.values("Testing Accuracy")[0] >= 0.75

    model = inference.model_fn(str(run.model))
    right = 0
    for path in sorted((DATA / "held-out").glob("*.png")):
        prediction = inference.predict_fn(inference.input_fn(path.read_bytes(), "image/png"), model)
        right += prediction[0][0] == path.stem.rpartition("-")[0]
    assert right >= 8
