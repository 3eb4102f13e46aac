"""Checksums of whole objects: malformed ones are refused, and responses to PutObject include the stored ones."""

import base64
import binascii

from ministack.services import s3

SIZES = {"crc32": 4, "crc32c": 4, "crc64nvme": 8, "sha1": 20, "sha256": 32}


def headers_of(checksums: dict, kind: str = "FULL_OBJECT") -> dict:
    """The checksum headers of a response; empty without a checksum."""
    named = {f"x-amz-checksum-{name.lower()}": value for name, value in checksums.items()}
    return {**named, "x-amz-checksum-type": kind} if named else {}


def malformed(headers: dict) -> tuple | None:
    given = [name for name in SIZES if headers.get(f"x-amz-checksum-{name}")]
    if len(given) > 1:
        words = "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed."
        return s3._error("InvalidRequest", words, 400)
    for name in given:
        try:
            size = len(base64.b64decode(headers[f"x-amz-checksum-{name}"], validate=True))
        except binascii.Error:
            size = -1
        if size != SIZES[name]:
            return s3._error("InvalidRequest", f"Value for x-amz-checksum-{name} header is invalid.", 400)
    return None


def mend() -> None:
    resolve, put = s3._resolve_object_checksums, s3._put_object

    def resolve_object_checksums(body, headers):
        refused = malformed(headers)
        return ({}, refused) if refused else resolve(body, headers)

    def put_object(bucket, key, body, headers):
        status, answered, content = put(bucket, key, body, headers)
        if status == 200:
            answered.update(headers_of(s3._buckets[bucket]["objects"][key]["checksums"]))
        return status, answered, content

    s3._resolve_object_checksums = resolve_object_checksums
    s3._put_object = put_object
