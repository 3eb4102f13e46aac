"""The commands that shut down an instance: shutdown, poweroff, halt, reboot, systemctl and systemd-run.

All are this file under their own names. Each tells the instance's first process what to do and when, and returns.
"""

import json
import os
import re
import sys
import time

UNITS = {"": 1, "s": 1, "sec": 1, "second": 1, "seconds": 1, "m": 60, "min": 60, "minute": 60, "minutes": 60}
UNITS |= {"h": 3600, "hr": 3600, "hour": 3600, "hours": 3600, "d": 86400, "day": 86400, "days": 86400, "ms": 0.001}
PIPE = os.environ.get("LOCAL_AWS_POWER", "/run/local-aws-power")


def tell(**what: object) -> None:
    """Send one line to the instance's first process."""
    with open(PIPE, "w") as pipe:
        pipe.write(json.dumps(what) + "\n")


def refuse(words: str) -> None:
    sys.exit(f"{name}: {words} (the stand-in for AWS has no systemd)")


def seconds(text: str) -> float:
    """Seconds of a time span in systemd's format, such as ``1h 30min``; the unit of a plain number is seconds."""
    spans = re.findall(r"([\d.]+)\s*([a-z]*)", text)
    if re.sub(r"[\d.]+\s*[a-z]*|\s", "", text) or not spans or any(unit not in UNITS for _, unit in spans):
        refuse(f"Failed to parse time span: {text}")
    return sum(float(count) * UNITS[unit] for count, unit in spans)


def until(when: str) -> float:
    """Seconds until the time argument of shutdown(8): ``now``, ``+minutes`` or ``hh:mm``."""
    if when == "now":
        return 0
    if re.fullmatch(r"\+?\d+", when):
        return int(when) * 60
    if clock := re.fullmatch(r"(\d{1,2}):(\d\d)", when):
        now = time.localtime()
        return ((int(clock[1]) - now.tm_hour) * 3600 + (int(clock[2]) - now.tm_min) * 60 - now.tm_sec) % 86400
    refuse(f"Failed to parse time specification: {when}")
    return 0


def shutdown(options: list[str], rest: list[str]) -> None:
    if {"-c"} & set(options):
        tell(cancel=True)
    elif {"-r", "--reboot", "-k"} & set(options):
        refuse(f"{options[0]} is not supported")
    else:
        # The default is one minute (shutdown(8)).
        tell(after=until(rest[0] if rest else "+1"))


def systemd_run(arguments: list[str]) -> None:
    after = 0.0
    while arguments and arguments[0].startswith("-"):
        option, mark, value = arguments.pop(0).partition("=")
        if option in ("--on-active", "--unit", "--property", "-p", "--description", "-u") and not mark:
            value = arguments.pop(0) if arguments else ""
        if option == "--on-active":
            after = seconds(value)
        elif option.startswith("--on-"):
            refuse(f"{option} is not supported")
    if not arguments:
        refuse("no command")
    tell(after=after, command=arguments)


name, given = os.path.basename(sys.argv[0]), sys.argv[1:]
flags = [each for each in given if each.startswith("-")]
words = [each for each in given if not each.startswith("-")]
# Combined options of shutdown, such as -hP.
flags = [f"-{letter}" for flag in flags if re.fullmatch(r"-\w+", flag) for letter in flag[1:]] + flags
if name == "shutdown":
    shutdown(flags, words)
elif name == "systemd-run":
    systemd_run(given)
elif name in ("poweroff", "halt") or (name == "systemctl" and words[:1] in (["poweroff"], ["halt"])):
    tell(after=0)
else:
    refuse(f"{' '.join(given)} is not supported".strip())
