"""The application that AWS's Ray Serve image starts: an HTTP server for `inference.py`.

The image reports an endpoint as healthy as soon as a route exists, even if the deployment's
constructor raised an exception. So `app`, the builder that `config.yaml` names, loads the model and
runs one prediction before it returns the deployment. A model that cannot answer never becomes healthy.
"""

import asyncio
import json
import os
from pathlib import Path

import torch
from inference import RequestError, input_fn, model_fn, output_fn, predict_fn
from PIL import Image
from ray import serve
from starlette.requests import Request
from starlette.responses import Response

MODEL_DIR = str(Path(__file__).parent)  # everything is unpacked into one folder


@serve.deployment(num_replicas=1)
class Classifier:
    def __init__(self) -> None:
        torch.set_num_threads(os.cpu_count() or 1)  # Ray's default for a replica is one thread
        self.model = model_fn(MODEL_DIR)

    async def __call__(self, request: Request) -> Response:
        body = await request.body()
        content_type = request.headers.get("content-type", "")
        accept = request.headers.get("accept", "*/*")
        try:
            # In a thread, because downloading and computing must not block the replica's health checks.
            answer, kind = await asyncio.to_thread(self.answer, body, content_type, accept)
        except RequestError as error:
            return Response(json.dumps({"error": str(error)}), error.status, media_type="application/json")
        return Response(answer, media_type=kind)

    def answer(self, body: bytes, content_type: str, accept: str) -> tuple[str, str]:
        return output_fn(predict_fn(input_fn(body, content_type), self.model), accept)


def app(args: dict) -> serve.Application:
    """Check that the model loads and answers, then return the deployment."""
    predict_fn(Image.new("RGB", (64, 64)), model_fn(MODEL_DIR))
    return Classifier.bind()
