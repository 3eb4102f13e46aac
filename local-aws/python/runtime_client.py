"""The functions of awslambdaric's native module, which call the Runtime API, in Python.

awslambdaric builds its module on Linux only, so this module replaces it on all systems. AWS_LAMBDA_RUNTIME_API is the
path of a Unix socket here: through a port, any user of the machine could take the function's events.
"""

import os
import socket
from http.client import HTTPConnection, HTTPMessage

from awslambdaric.lambda_runtime_marshaller import to_json

RUNTIME = "/2018-06-01/runtime/invocation"


class SocketConnection(HTTPConnection):
    """HTTP over the Unix socket of the Runtime API."""

    def __init__(self) -> None:
        super().__init__("localhost")

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(os.environ["AWS_LAMBDA_RUNTIME_API"])


connection = SocketConnection()


def initialize_client(user_agent: str) -> None:
    """Nothing needs to be prepared."""


def call_rapid(
    _client: object, method: str, path: str, expected: int, payload: object = None, headers: dict[str, str] | None = None
) -> None:
    """Replacement of the method with which awslambdaric reports that a function did not start; the original opens a
    port.
    """
    other = SocketConnection()
    other.request(method, path, to_json(payload) if method == "POST" else None, headers or {})
    response = other.getresponse()
    answer = response.read()
    if response.status != expected:
        raise RuntimeError(f"{path}: {response.status} {answer!r}")


def call(method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> tuple[bytes, HTTPMessage]:
    """Call the Runtime API; raise RuntimeError for an error response."""
    connection.request(method, f"{RUNTIME}/{path}", body, headers or {})
    response = connection.getresponse()
    answer = response.read()
    if response.status >= 300:
        raise RuntimeError(f"{path}: {response.status} {answer!r}")
    return answer, response.headers


def next() -> tuple[bytes, dict[str, str | int]]:
    """Wait for an event. Return its body and its headers; the deadline is in milliseconds since the epoch."""
    body, message = call("GET", "next")
    headers: dict[str, str | int] = {name.title(): value for name, value in message.items()}
    headers["Lambda-Runtime-Deadline-Ms"] = int(headers["Lambda-Runtime-Deadline-Ms"])
    return body, headers


def post_invocation_result(request_id: str, result: bytes, content_type: str, _invocation_id: str | None) -> None:
    call("POST", f"{request_id}/response", result, {"Content-Type": content_type})


def post_error(request_id: str, error: str, _xray_fault: str, _invocation_id: str | None) -> None:
    call("POST", f"{request_id}/error", error.encode(), {"Content-Type": "application/json"})
