"""Install packages with uv, which takes a tenth of pip's time, under the user's settings of pip.

    python installer.py KEPT ENVIRONMENT REQUIREMENTS_FILE...

creates the virtual environment anew, with pip and the packages of the files. The folder KEPT keeps uv itself.
"""

import ast
import ensurepip
import fcntl
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from zipfile import ZipFile

UV = "uv==0.13.9"

FLAGS = {
    "cert": "--cert",
    "constraint": "--constraints",
    "extra-index-url": "--index",
    "find-links": "--find-links",
    "index-url": "--default-index",
    "keyring-provider": "--keyring-provider",
    "no-binary": "--no-binary",
    "no-index": "--no-index",
    "only-binary": "--only-binary",
    "trusted-host": "--allow-insecure-host",
}
"""Settings of pip, and the options of uv that mean the same."""
VARIABLES = {"client-cert": "SSL_CLIENT_CERT", "proxy": "ALL_PROXY", "timeout": "UV_HTTP_TIMEOUT"}
"""Settings of pip, and the environment variables of uv that mean the same."""


def bundled(package: str) -> Path:
    """The wheel that Python brings for its venv module."""
    # Debian keeps the wheels in a folder of its own.
    folder = sysconfig.get_config_var("WHEEL_PKG_DIR") or Path(ensurepip.__file__).parent / "_bundled"
    return next(Path(folder).glob(f"{package}-*.whl"))


def pip_settings(pip: Path) -> dict[str, str]:
    """The user's settings of pip: those for all commands, those for ``pip install``, then those in the environment."""
    command = [sys.executable, str(pip), "config", "list"]
    answer = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True)
    settings: dict[str, str] = {}
    for section in ("global.", "install.", ":env:."):
        for line in answer.stdout.splitlines():
            name, _, value = line.partition("=")
            if name.startswith(section):
                settings[name.removeprefix(section)] = str(ast.literal_eval(value))
    return settings


def uv_options(settings: dict[str, str]) -> list[str]:
    """The options of ``uv pip install`` that mean what pip's settings mean.

    pip takes the best version of all its indexes; uv does so only when told.
    """
    options = ["--index-strategy", "unsafe-best-match"]
    for name, flag in FLAGS.items():
        if name == "no-index":
            options += [flag] if settings.get(name, "0").lower() in ("1", "true", "yes", "on") else []
        else:
            options += [part for value in settings.get(name, "").split() for part in (flag, value)]
    return options


def tools_in(folder: Path) -> Path:
    """The folder with uv and pip, made if it is missing. Other processes that want it wait."""
    place = folder / UV.replace("==", "-")
    folder.mkdir(parents=True, exist_ok=True)
    with open(f"{place}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not place.exists():
            draft = Path(f"{place}.draft")
            shutil.rmtree(draft, ignore_errors=True)
            # Unpacked, pip stores what Python compiles of it.
            ZipFile(bundled("pip")).extractall(draft)
            options = ["--quiet", "--no-compile", "--disable-pip-version-check", "--target", str(draft)]
            # Settings that do not go together with a folder.
            settings = {**os.environ, "PIP_REQUIRE_VIRTUALENV": "0", "PIP_USER": "0"}
            command = [sys.executable, str(draft / "pip"), "install", *options, UV]
            if subprocess.run(command, stdin=subprocess.DEVNULL, env=settings).returncode != 0:
                sys.exit(f"{UV} could not be installed")
            draft.rename(place)
    return place


class Installer:
    """uv under the user's settings of pip."""

    def __init__(self, kept: Path) -> None:
        tools = tools_in(kept)
        settings = pip_settings(tools / "pip")
        self._uv = str(tools / "bin" / "uv")
        self._settings = settings
        named = {VARIABLES[name]: value for name, value in settings.items() if name in VARIABLES}
        self._environment = {**os.environ, **named}

    def create(self, environment: Path) -> Path:
        """Create a virtual environment of this Python, with pip and without network. Return its Python."""
        python = environment / "bin" / "python"
        shutil.rmtree(environment, ignore_errors=True)
        self._run("venv", "--python", sys.executable, str(environment))
        self._run("pip", "install", "--python", str(python), "--offline", "--no-deps", str(bundled("pip")))
        return python

    def install(self, python: Path, *arguments: str, silent: bool = False) -> bool:
        """Install packages, with options of ``pip install``. Return whether it succeeded; print errors unless silent.

        Nothing is compiled: of thousands of modules only a few are ever imported, and Python compiles these then.
        """
        settings = {name: value for name, value in self._settings.items() if f"--{name}" not in arguments}
        answer = self._run("pip", "install", "--python", str(python), *uv_options(settings), *arguments, check=False)
        if answer.returncode != 0 and not silent:
            print(answer.stderr.strip(), file=sys.stderr, flush=True)
        return answer.returncode == 0

    def _run(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        command = [self._uv, *arguments, "--quiet"]
        return subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, env=self._environment, check=check
        )


if __name__ == "__main__":
    installer = Installer(Path(sys.argv[1]))
    made = installer.create(Path(sys.argv[2]))
    if not installer.install(made, *(part for file in sys.argv[3:] for part in ("--requirements", file))):
        sys.exit("the requirements could not be installed")
