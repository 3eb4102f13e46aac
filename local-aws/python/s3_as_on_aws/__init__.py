"""Behaviour of Amazon S3 that ministack does not have, as replacements of ministack's functions.

Each module replaces functions of ministack.services.s3, which find each other by their global names. No module keeps an
object's body in memory longer than ministack does. Source: recorded responses of AWS (LocalStack's validated snapshots,
2024 to 2026) and the Amazon S3 User Guide; test/local-aws/s3-*.test.ts tests each of them. The version of ministack is
pinned in requirements.txt.
"""

from . import buckets, checksums, copies, encryption, errors, objects, uploads


def mend() -> None:
    for module in (errors, buckets, objects, encryption, checksums, copies, uploads):
        module.mend()
