"""Scripts in processes that are forked from one that has loaded torch and has never computed anything.

Computing with torch starts threads of OpenMP. A fork does not have these threads, but waits for them and never ends.
"""

import multiprocessing
import os
import runpy
import sys
from pathlib import Path

WITH_TORCH = multiprocessing.get_context("forkserver")
WITH_TORCH.set_forkserver_preload(["torch", "torch.distributed", "torch.utils.data", "PIL.PngImagePlugin"])


def be(command: list[str], variables: dict[str, str], folder: Path) -> None:
    """Become a script with these variables alone; what it prints is in the folder's files stdout and stderr."""
    import torch

    torch.set_num_threads(1)
    folder.mkdir(parents=True, exist_ok=True)
    for number, name in enumerate(["stdout", "stderr"], 1):
        setattr(sys, name, (folder / name).open("w", buffering=1))
        os.dup2(getattr(sys, name).fileno(), number)
    os.environ.clear()
    os.environ.update(variables)
    sys.argv = command
    sys.path.insert(0, str(Path(command[0]).parent))
    runpy.run_path(command[0], run_name="__main__")
