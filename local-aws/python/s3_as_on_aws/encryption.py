"""Every object is encrypted: by S3's own key unless another is named (S3 User Guide, "Setting default encryption")."""

from uuid import NAMESPACE_URL, uuid5

from ministack.core.responses import get_account_id, get_region
from ministack.services import s3

METHOD = "x-amz-server-side-encryption"
KEY = "x-amz-server-side-encryption-aws-kms-key-id"


def key_arn(key: str) -> str:
    """As S3 answers it, whatever form of it was named. A key that is not named is the account's own for S3, aws/s3."""
    if key.startswith(("arn:", "alias/")):
        return key
    account = get_account_id()
    return f"arn:aws:kms:{get_region()}:{account}:key/{key or uuid5(NAMESPACE_URL, f'{account}/aws/s3')}"


def mend() -> None:
    resolve = s3._resolve_sse_write_headers

    def resolve_write_headers(headers, bucket):
        if headers.get(METHOD) == "aws:kms":
            headers = {**headers, KEY: key_arn(headers.get(KEY, ""))}
        found, refused = resolve(headers, bucket)
        if refused is None and found.get(METHOD) == "aws:kms":
            found = {**found, KEY: key_arn(found.get(KEY, ""))}
        return (found or {METHOD: "AES256"}) if refused is None else None, refused

    s3._resolve_sse_write_headers = resolve_write_headers
