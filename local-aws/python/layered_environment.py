"""An environment on top of another one, as a container on top of its image: what is installed there goes before what the
base has, of which nothing is copied or changed.
"""

import subprocess
import venv
from pathlib import Path


def python_of(environment: Path) -> Path:
    return environment / "bin" / "python"


def packages_of(environment: Path) -> Path:
    """Where an environment's own packages are."""
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    command = [python_of(environment), "-c", code]
    return Path(subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip())


def create_on(base: Path, environment: Path) -> None:
    """Create an environment that has what the base has: its packages, pip among them, and their commands."""
    venv.create(environment, symlinks=True)
    # As a site folder, so that the base's own .pth files work as they do there.
    line = f"import site; site.addsitedir({str(packages_of(base))!r})\n"
    (packages_of(environment) / "base.pth").write_text(line)
    for command in (base / "bin").iterdir():
        copy_command(command, base, environment)


def copy_command(command: Path, base: Path, environment: Path) -> None:
    """Copy a command that runs the base's Python, so that it runs the environment's."""
    own = environment / "bin" / command.name
    if command.is_symlink() or not command.is_file() or own.exists():
        return
    content = command.read_bytes()
    interpreter = str(base / "bin" / "python").encode()
    if content.startswith(b"#!") and interpreter in content:
        own.write_bytes(content.replace(interpreter, str(python_of(environment)).encode()))
        own.chmod(0o755)
