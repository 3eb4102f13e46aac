"""One checkpoint file, which is replaced after every epoch.

SageMaker kills a job without a signal that reaches the script, so the state from which a later run
resumes must already be on the disk. SageMaker copies /opt/ml/checkpoints to S3 when it changes, and
restores it when the job starts again.
"""

import io
import os
from pathlib import Path
from typing import Any

import torch

FILE = "checkpoint.pth"


def save_checkpoint(folder: Path, state: dict[str, Any]) -> None:
    """Replace the checkpoint atomically: a reader sees either the old file or the new one."""
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / FILE, serialise(state))


def load_checkpoint(folder: Path, identity: dict[str, Any]) -> dict[str, Any] | None:
    """Return the checkpoint, or None if there is none, it is damaged, or it was created with other settings.

    A line in the log says why an existing checkpoint is not used.
    """
    path = folder / FILE
    if not path.exists():
        return None
    try:
        state = torch.load(path, map_location="cpu", weights_only=True)
        made_with = state["identity"]
    except Exception:  # torch raises many types for a file that was cut short
        print(f"Checkpoint: {path} is truncated or damaged, so it is ignored; training starts from the beginning", flush=True)
        return None
    if made_with != identity:
        print(f"Checkpoint: {path} was created with other settings, so it is ignored", flush=True)
        return None
    return state


def serialise(state: dict[str, Any]) -> bytes:
    """Return the bytes of torch.save. With a file, torch.save would also store the file's name."""
    buffer = io.BytesIO()
    torch.save(state, buffer)
    return buffer.getvalue()


def write_whole(path: Path, content: bytes) -> None:
    temporary = path.with_name(f".{path.name}")
    with temporary.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
