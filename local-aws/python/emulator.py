"""ministack's application, with the behaviour of S3, Logs, CloudWatch and SSM that it does not have.

The variable SERVICES determines which services of ministack are enabled. ministack's Lambda executes code from requests
as this user; the stand-in has its own Lambda. So this module also makes every import of ministack's Lambda fail with an
ImportError.
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
