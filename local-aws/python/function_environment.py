"""Run an execution environment of a function, with AWS's own runtime interface client in this process.

    python function_environment.py

LAMBDA_TASK_ROOT is the folder with the function's code, _HANDLER its handler, and AWS_LAMBDA_RUNTIME_API the Unix
socket of the Runtime API, with which runtime_client.py communicates. The stand-in holds the other end of standard
input. When it closes because the stand-in has ended, this process and all processes that it started are killed. The
function's own standard input is empty.

On Lambda, the folder of the code is read-only. Here Python refuses to write to it, with the system's error. Programs
that the function starts can write to it.
"""

import errno
import os
import signal
import sys
import threading

from awslambdaric.__main__ import main
from awslambdaric.lambda_runtime_client import BaseLambdaRuntimeClient
from runtime_client import call_rapid

leash = os.dup(0)
os.dup2(os.open(os.devnull, os.O_RDONLY), 0)


def end_with_stand_in() -> None:
    while os.read(leash, 4096):
        pass
    os.killpg(0, signal.SIGKILL)


root = os.path.join(os.path.realpath(os.environ["LAMBDA_TASK_ROOT"]), "")
# Audit events of changes in the file system, and the positions of the arguments with the changed paths.
WRITES = {
    "os.mkdir": slice(0, 1),
    "os.remove": slice(0, 1),
    "os.rmdir": slice(0, 1),
    "os.truncate": slice(0, 1),
    "os.chmod": slice(0, 1),
    "os.utime": slice(0, 1),
    "os.rename": slice(0, 2),
    "os.link": slice(1, 2),
    "os.symlink": slice(1, 2),
}


def keep_code(event: str, arguments: tuple[object, ...]) -> None:
    """An audit hook; its exception becomes the exception of the audited call."""
    changed = arguments[WRITES[event]] if event in WRITES else ()
    if event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC):
        changed = arguments[:1]
    for path in changed:
        if isinstance(path, (str, bytes, os.PathLike)) and os.path.realpath(os.fsdecode(path)).startswith(root):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), os.fsdecode(path))


threading.Thread(target=end_with_stand_in, daemon=True).start()
os.chdir(os.environ["LAMBDA_TASK_ROOT"])
sys.path[0] = os.environ["LAMBDA_TASK_ROOT"]
BaseLambdaRuntimeClient.call_rapid = call_rapid
os.environ["PWD"] = os.environ["LAMBDA_TASK_ROOT"]
sys.addaudithook(keep_code)
main([sys.argv[0], os.environ["_HANDLER"]])
