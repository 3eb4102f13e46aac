"""A role that may do what serving a model needs, and the keys that AssumeRole gives for it."""

import io
import json
import os
import sys
import zipfile
from typing import Any

import boto3
from following import refusal

SAGEMAKER = (
    "CreateModel DescribeModel ListModels DeleteModel CreateEndpointConfig DescribeEndpointConfig ListEndpointConfigs"
    " DeleteEndpointConfig CreateEndpoint DescribeEndpoint ListEndpoints UpdateEndpoint DeleteEndpoint InvokeEndpoint"
    " UpdateEndpointWeightsAndCapacities"
)
SCALING = "RegisterScalableTarget DescribeScalableTargets DeregisterScalableTarget"
FUNCTIONS = "CreateFunction GetFunction InvokeFunction DeleteFunction"


def actions(service: str, names: str) -> list[str]:
    return [f"{service}:{name}" for name in names.split()]


def document(**statement: Any) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", **statement}]})


ALLOWED = [
    *actions("sagemaker", SAGEMAKER),
    *actions("application-autoscaling", SCALING),
    *actions("lambda", FUNCTIONS),
    *actions("iam", "PassRole CreateServiceLinkedRole"),
    *actions("s3", "PutObject GetObject ListBucket"),
]


def make(name: str) -> str:
    """ARN of a role of that name, which the account's own users may assume."""
    iam = boto3.client("iam")
    account = boto3.client("sts").get_caller_identity()["Account"]
    trust = document(Principal={"AWS": account}, Action="sts:AssumeRole")
    role = iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust)["Role"]
    iam.put_role_policy(RoleName=name, PolicyName="serving", PolicyDocument=document(Action=ALLOWED, Resource="*"))
    return role["Arn"]


def assume(name: str) -> boto3.Session:
    keys = boto3.client("sts").assume_role(RoleArn=make(name), RoleSessionName="client")["Credentials"]
    return boto3.Session(keys["AccessKeyId"], keys["SecretAccessKey"], keys["SessionToken"])


def package(text: str) -> bytes:
    """A zip with handler.py."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("handler.py", text)
    return buffer.getvalue()


def use(session: boto3.Session, endpoint: str) -> dict:
    """Who the keys are, a range for an endpoint, a function's answer, and what the role may not."""
    scaling = session.client("application-autoscaling")
    functions = session.client("lambda")
    variant = {
        "ServiceNamespace": "sagemaker",
        "ResourceId": f"endpoint/{endpoint}/variant/AllTraffic",
        "ScalableDimension": "sagemaker:variant:DesiredInstanceCount",
    }
    scaling.register_scalable_target(**variant, MinCapacity=1, MaxCapacity=3)
    (target,) = scaling.describe_scalable_targets(ServiceNamespace="sagemaker", ResourceIds=[variant["ResourceId"]])["ScalableTargets"]
    scaling.deregister_scalable_target(**variant)
    fn = {"FunctionName": endpoint}
    code = package("def handler(event, context):\n    return event['number'] + 1\n")
    role = os.environ["FUNCTION_ROLE_ARN"]
    functions.create_function(**fn, Role=role, Runtime="python3.13", Handler="handler.handler", Code={"ZipFile": code})
    functions.get_waiter("function_active_v2").wait(**fn, WaiterConfig={"Delay": 1})
    answer = functions.invoke(**fn, Payload=json.dumps({"number": 41}))["Payload"].read()
    return {
        "caller": session.client("sts").get_caller_identity()["Arn"],
        "range": [target["MinCapacity"], target["MaxCapacity"]],
        "answer": json.loads(answer),
        "denied": refusal(session.client("sagemaker").list_training_jobs),
    }


if __name__ == "__main__":
    print(make(sys.argv[1]))
