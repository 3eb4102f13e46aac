"""Valid regions of buckets; and buckets and their regions survive a kill.

ministack saves its list of buckets only when it stops properly.
"""

import re

from ministack.core.persistence import save_state
from ministack.services import s3

REGION = re.compile(r"EU|[a-z]{2}(-[a-z]+)+-\d")
INVALID = "The specified location-constraint is not valid"


def mend() -> None:
    check = s3._location_constraint_error

    def location_constraint_error(name, constraint, region):
        refused = check(name, constraint, region)
        if refused or not constraint or REGION.fullmatch(constraint):
            return refused
        return s3._error("InvalidLocationConstraint", INVALID, 400, extra={"LocationConstraint": constraint})

    s3._location_constraint_error = location_constraint_error
    s3._create_bucket = kept(s3._create_bucket)
    s3._delete_bucket = kept(s3._delete_bucket)


def kept(operation):
    def then_kept(*arguments, **named):
        answer = operation(*arguments, **named)
        if answer[0] < 300:
            save_state("s3", s3.get_state())
        return answer

    return then_kept
