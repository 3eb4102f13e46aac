"""Install packages with uv, which takes a tenth of pip's time, under the user's settings of pip.

    python installer.py KEPT ENVIRONMENT REQUIREMENTS_FILE...

creates the virtual environment anew, with pip and the packages of the files. The folder KEPT keeps uv itself. If uv
cannot be installed, for example because an index does not have it, pip installs the packages.
"""

import ast
import ensurepip
import fcntl
import math
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from zipfile import ZipFile

from layered_environment import python_of

UV = "uv==0.13.9"

LISTS = ("constraint", "extra-index-url", "find-links", "trusted-host")
"""Settings of pip that hold several values, with white space between them."""
PATHS = ("cert", "client-cert", "cache-dir", "find-links")
"""Settings of pip in which it replaces ``~``."""


def bundled_pip() -> Path:
    """The wheel of pip that Python brings for its venv module."""
    # Debian keeps the wheels in a folder of its own.
    folders = [sysconfig.get_config_var("WHEEL_PKG_DIR"), Path(ensurepip.__file__).parent / "_bundled"]
    return next(wheel for folder in folders if folder for wheel in Path(folder).glob("pip-*.whl"))


def pip_settings(pip: Path) -> dict[str, str]:
    """The user's settings of pip: those for all commands, those for ``pip install``, then those in the environment."""
    command = [sys.executable, str(pip), "config", "list"]
    # With its setting "quiet", pip lists nothing.
    speaking = {**os.environ, "PIP_QUIET": "0"}
    answer = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, check=True, env=speaking
    )
    settings: dict[str, str] = {}
    for section in ("global.", "install.", ":env:."):
        for line in answer.stdout.splitlines():
            name, _, value = line.partition("=")
            text = str(ast.literal_eval(value)).strip()
            if name.startswith(section) and text:
                # Two spellings of one setting.
                settings[name.removeprefix(section).replace("default-timeout", "timeout")] = text
    return settings


def is_on(value: str) -> bool:
    """What pip takes for yes."""
    return value.lower() in ("y", "yes", "t", "true", "on", "1")


def values_of(settings: dict[str, str], name: str) -> list[str]:
    """The values of a setting; a folder of packages that is not there is left out, as pip does after a warning."""
    value = settings.get(name, "")
    values = value.split() if name in LISTS else [value] if value else []
    if name in PATHS:
        values = [os.path.expanduser(each) for each in values]
    if name == "find-links":
        values = [each for each in values if "://" in each or Path(each).exists()]
    return values


def uv_options(settings: dict[str, str]) -> list[str]:
    """The options of ``uv pip install`` that mean what pip's settings mean.

    pip takes the best version of all its indexes; uv does so only when told.
    """
    options = ["--index-strategy", "unsafe-best-match"]
    bundle = os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("CURL_CA_BUNDLE") or ""
    for name, default in {"cert": bundle, "no-binary": "", "only-binary": ""}.items():
        options += [part for value in values_of({name: default, **settings}, name) for part in (f"--{name}", value)]
    return options + (["--no-index"] if is_on(settings.get("no-index", "")) else [])


def uv_variables(settings: dict[str, str]) -> dict[str, str]:
    """The environment of uv, with variables that mean what pip's settings mean.

    They are not options, because an address may contain a password, and all users of a machine can see a command. The
    user's own settings of uv are not used, except its cache.
    """
    named = {
        "ALL_PROXY": " ".join(values_of(settings, "proxy")),
        "SSL_CLIENT_CERT": " ".join(values_of(settings, "client-cert")),
        "UV_CONSTRAINT": " ".join(values_of(settings, "constraint")),
        "UV_DEFAULT_INDEX": " ".join(values_of(settings, "index-url")),
        "UV_FIND_LINKS": ",".join(values_of(settings, "find-links")),
        "UV_INDEX": " ".join(values_of(settings, "extra-index-url")),
        "UV_INSECURE_HOST": " ".join(values_of(settings, "trusted-host")),
        "UV_HTTP_TIMEOUT": str(math.ceil(float(settings["timeout"]))) if "timeout" in settings else "",
        "UV_KEYRING_PROVIDER": "subprocess" if settings.get("keyring-provider") in ("import", "subprocess") else "",
        "UV_NO_CACHE": "1" if is_on(settings.get("no-cache-dir", "")) else "",
        "UV_CACHE_DIR": "".join(f"{folder}/uv" for folder in values_of(settings, "cache-dir")),
    }
    if own_cache := os.environ.get("UV_CACHE_DIR"):
        named["UV_CACHE_DIR"] = own_cache
    others = {name: value for name, value in os.environ.items() if not name.startswith("UV_")}
    said = {name: value for name, value in named.items() if value}
    # pip uses the certificates of the system too.
    return {**others, "UV_NO_CONFIG": "1", "UV_SYSTEM_CERTS": "1", **said}


def tools_in(folder: Path) -> Path:
    """The folder with pip and, if it can be installed, uv. Other processes that want it wait."""
    place = folder / f"{UV.replace('==', '-')}-python{sys.version_info.major}.{sys.version_info.minor}"
    folder.mkdir(parents=True, exist_ok=True)
    with open(f"{place}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (place / "bin" / "uv").exists():
            shutil.rmtree(place, ignore_errors=True)
            draft = Path(f"{place}.draft")
            shutil.rmtree(draft, ignore_errors=True)
            # Unpacked, pip stores what Python compiles of it.
            ZipFile(bundled_pip()).extractall(draft)
            options = ["--quiet", "--no-compile", "--disable-pip-version-check", "--target", str(draft)]
            # Settings that do not go together with a folder.
            settings = {**os.environ, "PIP_REQUIRE_VIRTUALENV": "0", "PIP_USER": "0"}
            command = [sys.executable, str(draft / "pip"), "install", *options, UV]
            if subprocess.run(command, stdin=subprocess.DEVNULL, env=settings).returncode != 0:
                print(f"{UV} could not be installed, so pip is used, which takes longer", file=sys.stderr, flush=True)
            draft.rename(place)
    return place


def pip(python: Path, *arguments: str, silent: bool = False) -> bool:
    """Run pip install with the user's pip settings. Return whether it succeeded; print errors unless silent."""
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *arguments]
    return told(subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True), silent)


def told(answer: subprocess.CompletedProcess[str], silent: bool = False) -> bool:
    """Whether a command succeeded; its errors are printed unless silent."""
    if answer.returncode != 0 and not silent:
        print(answer.stderr.strip(), file=sys.stderr, flush=True)
    return answer.returncode == 0


class Installer:
    """Installs packages with uv and the user's settings of pip. If uv could not be installed, it uses pip."""

    def __init__(self, kept: Path) -> None:
        tools = tools_in(kept)
        self._uv = tools / "bin" / "uv"
        self._settings = pip_settings(tools / "pip") if self._uv.exists() else {}

    def create(self, environment: Path) -> Path:
        """Create a virtual environment of this Python, with pip and without network. Return its Python."""
        python = python_of(environment)
        if environment.exists():
            shutil.rmtree(environment)
        if not self._uv.exists():
            subprocess.run([sys.executable, "-m", "venv", environment], check=True)
            return python
        wheel = ["--python", str(python), "--offline", "--no-deps", str(bundled_pip())]
        for command in (["venv", "--python", sys.executable, str(environment)], ["pip", "install", *wheel]):
            if not told(self._run(self._settings, *command)):
                sys.exit(f"the environment {environment} could not be created")
        return python

    def install(self, python: Path, *arguments: str, silent: bool = False) -> bool:
        """Install packages, with options of ``pip install``. Return whether it succeeded; print errors unless silent.

        Nothing is compiled: of thousands of modules only a few are ever imported, and Python compiles these then.
        """
        if not self._uv.exists():
            return pip(python, "--no-compile", *arguments, silent=silent)
        settings = {name: value for name, value in self._settings.items() if f"--{name}" not in arguments}
        command = ["pip", "install", "--python", str(python), *uv_options(settings), *arguments]
        return told(self._run(settings, *command), silent)

    def _run(self, settings: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [str(self._uv), *arguments, "--quiet"]
        return subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, env=uv_variables(settings)
        )


if __name__ == "__main__":
    installer = Installer(Path(sys.argv[1]))
    made = installer.create(Path(sys.argv[2]))
    if not installer.install(made, *(part for file in sys.argv[3:] for part in ("--requirement", file))):
        sys.exit("the requirements could not be installed")
