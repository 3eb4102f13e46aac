"""Downloads the inputs of a training and checks their hashes: code, data, weights; and an earlier checkpoint."""

import hashlib
import io
import json
import tarfile
from pathlib import Path, PurePosixPath
from typing import Any

from store import Mismatch, Store


def fetch_inputs(store: Store, job: dict[str, Any], base: Path) -> dict[str, int]:
    """Fill ``code/`` and ``input/data/``. Returns the number of files by channel."""
    store.unpack(job["code"]["uri"], base / "code", job["code"]["sha256"])
    data = base / "input" / "data"
    counts = {"training": fetch_data(store, job["data"], data / "training")}
    if "weights" in job:
        weights = job["weights"]
        store.download(weights["uri"], data / "weights" / PurePosixPath(weights["uri"]).name, weights["sha256"])
        counts["weights"] = 1
    return counts


def fetch_data(store: Store, data: dict[str, str], folder: Path) -> int:
    """Download a published version of the data by its manifest. Returns the number of files."""
    files = json.loads(store.read(data["manifest"]))["files"]
    if version_of(files) != data["version"]:
        raise Mismatch(f"{data['manifest']} lists other files than the data version {data['version']} has")
    for file in files:
        if PurePosixPath(file["path"]).is_absolute() or ".." in PurePosixPath(file["path"]).parts:
            raise Mismatch(f"{data['manifest']} lists the path {file['path']}, which leads out of the folder")
    store.download_all((data["uri"] + file["path"], folder / file["path"], file["sha256"], file["size"]) for file in files)
    return len(files)


def version_of(files: list[dict[str, Any]]) -> str:
    """Return the name of a data version: SHA-256 over names, contents and sizes, sorted by UTF-16 as in JavaScript."""
    version = hashlib.sha256()
    for file in sorted(files, key=lambda file: file["path"].encode("utf-16-be", "surrogatepass")):
        version.update(f"{file['path']}\n{file['sha256']}\n{file['size']}\n".encode())
    return version.hexdigest()


def fetch_checkpoint(store: Store, candidates: list[str], folder: Path) -> str | None:
    """Unpack the newest checkpoint of earlier attempts. Returns its address, or None if there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    for uri in candidates:
        packed = store.find(uri)
        if packed is None:
            continue
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            # Python 3.14's default filter refuses absolute links, such as one to the latest checkpoint.
            archive.extractall(folder, filter="tar")
        return uri
    return None
