"""Copies checkpoints of a spot instance to Amazon S3 while the script writes them, and once more if AWS reclaims it."""

import io
import threading
from collections.abc import Callable
from pathlib import Path

from botocore.exceptions import BotoCoreError, ClientError
from metadata import Metadata
from store import Store, pack

LOOK_EVERY = 2.0
"""Seconds between two checks. AWS recommends to check every 5 s (EC2 User Guide, "Spot Instance interruption notices")."""


class Checkpoints:
    """Copies a folder as one archive after each change, once two checks in a row find the same state."""

    def __init__(self, store: Store, folder: Path, uri: str, say: Callable[[str], None]) -> None:
        self.store, self.folder, self.uri, self.say = store, folder, uri, say
        self.problem: str | None = None
        # Files of an earlier attempt are already in S3.
        self.seen = self.copied = self.signature()

    def signature(self) -> tuple[tuple[str, int, int], ...]:
        files = sorted(path for path in self.folder.rglob("*") if path.is_file())
        found = []
        for path in files:
            try:
                state = path.stat()
            except FileNotFoundError:
                continue
            found.append((str(path), state.st_size, state.st_mtime_ns))
        return tuple(found)

    def look(self) -> None:
        now = self.signature()
        if now == self.seen and now != self.copied:
            self.copy(now)
        self.seen = now

    def copy(self, signature: tuple[tuple[str, int, int], ...] | None = None) -> None:
        """Copy the folder in its current state, if it has changed since the last copy."""
        now = signature if signature is not None else self.signature()
        if now in (self.copied, ()):
            return
        packed = io.BytesIO()
        try:
            pack(self.folder, packed, compress=False)
            self.store.write(self.uri, packed.getvalue(), once=False)
        except (BotoCoreError, ClientError, OSError) as error:
            problem = f"its checkpoint could not be copied: {error}"
            if problem != self.problem:
                self.say(problem)
            self.problem = problem
            return
        self.problem = None
        self.copied = now


class Watch:
    """Watches a spot instance until close(). interrupted: AWS's interruption notice; None: there is none yet."""

    def __init__(self, metadata: Metadata, checkpoints: Checkpoints, on_interruption: Callable[[], None]) -> None:
        self.metadata, self.checkpoints, self.act = metadata, checkpoints, on_interruption
        self.interrupted: str | None = None
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self._watch, daemon=True)
        self.thread.start()

    def _watch(self) -> None:
        while not self.ended.wait(LOOK_EVERY):
            said = self.metadata.interruption()
            if said is not None:
                self.interrupted = said
                self.act()
                return
            self.checkpoints.look()

    def close(self) -> None:
        self.ended.set()
        self.thread.join(timeout=60)
