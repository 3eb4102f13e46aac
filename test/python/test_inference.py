"""The endpoint's contract, on a model that the training script wrote."""

import io
import json
import os
import shutil
import subprocess
import sys

import inference
import pytest
import torch
from conftest import COLOURS, SERVING
from PIL import Image


def encode(image, kind):
    buffer = io.BytesIO()
    image.save(buffer, kind)
    return buffer.getvalue()


def ask(model, body, content_type="image/png", accept="application/json"):
    prediction = inference.predict_fn(inference.input_fn(body, content_type), model)
    answer, kind = inference.output_fn(prediction, accept)
    assert kind == "application/json"
    return json.loads(answer)["predictions"]


def test_answers_classes_with_probabilities_the_most_probable_first(learnt, classes):
    model = inference.model_fn(str(learnt.model))
    for label, colour in enumerate(COLOURS[:3]):
        image = Image.new("RGB", (40, 30), colour)
        for kind in ("png", "jpeg"):
            predictions = ask(model, encode(image, kind), f"image/{kind}")
            assert predictions[0]["class"] == classes[label]
            probabilities = [entry["probability"] for entry in predictions]
            assert probabilities == sorted(probabilities, reverse=True)
            assert sum(probabilities) == pytest.approx(1, abs=1e-4)
            assert {entry["class"] for entry in predictions} == set(classes)


def test_grey_transparent_and_palette_pictures_are_taken(learnt):
    model = inference.model_fn(str(learnt.model))
    for mode in ("L", "LA", "RGBA", "P", "1"):
        assert len(ask(model, encode(Image.new(mode, (9, 9)), "png"))) == 3
    assert len(ask(model, encode(Image.new("CMYK", (9, 9)), "jpeg"), "image/jpeg; charset=binary")) == 3


def test_a_picture_is_turned_as_its_camera_held_it():
    image = Image.new("RGB", (20, 10))
    exif = Image.Exif()
    exif[0x0112] = 6
    buffer = io.BytesIO()
    image.save(buffer, "jpeg", exif=exif)
    assert inference.input_fn(buffer.getvalue(), "image/jpeg").size == (10, 20)


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"a,b", "text/csv", 415),
        (b"", "", 415),
        (b"GIF89a", "image/gif", 415),
        (b"no picture", "image/jpeg", 422),
        (b"", "image/png", 422),
        (encode(Image.effect_noise((64, 64), 50), "png")[:-900], "image/png", 422),
        (encode(Image.new("1", (20000, 20000)), "png"), "image/png", 422),
        (encode(Image.new("L", (9, 9)), "gif"), "image/png", 422),
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400),
        (b'{"uri": "https://example.org"}', "application/json", 400),
        (b'{"url": "http://example.org/dog.jpg"}', "application/json", 422),
        (b'{"url": 7}', "application/json", 422),
    ],
)
def test_a_bad_request_has_its_status(body, content_type, status):
    with pytest.raises(inference.RequestError) as raised:
        inference.input_fn(body, content_type)
    assert raised.value.status == status


def test_only_json_is_answered():
    for accept in ("", "*/*", "text/html, application/json;q=0.9", "APPLICATION/JSON"):
        assert inference.output_fn([("Cat", 1.0)], accept)[1] == "application/json"
    with pytest.raises(inference.RequestError) as raised:
        inference.output_fn([("Cat", 1.0)], "image/png")
    assert raised.value.status == 406


def test_a_pickled_module_is_not_loaded(learnt, tmp_path):
    model = shutil.copytree(learnt.model, tmp_path / "model")
    torch.save(torch.nn.Linear(1, 1), model / "model.pth")
    with pytest.raises(Exception, match="weights_only|Weights only"):
        inference.model_fn(str(model))


def test_the_model_carries_all_that_serving_needs(learnt, tmp_path, classes):
    """Serving code and model in one folder, as deploy packs them, and nothing else on the path."""
    packed = tmp_path / "packed"
    shutil.copytree(learnt.model, packed)
    shutil.copytree(SERVING, packed, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    program = (
        "import inference, io, sys; model = inference.model_fn(sys.argv[1]);"
        "image = inference.input_fn(sys.stdin.buffer.read(), 'image/png');"
        "print(inference.predict_fn(image, model)[0][0])"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program, packed],
        input=encode(Image.new("RGB", (28, 28), COLOURS[1]), "png"),
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(packed), "OMP_NUM_THREADS": "1"},
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    assert answer.stdout.decode().strip() == classes[1]
