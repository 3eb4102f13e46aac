"""Run one command so that nothing of it outlives the stand-in.

    python launch.py FOLDER COMMAND [ARGUMENT ...]

The stand-in holds the other end of this process's standard input: when it closes, however the stand-in ended, the
command and everything that it started is killed at once, and the folder TMPDIR, which is the job's own, is removed.
On Linux the command gets its own process namespace, so that no descendant can escape, and its own mount namespace in
which FOLDER is ``/opt/ml`` and the names of the job's hosts resolve. Where the system permits neither, the command gets its own session, which is killed as a
group. SAGEMAKER_BASE_DIR says where FOLDER is to be found.

Standard error of the command joins its standard output, as in a container's log. File descriptor 3, which must be
open, receives two lines: SAGEMAKER_BASE_DIR at the start, and at the end the command's exit code, or the negative
number of the signal that ended it. There is no second line when the command was killed with the stand-in.
"""

import json
import os
import select
import shutil
import signal
import sys
from types import FrameType

sys.path.insert(0, os.path.dirname(__file__))

from namespaces import BIND, DETACH, RECURSIVE, call, die_with_parent, enter_namespaces, mount  # noqa: E402


def mount_opt_ml(folder: str) -> None:
    """Let FOLDER be /opt/ml without touching the host: a temporary /opt with all of the real one and ``ml``."""
    real = os.path.join(folder, ".opt")
    os.mkdir(real)
    mount("/opt", real, None, BIND | RECURSIVE)
    mount("tmpfs", "/opt", "tmpfs")
    for entry in os.listdir(real):
        source, target = os.path.join(real, entry), os.path.join("/opt", entry)
        if os.path.islink(source):
            os.symlink(os.readlink(source), target)
        elif entry != "ml":
            os.mkdir(target) if os.path.isdir(source) else os.close(os.open(target, os.O_CREAT))
            mount(source, target, None, BIND | RECURSIVE)
    os.mkdir("/opt/ml")
    mount(folder, "/opt/ml", None, BIND)
    call("umount2", real.encode(), DETACH)
    os.rmdir(real)


def name_hosts(folder: str) -> None:
    """Let the names of the job's hosts, algo-1 and so on, resolve for everything in it: all are this machine."""
    with open(os.path.join(folder, "input", "config", "resourceconfig.json")) as config:
        names = json.load(config)["hosts"]
    own = os.path.join(folder, ".hosts")
    with open("/etc/hosts") as known, open(own, "w") as hosts:
        hosts.write(f"{known.read()}\n127.0.0.1 {' '.join(names)}\n")
    mount(own, "/etc/hosts", None, BIND)
    os.unlink(own)


def run(command: list[str]) -> int:
    """Start the command in its own session, wait for it, take in orphans; its exit code or negative signal."""
    child = os.fork()
    if child == 0:
        os.setsid()
        die_with_parent()
        os.close(3)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(1, 2)
        try:
            os.execvp(command[0], command)
        except OSError as error:
            print(f"{command[0]}: {error.strerror}", flush=True)
            os._exit(127)

    def kill_session(_number: int, _frame: FrameType | None) -> None:
        os.killpg(child, signal.SIGKILL)

    signal.signal(signal.SIGTERM, kill_session)
    while True:
        ended, status = os.wait()
        if ended == child:
            try:
                os.killpg(child, signal.SIGKILL)
            except ProcessLookupError:
                pass
            return os.waitstatus_to_exitcode(status)


def main() -> None:
    base, command = sys.argv[1], sys.argv[2:]
    isolated = enter_namespaces()
    inner = os.fork()
    if inner == 0:
        die_with_parent()
        if isolated:
            try:
                name_hosts(base)
                mount_opt_ml(base)
                base = "/opt/ml"
                mount("proc", "/proc", "proc")
            except OSError:
                pass  # without /opt/ml the folder itself serves; without its own /proc only process numbers differ
        os.environ["SAGEMAKER_BASE_DIR"] = base
        os.write(3, f"{base}\n".encode())
        os.write(3, f"{run(command)}\n".encode())
        os._exit(0)
    os.close(3)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    wake, wake_end = os.pipe()
    os.set_blocking(wake_end, False)
    signal.set_wakeup_fd(wake_end)
    ready, _, _ = select.select([0, wake], [], [])
    if 0 in ready:
        os.kill(inner, signal.SIGKILL if isolated else signal.SIGTERM)
    os.waitpid(inner, 0)
    if 0 in ready:
        shutil.rmtree(os.environ["TMPDIR"], ignore_errors=True)


main()
