"""Run a command that ends with the stand-in at the latest.

    python launch.py FOLDER COMMAND [ARGUMENT ...]

When standard input closes, the command and all processes that it started are killed at once, and the job's folder
TMPDIR is deleted. On Linux, the command gets its own process namespace and its own mount namespace, in which FOLDER is
``/opt/ml`` and the names of the job's hosts resolve. If the system does not permit this, the command gets its own
session, which is killed as a group. SAGEMAKER_BASE_DIR is the path at which the command finds FOLDER.

The command's standard error is redirected to its standard output, as in a container's log. File descriptor 3 must be
open. It receives two lines: SAGEMAKER_BASE_DIR at the start; at the end the command's exit code, or the negative number
of the signal that ended it. If the command was killed with the stand-in, there is no second line.
"""

import json
import os
import shutil
import sys

# The option -I has removed this folder from the module path.
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from contained import cover, hold, run  # noqa: E402
from namespaces import BIND, enter_namespaces, mount  # noqa: E402


def name_hosts(folder: str) -> None:
    """Make the names of the job's hosts (algo-1 and so on) resolve to this machine for its processes."""
    with open(os.path.join(folder, "input", "config", "resourceconfig.json")) as config:
        names = json.load(config)["hosts"]
    own = os.path.join(folder, ".hosts")
    with open("/etc/hosts") as known, open(own, "w") as hosts:
        hosts.write(f"{known.read()}\n127.0.0.1 {' '.join(names)}\n")
    mount(own, "/etc/hosts", None, BIND)
    os.unlink(own)


def main() -> None:
    folder, command = sys.argv[1], sys.argv[2:]
    isolated = enter_namespaces()

    def inner() -> None:
        base = folder
        if isolated:
            try:
                name_hosts(folder)
                cover("/opt", os.path.join(folder, ".opt"), without=("ml",))
                os.mkdir("/opt/ml")
                mount(folder, "/opt/ml", None, BIND)
                base = "/opt/ml"
                mount("proc", "/proc", "proc")
            except OSError:
                pass  # Without /opt/ml, FOLDER is used. Without its own /proc, only process IDs differ.
        os.environ["SAGEMAKER_BASE_DIR"] = base
        os.write(3, f"{base}\n".encode())
        os.write(3, f"{run(command)}\n".encode())

    if hold(isolated, inner):
        shutil.rmtree(os.environ["TMPDIR"], ignore_errors=True)


main()
