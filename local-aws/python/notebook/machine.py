"""The machine of a notebook instance: a process tree with its own paths, which ends with the stand-in.

    python machine.py FOLDER VOLUME

FOLDER contains the files of a new machine: ``home``, which becomes ``/home/ec2-user``; ``ml``, which becomes
``/opt/ml``; and ``spec.json``, which control.py reads. VOLUME is kept when the instance stops; it becomes
``/home/ec2-user/SageMaker``. Everything else is read-only, so that a lifecycle script cannot damage the host. This
needs Linux with root or user namespaces; otherwise the machine does not start and reports the reason. File descriptor 3
receives messages, one JSON object per line.
"""

import ctypes
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from contained import cover, hold, run  # noqa: E402
from namespaces import BIND, enter_namespaces, mount  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
# System call mount_setattr (same number on all architectures) and its constants (linux/mount.h, linux/fcntl.h).
MOUNT_SETATTR, READ_ONLY, HERE_FD, WITH_ALL_BELOW = 442, 1, -100, 0x8000


class MountAttributes(ctypes.Structure):
    _fields_ = [(name, ctypes.c_uint64) for name in ("attr_set", "attr_clr", "propagation", "userns_fd")]


def set_read_only(path: str, read_only: bool, below: bool = False) -> None:
    attributes = MountAttributes(READ_ONLY, 0) if read_only else MountAttributes(0, READ_ONLY)
    flags = WITH_ALL_BELOW if below else 0
    library = ctypes.CDLL(None, use_errno=True)
    size = ctypes.sizeof(attributes)
    if library.syscall(MOUNT_SETATTR, HERE_FD, path.encode(), flags, ctypes.byref(attributes), size) != 0:
        raise OSError(ctypes.get_errno(), f"mount_setattr {path}")


def furnish(folder: str, volume: str) -> None:
    """Mount the machine's own folders at AWS's paths, and make everything else read-only."""
    home, metadata = os.path.join(folder, "home"), os.path.join(folder, "ml")
    cover("/opt", os.path.join(folder, ".covered"), without=("ml",))
    os.mkdir("/opt/ml")
    mount(metadata, "/opt/ml", None, BIND)
    # Both may be below /home, so they are opened before /home is covered.
    held = [os.open(path, os.O_PATH) for path in (home, volume)]
    cover("/home", os.path.join(folder, ".covered"), without=("ec2-user",))
    for descriptor, place in zip(held, ("/home/ec2-user", "/home/ec2-user/SageMaker"), strict=True):
        os.makedirs(place, exist_ok=True)
        mount(f"/proc/self/fd/{descriptor}", place, None, BIND)
        os.close(descriptor)
    mount("/tmp", "/tmp", None, BIND)
    set_read_only("/", True, below=True)
    for own in ("/opt", "/opt/ml", "/home/ec2-user", "/home/ec2-user/SageMaker", "/tmp"):
        set_read_only(own, False)
    if os.path.ismount("/dev/shm"):
        set_read_only("/dev/shm", False)
    mount("proc", "/proc", "proc")


def main() -> None:
    folder, volume = sys.argv[1:]
    isolated = enter_namespaces(as_root=True)

    def tell(**what: object) -> None:
        os.write(3, f"{json.dumps(what)}\n".encode())

    def inner() -> None:
        try:
            if not isolated:
                raise OSError(1, "unshare")
            furnish(folder, volume)
        except OSError as error:
            return tell(failed=f"a notebook instance needs Linux that permits root or user namespaces ({error})")
        os.chdir("/home/ec2-user/SageMaker")
        run([sys.executable, os.path.join(HERE, "control.py"), os.path.join(folder, "spec.json")], keep_channel=True)

    hold(isolated, inner)


main()
