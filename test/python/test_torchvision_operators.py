"""Every start of Python in the environment of jobs imports torchvision_operators."""

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "local-aws" / "python"


def test_it_imports_nothing_else_before_torchvision_is_imported() -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(FOLDER)!r}); before = set(sys.modules); import torchvision_operators; "
        "print(*sorted(set(sys.modules) - before))"
    )
    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["__future__", "torchvision_operators"]
