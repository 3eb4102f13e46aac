"""Copies on the server: a copy is one whole object, and an object cannot be copied onto itself without a change."""

from contextlib import contextmanager
from hashlib import md5
from urllib.parse import parse_qs, unquote
from xml.etree.ElementTree import Element, SubElement

from ministack.services import s3

from .objects import TYPE

TO_ITSELF = (
    "This copy request is illegal because it is trying to copy an object to itself without changing the object's "
    "metadata, storage class, website redirect location or encryption attributes."
)
MARKER = "The source of a copy request may not specifically refer to a delete marker by version id."
STORAGE_CLASS = "x-amz-storage-class"
CHANGES = (STORAGE_CLASS, "x-amz-website-redirect-location", "x-amz-server-side-encryption")
CONDITIONS = tuple(f"x-amz-copy-source-if-{name}" for name in ("match", "none-match", "modified-since", "unmodified-since"))


def mend() -> None:
    copy = s3._copy_object

    def copy_object(bucket, key, headers):
        source = Source(headers)
        existing = (s3._buckets.get(bucket) or {"objects": {}})["objects"].get(key)
        # A copy can have conditions on the existing object, as a put can (since October 2025).
        refused = s3._check_put_preconditions(headers, existing) or source.refused(bucket, key, headers)
        if refused:
            return refused
        if source.record is None:
            return copy(bucket, key, headers)
        refused = s3._check_copy_source_preconditions(headers, source.record)
        if refused:
            return refused
        # The source's storage class is not copied, and its type only if the metadata are not replaced.
        replaced = TYPE if replaces_metadata(headers) else {}
        plain = {STORAGE_CLASS: "STANDARD", **replaced, **headers}
        plain = {name: value for name, value in plain.items() if name not in CONDITIONS}
        with source.as_whole(headers.get("x-amz-checksum-algorithm")):
            status, answered, content = copy(bucket, key, plain)
        return (status, answered, result(s3._buckets[bucket]["objects"][key]) if status == 200 else content)

    s3._copy_object = copy_object


def replaces_metadata(headers: dict) -> bool:
    return headers.get("x-amz-metadata-directive", "").upper() == "REPLACE"


class Source:
    """The source of a copy: an object, or one version of it."""

    def __init__(self, headers: dict):
        path, _, query = headers.get("x-amz-copy-source", "").lstrip("/").partition("?")
        self.bucket, _, self.key = unquote(path).partition("/")
        self.version = parse_qs(query).get("versionId", [None])[0]
        if self.version is None:
            self.holder, self.index = (s3._buckets.get(self.bucket) or {}).get("objects", {}), self.key
        else:
            self.holder = s3._object_versions.get((self.bucket, self.key), [])
            self.index = next((i for i, one in enumerate(self.holder) if one["version_id"] == self.version), None)
        there = self.index is not None and (self.version is not None or self.key in self.holder)
        self.record = self.holder[self.index] if there else None

    def refused(self, bucket: str, key: str, headers: dict) -> tuple | None:
        if self.record is None:
            return None
        if self.record.get("is_delete_marker"):
            return s3._error("InvalidRequest", MARKER, 400)
        changed = any(headers.get(name) for name in CHANGES)
        changed = changed or replaces_metadata(headers)
        encryption = self.record.get("preserved_headers", {}).get("x-amz-server-side-encryption", "AES256")
        same = (self.bucket, self.key) == (bucket, key) and self.version is None and encryption == "AES256"
        # If the bucket has its own default encryption, S3 accepts the copy as a change.
        if same and not changed and not s3._bucket_encryption.get(bucket):
            return s3._error("InvalidRequest", TO_ITSELF, 400)
        return None

    @contextmanager
    def as_whole(self, algorithm: str | None):
        """Present the source as if it had been uploaded in one part.

        The ETag of a multipart upload, and its checksum if it has one, are those of its parts.
        """
        record, body = self.record, None
        came_in_parts = "-" in record["etag"]
        wanted = [algorithm] if algorithm else list(record.get("checksums") or {})
        known = {} if came_in_parts else record.get("checksums") or {}
        whole = {**record, "checksums": {name: known[name] for name in wanted if name in known}}
        if came_in_parts or any(name not in known for name in wanted):
            body = self._body()
            if came_in_parts:
                whole["etag"] = f'"{md5(body).hexdigest()}"'
            for name in wanted:
                whole["checksums"].setdefault(name, s3._compute_s3_checksum(name, body))
        self.holder[self.index] = whole
        try:
            yield
        finally:
            if self.holder[self.index] is whole:
                self.holder[self.index] = record

    def _body(self) -> bytes:
        if self.version is None:
            return s3._read_body(self.bucket, self.key, self.record)
        return s3._version_body(s3._buckets[self.bucket], self.bucket, self.key, self.record) or b""


def result(copied: dict) -> bytes:
    root = Element("CopyObjectResult", xmlns=s3.S3_NS)
    SubElement(root, "LastModified").text = copied["last_modified"]
    SubElement(root, "ETag").text = copied["etag"]
    for name, value in copied["checksums"].items():
        SubElement(root, f"Checksum{name}").text = value
    if copied["checksums"]:
        SubElement(root, "ChecksumType").text = "FULL_OBJECT"
    return s3._xml_body(root)
