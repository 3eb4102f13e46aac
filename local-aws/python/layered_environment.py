"""An environment on top of another one, like a container on top of its image.

Packages that are installed in it take precedence over those of the base. Nothing of the base is copied or changed.
"""

import subprocess
import venv
from pathlib import Path


def python_of(environment: Path) -> Path:
    return environment / "bin" / "python"


def packages_of(environment: Path) -> Path:
    """The folder with an environment's own packages."""
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    command = [python_of(environment), "-c", code]
    return Path(subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip())


def create_on(base: Path, environment: Path) -> None:
    """Create an environment with everything that the base has: its packages, including pip, and their commands."""
    venv.create(environment, symlinks=True)
    # As a site folder, so that .pth files of the base are executed.
    line = f"import site; site.addsitedir({str(packages_of(base))!r})\n"
    (packages_of(environment) / "base.pth").write_text(line)
    for command in (base / "bin").iterdir():
        copy_command(command, base, environment)


def copy_command(command: Path, base: Path, environment: Path) -> None:
    """Copy a command of the base, and let it run the environment's Python."""
    own = environment / "bin" / command.name
    if command.is_symlink() or not command.is_file() or own.exists():
        return
    content = command.read_bytes()
    interpreter = str(base / "bin" / "python").encode()
    if content.startswith(b"#!") and interpreter in content:
        own.write_bytes(content.replace(interpreter, str(python_of(environment)).encode()))
        own.chmod(0o755)
