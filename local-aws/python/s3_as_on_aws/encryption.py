"""Every object is encrypted: with S3's own key unless another is named (S3 User Guide, "Setting default encryption").
"""

from uuid import NAMESPACE_URL, uuid5

from ministack.core.responses import get_account_id, get_region
from ministack.services import s3

METHOD = "x-amz-server-side-encryption"
KEY = "x-amz-server-side-encryption-aws-kms-key-id"
# Source of the message: aws/aws-cli#1431.
WITHOUT_METHOD = (
    "Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : aws:kms"
)


def key_arn(key: str) -> str:
    """The ARN in S3's responses: always a key's, even if the request names an alias. Default: the account's key for S3.
    """
    alias = (key or "alias/aws/s3").partition("alias/")[2]
    if key.startswith("arn:") and not alias:
        return key
    account = get_account_id()
    return f"arn:aws:kms:{get_region()}:{account}:key/{uuid5(NAMESPACE_URL, f'{account}/{alias}') if alias else key}"


def mend() -> None:
    resolve = s3._resolve_sse_write_headers

    def resolve_write_headers(headers, bucket):
        if headers.get(KEY) and headers.get(METHOD) != "aws:kms":
            members = {"ArgumentName": METHOD, "ArgumentValue": headers.get(METHOD) or "null"}
            return None, s3._error("InvalidArgument", WITHOUT_METHOD, 400, extra=members)
        if headers.get(METHOD) == "aws:kms":
            headers = {**headers, KEY: key_arn(headers.get(KEY, ""))}
        found, refused = resolve(headers, bucket)
        if refused is None and found.get(METHOD) == "aws:kms":
            found = {**found, KEY: key_arn(found.get(KEY, ""))}
        return (found or {METHOD: "AES256"}) if refused is None else None, refused

    s3._resolve_sse_write_headers = resolve_write_headers
