"""Keep a process from running longer than the stand-in, and from changing the machine that it runs on.

The stand-in holds the other end of a process's standard input. It closes when the stand-in ends, for any reason; then
all processes that were started here are killed at once. On Linux they run in a process namespace, from which no
descendant can escape, and in a mount namespace, in which the paths of AWS's machines exist without a change of the
host.
"""

import os
import select
import signal
from collections.abc import Callable
from types import FrameType

from namespaces import BIND, DETACH, RECURSIVE, call, die_with_parent, mount


def cover(place: str, scratch: str, without: tuple[str, ...]) -> None:
    """Replace a folder of the host, in this mount namespace, by a folder with the same entries except those in WITHOUT.

    SCRATCH is the path of a folder that is created for a moment.
    """
    os.mkdir(scratch)
    mount(place, scratch, None, BIND | RECURSIVE)
    mount("tmpfs", place, "tmpfs")
    for entry in os.listdir(scratch):
        source, target = os.path.join(scratch, entry), os.path.join(place, entry)
        if os.path.islink(source):
            os.symlink(os.readlink(source), target)
        elif entry not in without:
            os.mkdir(target) if os.path.isdir(source) else os.close(os.open(target, os.O_CREAT))
            mount(source, target, None, BIND | RECURSIVE)
    call("umount2", scratch.encode(), DETACH)
    os.rmdir(scratch)


def run(command: list[str], keep_channel: bool = False) -> int:
    """Run the command in a new session and reap orphaned processes. Return its exit code or negative signal number.

    Its standard error is redirected to its standard output. It does not get file descriptor 3 unless keep_channel.
    """
    child = os.fork()
    if child == 0:
        os.setsid()
        die_with_parent()
        if not keep_channel:
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


def hold(isolated: bool, inner: Callable[[], None]) -> bool:
    """Run INNER in a new process until it ends, or until standard input closes: then it and its descendants are killed.

    In a process namespace, it is the first process. Return whether it was killed.
    """
    process = os.fork()
    if process == 0:
        die_with_parent()
        inner()
        os._exit(0)
    os.close(3)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    wake, wake_end = os.pipe()
    os.set_blocking(wake_end, False)
    signal.set_wakeup_fd(wake_end)
    ready, _, _ = select.select([0, wake], [], [])
    if 0 in ready:
        os.kill(process, signal.SIGKILL if isolated else signal.SIGTERM)
    os.waitpid(process, 0)
    return 0 in ready
