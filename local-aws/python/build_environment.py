"""Build the Python environment that a requirements text asks for, once.

    python build_environment.py FOLDER REQUIREMENTS [ADDED]

Each environment is ``FOLDER/<hash of the text and Python's version>``, and counts only once its marker file is there,
which is written last. A lock beside it, which the system releases however its holder ends, lets one process at a time
build it; whoever waited finds it built, and what a killed process left half built is removed and built anew. It stays
where it is built, so that its scripts keep working. What ADDED asks for is installed as pip does it in a container whose
image has REQUIREMENTS: in an environment on top of theirs, which holds only what differs. When standard input closes its
caller has ended, and the process kills its own group. The last line on standard output is the environment's python.
"""

import fcntl
import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import venv
from collections.abc import Callable
from pathlib import Path

from layered_environment import create_on, packages_of, python_of

PYTORCH_CPU_INDEX = "https://download.pytorch.org/whl/cpu"
LAZY_OPERATORS = Path(__file__).with_name("torchvision_operators.py")


def end_with_caller() -> None:
    while os.read(0, 4096):
        pass
    os.killpg(0, signal.SIGKILL)


def pip(python: Path, *arguments: str, silent: bool = False) -> bool:
    """Install with the user's own pip settings; whether that worked. Errors go to standard error unless silent."""
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *arguments]
    answer = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if answer.returncode != 0 and not silent:
        print(answer.stderr.strip(), file=sys.stderr, flush=True)
    return answer.returncode == 0


def install_torch(python: Path, torch: list[str], torchvision: list[str]) -> None:
    """Install torch, as a CPU build if there is one where the user's pip finds wheels or in PyTorch's CPU index.

    One that is there already stays when it is what is asked for. Where it fails, what is installed after it says why.
    """
    # Of its thousands of modules few are ever imported: those compile themselves, once.
    if pip(python, "--no-compile", "--no-index", "--no-deps", *(torch or torchvision), silent=True):
        if torch:
            pip(python, "--no-compile", *torch, silent=True)
        if torchvision:
            pip(python, "--no-compile", "--no-deps", *torchvision, silent=True)
        return
    wanted = " and ".join(torch + torchvision)
    print(f"installing {wanted} from PyTorch's CPU index (about 200 MB)", flush=True)
    if not pip(python, "--no-compile", "--index-url", PYTORCH_CPU_INDEX, *torch, *torchvision):
        print(f"PyTorch's CPU index has none: installing {wanted} with its CUDA packages (several GB)", flush=True)
        pip(python, "--no-compile", *torch, *torchvision, silent=True)


def imports(python: Path, modules: str) -> bool:
    """Import modules, which compiles all that they need and keeps it; whether that worked."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.run([python, "-c", f"import {modules}"], env=environment, capture_output=True).returncode == 0


def mend_torchvision(python: Path) -> None:
    """Where torchvision is a CUDA build beside a CPU torch, let its operators be declared when it is imported."""
    if imports(python, "torchvision"):
        return
    where = packages_of(python.parent.parent)
    shutil.copy(LAZY_OPERATORS, where)
    (where / "torchvision_operators.pth").write_text("import torchvision_operators\n")


def install(environment: Path, requirements: str) -> None:
    """Install into an environment; exit with status 1 where a package cannot be installed."""
    python = python_of(environment)
    torch, torchvision = (asked_for(package, requirements) for package in ("torch", "torchvision"))
    if torch or torchvision:
        install_torch(python, torch, torchvision)
    listing = environment / "requirements.txt"
    listing.write_text(requirements)
    if not pip(python, "--requirement", str(listing)):
        sys.exit("the requirements could not be installed")
    own = [package for package in ("torch", "torchvision") if (packages_of(environment) / package).is_dir()]
    if "torchvision" in own:
        mend_torchvision(python)
    if own:
        imports(python, ", ".join(own))


def asked_for(package: str, requirements: str) -> list[str]:
    """The lines of a requirements file that ask for a package, without their comments."""
    lines = [re.sub(r"(^|\s)#.*", "", line).strip() for line in requirements.splitlines()]
    return [line for line in lines if re.match(rf"{package}\s*($|[^\w.\s-])", line, re.IGNORECASE)]


def build(environment: Path, requirements: str) -> None:
    """Build an environment that has nothing else."""
    venv.create(environment, with_pip=True, symlinks=True)
    install(environment, requirements)


def build_on(base: Path, environment: Path, added: str) -> None:
    """Build an environment that has what the base has, and what is added to it."""
    create_on(base, environment)
    install(environment, added)


def built(folder: Path, text: str, builder: Callable[[Path], None]) -> Path:
    """The environment of a text, which the builder builds when it is not there yet."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    name = hashlib.sha256(f"{version}\n{text}".encode()).hexdigest()[:16]
    environment, marker = folder / name, folder / name / "complete"
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / f"{name}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not marker.exists():
            print(f"building the Python environment {name}", flush=True)
            shutil.rmtree(environment, ignore_errors=True)
            builder(environment)
            marker.touch()
    return environment


def main() -> None:
    threading.Thread(target=end_with_caller, daemon=True).start()
    folder, requirements, added = Path(sys.argv[1]).absolute(), sys.argv[2], "".join(sys.argv[3:])
    environment = base = built(folder, requirements, lambda new: build(new, requirements))
    if added.strip():
        text = f"{requirements}\nadded to it:\n{added}"
        environment = built(folder, text, lambda new: build_on(base, new, added))
    print(python_of(environment), flush=True)


main()
