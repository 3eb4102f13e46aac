"""The application that AWS's Ray image starts, on the local stand-in of ray.serve."""

import asyncio
import io
import json
import shutil

import pytest
import serve_app
from conftest import COLOURS, SERVING
from PIL import Image
from starlette.requests import Request


@pytest.fixture
def model(learnt, tmp_path, monkeypatch):
    copy = shutil.copytree(learnt.model, tmp_path / "model")
    monkeypatch.setattr(serve_app, "MODEL_DIR", str(copy))
    return copy


def post(deployment, body, content_type, accept="*/*"):
    async def receive():
        return {"type": "http.request", "body": body, "more_body": False}

    headers = [(b"content-type", content_type.encode()), (b"accept", accept.encode())]
    request = Request({"type": "http", "method": "POST", "path": "/", "headers": headers}, receive)
    response = asyncio.run(deployment(request))
    return response.status_code, response.headers["content-type"], json.loads(response.body)


def test_answers_and_statuses(model, classes):
    deployment = serve_app.app({}).construct()
    picture = io.BytesIO()
    Image.new("RGB", (28, 28), COLOURS[2]).save(picture, "png")
    status, kind, answer = post(deployment, picture.getvalue(), "image/png")
    assert (status, kind, answer["predictions"][0]["class"]) == (200, "application/json", classes[2])

    for body, content_type, accept, expected in (
        (b"broken", "image/jpeg", "*/*", 422),
        (b"text", "text/plain", "*/*", 415),
        (b"{}", "application/json", "*/*", 400),
        (picture.getvalue(), "image/png", "text/html", 406),
    ):
        status, kind, answer = post(deployment, body, content_type, accept)
        assert (status, kind) == (expected, "application/json")
        assert answer["error"]


@pytest.mark.parametrize("file", ["model.pth", "model.json", "classes.json"])
def test_a_model_that_cannot_answer_never_becomes_an_application(model, file):
    path = model / file
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(Exception):  # whatever it is, the builder must not return
        serve_app.app({})


def test_the_configuration_names_the_builder():
    settings = (SERVING / "config.yaml").read_text()
    assert "import_path: serve_app:app\n" in settings
    assert "route_prefix: /\n" in settings
