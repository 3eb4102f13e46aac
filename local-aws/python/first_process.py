"""The first process of an EC2 instance: it starts user data and timers, and ends all processes at the shutdown."""

import contextlib
import json
import os
import select
import signal
import time

GRACE_SECONDS = 3
"""Between SIGTERM and SIGKILL; systemd waits 90 seconds."""


class FirstProcess:
    """Runs user data and the timers' commands until the instance is shut down, and reaps orphaned processes."""

    def __init__(self, pipe: str, variables: dict[str, str], asked: int) -> None:
        """ASKED: read end of a pipe. A line asks the instance to shut down; the end of the pipe means that the stand-in
        ended.
        """
        os.mkfifo(pipe, 0o600)
        # Also open for writing, so that reading never returns an end of file.
        self.pipe = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)
        self.variables = variables
        self.asked = asked
        self.timers: list[tuple[float, list[str] | None]] = []
        self.off = False
        self.sessions: list[int] = []

    def start(self, command: list[str]) -> int:
        child = os.fork()
        if child == 0:
            os.setsid()
            os.close(3)
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            os.dup2(1, 2)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            try:
                os.execvpe(command[0], command, self.variables)
            except OSError as error:
                print(f"{command[0]}: {error.strerror}", flush=True)
                os._exit(127)
        self.sessions.append(child)
        return child

    def run(self, script: str | None) -> None:
        """Run user data, and wait until the instance is shut down."""
        wake, wake_end = os.pipe()
        os.set_blocking(wake_end, False)
        signal.set_wakeup_fd(wake_end)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        first = script and not select.select([self.asked], [], [], 0)[0] and self.start([script])
        while not self.off:
            due = min((at for at, _ in self.timers), default=None)
            timeout = None if due is None else max(0, due - time.monotonic())
            ready, _, _ = select.select([wake, self.pipe, self.asked], [], [], timeout)
            if wake in ready:
                os.read(wake, 4096)
            if self.pipe in ready:
                for line in os.read(self.pipe, 65536).decode().splitlines():
                    self.hear(json.loads(line))
            self.off = self.asked in ready
            for child, status in self.reap():
                if child == first and status != 0:
                    print(f"cloud-init: {script} ended with {status}", flush=True)
            now = time.monotonic()
            for timer in [each for each in self.timers if each[0] <= now]:
                self.timers.remove(timer)
                if timer[1] is None:
                    self.off = True
                else:
                    self.start(timer[1])
        if self.asked in ready and not os.read(self.asked, 4096):
            self.signal_all(signal.SIGKILL)
            return
        os.write(3, b"down\n")
        self.end()

    def hear(self, said: dict) -> None:
        if said.get("cancel"):
            self.timers = [each for each in self.timers if each[1] is not None]
        else:
            self.timers.append((time.monotonic() + said["after"], said.get("command")))

    def reap(self) -> list[tuple[int, int]]:
        ended = []
        with contextlib.suppress(ChildProcessError):
            while (each := os.waitpid(-1, os.WNOHANG))[0] != 0:
                ended.append((each[0], os.waitstatus_to_exitcode(each[1])))
        return ended

    def end(self) -> None:
        """Send SIGTERM to all processes of the instance, wait, and kill the remaining ones."""
        deadline = time.monotonic() + GRACE_SECONDS
        self.signal_all(signal.SIGTERM)
        with contextlib.suppress(ChildProcessError):
            while time.monotonic() < deadline:
                if os.waitpid(-1, os.WNOHANG)[0] == 0:
                    time.sleep(0.02)
        self.signal_all(signal.SIGKILL)

    def signal_all(self, number: int) -> None:
        if os.getpid() == 1:
            targets = [-1]
        else:
            targets = [-session for session in self.sessions]
        for target in targets:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(target, number)
