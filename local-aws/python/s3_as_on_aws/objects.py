"""Defaults of an object: its type and the time when it was stored."""

from datetime import datetime, timezone

from ministack.services import s3

TYPE = {"content-type": "binary/octet-stream"}


def whole_seconds() -> str:
    """Now. S3 stores no fractions of a second: lists have .000Z, and headers have none."""
    return datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def mend() -> None:
    build, create = s3._build_object_record, s3._create_multipart_upload

    def build_object_record(body, headers, etag=None, checksums=None):
        return build(body, {**TYPE, **headers}, etag=etag, checksums=checksums)

    def create_multipart_upload(bucket, key, headers):
        return create(bucket, key, {**TYPE, **headers})

    s3.now_iso = whole_seconds
    s3._build_object_record = build_object_record
    s3._create_multipart_upload = create_multipart_upload
