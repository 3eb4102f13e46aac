"""Writes the results of a training job: the model, which serving loads, and evaluation.json."""

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import images
import torch
from checkpoint import serialise, write_whole
from data import Example
from epochs import Evaluation


def write_model(folder: Path, weights: dict[str, torch.Tensor], classes: list[str], settings: dict[str, Any]) -> None:
    """Write model.pth (a state_dict with CPU tensors), model.json, classes.json and the two modules
    that serving needs to build the network and to prepare its input."""
    folder.mkdir(parents=True, exist_ok=True)
    content = serialise({name: tensor.cpu() for name, tensor in weights.items()})
    write_whole(folder / "model.pth", content)
    description = {
        "architecture": settings["architecture"],
        "image-size": settings["image-size"],
        "normalisation": {"mean": images.MEAN, "std": images.STD},
        "torch": torch.__version__,
        "hyperparameters": settings,
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    _write_json(folder / "model.json", description)
    _write_json(folder / "classes.json", classes)
    for module in ("architectures.py", "images.py"):
        shutil.copyfile(Path(__file__).with_name(module), folder / module)


def write_evaluation(folder: Path, examples: list[Example], classes: list[str], evaluation: Evaluation) -> None:
    """Write evaluation.json: {sha256 of the image file: {class, predicted, loss, confidence}}. The
    SHA-256 identifies an example, so two models can be compared example by example even if the file
    names differ. Identical files have one record, with their number in `copies`."""
    folder.mkdir(parents=True, exist_ok=True)
    records: dict[str, dict[str, Any]] = {}
    columns = zip(examples, evaluation.predicted, evaluation.losses, evaluation.confidences, strict=True)
    for example, label, loss, confidence in columns:
        sha256 = example.sha256()
        copies = {"copies": records[sha256].get("copies", 1) + 1} if sha256 in records else {}
        records[sha256] = {
            "class": classes[example.label],
            "predicted": classes[label],
            "loss": round(loss, 6),
            "confidence": round(confidence, 6),
            **copies,
        }
    _write_json(folder / "evaluation.json", records)


def _write_json(path: Path, value: object) -> None:
    write_whole(path, (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode())
