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
import os
import select
import signal
import socket
import stat
import sys

sys.path.insert(0, os.path.dirname(__file__))

from first_process import FirstProcess  # noqa: E402
from instance_root import own_root  # noqa: E402
from namespaces import NEW_HOST_NAME, die_with_parent, enter_namespaces  # noqa: E402

PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
PIPE = "/run/local-aws-power"
COMMANDS = ("shutdown", "poweroff", "halt", "reboot", "systemctl", "systemd-run")
WRITTEN = ("/opt/ml", "/var/lib/cloud")
"""Folders that an instance has for itself. Without a root of its own, it must not write to the host's folders."""


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
    FirstProcess(pipe, variables, asked).run(script if runs else None)


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
