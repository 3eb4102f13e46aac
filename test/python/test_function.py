"""The Lambda function's handler, with a SageMaker client that is told what to answer."""

import base64
import importlib.util
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError, ReadTimeoutError

SOURCE = Path(__file__).parents[2] / "python/function/handler.py"
PNG = base64.b64encode(b"\x89PNG and so on").decode()
IMAGE = {"image": PNG, "content-type": "image/png"}
PREDICTIONS = {"predictions": [{"class": "Beagle", "probability": 0.9}]}


class Endpoint:
    """Stands for the SageMaker runtime: records requests, gives the answer or raises it."""

    def __init__(self, answer: bytes | Exception) -> None:
        self.answer = answer
        self.requests: list[dict[str, Any]] = []

    def invoke_endpoint(self, **request: Any) -> dict[str, Any]:
        self.requests.append(request)
        if isinstance(self.answer, Exception):
            raise self.answer
        return {"Body": io.BytesIO(self.answer)}


Invoke = Callable[..., tuple[int, Any, list[dict[str, Any]]]]


@pytest.fixture
def invoke(monkeypatch: pytest.MonkeyPatch) -> Invoke:
    """Calls the handler; gives status, body and what the endpoint was asked."""
    monkeypatch.setenv("ENDPOINT_NAME", "dogs")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    spec = importlib.util.spec_from_file_location("function_handler", SOURCE)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    def call(event: Any, answer: Any = PREDICTIONS) -> tuple[int, Any, list[dict[str, Any]]]:
        endpoint = Endpoint(answer if isinstance(answer, (bytes, Exception)) else json.dumps(answer).encode())
        monkeypatch.setattr(module, "runtime", endpoint)
        result = module.handler(event, None)
        assert result["headers"] == {"content-type": "application/json"}
        json.dumps(result)
        return result["statusCode"], json.loads(result["body"]), endpoint.requests

    return call


def model_error(status: int, message: str = "") -> ClientError:
    """What boto3 raises when the container refuses."""
    error = {"Error": {"Code": "ModelError", "Message": "Received an error"}, "OriginalStatusCode": status}
    return ClientError({**error, "OriginalMessage": message}, "InvokeEndpoint")


def sagemaker_error(code: str) -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": "Endpoint dogs of account 123456789012"}}, "InvokeEndpoint")


def test_sends_an_image_as_it_is(invoke: Invoke) -> None:
    status, body, [request] = invoke(IMAGE)
    assert (status, body) == (200, PREDICTIONS)
    assert request["EndpointName"] == "dogs"
    assert request["ContentType"] == "image/png"
    assert request["Body"] == b"\x89PNG and so on"


def test_passes_an_address_on_and_fetches_nothing_itself(invoke: Invoke) -> None:
    status, _, [request] = invoke({"url": "https://example.org/dog.jpg"})
    assert status == 200
    assert request["ContentType"] == "application/json"
    assert json.loads(request["Body"]) == {"url": "https://example.org/dog.jpg"}


@pytest.mark.parametrize("encoded", [False, True])
def test_takes_what_api_gateway_sends(invoke: Invoke, encoded: bool) -> None:
    text = json.dumps(IMAGE)
    body = base64.b64encode(text.encode()).decode() if encoded else text
    event = {"version": "2.0", "headers": {}, "body": body, "isBase64Encoded": encoded}
    assert invoke(event)[0] == 200


@pytest.mark.parametrize(
    "event",
    [
        None,
        [],
        "image",
        7,
        {},
        {"image": PNG, "url": "https://example.org/dog.jpg", "content-type": "image/png"},
        {"image": "no base64!", "content-type": "image/png"},
        {"image": "ä", "content-type": "image/png"},
        {"image": "", "content-type": "image/png"},
        {"image": 5, "content-type": "image/png"},
        {"image": base64.b64encode(bytes(6 * 1024 * 1024 + 1)).decode(), "content-type": "image/png"},
        {"url": "http://example.org/dog.jpg"},
        {"url": "file:///etc/passwd"},
        {"url": "https://"},
        {"url": "https://[::1"},
        {"url": ["https://example.org/dog.jpg"]},
        {"url": f"https://example.org/{'a' * 2048}"},
        {"body": None},
        {"body": "{"},
        {"body": "[]"},
        {"body": "[" * 100_000},
        {"body": "%%%", "isBase64Encoded": True},
    ],
    ids=lambda event: str(event)[:40],
)
def test_refuses_what_is_no_request_without_asking(invoke: Invoke, event: Any) -> None:
    status, body, requests = invoke(event)
    assert status == 400
    assert body["error"]
    assert requests == []


@pytest.mark.parametrize("content_type", [None, "image/gif", "text/plain", ["image/png"], {"a": 1}])
def test_refuses_other_content_types_without_asking(invoke: Invoke, content_type: Any) -> None:
    status, body, requests = invoke({"image": PNG, "content-type": content_type})
    assert (status, requests) == (415, [])
    assert "image/jpeg, image/png" in body["error"]


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (model_error(400), 400),
        (model_error(404), 400),
        (model_error(415), 415),
        (model_error(422), 422),
        (model_error(500), 502),
        (model_error(503), 503),
        (model_error(504), 504),
        (sagemaker_error("ModelNotReadyException"), 503),
        (sagemaker_error("ServiceUnavailable"), 503),
        (sagemaker_error("ThrottlingException"), 503),
        (sagemaker_error("ValidationError"), 503),
        (sagemaker_error("AccessDeniedException"), 502),
        (ReadTimeoutError(endpoint_url="https://runtime"), 504),
        (EndpointConnectionError(endpoint_url="https://runtime"), 503),
        (b"<html>", 502),
    ],
    ids=lambda value: str(value)[:60],
)
def test_maps_what_goes_wrong_to_its_status(invoke: Invoke, error: Any, status: int) -> None:
    answered, body, _ = invoke(IMAGE, error)
    assert answered == status
    assert body["error"]


def test_hands_the_models_own_reason_on_and_nothing_of_the_account(
    invoke: Invoke, capsys: pytest.CaptureFixture[str]
) -> None:
    assert invoke(IMAGE, model_error(422, '{"error": "this is no PNG image"}'))[1] == {"error": "this is no PNG image"}
    assert "123456789012" not in invoke(IMAGE, sagemaker_error("ValidationError"))[1]["error"]
    assert "123456789012" in capsys.readouterr().out
