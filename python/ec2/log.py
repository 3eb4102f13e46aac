"""The log of a training: sent to CloudWatch while it runs, and kept in memory for the upload at its end."""

import threading
import time
from collections import deque

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

KEPT = 64 * 1024 * 1024
"""Number of newest bytes that are kept, in memory because the disk may be full."""

EVERY = 1.0
"""Seconds between two calls of PutLogEvents."""

LONGEST = 250_000
"""Longest line in characters; an event may have 256 KiB (CloudWatch Logs quotas)."""

MOST_EVENTS, MOST_BYTES, EACH = 10_000, 1_000_000, 26
"""Limits of one call: events, bytes, and the bytes added for each event (API reference of PutLogEvents)."""


class Log:
    """Lines of a training. If they cannot be written to CloudWatch, the training continues, and ``problem`` says why."""

    def __init__(self, region: str, group: str, stream: str) -> None:
        self.client = boto3.client("logs", region_name=region, config=Config(retries={"mode": "standard", "total_max_attempts": 5}))
        self.where = {"logGroupName": group, "logStreamName": stream}
        self.kept: deque[str] = deque()
        self.bytes = 0
        self.waiting: list[tuple[int, str]] = []
        self.lock = threading.Lock()
        self.ended = threading.Event()
        self.problem: str | None = None
        self.thread = threading.Thread(target=self._send_all, daemon=True)
        self.thread.start()

    def line(self, text: str) -> None:
        with self.lock:
            self.kept.append(text)
            self.bytes += len(text) + 1
            while self.bytes > KEPT:
                self.bytes -= len(self.kept.popleft()) + 1
            if self.problem is None:
                self.waiting.append((int(time.time() * 1000), text[:LONGEST]))

    def say(self, text: str) -> None:
        """Add a line of this program itself; it is also printed to the console."""
        print(text, flush=True)
        self.line(text)

    def text(self) -> bytes:
        with self.lock:
            return "".join(f"{line}\n" for line in self.kept).encode(errors="replace")

    def last(self, count: int) -> list[str]:
        with self.lock:
            return [line for line in list(self.kept)[-count:] if line.strip()]

    def close(self) -> None:
        """Send the waiting lines, for at most 20 seconds."""
        self.ended.set()
        self.thread.join(timeout=20)

    def _send_all(self) -> None:
        try:
            self._make()
            while True:
                done = self.ended.wait(EVERY)
                try:
                    while self._send():
                        pass
                except (BotoCoreError, ClientError) as error:
                    # The lines wait until there is a connection again.
                    if done or not passes(error):
                        raise
                if done:
                    return
        except (BotoCoreError, ClientError) as error:
            with self.lock:
                self.problem = f"its log is not in CloudWatch: {error}"
                self.waiting.clear()
            print(self.problem, flush=True)

    def _make(self) -> None:
        for call, names in ((self.client.create_log_group, ["logGroupName"]), (self.client.create_log_stream, list(self.where))):
            try:
                call(**{name: self.where[name] for name in names})
            except self.client.exceptions.ResourceAlreadyExistsException:
                pass

    def _send(self) -> bool:
        """Send the next waiting lines, without empty ones. Returns whether there were any."""
        with self.lock:
            events: list[dict[str, object]] = []
            size = count = 0
            for at, text in self.waiting:
                size += len(text.encode(errors="replace")) + EACH
                if len(events) == MOST_EVENTS or (events and size > MOST_BYTES):
                    break
                count += 1
                if text:
                    events.append({"timestamp": at, "message": text})
        if events:
            self.client.put_log_events(**self.where, logEvents=events)
        with self.lock:
            del self.waiting[:count]
        return count > 0


def passes(error: BotoCoreError | ClientError) -> bool:
    """Whether a later call may succeed: there was no connection, or the service is overloaded."""
    if isinstance(error, BotoCoreError):
        return True
    status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    return status >= 500 or "Throttl" in error.response["Error"]["Code"]
