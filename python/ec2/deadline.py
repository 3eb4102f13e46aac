"""A time limit for a piece of work."""

import threading
from collections.abc import Callable


class Deadline:
    """Calls ``act`` after this number of seconds, unless it is cancelled before."""

    def __init__(self, seconds: float, act: Callable[[], None]) -> None:
        self.passed = False
        self.act = act
        self.timer = threading.Timer(max(0, seconds), self._pass)
        self.timer.daemon = True
        self.timer.start()

    def _pass(self) -> None:
        self.passed = True
        self.act()

    def cancel(self) -> None:
        self.timer.cancel()
