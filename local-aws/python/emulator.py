"""ministack's application, with what S3, Logs, CloudWatch and SSM answer beyond it, and without its code that runs functions: those of the
stand-in are the stand-in's own.

The variable SERVICES says which of ministack's services answer. This module goes further for the one service that runs
code of a request as this user: whatever way leads to it ends at an ImportError.
"""

import sys

sys.modules["ministack.services.lambda_svc"] = None  # type: ignore[assignment]

from ministack.app import app  # noqa: E402

import cloudwatch_as_on_aws  # noqa: E402
import logs_as_on_aws  # noqa: E402
import s3_as_on_aws  # noqa: E402
import ssm_as_on_aws  # noqa: E402

cloudwatch_as_on_aws.mend()
logs_as_on_aws.mend()
s3_as_on_aws.mend()
ssm_as_on_aws.mend()

__all__ = ["app"]
