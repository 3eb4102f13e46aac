"""Amazon S3 for a training: downloads are checked against their hash, and results are written once."""

import gzip
import hashlib
import io
import os
import tarfile
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

AT_ONCE = 32
"""Files that are downloaded at the same time."""

LARGE = 512 * 1024 * 1024
"""Larger files (in bytes) are sent in parts; S3 accepts 5 GiB in one request."""

PART = 64 * 1024 * 1024
PARTS = 10_000
"""Largest number of parts, of 5 MiB or more each (Amazon S3 User Guide, "Multipart upload limits")."""

PIECE = 1024 * 1024
TRIES = 4


class Mismatch(Exception):
    """An object differs from the one that was published."""


class Store:
    """Objects by their ``s3://`` addresses. kms_key: id, ARN or alias of the key that encrypts written objects."""

    def __init__(self, region: str, kms_key: str | None = None) -> None:
        settings = Config(max_pool_connections=AT_ONCE, retries={"mode": "standard", "total_max_attempts": 5})
        self.client = boto3.client("s3", region_name=region, config=settings)
        self.encryption = {"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": kms_key} if kms_key else {}

    def read(self, uri: str) -> bytes:
        """Return the content of an object."""
        return b"".join(self._pieces(uri))

    def find(self, uri: str) -> bytes | None:
        """Return the content of an object, or None if it does not exist.

        S3 answers AccessDenied for a missing object if the role lacks the permission to list the bucket.
        """
        try:
            return self.read(uri)
        except ClientError as error:
            if error.response["Error"]["Code"] in ("NoSuchKey", "AccessDenied"):
                return None
            raise

    def download(self, uri: str, path: Path, sha256: str, size: int | None = None) -> int:
        """Download an object to a file, with retries. Returns its size in bytes. Raises Mismatch for another content."""
        path.parent.mkdir(parents=True, exist_ok=True)
        for attempt in range(1, TRIES + 1):
            try:
                return self._download(uri, path, sha256, size)
            except (BotoCoreError, Mismatch):
                if attempt == TRIES:
                    raise
                time.sleep(attempt)
        raise AssertionError

    def _download(self, uri: str, path: Path, sha256: str, size: int | None) -> int:
        found, length = hashlib.sha256(), 0
        with path.open("wb") as file:
            for piece in self._pieces(uri):
                found.update(piece)
                length += len(piece)
                file.write(piece)
        if size is not None and length != size:
            raise Mismatch(f"{uri} has {length} bytes, but {size} were published")
        if found.hexdigest() != sha256:
            raise Mismatch(f"{uri} has the SHA-256 {found.hexdigest()}, but {sha256} was published")
        return length

    def download_all(self, files: Iterable[tuple[str, Path, str, int]]) -> int:
        """Download files in parallel, with the arguments of ``download``. Returns their total size in bytes."""
        with ThreadPoolExecutor(AT_ONCE) as threads:
            return sum(threads.map(lambda file: self.download(*file), files))

    def unpack(self, uri: str, folder: Path, sha256: str) -> None:
        """Unpack a ``.tar.gz``. sha256: of the uncompressed tar. Raises Mismatch for another content."""
        tar = gzip.decompress(self.read(uri))
        if hashlib.sha256(tar).hexdigest() != sha256:
            raise Mismatch(f"{uri} holds another content than its name says")
        folder.mkdir(parents=True, exist_ok=True)
        with tarfile.open(fileobj=io.BytesIO(tar)) as archive:
            archive.extractall(folder)

    def write(self, uri: str, content: bytes | Path, once: bool = True) -> None:
        """Write bytes or a file. once: an existing object is not overwritten; ClientError is raised instead."""
        bucket, key = split(uri)
        condition = {"IfNoneMatch": "*"} if once else {}
        if isinstance(content, Path) and content.stat().st_size > LARGE:
            return self._write_parts(bucket, key, content, condition)
        body: Any = content if isinstance(content, bytes) else content.open("rb")
        try:
            with own_write():
                self.client.put_object(Bucket=bucket, Key=key, Body=body, ChecksumAlgorithm="SHA256", **condition, **self.encryption)
        finally:
            if not isinstance(body, bytes):
                body.close()

    def prove_writable(self, uri: str) -> None:
        """Raise ClientError unless the role may write there: starts a multipart upload and aborts it, which leaves nothing."""
        bucket, key = split(uri)
        upload = self.client.create_multipart_upload(Bucket=bucket, Key=key, **self.encryption)
        with suppress(ClientError):
            self.client.abort_multipart_upload(Bucket=bucket, Key=key, UploadId=upload["UploadId"])

    def _write_parts(self, bucket: str, key: str, path: Path, condition: dict[str, str]) -> None:
        size = path.stat().st_size
        length = max(PART, -(-size // PARTS))
        upload = self.client.create_multipart_upload(Bucket=bucket, Key=key, ChecksumAlgorithm="SHA256", **self.encryption)
        target = {"Bucket": bucket, "Key": key, "UploadId": upload["UploadId"]}

        def send(number: int) -> dict[str, Any]:
            with path.open("rb") as file:
                file.seek((number - 1) * length)
                part = self.client.upload_part(**target, PartNumber=number, Body=file.read(length), ChecksumAlgorithm="SHA256")
            return {"PartNumber": number, "ETag": part["ETag"], "ChecksumSHA256": part["ChecksumSHA256"]}

        try:
            with ThreadPoolExecutor(4) as threads:
                parts = list(threads.map(send, range(1, -(-size // length) + 1)))
            with own_write():
                self.client.complete_multipart_upload(**target, MultipartUpload={"Parts": parts}, **condition)
        except BaseException:
            self.client.abort_multipart_upload(**target)
            raise

    def _pieces(self, uri: str) -> Iterable[bytes]:
        bucket, key = split(uri)
        body = self.client.get_object(Bucket=bucket, Key=key)["Body"]
        yield from body.iter_chunks(PIECE)


@contextmanager
def own_write() -> Iterator[None]:
    """Accept that an object exists if the client sent the request more than once: the answer to the first one was lost."""
    try:
        yield
    except ClientError as error:
        attempts = error.response["ResponseMetadata"].get("RetryAttempts", 0)
        if error.response["Error"]["Code"] != "PreconditionFailed" or attempts == 0:
            raise


def split(uri: str) -> tuple[str, str]:
    """Return bucket and key of an ``s3://`` address."""
    bucket, _, key = uri.removeprefix("s3://").partition("/")
    return bucket, key


def pack(folder: Path, target: Path | BinaryIO, compress: bool = True) -> None:
    """Pack a folder's files as a ``.tar.gz`` (or ``.tar``) without the folder's own name, as SageMaker does.

    A missing folder counts as empty: the script may have deleted it.
    """
    mode: Any = "w:gz" if compress else "w"
    options = {"compresslevel": 6} if compress else {}
    where = {"name": str(target)} if isinstance(target, Path) else {"fileobj": target}
    with tarfile.open(**where, mode=mode, **options) as archive:
        for name in sorted(os.listdir(folder)) if folder.is_dir() else []:
            archive.add(folder / name, arcname=name)
