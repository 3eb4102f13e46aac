"""Asks a SageMaker for every operation that whole_flow.py does not ask for, and prints what is wrong with the answers as JSON.

The image is one that the stand-in does not run, so jobs and endpoints end as Failed. A notebook instance is in service once.
"""

import base64
import json
import os
import time
from typing import Callable

import boto3
from answers import watch

ROLE = os.environ["SAGEMAKER_EXECUTION_ROLE_ARN"]
IMAGE = "123456789012.dkr.ecr.us-east-1.amazonaws.com/own:1"
TAGS = [{"Key": "pipeline", "Value": "answers"}]

s3 = boto3.client("s3")
s3.create_bucket(Bucket="answers")
s3.put_object(Bucket="answers", Key="model.tar.gz", Body=b"of no use")

found: list[str] = []
asked: set[str] = set()
client = boto3.client("sagemaker")
watch(client, found)
client.meta.events.register("after-call.sagemaker", lambda model, **_: asked.add(model.name))


def until_ended(describe: Callable[[], dict], status: str) -> None:
    """Asks until the status is none of those that pass."""
    passing = ("InProgress", "Creating", "Deleting", "Pending", "Stopping", "Updating")
    deadline = time.time() + 60
    while describe()[status] in passing and time.time() < deadline:
        time.sleep(0.1)


job = client.create_training_job(
    TrainingJobName="job",
    RoleArn=ROLE,
    Tags=TAGS,
    AlgorithmSpecification={"TrainingImage": IMAGE, "TrainingInputMode": "File"},
    HyperParameters={"epochs": "1"},
    OutputDataConfig={"S3OutputPath": "s3://answers/out"},
    ResourceConfig={"InstanceType": "ml.m5.large", "InstanceCount": 1, "VolumeSizeInGB": 10},
    StoppingCondition={"MaxRuntimeInSeconds": 600},
)
client.describe_training_job(TrainingJobName="job")
client.list_training_jobs(NameContains="job")
until_ended(lambda: client.describe_training_job(TrainingJobName="job"), "TrainingJobStatus")

arn = job["TrainingJobArn"]
client.add_tags(ResourceArn=arn, Tags=[{"Key": "more", "Value": "1"}])
tags = {tag["Key"]: tag["Value"] for tag in client.list_tags(ResourceArn=arn)["Tags"]}
client.delete_tags(ResourceArn=arn, TagKeys=["more"])
client.delete_training_job(TrainingJobName="job")

client.create_model(
    ModelName="model",
    ExecutionRoleArn=ROLE,
    Tags=TAGS,
    PrimaryContainer={"Image": IMAGE, "ModelDataUrl": "s3://answers/model.tar.gz", "Environment": {"A": "b"}},
)
client.describe_model(ModelName="model")
client.list_models()
client.create_endpoint_config(
    EndpointConfigName="config",
    ProductionVariants=[
        {
            "VariantName": "AllTraffic",
            "ModelName": "model",
            "InstanceType": "ml.m5.large",
            "InitialInstanceCount": 1,
            "InitialVariantWeight": 1.0,
        }
    ],
)
client.describe_endpoint_config(EndpointConfigName="config")
client.list_endpoint_configs()
client.create_endpoint(EndpointName="endpoint", EndpointConfigName="config")
client.describe_endpoint(EndpointName="endpoint")
client.list_endpoints()
until_ended(lambda: client.describe_endpoint(EndpointName="endpoint"), "EndpointStatus")
client.delete_endpoint(EndpointName="endpoint")
client.delete_endpoint_config(EndpointConfigName="config")
client.delete_model(ModelName="model")

script = [{"Content": base64.b64encode(b"#!/bin/bash\nexit 1\n").decode()}]
named = {"NotebookInstanceLifecycleConfigName": "fails"}
client.create_notebook_instance_lifecycle_config(OnCreate=script, **named)
client.update_notebook_instance_lifecycle_config(OnStart=script, OnCreate=[], **named)
client.describe_notebook_instance_lifecycle_config(**named)
client.list_notebook_instance_lifecycle_configs()
notebook = {"NotebookInstanceName": "notebook"}
client.create_notebook_instance(InstanceType="ml.t3.medium", RoleArn=ROLE, Tags=TAGS, **notebook)


def until_settled() -> None:
    until_ended(lambda: client.describe_notebook_instance(**notebook), "NotebookInstanceStatus")


until_settled()
client.create_presigned_notebook_instance_url(**notebook)
client.stop_notebook_instance(**notebook)
until_settled()
client.update_notebook_instance(LifecycleConfigName="fails", VolumeSizeInGB=6, **notebook)
until_settled()
client.start_notebook_instance(**notebook)
until_settled()
client.list_notebook_instances(StatusEquals="Failed")
client.delete_notebook_instance(**notebook)
client.delete_notebook_instance_lifecycle_config(**named)

print(json.dumps({"faults": found, "asked": sorted(asked), "tags": tags}))
