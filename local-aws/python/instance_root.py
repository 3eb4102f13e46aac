"""A root of its own for an EC2 instance: the host's, with an overlay over each of its folders.

Its ``root`` may be the host's. So that user data which sets up a machine leaves this one alone, it has a few devices only,
the kernel's settings are read-only, and it has no right to the clock, modules, devices and the network's set-up.
"""

import contextlib
import os
import re
import stat

from namespaces import BIND, DETACH, DROP_CAPABILITY, READ_ONLY, RECURSIVE, REMOUNT, call, mount

# Folders of which an instance has its own.
HIDDEN = ("/dev", "/proc", "/run", "/sys", "/tmp")
DEVICES = ("null", "zero", "full", "random", "urandom", "tty")
# Of linux/capability.h: NET_ADMIN, SYS_MODULE, SYS_RAWIO, SYS_BOOT, SYS_TIME, MKNOD.
DROPPED = (12, 16, 17, 22, 25, 27)
# What a mount is as well stays when it becomes read-only: of sys/statvfs.h, and of sys/mount.h.
FLAGS = ((2, 2), (4, 4), (8, 8), (1024, 1024), (2048, 2048), (4096, 1 << 21))
# Characters that mean something in the options of a mount.
SPECIAL = re.compile(r"[\\:,]")


def own_root(folder: str, environment: str) -> str:
    """Make a root of the instance's own; raise OSError where the system does not permit it."""
    disk, root = os.path.join(folder, "disk"), os.path.join(folder, "root")
    os.makedirs(disk, exist_ok=True)
    if not holds_layers(disk):
        # The memory's file system does.
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
    """Let processes, devices and settings of the kernel be seen."""
    try:
        mount("proc", f"{root}/proc", "proc")
    except OSError:
        # In some containers only the host's own may be seen.
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
    """Make a mount read-only, with the restrictions that it has already."""
    now = os.statvfs(path).f_flag
    kept = sum(flag for seen, flag in FLAGS if now & seen)
    mount("none", path, None, REMOUNT | BIND | READ_ONLY | kept)


def holds_layers(disk: str) -> bool:
    """Whether a file system can hold what an overlay writes: another overlay, such as a container's root, cannot."""
    target = os.path.join(disk, "probe")
    os.makedirs(target, exist_ok=True)
    try:
        overlay(disk, target, target)
    except OSError:
        return False
    call("umount2", target.encode(), DETACH)
    return True


def overlay_or_bind(disk: str, path: str, root: str) -> None:
    """Let a folder of the host be seen, with what is mounted below it, so that what is written goes to the disk."""
    try:
        overlay(disk, path, root + path)
    except OSError:
        # In a user namespace, where other file systems are mounted below.
        mount(path, root + path, None, BIND | RECURSIVE)
        # The host's root could write there, so that user data which sets up a machine would change this one.
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
    """Mount what is in a folder at a target, so that what is written goes to the disk."""
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
        # Otherwise the end of each mount waits until the whole disk of the host is written.
        mount("overlay", target, "overlay", 0, f"{options},volatile")
    except OSError:
        mount("overlay", target, "overlay", 0, options)


def escape(special: re.Match[str]) -> str:
    return f"\\{special[0]}"


def is_real_root() -> bool:
    with open("/proc/self/uid_map") as mapping:
        return mapping.read().split() == ["0", "0", "4294967295"]


def take_folders(lower: str, upper: str) -> None:
    """Let the root of a user namespace own folders of the host's root, who does not exist in there.

    A folder of the upper layer lends its owner to the folder of the same name below it.
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
