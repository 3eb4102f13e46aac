"""The members of S3's errors other than Code and Message."""

from ministack.services import s3

NO_UPLOAD = "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed."


def mend() -> None:
    check_put, check_read, read_marker = (
        s3._check_put_preconditions,
        s3._check_read_preconditions,
        s3._delete_marker_read_refused,
    )

    def put_preconditions(headers, existing):
        refused = unsupported(headers) or check_put(headers, existing)
        return refused and named(refused, headers, "If-None-Match", "If-Match")

    def read_preconditions(headers, record, answered):
        refused = check_read(headers, record, answered)
        return refused and named(refused, headers, "If-Match", "If-Unmodified-Since")

    def delete_marker_read_refused(version):
        status, headers, content = read_marker(version)
        members = "<Method>GET</Method><ResourceType>DeleteMarker</ResourceType></Error>"
        return status, headers, content.replace(b"</Error>", members.encode())

    s3._error = error
    s3._check_put_preconditions = put_preconditions
    s3._check_read_preconditions = read_preconditions
    s3._delete_marker_read_refused = delete_marker_read_refused


def error(code, message, status, resource="", extra=None, headers=None):
    """Replaces ministack's function of this name: AWS's errors name the resource in separate members, not by a path."""
    _, bucket, key = f"{resource}//".split("/", 2)
    key = key.rstrip("/")
    known = {"NoSuchBucket": {"BucketName": bucket}, "NoSuchKey": {"Key": key}, "NoSuchVersion": {"Key": key}}
    members = {name: text for name, text in known.get(code, {}).items() if text}
    text = NO_UPLOAD if code == "NoSuchUpload" else message
    answer = s3._object_error(code, text, status, **members, **(extra or {}))
    return answer[0], {**answer[1], **(headers or {})}, answer[2]


def unsupported(headers: dict) -> tuple | None:
    """An error for conditions of a write that S3 does not support; None for the others.

    Supported are ``If-None-Match: *`` and ``If-Match`` with an ETag, but not both together.
    """
    given = [name for name in ("If-Match", "If-None-Match") if headers.get(name.lower())]
    if len(given) < 2 and headers.get("if-match") != "*" and (headers.get("if-none-match") or "*") == "*":
        return None
    words = "A header you provided implies functionality that is not implemented"
    return s3._error("NotImplemented", words, 501, extra={"Header": ",".join(given)})


def named(refused: tuple, headers: dict, *conditions: str) -> tuple:
    """The error with the condition that was not met."""
    if refused[0] != 412:
        return refused
    return precondition_failed(next((name for name in conditions if headers.get(name.lower())), conditions[-1]))


def precondition_failed(condition: str) -> tuple:
    words = "At least one of the pre-conditions you specified did not hold"
    return s3._error("PreconditionFailed", words, 412, extra={"Condition": condition})
