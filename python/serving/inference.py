"""The four functions with which a SageMaker endpoint handles a request.

A request contains an image as `image/jpeg` or `image/png`, or its address as `application/json`
`{"url": "https://…"}`. The response is

    {"predictions": [{"class": "Affenpinscher", "probability": 0.93}, …]}

with all classes, the most probable first. `architectures.py` and `images.py` are part of the
model artifact: training copies them into it.
"""

import io
import json
from dataclasses import dataclass
from pathlib import Path

import torch
from architectures import ARCHITECTURES
from fetch import FetchError, fetch
from images import read_image, to_tensor
from PIL import Image
from torch import nn

FORMATS = ("JPEG", "PNG")


class RequestError(Exception):
    """An error of the caller, with its HTTP status."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True)
class Model:
    network: nn.Module
    classes: list[str]
    image_size: int
    device: torch.device


def model_fn(model_dir: str) -> Model:
    """Load the model that training wrote. It runs no code from model.pth (weights_only) and downloads nothing."""
    folder = Path(model_dir)
    description = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    classes = json.loads((folder / "classes.json").read_text(encoding="utf-8"))
    network = ARCHITECTURES[description["architecture"]].build(len(classes))
    network.load_state_dict(torch.load(folder / "model.pth", map_location="cpu", weights_only=True))
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    return Model(network.to(device).eval(), classes, description["image-size"], device)


def input_fn(body: bytes, content_type: str) -> Image.Image:
    """Return the image of the request in RGB. Raises RequestError 400, 415 or 422."""
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "application/json":
        body = _fetch_named_in(body)
    elif kind not in ("image/jpeg", "image/png"):
        raise RequestError(415, f"content type is {kind or 'missing'}; send image/jpeg, image/png or application/json")
    try:
        return read_image(io.BytesIO(body), FORMATS)
    except Exception as error:  # Pillow raises many exception types for broken images
        raise RequestError(422, f"the picture could not be read: {error}") from error


def _fetch_named_in(body: bytes) -> bytes:
    try:
        url = json.loads(body)["url"]
    except (ValueError, TypeError, KeyError) as error:
        raise RequestError(400, 'the body must be JSON such as {"url": "https://example.org/dog.jpg"}') from error
    try:
        return fetch(url)
    except FetchError as error:
        raise RequestError(422, str(error)) from error


@torch.inference_mode()
def predict_fn(image: Image.Image, model: Model) -> list[tuple[str, float]]:
    """Return each class with its probability (0 to 1), the most probable first."""
    batch = to_tensor(image, model.image_size).unsqueeze(0).to(model.device)
    probabilities = model.network(batch).softmax(dim=1)[0].tolist()
    return sorted(zip(model.classes, probabilities, strict=True), key=lambda pair: -pair[1])


def output_fn(prediction: list[tuple[str, float]], accept: str) -> tuple[str, str]:
    """Return the body and its content type. Raises RequestError 406 unless JSON is accepted."""
    kinds = {part.partition(";")[0].strip().lower() for part in (accept or "*/*").split(",")}
    if not kinds & {"application/json", "application/*", "*/*"}:
        raise RequestError(406, f"cannot answer {accept}; accept application/json")
    answer = {"predictions": [{"class": name, "probability": round(value, 6)} for name, value in prediction]}
    return json.dumps(answer, ensure_ascii=False), "application/json"
