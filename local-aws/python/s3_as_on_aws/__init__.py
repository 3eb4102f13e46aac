"""What Amazon S3 answers and ministack does not, mended where ministack keeps its objects.

Each module replaces functions of ministack.services.s3, which find one another by their global names; none holds a body
longer than ministack does. The facts are from recorded answers of AWS itself (LocalStack's validated snapshots,
2024 to 2026) and the Amazon S3 User Guide; test/local-aws/s3-*.test.ts states each of them. The version of ministack is
pinned in requirements.txt.
"""

from . import buckets, checksums, copies, encryption, errors, objects, uploads


def mend() -> None:
    for module in (errors, buckets, objects, encryption, checksums, copies, uploads):
        module.mend()
