"""The Lambda function in front of an endpoint: it takes an image or its address, and returns class names.

The event is ``{"url": "https://…"}`` or ``{"image": "<base64>", "content-type": "image/jpeg"}``, or API Gateway's event
for a request with such a JSON body. The answer has API Gateway's form, ``statusCode``, ``headers`` and ``body``. The
body is the endpoint's JSON, ``{"predictions": [{"class": …, "probability": …}, …]}``, or ``{"error": …}``:

- 400: the event has none of these forms
- 415, 422: the endpoint does not support the content type, or cannot read the image
- 502: the endpoint failed, or its answer is not JSON
- 503: the endpoint does not exist, is busy or is still loading its model; a retry may succeed
- 504: the endpoint did not answer in time

Environment: ENDPOINT_NAME is the endpoint's name, ENDPOINT_TIMEOUT its time limit in seconds (default 55).
"""

import base64
import binascii
import json
import os
from typing import Any
from urllib.parse import urlsplit

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, ConnectTimeoutError, ReadTimeoutError

CONTENT_TYPES = ("image/jpeg", "image/png")
# Largest request of an endpoint: 6 MB (InvokeEndpoint in SageMaker's API reference).
LARGEST_IMAGE = 6 * 1024 * 1024
BUSY = ("ModelNotReadyException", "ServiceUnavailable", "ServiceUnavailableException", "ThrottlingException", "InternalDependencyException")

runtime = boto3.client(
    "sagemaker-runtime",
    config=Config(
        connect_timeout=5,
        read_timeout=float(os.environ.get("ENDPOINT_TIMEOUT", "55")),
        retries={"total_max_attempts": 1},
    ),
)


class Refusal(Exception):
    """A request that cannot be answered, with an HTTP status and a sentence that says why."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


def handler(event: Any, context: Any) -> dict[str, Any]:
    """Answer one event. It raises no exception for an invalid event or an error of the endpoint."""
    try:
        body, content_type = read(request_in(event))
        return answer(200, ask(body, content_type))
    except Refusal as refusal:
        print(f"{refusal.status}: {refusal}")
        return answer(refusal.status, {"error": str(refusal)})


def answer(status: int, body: Any) -> dict[str, Any]:
    return {"statusCode": status, "headers": {"content-type": "application/json"}, "body": json.dumps(body)}


def request_in(event: Any) -> dict[str, Any]:
    """Return the request; from API Gateway's event (either version of its payload format), its JSON body."""
    if not isinstance(event, dict):
        raise Refusal(400, "the event must be a JSON object")
    if "body" not in event:
        return event
    body = event["body"]
    if not isinstance(body, str):
        raise Refusal(400, "the request has no body")
    try:
        if event.get("isBase64Encoded"):
            body = base64.b64decode(body, validate=True)
        request = json.loads(body)
    except (ValueError, RecursionError):
        raise Refusal(400, "the body must be JSON") from None
    if not isinstance(request, dict):
        raise Refusal(400, "the body must be a JSON object")
    return request


def read(request: dict[str, Any]) -> tuple[bytes, str]:
    """Return body and content type for the endpoint. The endpoint itself downloads from an address."""
    if ("url" in request) == ("image" in request):
        raise Refusal(400, "the event must have either url or image")
    if "url" in request:
        return json.dumps({"url": checked_url(request["url"])}).encode(), "application/json"
    content_type = request.get("content-type")
    if content_type not in CONTENT_TYPES:
        raise Refusal(415, f"content-type must be one of: {', '.join(CONTENT_TYPES)}")
    image = request["image"]
    if not isinstance(image, str) or not image:
        raise Refusal(400, "image must be text: the image in base64")
    try:
        body = base64.b64decode(image, validate=True)
    except (binascii.Error, ValueError):
        raise Refusal(400, "image must be valid base64") from None
    if len(body) > LARGEST_IMAGE:
        raise Refusal(400, f"the image has {len(body)} bytes; the limit is {LARGEST_IMAGE}")
    return body, content_type


def checked_url(url: Any) -> str:
    if not isinstance(url, str) or len(url) > 2048:
        raise Refusal(400, "url must be text of at most 2048 characters")
    try:
        parts = urlsplit(url)
    except ValueError:
        raise Refusal(400, "url is not a valid address") from None
    if parts.scheme != "https" or not parts.hostname:
        raise Refusal(400, "url must be an https address")
    return url


def ask(body: bytes, content_type: str) -> Any:
    """Return the endpoint's answer, as read from JSON. Raises Refusal."""
    try:
        response = runtime.invoke_endpoint(
            EndpointName=os.environ["ENDPOINT_NAME"],
            Body=body,
            ContentType=content_type,
            Accept="application/json",
        )
        return json.loads(response["Body"].read())
    except ClientError as error:
        raise refusal_of(error) from None
    except (ConnectTimeoutError, ReadTimeoutError):
        raise Refusal(504, "the endpoint did not answer in time") from None
    except BotoCoreError as error:
        print(f"{type(error).__name__}: {error}")
        raise Refusal(503, "the endpoint could not be reached") from None
    except ValueError:
        raise Refusal(502, "the endpoint's answer is not JSON") from None


def refusal_of(error: ClientError) -> Refusal:
    """Return the refusal for an error of SageMaker. Its message is only logged, because it names the account's resources."""
    code = error.response.get("Error", {}).get("Code", "")
    print(f"{code}: {error}")
    if code == "ModelError":
        status = error.response.get("OriginalStatusCode", 500)
        if status in (415, 422):
            return Refusal(status, reason_in(error.response.get("OriginalMessage")))
        if 400 <= status < 500:
            return Refusal(400, reason_in(error.response.get("OriginalMessage")))
        if status in (503, 504):
            return Refusal(status, "the model is not ready or was too slow")
        return Refusal(502, "the model failed")
    if code in BUSY:
        return Refusal(503, "the endpoint is busy or still starting")
    # A missing endpoint also causes a ValidationError; it is not an error of the caller.
    return Refusal(503 if code in ("ValidationError", "ValidationException") else 502, "the endpoint could not be invoked")


def reason_in(message: Any) -> str:
    """Return the sentence in the model's own ``{"error": …}``, otherwise a general one."""
    try:
        reason = json.loads(message)["error"]
    except (ValueError, TypeError, KeyError):
        reason = None
    return reason if isinstance(reason, str) else "the model rejected the request"
