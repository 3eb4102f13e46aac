"""systemd-run of a notebook instance: transient services and timers, which control.py runs.

control.py installs it as a command of the machine.
"""

import argparse
import json
import os
import socket
import sys

parser = argparse.ArgumentParser(prog="systemd-run", allow_abbrev=False)
parser.add_argument("--unit", "-u", default=f"run-u{os.getpid()}")
parser.add_argument("--on-active")
parser.add_argument("--on-unit-active")
parser.add_argument("--setenv", "-E", action="append", default=[])
# Ignored: everything runs as one user, units are removed when they have ended, and timers are exact.
for ignored in ("--uid", "--gid", "--description", "--property", "--timer-property"):
    parser.add_argument(ignored, action="append")
for ignored in ("--collect", "--quiet", "--no-block"):
    parser.add_argument(ignored, action="store_true")
parser.add_argument("command", nargs=argparse.REMAINDER)
options = parser.parse_args()
command = options.command[1:] if options.command[:1] == ["--"] else options.command
if not command:
    sys.exit("Command line to execute required.")
request = {
    "unit": options.unit.removesuffix(".service").removesuffix(".timer"),
    "on_active": options.on_active,
    "on_unit_active": options.on_unit_active,
    "setenv": dict(pair.partition("=")[::2] for pair in options.setenv),
    "command": command,
}
with socket.socket(socket.AF_UNIX) as manager:
    manager.connect("/opt/ml/units.sock")
    manager.sendall(f"{json.dumps(request)}\n".encode())
    answer = json.loads(manager.makefile().readline())
if "refused" in answer:
    sys.exit(f"Failed to start transient unit: {answer['refused']}")
if not options.quiet:
    print(answer["said"], file=sys.stderr)
