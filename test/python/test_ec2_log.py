"""The log of an instance reaches CloudWatch, also after it could not for a while."""

import sys
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError

sys.path.insert(0, str(Path(__file__).parents[2] / "python/ec2"))

import log as logs  # noqa: E402


class CloudWatch:
    """Refuses the first calls that write events with these errors."""

    exceptions = SimpleNamespace(ResourceAlreadyExistsException=KeyError)

    def __init__(self, errors: list[Exception]) -> None:
        self.errors, self.lines = errors, []

    def create_log_group(self, **_: Any) -> None:
        raise KeyError

    create_log_stream = create_log_group

    def put_log_events(self, logEvents: list[dict[str, Any]], **_: Any) -> None:
        if self.errors:
            raise self.errors.pop(0)
        self.lines += [event["message"] for event in logEvents]


def written(monkeypatch: pytest.MonkeyPatch, *errors: Exception) -> tuple[list[str], str | None]:
    cloud = CloudWatch(list(errors))
    monkeypatch.setattr(logs.boto3, "client", lambda *_, **__: cloud)
    monkeypatch.setattr(logs, "EVERY", 0.01)
    log = logs.Log("us-east-1", "group", "stream")
    log.line("one")
    time.sleep(0.3)
    log.line("two")
    log.close()
    return cloud.lines, log.problem


def refused(code: str, status: int) -> ClientError:
    return ClientError({"Error": {"Code": code}, "ResponseMetadata": {"HTTPStatusCode": status}}, "PutLogEvents")  # type: ignore[typeddict-item]


def test_lines_wait_for_a_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    passing = [EndpointConnectionError(endpoint_url="https://logs"), refused("ThrottlingException", 400), refused("InternalFailure", 500)]
    assert written(monkeypatch, *passing) == (["one", "two"], None)


def test_a_log_that_may_not_be_written_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    lines, problem = written(monkeypatch, refused("AccessDeniedException", 400))
    assert lines == []
    assert problem is not None
    assert "AccessDeniedException" in problem
