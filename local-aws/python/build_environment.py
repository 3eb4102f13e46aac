"""Build the Python environment that a requirements text asks for, once.

    python build_environment.py FOLDER REQUIREMENTS

Each environment is ``FOLDER/<hash of the text and Python's version>``, and counts only once its marker file is there,
which is written last. A lock beside it, which the system releases however its holder ends, lets one process at a time
build it; whoever waited finds it built, and what a killed process left half built is removed and built anew. It stays
where it is built, so that its scripts keep working. When standard input closes its caller has ended, and the process
kills its own group. The last line on standard output is the environment's python.
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
from pathlib import Path

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


def install_torch(python: Path, torch: str, torchvision: list[str]) -> bool:
    """Install torch as a CPU build: from where the user's pip finds wheels, else PyTorch's CPU index, else anywhere."""
    # Of its thousands of modules few are ever imported: those compile themselves, once.
    if pip(python, "--no-compile", "--no-index", "--no-deps", torch, silent=True):
        return pip(python, "--no-compile", torch) and (
            not torchvision or pip(python, "--no-compile", "--no-deps", *torchvision)
        )
    print(f"installing {torch} from PyTorch's CPU index (about 200 MB)", flush=True)
    if pip(python, "--no-compile", "--index-url", PYTORCH_CPU_INDEX, torch, *torchvision):
        return True
    print(f"PyTorch's CPU index is out of reach: installing {torch} with its CUDA packages (several GB)", flush=True)
    return pip(python, "--no-compile", torch, *torchvision)


def imports(python: Path, modules: str) -> bool:
    """Import modules, which compiles all that they need and keeps it; whether that worked."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.run([python, "-c", f"import {modules}"], env=environment, capture_output=True).returncode == 0


def mend_torchvision(python: Path) -> None:
    """Where torchvision is a CUDA build beside a CPU torch, let its operators be declared when it is imported."""
    if imports(python, "torchvision"):
        return
    where = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True, text=True, check=True,
    ).stdout.strip()
    shutil.copy(LAZY_OPERATORS, where)
    Path(where, "torchvision_operators.pth").write_text("import torchvision_operators\n")


def build(environment: Path, requirements: str) -> None:
    """Build the environment; exit with status 1 where a package cannot be installed."""
    venv.create(environment, with_pip=True, symlinks=True)
    python = environment / "bin" / "python"
    lines = [line.strip() for line in requirements.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    torch = [line for line in lines if re.match(r"torch\b(?!vision)", line)]
    torchvision = [line for line in lines if re.match(r"torchvision\b", line)]
    rest = [line for line in lines if line not in torch + torchvision]
    if torch and not install_torch(python, torch[0], torchvision):
        sys.exit(f"{torch[0]} could not be installed")
    if rest:
        listing = environment / "requirements.txt"
        listing.write_text("\n".join(rest) + "\n")
        if not pip(python, "--requirement", str(listing)):
            sys.exit("the requirements could not be installed")
    if torchvision:
        mend_torchvision(python)
    if torch:
        imports(python, "torch, torchvision" if torchvision else "torch")


def main() -> None:
    threading.Thread(target=end_with_caller, daemon=True).start()
    folder, requirements = Path(sys.argv[1]).absolute(), sys.argv[2]
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    name = hashlib.sha256(f"{version}\n{requirements}".encode()).hexdigest()[:16]
    environment, marker = folder / name, folder / name / "complete"
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / f"{name}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not marker.exists():
            print(f"building the Python environment {name}", flush=True)
            shutil.rmtree(environment, ignore_errors=True)
            build(environment, requirements)
            marker.touch()
    print(os.path.join(environment, "bin", "python"), flush=True)


main()
