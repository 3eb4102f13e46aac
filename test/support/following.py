"""Watches what passes: the statuses of a resource, and the error that a call ends with."""

import time
from typing import Any, Callable

from botocore.exceptions import ClientError

Statuses = list[str]


def follow(describe: Callable[[], dict], status: str, passing: set[str], seen: Statuses) -> dict:
    """Asks as fast as it can until the status is none that passes; adds every status to `seen` once in a row."""
    deadline = time.time() + 40
    while time.time() < deadline:
        answer = describe()
        if seen[-1:] != [answer[status]]:
            seen.append(answer[status])
        if answer[status] not in passing:
            return answer
        time.sleep(0.02)
    raise TimeoutError(f"still {seen}")


def refusal(call: Callable[..., Any], **request: Any) -> dict:
    """Code, words and HTTP status of the error that a call ends with."""
    try:
        call(**request)
    except ClientError as error:
        status = error.response["ResponseMetadata"]["HTTPStatusCode"]
        return {"code": error.response["Error"]["Code"], "message": error.response["Error"]["Message"], "status": status}
    return {"code": "none"}
