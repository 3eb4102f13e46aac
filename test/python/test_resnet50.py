"""The network of dog-breeds.yml: ResNet-50 of torchvision, frozen but for a new head, its
weights from a channel, trained for an epoch on 224 pixel pictures, then loaded and asked."""

import io
import json

import inference
import pytest
import torch
from conftest import paint_splits
from PIL import Image


def test_train_for_an_epoch_load_and_ask(train, pretrained, tmp_path, monkeypatch):
    breeds = ["Affenpinscher", "Afghan_hound"]
    data = paint_splits(tmp_path / "dogs", breeds, {"train": 2, "valid": 1, "test": 1}, size=224)
    run = train(
        data, "--architecture", "resnet50", "--epochs", "1", "--batch_size", "4", SM_CHANNEL_WEIGHTS=str(pretrained)
    )
    assert len(run.values("Testing Loss")) == 1

    # A plain state_dict, whose body is what came in, running means of the normalisation included.
    before = torch.load(pretrained / "resnet50.pth", weights_only=True)
    after = torch.load(run.model / "model.pth", weights_only=True)
    assert [name for name in before if not name.startswith("fc.") and not torch.equal(before[name], after[name])] == []
    head = {name: tuple(tensor.shape) for name, tensor in after.items() if name.startswith("fc.")}
    assert head == {"fc.0.weight": (128, 2048), "fc.0.bias": (128,), "fc.2.weight": (2, 128), "fc.2.bias": (2,)}

    model = inference.model_fn(str(run.model))
    picture = io.BytesIO()
    Image.open(data / "test/002.Afghan_hound/000.png").save(picture, "jpeg")
    prediction = inference.predict_fn(inference.input_fn(picture.getvalue(), "image/jpeg"), model)
    body, _ = inference.output_fn(prediction, "application/json")
    assert {entry["class"] for entry in json.loads(body)["predictions"]} == set(breeds)
    assert sum(entry["probability"] for entry in json.loads(body)["predictions"]) == pytest.approx(1, abs=1e-4)
