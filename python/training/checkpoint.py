"""One checkpoint file, replaced after every epoch.

SageMaker kills a job without a signal that reaches the script, so whatever a later run should
go on from must be on the disk already; /opt/ml/checkpoints is copied to S3 as it changes and
is put back when the job starts again.
"""

import io
import os
from pathlib import Path
from typing import Any

import torch

FILE = "checkpoint.pth"


def save_checkpoint(folder: Path, state: dict[str, Any]) -> None:
    """Replace the checkpoint in one step: whoever looks sees the old one or the new one."""
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / FILE, serialise(state))


def load_checkpoint(folder: Path, identity: dict[str, Any]) -> dict[str, Any] | None:
    """The checkpoint, if there is one, it is whole and the same settings made it; what is not used is told in a line."""
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
    """torch.save's bytes, which would hold the file's name if it were given one."""
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
