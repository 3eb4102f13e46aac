"""Run an EC2 instance of the stand-in: its user data once, and its timers until it is shut down.

    python instance.py FOLDER ENVIRONMENT

FOLDER contains the file ``user-data`` and is the instance's disk. On Linux, the instance gets its own process namespace
and its own root: an overlay on the host's root. It sees the host's programs; what it writes is in FOLDER and is deleted
at its end. The Python environment ENVIRONMENT is its ``/opt/pytorch``. If the system does not permit this, user data
runs in FOLDER. In its text, ``/opt/pytorch`` is then replaced by ENVIRONMENT, and folders that it writes to are
replaced by folders in FOLDER.

User data runs as with cloud-init: as root, with the interpreter in its first line ``#!``, in ``/``, without HOME.
Standard error is redirected to standard output. Then the instance runs until a command of power.py or a line on
standard input shuts it down: all its processes get SIGTERM, and SIGKILL a moment later. When standard input closes, the
stand-in has ended, and all processes are killed at once. File descriptor 3 receives ``own`` or ``shared`` (the kind of
root) at the start, and ``down`` when the instance shuts down.
"""

import contextlib
import json
import os
import select
import signal
import socket
import stat
import sys
import time

sys.path.insert(0, os.path.dirname(__file__))

from instance_root import own_root  # noqa: E402
from namespaces import NEW_HOST_NAME, die_with_parent, enter_namespaces  # noqa: E402

PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
PIPE = "/run/local-aws-power"
COMMANDS = ("shutdown", "poweroff", "halt", "reboot", "systemctl", "systemd-run")
WRITTEN = ("/opt/ml", "/var/lib/cloud")
"""Folders that an instance has for itself. Without a root of its own, it must not write to the host's folders."""
GRACE_SECONDS = 3
"""Between SIGTERM and SIGKILL; systemd waits 90 seconds."""


def install(folder: str, commands: dict[str, str]) -> None:
    """Write programs into a folder and replace existing ones with the same names."""
    for name, text in commands.items():
        file = os.path.join(folder, name)
        with contextlib.suppress(FileNotFoundError):
            os.unlink(file)
        with open(file, "w") as program:
            program.write(text)
        os.chmod(file, 0o755)


def programs(environment: str) -> tuple[dict[str, str], dict[str, str]]:
    """Replacements of systemd's commands (1st), and AWS's command line (2nd), as texts by name."""
    python = os.path.realpath(sys.executable)
    with open(os.path.join(os.path.dirname(__file__), "power.py")) as source:
        power = f"#!{python} -IS\n{source.read()}"
    aws = f'#!/bin/sh\nexec {environment}/bin/python {environment}/bin/aws "$@"\n'
    return dict.fromkeys(COMMANDS, power), {"aws": aws}


class Instance:
    """The first process of an instance: runs user data and the timers' commands, and reaps orphaned processes."""

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


def inside(folder: str, environment: str, isolated: bool, asked: int) -> None:
    """The work of the instance's first process."""
    os.umask(0o022)
    with open(os.path.join(folder, "user-data"), "rb") as given:
        data = given.read()
    host_name = os.environ.pop("HOSTNAME", "")
    variables = {"PATH": PATH, **{key: value for key, value in os.environ.items() if key.startswith(("AWS_", "OMP_", "MKL_"))}}
    power, aws = programs("/opt/pytorch" if isolated else environment)
    root = None
    if isolated:
        with contextlib.suppress(OSError):
            root = own_root(folder, environment)
            socket.sethostname(host_name)
    if root is not None:
        os.chroot(root)
        for each in ("/sbin", "/bin", "/usr/sbin", "/usr/bin"):
            if not os.path.islink(each):
                install(each, power)
        os.makedirs("/usr/local/bin", exist_ok=True)
        install("/usr/local/bin", aws)
        scripts, pipe = "/var/lib/cloud/instance/scripts", PIPE
    else:
        power, aws = programs(environment)
        scripts, pipe, own = os.path.join(folder, "scripts"), os.path.join(folder, "power"), os.path.join(folder, "bin")
        os.makedirs(own)
        install(own, power | aws)
        data = data.replace(b"/opt/pytorch", environment.encode())
        for each in WRITTEN:
            data = data.replace(each.encode(), os.path.join(folder, "disk", each.strip("/").replace("/", "+")).encode())
        variables |= {"PATH": f"{own}:{PATH}", "LOCAL_AWS_POWER": pipe}
    os.makedirs(scripts, exist_ok=True)
    os.chdir("/" if root else folder)
    script = os.path.join(scripts, "part-001")
    with open(script, "wb") as program:
        program.write(data)
    os.chmod(script, 0o700)
    os.write(3, b"own\n" if root else b"shared\n")
    runs = data.startswith(b"#!")
    if data and not runs:
        print("cloud-init: the stand-in runs user data only if it is a script that begins with #!", flush=True)
    Instance(pipe, variables, asked).run(script if runs else None)


def remove(path: str, device: int) -> None:
    """Delete a path, including folders that an overlay has made unreadable, but nothing of another file system."""
    found = os.lstat(path)
    if found.st_dev != device:
        raise OSError(f"{path} is a mount of the host's")
    if not stat.S_ISDIR(found.st_mode):
        os.unlink(path)
        return
    os.chmod(path, stat.S_IRWXU)
    for name in os.listdir(path):
        remove(os.path.join(path, name), device)
    os.rmdir(path)


def act(folder: str, environment: str) -> None:
    """Run the instance in its own namespaces until it is shut down, or until standard input closes."""
    isolated = enter_namespaces(as_root=True, more=NEW_HOST_NAME)
    # A pipe instead of a signal, because Python loses signals that arrive before it has set up its handlers.
    asked, ask = os.pipe()
    signal.signal(signal.SIGCHLD, lambda *_: None)
    wake, wake_end = os.pipe()
    os.set_blocking(wake_end, False)
    signal.set_wakeup_fd(wake_end)
    inner = os.fork()
    if inner == 0:
        die_with_parent()
        os.close(ask)
        inside(folder, environment, isolated, asked)
        os._exit(0)
    os.close(3)
    while True:
        ready, _, _ = select.select([0, wake], [], [])
        if 0 in ready:
            if told := os.read(0, 4096):
                os.write(ask, told)
            else:
                os.close(ask)
                if isolated:
                    os.kill(inner, signal.SIGKILL)
                # The first process of a namespace ends only when all other processes of it have ended.
                os.waitpid(inner, 0)
                return
        elif os.waitpid(inner, os.WNOHANG)[0] != 0:
            return


def main() -> None:
    folder, environment = sys.argv[1:]
    # The disk is deleted by this process, which does not see the instance's mounts; mounted folders would be deleted
    # too.
    actor = os.fork()
    if actor == 0:
        die_with_parent()
        act(folder, environment)
        os._exit(0)
    os.close(3)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    os.waitpid(actor, 0)
    remove(folder, os.lstat(folder).st_dev)


main()
