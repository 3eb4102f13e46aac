"""What awslambdaric asks of its native module, over the Runtime API, in Python.

awslambdaric builds that module on Linux only, so this one stands in its place on every system. AWS_LAMBDA_RUNTIME_API is
the path of a Unix socket here: a port would let every user of the machine take the function's events.
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
    """Nothing is to be prepared."""


def call_rapid(
    _client: object, method: str, path: str, expected: int, payload: object = None, headers: dict[str, str] | None = None
) -> None:
    """awslambdaric's own method, which opens a port: it reports by it that a function did not start."""
    other = SocketConnection()
    other.request(method, path, to_json(payload) if method == "POST" else None, headers or {})
    response = other.getresponse()
    answer = response.read()
    if response.status != expected:
        raise RuntimeError(f"{path}: {response.status} {answer!r}")


def call(method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> tuple[bytes, HTTPMessage]:
    """Ask the Runtime API; raises RuntimeError when it refuses."""
    connection.request(method, f"{RUNTIME}/{path}", body, headers or {})
    response = connection.getresponse()
    answer = response.read()
    if response.status >= 300:
        raise RuntimeError(f"{path}: {response.status} {answer!r}")
    return answer, response.headers


def next() -> tuple[bytes, dict[str, str | int]]:
    """Wait for an event: its body and headers, the deadline in epoch milliseconds."""
    body, message = call("GET", "next")
    headers: dict[str, str | int] = {name.title(): value for name, value in message.items()}
    headers["Lambda-Runtime-Deadline-Ms"] = int(headers["Lambda-Runtime-Deadline-Ms"])
    return body, headers


def post_invocation_result(request_id: str, result: bytes, content_type: str, _invocation_id: str | None) -> None:
    call("POST", f"{request_id}/response", result, {"Content-Type": content_type})


def post_error(request_id: str, error: str, _xray_fault: str, _invocation_id: str | None) -> None:
    call("POST", f"{request_id}/error", error.encode(), {"Content-Type": "application/json"})
