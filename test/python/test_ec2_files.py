"""What an EC2 instance reads is what was published, and what it leaves can be read as SageMaker's."""

import hashlib
import io
import json
import sys
import tarfile
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer
from pathlib import Path

import pytest
from botocore.exceptions import ClientError

sys.path.insert(0, str(Path(__file__).parents[2] / "python/ec2"))

import metadata  # noqa: E402
from checkpoints import Checkpoints  # noqa: E402
from inputs import fetch_checkpoint, fetch_data, version_of  # noqa: E402
from store import Mismatch, Store, pack  # noqa: E402


class Objects(Store):
    """A store in memory."""

    def __init__(self, objects: dict[str, bytes]) -> None:
        self.objects = objects
        self.writes = 0

    def _pieces(self, uri: str):
        for start in range(0, len(self.objects[uri]), 7):
            yield self.objects[uri][start : start + 7]

    def find(self, uri: str) -> bytes | None:
        return self.objects.get(uri)

    def write(self, uri: str, content: bytes | Path, once: bool = True) -> None:
        self.writes += 1
        self.objects[uri] = content if isinstance(content, bytes) else content.read_bytes()


FILES = {"train/001.a/1.png": b"one", "train/001.a/é.png": b"two", "test/\U0001f415/1.png": b"", "test/\ufb01/1.png": b"4"}


def published(change: dict[str, bytes] | None = None) -> tuple[Objects, dict[str, str]]:
    listed = [
        {"path": path, "size": len(body), "sha256": hashlib.sha256(body).hexdigest()} for path, body in FILES.items()
    ]
    version = version_of(listed)
    uri = f"s3://bucket/data/{version}/"
    manifest = f"s3://bucket/data/.versions/{version}.json"
    objects = {uri + path: body for path, body in (FILES | (change or {})).items()}
    objects[manifest] = json.dumps({"version": version, "files": listed}).encode()
    return Objects(objects), {"uri": uri, "manifest": manifest, "version": version}


def test_data_is_fetched_by_its_manifest(tmp_path: Path) -> None:
    store, data = published()
    # What lies beside, and is not in the manifest, is none of it.
    store.objects[data["uri"] + "train/stray.png"] = b"stray"
    assert fetch_data(store, data, tmp_path) == len(FILES)
    found = {str(path.relative_to(tmp_path)): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert found == FILES


def test_the_name_of_a_version_is_that_of_the_actions() -> None:
    # Of actions/lib/dataset/version.ts for the same files; JavaScript sorts names by UTF-16.
    files = [{"path": path, "size": len(body), "sha256": hashlib.sha256(body).hexdigest()} for path, body in FILES.items()]
    assert version_of(files) == "018130fdc6a3391c648f090ce7f61e0b74c3a44745a4730dfaa5c2c74c00b358"


@pytest.mark.parametrize("body", [b"twO", b"two!"])
def test_a_file_that_is_not_the_published_one_is_refused(tmp_path: Path, body: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.sleep", lambda _: None)
    store, data = published({"train/001.a/é.png": body})
    with pytest.raises(Mismatch, match="published"):
        fetch_data(store, data, tmp_path)


def test_a_manifest_of_other_files_is_refused(tmp_path: Path) -> None:
    store, data = published()
    with pytest.raises(Mismatch, match="lists other files"):
        fetch_data(store, data | {"version": "0" * 64}, tmp_path)


def test_a_manifest_leads_out_of_no_folder(tmp_path: Path) -> None:
    body = b"out"
    files = [{"path": "../out", "size": 3, "sha256": hashlib.sha256(body).hexdigest()}]
    version = version_of(files)
    data = {"uri": "s3://b/d/", "manifest": "s3://b/m", "version": version}
    store = Objects({"s3://b/m": json.dumps({"files": files}).encode(), "s3://b/d/../out": body})
    with pytest.raises(Mismatch, match="leads out"):
        fetch_data(store, data, tmp_path / "in")
    assert not (tmp_path / "out").exists()


def test_an_archive_holds_the_files_without_their_folder(tmp_path: Path) -> None:
    (tmp_path / "model/deep").mkdir(parents=True)
    (tmp_path / "model/model.pth").write_text("weights")
    (tmp_path / "model/deep/file").write_text("more")
    pack(tmp_path / "model", tmp_path / "model.tar.gz")
    with tarfile.open(tmp_path / "model.tar.gz") as archive:
        assert {entry.name for entry in archive if entry.isfile()} == {"model.pth", "deep/file"}


def test_code_with_another_content_is_not_unpacked(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        archive.addfile(tarfile.TarInfo("train.py"))
    with pytest.raises(Mismatch):
        Objects({"s3://b/c": packed.getvalue()}).unpack("s3://b/c", tmp_path / "code", "0" * 64)
    assert not (tmp_path / "code").exists()


def test_a_checkpoint_is_copied_when_it_has_changed_and_another_instance_goes_on_from_it(tmp_path: Path) -> None:
    store = Objects({})
    folder, uri = tmp_path / "checkpoints", "s3://b/one/checkpoints.tar"
    assert fetch_checkpoint(store, [uri], folder) is None
    checkpoints = Checkpoints(store, folder, uri, print)
    for _ in range(3):
        checkpoints.look()
    assert store.writes == 0
    (folder / "checkpoint.pth").write_text("epoch 1")
    checkpoints.look()
    # It may still be written.
    assert store.writes == 0
    for _ in range(3):
        checkpoints.look()
    assert store.writes == 1
    (folder / "checkpoint.pth").write_text("epoch 2 ")
    checkpoints.copy()
    assert store.writes == 2
    other = tmp_path / "other"
    assert fetch_checkpoint(store, ["s3://b/none/checkpoints.tar", uri], other) == uri
    assert (other / "checkpoint.pth").read_text() == "epoch 2 "


def test_a_checkpoint_with_a_link_is_unpacked_by_a_python_that_is_careful_with_archives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The default of Python 3.14.
    monkeypatch.setattr(tarfile.TarFile, "extraction_filter", staticmethod(tarfile.data_filter))
    store = Objects({})
    folder, uri = tmp_path / "checkpoints", "s3://b/one/checkpoints.tar"
    folder.mkdir()
    (folder / "epoch-1").write_text("epoch 1")
    (folder / "latest").symlink_to(folder / "epoch-1")
    checkpoints = Checkpoints(store, folder, uri, print)
    checkpoints.copied = ()
    checkpoints.copy()
    assert fetch_checkpoint(store, [uri], tmp_path / "other") == uri
    assert (tmp_path / "other/latest").read_text() == "epoch 1"


class Loses(BaseHTTPRequestHandler):
    """S3, which writes an object once; the answers to the first requests for a key are lost."""

    protocol_version = "HTTP/1.1"
    lost, written = {"lost": 1, "foreign": 0}, {"foreign"}

    def do_PUT(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        key = self.path.rpartition("/")[2].partition("?")[0]
        exists = key in self.written
        self.written.add(key)
        if self.lost[key] > 0:
            self.lost[key] -= 1
            self.close_connection = True
            return
        text = b"<Error><Code>PreconditionFailed</Code></Error>" if exists else b""
        self.send_response(412 if exists else 200)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_: object) -> None:
        pass


def test_an_answer_that_is_lost_loses_no_result(monkeypatch: pytest.MonkeyPatch) -> None:
    # One thread for each connection: the client keeps its connections open.
    server = ThreadingHTTPServer(("127.0.0.1", 0), Loses)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for name, value in (("ENDPOINT_URL", f"http://127.0.0.1:{server.server_port}"), ("ACCESS_KEY_ID", "a"), ("SECRET_ACCESS_KEY", "b")):
        monkeypatch.setenv(f"AWS_{name}", value)
    store = Store("us-east-1")
    store.write("s3://bucket/lost", b"model")
    with pytest.raises(ClientError, match="PreconditionFailed"):
        store.write("s3://bucket/foreign", b"model")
    server.shutdown()


class Answers(BaseHTTPRequestHandler):
    """The metadata service, as far as it is asked: a token is good for two questions."""

    token, left, refused = "", 0, 0

    def do_PUT(self) -> None:
        if self.headers.get("X-aws-ec2-metadata-token-ttl-seconds") != "21600":
            return self.answer(400, "")
        Answers.token, Answers.left = f"token-{Answers.refused}", 2
        self.answer(200, Answers.token)

    def do_GET(self) -> None:
        if self.headers.get("X-aws-ec2-metadata-token") != Answers.token or Answers.left == 0:
            Answers.refused += 1
            return self.answer(401, "")
        Answers.left -= 1
        documents = {
            "/latest/dynamic/instance-identity/document": {
                "instanceId": "i-0abc", "instanceType": "m5.xlarge", "availabilityZone": "us-east-1a", "pendingTime": "2026-11-30T10:00:00Z"
            },
        }  # fmt: skip
        if self.path in documents:
            return self.answer(200, json.dumps(documents[self.path]))
        self.answer(404, "")

    def answer(self, status: int, text: str) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_: object) -> None:
        pass


def test_each_question_to_the_metadata_service_bears_a_token(monkeypatch: pytest.MonkeyPatch) -> None:
    server = HTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setattr(metadata, "ADDRESS", f"http://127.0.0.1:{server.server_port}")
    asked = metadata.Metadata()
    assert asked.machine() == metadata.Machine("i-0abc", "m5.xlarge", "us-east-1a", 1_796_032_800_000)
    for _ in range(4):
        assert asked.interruption() is None
    # A token that is no longer good was replaced.
    assert Answers.refused > 0
    server.shutdown()
