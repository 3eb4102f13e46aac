"""Run an EC2 instance of the stand-in: its user data once, and its timers until it is shut down.

    python instance.py FOLDER ENVIRONMENT

FOLDER has the file ``user-data`` and is the instance's disk. On Linux the instance gets its own process namespace, and as
its root the host's with an overlay of its own: it sees the host's programs, and what it writes stays in FOLDER and ends
with it. There ENVIRONMENT, of Python, is ``/opt/pytorch``. Where the system does not permit that, user data runs in
FOLDER with ``/opt/pytorch`` in its text replaced by ENVIRONMENT.

User data runs as cloud-init runs it: as root, by its first line ``#!``, in ``/``, without HOME. Standard error joins
standard output. Afterwards the instance stays up until one of the commands of power.py, or a line on standard input,
shuts it down; all its processes get SIGTERM and a moment later SIGKILL. When standard input closes, the stand-in has
ended, and everything is killed at once. File descriptor 3 receives ``own`` or ``shared`` (the root) at the start, and
``down`` once the instance is shutting down.
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

from namespaces import BIND, NEW_HOST_NAME, RECURSIVE, die_with_parent, enter_namespaces, mount  # noqa: E402

PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
PIPE = "/run/local-aws-power"
COMMANDS = ("shutdown", "poweroff", "halt", "reboot", "systemctl", "systemd-run")
GRACE_SECONDS = 3
"""Between SIGTERM and SIGKILL; systemd gives 90."""


def own_root(folder: str, environment: str) -> str:
    """Mount a root of the instance's own; raise OSError where the system does not permit it."""
    disk, root = os.path.join(folder, "disk"), os.path.join(folder, "root")
    for each in (disk, root):
        os.makedirs(each, exist_ok=True)
    try:
        overlay(disk, "root", "/", root)
    except OSError:
        # Not every file system holds an overlay's upper layer; the memory's does.
        mount("tmpfs", disk, "tmpfs")
        overlay(disk, "root", "/", root)
    with open("/proc/self/mountinfo") as listing:
        points = [line.split()[4].replace("\\040", " ") for line in listing]
    own = ("/proc", "/dev", "/sys", "/run", "/tmp", "/opt/pytorch", folder)
    for number, point in enumerate(points):
        if point == "/" or any(point == each or point.startswith(f"{each}/") for each in own):
            continue
        if os.path.isdir(point):
            try:
                overlay(disk, f"mount-{number}", point, root + point)
            except OSError:
                mount(point, root + point, None, BIND | RECURSIVE)
    for name, mode in (("run", 0o755), ("tmp", 0o1777)):
        os.mkdir(os.path.join(disk, name))
        os.chmod(os.path.join(disk, name), mode)
        os.makedirs(os.path.join(root, name), exist_ok=True)
        mount(os.path.join(disk, name), os.path.join(root, name), None, BIND)
    for name in ("dev", "sys"):
        mount(f"/{name}", os.path.join(root, name), None, BIND | RECURSIVE)
    try:
        mount("proc", os.path.join(root, "proc"), "proc")
    except OSError:
        # In some containers only the host's own may be seen.
        mount("/proc", os.path.join(root, "proc"), None, BIND | RECURSIVE)
    environments = os.path.dirname(environment)
    if environments.startswith("/tmp/"):
        os.makedirs(root + environments)
        mount(environments, root + environments, None, BIND)
    os.makedirs(os.path.join(root, "opt", "pytorch"), exist_ok=True)
    overlay(disk, "pytorch", environment, os.path.join(root, "opt", "pytorch"))
    return root


def overlay(disk: str, name: str, lower: str, target: str) -> None:
    """Mount a folder so that what is written goes to the disk."""
    upper, work = (os.path.join(disk, name, part) for part in ("upper", "work"))
    for each in (upper, work):
        os.makedirs(each, exist_ok=True)
    own_user = not is_real_root()
    if own_user and lower == "/":
        take_folders(upper)
    options = f"lowerdir={lower},upperdir={upper},workdir={work}{',userxattr' if own_user else ''}"
    mount("overlay", target, "overlay", 0, options)


def is_real_root() -> bool:
    with open("/proc/self/uid_map") as mapping:
        return mapping.read().split() == ["0", "0", "4294967295"]


def take_folders(upper: str) -> None:
    """Let the root of a user namespace own folders that belong to the host's root, who does not exist in there.

    A folder of the upper layer lends its owner to the folder of the same name below it.
    """
    for top in ("etc", "home", "mnt", "opt", "root", "srv", "usr", "var"):
        for folder, names, _ in os.walk(f"/{top}"):
            own = upper + folder
            os.makedirs(own, exist_ok=True)
            if not os.access(folder, os.R_OK | os.X_OK):
                os.setxattr(own, "user.overlay.opaque", b"y")
            if folder.count("/") > 2:
                names.clear()
            names[:] = [name for name in names if not os.path.islink(os.path.join(folder, name))]


def install(folder: str, commands: dict[str, str]) -> None:
    """Write programs into a folder, in the place of what has their names."""
    for name, text in commands.items():
        file = os.path.join(folder, name)
        with contextlib.suppress(FileNotFoundError):
            os.unlink(file)
        with open(file, "w") as program:
            program.write(text)
        os.chmod(file, 0o755)


def programs(environment: str) -> tuple[dict[str, str], dict[str, str]]:
    """What stands for the commands of systemd, and the command line of AWS."""
    python = os.path.realpath(sys.executable)
    with open(os.path.join(os.path.dirname(__file__), "power.py")) as source:
        power = f"#!{python} -IS\n{source.read()}"
    aws = f'#!/bin/sh\nexec {environment}/bin/python {environment}/bin/aws "$@"\n'
    return dict.fromkeys(COMMANDS, power), {"aws": aws}


class Asked:
    """Whether the stand-in wants the instance to shut down; it may say so before anything of it runs."""

    now = False


class Instance:
    """The first process of an instance: starts the user data and what timers ask for, and takes in orphans."""

    def __init__(self, pipe: str, variables: dict[str, str]) -> None:
        os.mkfifo(pipe, 0o600)
        # Held open for writing too, so that it never ends.
        self.pipe = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)
        self.variables = variables
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
            for number in (signal.SIGTERM, signal.SIGCHLD):
                signal.signal(number, signal.SIG_DFL)
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
        first = script and self.start([script])
        while not (self.off or Asked.now):
            due = min((at for at, _ in self.timers), default=None)
            timeout = None if due is None else max(0, due - time.monotonic())
            ready, _, _ = select.select([wake, self.pipe], [], [], timeout)
            if wake in ready:
                os.read(wake, 4096)
            if self.pipe in ready:
                for line in os.read(self.pipe, 65536).decode().splitlines():
                    self.hear(json.loads(line))
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
        """Ask every process of the instance to end, and wait a moment."""
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


def inside(folder: str, environment: str, isolated: bool) -> None:
    """What the instance's first process does."""
    with open(os.path.join(folder, "user-data"), "rb") as given:
        data = given.read()
    host_name = os.environ.pop("HOSTNAME", "")
    variables = {"PATH": PATH, **{key: value for key, value in os.environ.items() if key.startswith("AWS_")}}
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
    Instance(pipe, variables).run(script if runs else None)


def remove(path: str, device: int) -> None:
    """Remove what lies at a path, also what an overlay has made unreadable, and nothing of another file system."""
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
    """Run the instance in namespaces of its own until it is shut down, or standard input closes."""
    isolated = enter_namespaces(as_root=True, more=NEW_HOST_NAME)
    signal.signal(signal.SIGTERM, lambda *_: setattr(Asked, "now", True))
    inner = os.fork()
    if inner == 0:
        die_with_parent()
        inside(folder, environment, isolated)
        os._exit(0)
    os.close(3)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    wake, wake_end = os.pipe()
    os.set_blocking(wake_end, False)
    signal.set_wakeup_fd(wake_end)
    while True:
        ready, _, _ = select.select([0, wake], [], [])
        if 0 in ready:
            told = os.read(0, 4096)
            os.kill(inner, signal.SIGTERM if told else signal.SIGKILL)
            if not told:
                # The first process of a namespace has ended only when all others of it have.
                os.waitpid(inner, 0)
                return
        elif os.waitpid(inner, os.WNOHANG)[0] != 0:
            return


def main() -> None:
    folder, environment = sys.argv[1:]
    # The mounts of the instance must not be seen where its disk is removed, or what is mounted would be removed too.
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
