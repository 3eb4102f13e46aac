"""Public parameters of AWS Systems Manager that ministack does not have: the IDs of the Deep Learning AMIs.

The names are those that AWS documents ("Get the DLAMI ID"). The IDs are invented, one for each region, and must be the
same as in local-aws/src/ec2/machine-images.ts. test/local-aws/ec2-account.test.ts tests them.
"""

import hashlib
import json
from pathlib import Path

from ministack.core.responses import get_region
from ministack.services import ssm

RELEASES = json.loads(Path(__file__).with_name("machine_images.json").read_text())
NAMES = {release["parameter"] for release in RELEASES}


def mend() -> None:
    known = ssm._public_parameter

    def public_parameter(name):
        if name not in NAMES:
            return known(name)
        digest = hashlib.sha256(f"{get_region()} {name}".encode()).hexdigest()
        arn = f"arn:aws:ssm:{get_region()}::parameter{name}"
        value = f"ami-{digest[:17]}"
        return {"Name": name, "Type": "String", "Value": value, "Version": 1, "LastModifiedDate": 1795132800, "ARN": arn,
                "DataType": "aws:ec2:image"}

    ssm._public_parameter = public_parameter
