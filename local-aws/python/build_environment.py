"""Build the Python environment of a requirements text, once.

    python build_environment.py FOLDER REQUIREMENTS [ADDED]

Each environment is ``FOLDER/<hash of the text and Python's version>``. It is complete when its marker file exists,
which is written last. Processes that need the same environment wait for a lock file next to it, so only one of them
builds it. The system releases the lock when its holder ends, even if it is killed; an incomplete environment is then
deleted and built again. An environment is never moved, so that its scripts keep working.

ADDED is installed as pip does it in a container whose image has REQUIREMENTS: into an environment on top of theirs,
which contains only the differences. When standard input closes, the caller has ended, and this process kills its own
process group. The last line on standard output is the path of the environment's Python interpreter.
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
from collections.abc import Callable
from pathlib import Path

from installer import Installer, pip
from layered_environment import create_on, packages_of, python_of

PYTORCH_CPU_INDEX = "https://download.pytorch.org/whl/cpu"
LOADED = {
    "torch": "import torch, torch.distributed.run, torch.utils.data",
    "torchvision": "import torchvision, PIL.JpegImagePlugin, PIL.PngImagePlugin",
    "awslambdaric": "import awslambdaric.bootstrap, boto3; boto3.client('s3', region_name='us-east-1')",
    "jupyterlab": "import jupyterlab.labapp, ipykernel.kernelapp, boto3",
}
"""What jobs, functions and notebook instances load of a package. They cannot store what they compile, so each of them
would compile it again.
"""
LAZY_OPERATORS = Path(__file__).with_name("torchvision_operators.py")


def end_with_caller() -> None:
    while os.read(0, 4096):
        pass
    os.killpg(0, signal.SIGKILL)


Install = Callable[..., bool]
"""Installs packages for a Python: ``pip``, or the method of an Installer."""


def install_torch(by: Install, python: Path, torch: list[str], torchvision: list[str]) -> None:
    """Install torch: as a CPU build, if the package index of the user's pip or PyTorch's CPU index has one.

    An installed version that meets the requirement stays. Errors are not reported here, because the installation of the
    other requirements then fails with the reason.
    """
    # Only a few of its thousands of modules are ever imported. Python compiles those at their first import.
    if by(python, "--no-compile", "--no-index", "--no-deps", *(torch or torchvision), silent=True):
        if torch:
            by(python, "--no-compile", *torch, silent=True)
        if torchvision:
            by(python, "--no-compile", "--no-deps", *torchvision, silent=True)
        return
    wanted = " and ".join(torch + torchvision)
    print(f"installing {wanted} from PyTorch's CPU index (about 200 MB)", flush=True)
    if not by(python, "--no-compile", "--index-url", PYTORCH_CPU_INDEX, *torch, *torchvision):
        print(f"PyTorch's CPU index has none: installing {wanted} with its CUDA packages (several GB)", flush=True)
        by(python, "--no-compile", *torch, *torchvision, silent=True)


def compiles(python: Path, packages: list[str]) -> bool:
    """Load packages, so that Python compiles and stores everything that they need. Return whether it succeeded."""
    code = "\n".join(LOADED[package] for package in packages)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.run([python, "-c", code], env=environment, capture_output=True).returncode == 0


def mend_torchvision(python: Path) -> None:
    """If torchvision is a CUDA build and torch a CPU build, declare torchvision's operators when it is imported."""
    if compiles(python, ["torchvision"]):
        return
    where = packages_of(python.parent.parent)
    shutil.copy(LAZY_OPERATORS, where)
    (where / "torchvision_operators.pth").write_text("import torchvision_operators\n")


def install(by: Install, environment: Path, requirements: str) -> None:
    """Install requirements into an environment; exit with status 1 when a package cannot be installed."""
    python = python_of(environment)
    torch, torchvision = (asked_for(package, requirements) for package in ("torch", "torchvision"))
    if torch or torchvision:
        install_torch(by, python, torch, torchvision)
    listing = environment / "requirements.txt"
    listing.write_text(requirements)
    if not by(python, "--requirement", str(listing)):
        sys.exit("the requirements could not be installed")
    own = [package for package in LOADED if (packages_of(environment) / package).is_dir()]
    if "torchvision" in own:
        mend_torchvision(python)
    if own:
        compiles(python, own)


def asked_for(package: str, requirements: str) -> list[str]:
    """The lines of a requirements file for a package, without comments."""
    lines = [re.sub(r"(^|\s)#.*", "", line).strip() for line in requirements.splitlines()]
    return [line for line in lines if re.match(rf"{package}\s*($|[^\w.\s-])", line, re.IGNORECASE)]


def build(environment: Path, requirements: str) -> None:
    """Build an environment from the requirements alone."""
    installer = Installer(environment.parent)
    installer.create(environment)
    install(installer.install, environment, requirements)


def build_on(base: Path, environment: Path, added: str) -> None:
    """Build an environment with the packages of the base and the added requirements."""
    create_on(base, environment)
    install(pip, environment, added)


def built(folder: Path, text: str, builder: Callable[[Path], None]) -> Path:
    """The environment of a text; the builder builds it if it is not complete."""
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
