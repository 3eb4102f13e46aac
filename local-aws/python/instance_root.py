"""A root for an EC2 instance: the host's root with an overlay on each of its folders.

The instance's ``root`` may be the host's root. User data that sets up a machine must not change the host. Therefore the
instance has only a few devices, the kernel's settings are read-only, and it has no capability to change the clock,
kernel modules, devices and the network.
"""

import contextlib
import os
import re
import stat

from namespaces import BIND, DETACH, DROP_CAPABILITY, READ_ONLY, RECURSIVE, REMOUNT, call, mount

# The instance has these folders for itself.
HIDDEN = ("/dev", "/proc", "/run", "/sys", "/tmp")
DEVICES = ("null", "zero", "full", "random", "urandom", "tty")
# Capabilities of linux/capability.h: NET_ADMIN, SYS_MODULE, SYS_RAWIO, SYS_BOOT, SYS_TIME, MKNOD.
DROPPED = (12, 16, 17, 22, 25, 27)
# Flags that a mount must keep when it becomes read-only: values of sys/statvfs.h and of sys/mount.h.
FLAGS = ((2, 2), (4, 4), (8, 8), (1024, 1024), (2048, 2048), (4096, 1 << 21))
# Characters with a meaning in mount options.
SPECIAL = re.compile(r"[\\:,]")


def own_root(folder: str, environment: str) -> str:
    """Create the instance's root and return its path; raise OSError if the system does not permit it."""
    disk, root = os.path.join(folder, "disk"), os.path.join(folder, "root")
    os.makedirs(disk, exist_ok=True)
    if not holds_layers(disk):
        # tmpfs can hold the upper layer of an overlay.
        mount("tmpfs", disk, "tmpfs")
        if not holds_layers(disk):
            raise OSError("no overlay")
    os.makedirs(root)
    for entry in sorted(os.listdir("/")):
        path = f"/{entry}"
        if os.path.islink(path):
            os.symlink(os.readlink(path), root + path)
        elif os.path.isdir(path):
            os.makedirs(root + path)
            if path not in HIDDEN and os.access(path, os.R_OK | os.X_OK):
                overlay_or_bind(disk, path, root)
    os.chmod(f"{root}/tmp", 0o1777)
    kernel(root)
    environments = os.path.dirname(environment)
    if environments.startswith(tuple(f"{each}/" for each in HIDDEN)):
        os.makedirs(root + environments)
        mount(environments, root + environments, None, BIND)
    os.makedirs(f"{root}/opt/pytorch", exist_ok=True)
    overlay(disk, environment, f"{root}/opt/pytorch")
    for capability in DROPPED:
        with contextlib.suppress(OSError):
            call("prctl", DROP_CAPABILITY, capability, 0, 0, 0)
    return root


def kernel(root: str) -> None:
    """Make processes, devices and read-only settings of the kernel visible."""
    try:
        mount("proc", f"{root}/proc", "proc")
    except OSError:
        # In some containers, a new proc file system cannot be mounted, only the host's.
        mount("/proc", f"{root}/proc", None, BIND | RECURSIVE)
    mount("/sys", f"{root}/sys", None, BIND | RECURSIVE)
    mount(f"{root}/proc/sys", f"{root}/proc/sys", None, BIND)
    for path in (f"{root}/sys", f"{root}/proc/sys"):
        make_read_only(path)
    for name in DEVICES:
        open(f"{root}/dev/{name}", "w").close()
        mount(f"/dev/{name}", f"{root}/dev/{name}", None, BIND)
    for name, link in (("fd", ""), ("stdin", "/0"), ("stdout", "/1"), ("stderr", "/2")):
        os.symlink(f"/proc/self/fd{link}", f"{root}/dev/{name}")
    os.mkdir(f"{root}/dev/shm")
    mount("tmpfs", f"{root}/dev/shm", "tmpfs")


def make_read_only(path: str) -> None:
    """Make a mount read-only and keep its other restrictions."""
    now = os.statvfs(path).f_flag
    kept = sum(flag for seen, flag in FLAGS if now & seen)
    mount("none", path, None, REMOUNT | BIND | READ_ONLY | kept)


def holds_layers(disk: str) -> bool:
    """Whether a file system can hold the upper layer of an overlay. Another overlay, such as a container's root,
    cannot.
    """
    target = os.path.join(disk, "probe")
    os.makedirs(target, exist_ok=True)
    try:
        overlay(disk, target, target)
    except OSError:
        return False
    call("umount2", target.encode(), DETACH)
    return True


def overlay_or_bind(disk: str, path: str, root: str) -> None:
    """Make a folder of the host and the mounts below it visible; what the instance writes there goes to the disk."""
    try:
        overlay(disk, path, root + path)
    except OSError:
        # An overlay fails in a user namespace if other file systems are mounted below the folder.
        mount(path, root + path, None, BIND | RECURSIVE)
        # The host's root could write there, and user data that sets up a machine would change the host.
        if is_real_root():
            make_read_only(root + path)
        return
    with open("/proc/self/mountinfo") as listing:
        points = [line.split()[4].replace("\\040", " ") for line in listing]
    for point in points:
        if point.startswith(f"{path}/") and not point.startswith(f"{disk}/") and os.path.isdir(root + point):
            try:
                overlay(disk, point, root + point)
            except OSError:
                mount(point, root + point, None, BIND)


def overlay(disk: str, lower: str, target: str) -> None:
    """Mount a folder at the target with an overlay, so that what is written goes to the disk."""
    upper, work = (os.path.join(disk, lower.strip("/").replace("/", "+"), part) for part in ("upper", "work"))
    for each in (upper, work):
        os.makedirs(each, exist_ok=True)
    os.chmod(upper, stat.S_IMODE(os.stat(lower).st_mode) | stat.S_IRWXU)
    if not is_real_root():
        take_folders(lower, upper)
    layers = {"lowerdir": lower, "upperdir": upper, "workdir": work}
    options = ",".join(f"{name}={SPECIAL.sub(escape, path)}" for name, path in layers.items())
    options += "" if is_real_root() else ",userxattr"
    try:
        # Without ``volatile``, each unmount waits until all data of the host's disk are written.
        mount("overlay", target, "overlay", 0, f"{options},volatile")
    except OSError:
        mount("overlay", target, "overlay", 0, options)


def escape(special: re.Match[str]) -> str:
    return f"\\{special[0]}"


def is_real_root() -> bool:
    with open("/proc/self/uid_map") as mapping:
        return mapping.read().split() == ["0", "0", "4294967295"]


def take_folders(lower: str, upper: str) -> None:
    """Give the root of a user namespace ownership of folders whose owner, the host's root, does not exist in it.

    In an overlay, a folder in the upper layer determines the owner of the folder with the same name below it.
    """
    for folder, names, _ in os.walk(lower):
        own = upper + folder.removeprefix(lower)
        names[:] = [name for name in names if not os.path.islink(os.path.join(folder, name))]
        if own.removeprefix(upper).count("/") > 2 or os.stat(folder).st_uid == 0:
            names.clear()
            continue
        os.makedirs(own, exist_ok=True)
        if not os.access(folder, os.R_OK | os.X_OK):
            os.setxattr(own, "user.overlay.opaque", b"y")
