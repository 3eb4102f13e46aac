"""Where a bucket may be made: the stand-in is one region, and refuses others in the words of a region's own endpoint."""

import re

from ministack.services import s3

REGION = re.compile(r"EU|[a-z]{2}(-[a-z]+)+-\d")
INVALID = "The specified location-constraint is not valid"
ELSEWHERE = "The {} location constraint is incompatible for the region specific endpoint this request was sent to."


def mend() -> None:
    check = s3._location_constraint_error

    def location_constraint_error(name, constraint, region):
        refused = check(name, constraint, region)
        if refused or not constraint or constraint == region:
            return refused
        if REGION.fullmatch(constraint):
            return s3._error("IllegalLocationConstraintException", ELSEWHERE.format(constraint), 400)
        return s3._error("InvalidLocationConstraint", INVALID, 400, extra={"LocationConstraint": constraint})

    s3._location_constraint_error = location_constraint_error
