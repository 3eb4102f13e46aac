"""The instance metadata service, version 2: each request has a token (EC2 User Guide, "Use the IMDS")."""

import json
import os
import urllib.error
import urllib.request
from dataclasses import dataclass
from datetime import datetime

ADDRESS = os.environ.get("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://169.254.169.254").rstrip("/")
LIVES = 21_600
"""Lifetime of a token in seconds; the maximum."""

DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))
"""Without a proxy, which would return its own instance's metadata."""


@dataclass(frozen=True)
class Machine:
    """This instance. launched: milliseconds since the epoch."""

    id: str
    type: str
    zone: str
    launched: int


class Metadata:
    def __init__(self) -> None:
        self.token = ""

    def read(self, path: str) -> str | None:
        """Return the text at ``/latest/<path>``, or None if it does not exist."""
        for fresh in (False, True):
            if fresh or not self.token:
                lives = {"X-aws-ec2-metadata-token-ttl-seconds": str(LIVES)}
                self.token = ask(urllib.request.Request(f"{ADDRESS}/latest/api/token", method="PUT", headers=lives))
            try:
                return ask(urllib.request.Request(f"{ADDRESS}/latest/{path}", headers={"X-aws-ec2-metadata-token": self.token}))
            except urllib.error.HTTPError as error:
                if error.code == 404:
                    return None
                if error.code != 401 or fresh:
                    raise
        raise AssertionError

    def machine(self) -> Machine:
        document = json.loads(self.read("dynamic/instance-identity/document") or "{}")
        launched = datetime.fromisoformat(document["pendingTime"].replace("Z", "+00:00"))
        return Machine(
            document["instanceId"], document["instanceType"], document["availabilityZone"], int(launched.timestamp() * 1000)
        )

    def interruption(self) -> str | None:
        """Return AWS's interruption notice (time and action), sent two minutes before; None: there is none yet."""
        try:
            return self.read("meta-data/spot/instance-action")
        except OSError:
            return None


def ask(request: urllib.request.Request) -> str:
    with DIRECT.open(request, timeout=5) as answer:
        return answer.read().decode()
