"""Linux namespaces through the C library, as the programs `unshare` and `mount` use them."""

import ctypes
import os
import signal
import sys

NEW_MOUNTS, NEW_HOST_NAME, NEW_USER, NEW_PROCESSES = 0x20000, 0x4000000, 0x10000000, 0x20000000
READ_ONLY, REMOUNT, BIND, RECURSIVE, PRIVATE, DETACH = 1, 0x20, 0x1000, 0x4000, 0x40000, 2
PARENT_DEATH_SIGNAL, DROP_CAPABILITY = 1, 24


def call(name: str, *arguments: object) -> None:
    """Call a function of the C library; raise OSError when it fails."""
    if getattr(ctypes.CDLL(None, use_errno=True), name)(*arguments) != 0:
        raise OSError(ctypes.get_errno(), name)


def mount(source: str, target: str, kind: str | None = None, flags: int = 0, data: str | None = None) -> None:
    options = data and data.encode()
    call("mount", source.encode(), target.encode(), kind and kind.encode(), ctypes.c_ulong(flags), options)


def enter_namespaces(as_root: bool = False, more: int = 0) -> bool:
    """Enter new mount and process namespaces, as root or with a user namespace; return False if this is not permitted.

    as_root: whether a user other than root is root inside. more: flags of further namespaces.
    """
    if sys.platform != "linux":
        return False
    user, group = os.getuid(), os.getgid()
    try:
        call("unshare", NEW_MOUNTS | NEW_PROCESSES | more | (NEW_USER if user else 0))
        if user:
            own_user, own_group = (0, 0) if as_root else (user, group)
            maps = (("uid_map", f"{own_user} {user} 1"), ("gid_map", f"{own_group} {group} 1"))
            for file, text in (("setgroups", "deny"), *maps):
                with open(f"/proc/self/{file}", "w") as mapping:
                    mapping.write(text)
        mount("none", "/", None, RECURSIVE | PRIVATE)
    except OSError:
        return False
    return True


def die_with_parent() -> None:
    if sys.platform == "linux":
        call("prctl", PARENT_DEATH_SIGNAL, signal.SIGKILL)
