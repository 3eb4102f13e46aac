"""Multipart uploads: what CompleteMultipartUpload requires of each part, and the minimum size of a part."""

from defusedxml.ElementTree import ParseError, fromstring
from ministack.services import s3

SMALLEST = 5 * 1024 * 1024
NOT_FOUND = (
    "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified "
    "entity tag may not match the part's entity tag."
)
UNORDERED = "The list of parts was not in ascending order. Parts must be ordered by part number."
UNSUPPORTED = (
    "Checksum algorithm provided is unsupported. Please try again with any of the valid types: "
    "[CRC32, CRC32C, CRC64NVME, SHA1, SHA256]"
)
NO_ALGORITHM = "The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header."


def mend() -> None:
    create, part_checksums = s3._create_multipart_upload, s3._resolve_part_checksums
    copy_part, complete = s3._upload_part_copy, s3._complete_multipart_upload

    def create_multipart_upload(bucket, key, headers):
        algorithm = headers.get("x-amz-checksum-algorithm", "").upper()
        kind = headers.get("x-amz-checksum-type", "").upper() or default_type(algorithm)
        refused = refused_type(algorithm, kind)
        if refused:
            return refused
        status, answered, content = create(bucket, key, headers)
        if status == 200 and algorithm:
            s3._multipart_uploads[fromstring(content).findtext("{*}UploadId")]["checksum_type"] = kind
            answered["x-amz-checksum-type"] = kind
        return status, answered, content

    def resolve_part_checksums(body, headers, upload):
        expected = (upload.get("checksum_algorithm") or "").lower()
        given = [name[15:] for name in headers if name.startswith("x-amz-checksum-") and name[15:] in ALGORITHMS]
        if expected and given and given != [expected]:
            words = f"Checksum Type mismatch occurred, expected checksum Type: {expected}, actual checksum Type: {given[0]}"
            return {}, s3._error("InvalidRequest", words, 400)
        return part_checksums(body, headers, upload)

    def upload_part_copy(bucket, key, query, headers):
        status, answered, content = copy_part(bucket, key, query, headers)
        upload = s3._multipart_uploads.get(s3._qp(query, "uploadId"), {})
        algorithm = upload.get("checksum_algorithm")
        if status == 200 and algorithm:
            part = upload["parts"][int(s3._qp(query, "partNumber", "1"))]
            value = s3._compute_s3_checksum(algorithm, part["body"])
            part["checksums"] = {algorithm: value}
            name = f"Checksum{algorithm}"
            content = content.replace(b"</CopyPartResult>", f"<{name}>{value}</{name}></CopyPartResult>".encode())
        return status, answered, content

    def complete_multipart_upload(bucket, key, body, query, headers=None):
        upload_id = s3._qp(query, "uploadId")
        upload = s3._multipart_uploads.get(upload_id)
        mine = upload is not None and (upload["bucket"], upload["key"]) == (bucket, key)
        refused = refused_parts(upload, upload_id, body) if mine else None
        if refused:
            return refused
        if not mine or upload.get("checksum_type") != "FULL_OBJECT":
            return complete(bucket, key, body, query, headers)
        status, answered, content = complete_whole(upload, body, lambda: complete(bucket, key, body, query, headers))
        if status == 200:
            # A repeated request gets the same response.
            s3._completed_multipart_uploads[upload_id]["response"] = status, dict(answered), content
        return status, answered, content

    s3._create_multipart_upload = create_multipart_upload
    s3._resolve_part_checksums = resolve_part_checksums
    s3._upload_part_copy = upload_part_copy
    s3._complete_multipart_upload = complete_multipart_upload


ALGORITHMS = ("crc32", "crc32c", "crc64nvme", "sha1", "sha256")


def default_type(algorithm: str) -> str:
    return "FULL_OBJECT" if algorithm == "CRC64NVME" else "COMPOSITE" if algorithm else ""


def refused_type(algorithm: str, kind: str) -> tuple | None:
    words = None
    if algorithm and algorithm.lower() not in ALGORITHMS:
        words = UNSUPPORTED
    elif kind and not algorithm:
        words = NO_ALGORITHM
    elif (kind, algorithm) in (("COMPOSITE", "CRC64NVME"), ("FULL_OBJECT", "SHA1"), ("FULL_OBJECT", "SHA256")):
        words = f"The {kind} checksum type cannot be used with the {algorithm.lower()} checksum algorithm."
    return s3._error("InvalidRequest", words, 400) if words else None


def listed(body: bytes) -> list[dict]:
    return [{child.tag.split("}")[-1]: child.text or "" for child in part} for part in fromstring(body)]


def refused_parts(upload: dict, upload_id: str, body: bytes) -> tuple | None:
    """The error for an invalid list of parts. None for a body that is not XML, which ministack refuses itself."""
    try:
        parts = listed(body) if body.strip() else []
    except ParseError:
        return None
    if not parts:
        return s3._error("InvalidRequest", "You must specify at least one part", 400)
    numbers = [int(part.get("PartNumber") or 0) for part in parts]
    if any(after <= before for before, after in zip(numbers, numbers[1:])):
        return s3._error("InvalidPartOrder", UNORDERED, 400, extra={"UploadId": upload_id})
    algorithm = upload.get("checksum_algorithm")
    for number, part in zip(numbers, parts):
        stored = upload["parts"].get(number)
        etag = part.get("ETag", "").strip('"')
        named = {name[8:].upper(): value for name, value in part.items() if name.startswith("Checksum") and value}
        known = (stored or {}).get("checksums") or {}
        missing = stored is None or (etag and etag != stored["etag"].strip('"'))
        if missing or any(known.get(name) != value for name, value in named.items()):
            members = {"UploadId": upload_id, "PartNumber": str(number), "ETag": etag}
            return s3._error("InvalidPart", NOT_FOUND, 400, extra=members)
        if upload.get("checksum_type") == "COMPOSITE" and algorithm not in named:
            words = (
                f"The upload was created using a {algorithm.lower()} checksum. The complete request must include the "
                f"checksum for each part. It was missing for part {number} in the request."
            )
            return s3._error("InvalidRequest", words, 400)
    for number in numbers[:-1]:
        size = upload["parts"][number]["size"]
        if size < SMALLEST:
            etag = upload["parts"][number]["etag"].strip('"')
            members = {"ProposedSize": str(size), "MinSizeAllowed": str(SMALLEST), "PartNumber": str(number), "ETag": etag}
            words = "Your proposed upload is smaller than the minimum allowed size"
            return s3._error("EntityTooSmall", words, 400, extra=members)
    return None


def complete_whole(upload: dict, body: bytes, complete) -> tuple:
    """Complete an upload with a checksum of the whole object; ministack only has checksums of the parts."""
    composite, persist = s3._composite_checksum, s3._persist_object
    whole = b"".join(upload["parts"][int(part["PartNumber"])]["body"] for part in listed(body))
    value = s3._compute_s3_checksum(upload["checksum_algorithm"], whole)

    def persist_whole(bucket, key, record):
        record["checksum_type"] = "FULL_OBJECT"
        persist(bucket, key, record)

    s3._composite_checksum, s3._persist_object = (lambda *_: value), persist_whole
    try:
        status, answered, content = complete()
    finally:
        s3._composite_checksum, s3._persist_object = composite, persist
    return status, answered, content.replace(b">COMPOSITE<", b">FULL_OBJECT<")
