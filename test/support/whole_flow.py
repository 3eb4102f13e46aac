"""Takes a model from data to an endpoint and away again with boto3, as users of SageMaker do without any of our actions.

    python whole_flow.py <repository>     a copy of test/support/user-repository with images

Prints as JSON what it saw: the statuses that each thing passed, errors, figures, logs, answers, and whatever is wrong
with any answer by botocore's model.
"""

import io
import json
import os
import sys
import tarfile
import time
from pathlib import Path
from typing import Any

import boto3
import serving_role
from answers import watch
from following import Statuses, follow, refusal

REPOSITORY = Path(sys.argv[1])
ROLE = os.environ["SAGEMAKER_EXECUTION_ROLE_ARN"]
BUCKET = "whole-flow"
REGISTRY = "763104351884.dkr.ecr.us-east-1.amazonaws.com"
METRICS = [{"Name": name, "Regex": rf"{name}: ([0-9.]+)"} for name in ("Validation Loss", "Test Accuracy")]

found: list[str] = []
asked: set[str] = set()
sagemaker = boto3.client("sagemaker")
runtime = boto3.client("sagemaker-runtime")
logs = boto3.client("logs")
s3 = boto3.client("s3")
watch(sagemaker, found)
sagemaker.meta.events.register("after-call.sagemaker", lambda model, **_: asked.add(model.name))


def archive(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as tar:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    return buffer.getvalue()


def put(key: str, body: bytes) -> str:
    s3.put_object(Bucket=BUCKET, Key=key, Body=body)
    return f"s3://{BUCKET}/{key}"


def files_of(folder: str) -> dict[str, bytes]:
    return {str(path.relative_to(REPOSITORY / folder)): path.read_bytes() for path in (REPOSITORY / folder).rglob("*") if path.is_file()}


def stop_another_job(request: dict) -> dict[str, Any]:
    """A job and a tuning job that would last a minute, stopped; and what is refused around it."""
    parameters = {**request["HyperParameters"], "sleep": "60"}
    sagemaker.create_training_job(**{**request, "TrainingJobName": "flow-stopped", "HyperParameters": parameters})
    seen: Statuses = []
    describe = lambda: sagemaker.describe_training_job(TrainingJobName="flow-stopped")
    follow(describe, "SecondaryStatus", {"Starting", "Downloading"}, seen)
    sagemaker.stop_training_job(TrainingJobName="flow-stopped")
    ended = follow(describe, "TrainingJobStatus", {"InProgress", "Stopping"}, [])
    return {
        "status": [ended["TrainingJobStatus"], ended["SecondaryStatus"]],
        "again": refusal(sagemaker.stop_training_job, TrainingJobName="flow-stopped"),
        "unknown": refusal(sagemaker.stop_training_job, TrainingJobName="nobody"),
        "duplicate": refusal(sagemaker.create_training_job, **request),
    }


# --- data and code
s3.create_bucket(Bucket=BUCKET)
for name, content in files_of("images").items():
    put(f"data/{name}", content)
bundle = put("code/sourcedir.tar.gz", archive(files_of("training")))
script = {"sagemaker_program": '"train.py"', "sagemaker_submit_directory": json.dumps(bundle)}
source = {"S3DataType": "S3Prefix", "S3Uri": f"s3://{BUCKET}/data/", "S3DataDistributionType": "FullyReplicated"}
job = {
    "AlgorithmSpecification": {
        "TrainingImage": f"{REGISTRY}/pytorch:2.13.0-cpu-amzn2023-sagemaker",
        "TrainingInputMode": "File",
        "MetricDefinitions": METRICS,
    },
    "RoleArn": ROLE,
    "InputDataConfig": [{"ChannelName": "training", "DataSource": {"S3DataSource": source}}],
    "OutputDataConfig": {"S3OutputPath": f"s3://{BUCKET}/jobs"},
    "ResourceConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 10},
    "StoppingCondition": {"MaxRuntimeInSeconds": 600},
}

# --- tuning
tuning = {
    "HyperParameterTuningJobConfig": {
        "Strategy": "Random",
        "HyperParameterTuningJobObjective": {"Type": "Minimize", "MetricName": "Validation Loss"},
        "ResourceLimits": {"MaxNumberOfTrainingJobs": 2, "MaxParallelTrainingJobs": 2},
        "ParameterRanges": {
            "ContinuousParameterRanges": [
                {"Name": "learning_rate", "MinValue": "0.001", "MaxValue": "0.1", "ScalingType": "Logarithmic"}
            ]
        },
    },
    "TrainingJobDefinition": {"StaticHyperParameters": script, **job},
}
sagemaker.create_hyper_parameter_tuning_job(HyperParameterTuningJobName="flow-tune", **tuning)
same = refusal(sagemaker.create_hyper_parameter_tuning_job, HyperParameterTuningJobName="flow-tune", **tuning)
counters: list[dict] = []
tuning_statuses: Statuses = []


def describe_tuning() -> dict:
    answer = sagemaker.describe_hyper_parameter_tuning_job(HyperParameterTuningJobName="flow-tune")
    counters.append(answer["TrainingJobStatusCounters"])
    return answer


tuned = follow(describe_tuning, "HyperParameterTuningJobStatus", {"InProgress"}, tuning_statuses)
trials = sagemaker.list_training_jobs_for_hyper_parameter_tuning_job(HyperParameterTuningJobName="flow-tune")
sagemaker.list_hyper_parameter_tuning_jobs(NameContains="flow")
best = tuned["BestTrainingJob"]

# --- training with what was found
request = {
    "TrainingJobName": "flow-train",
    "HyperParameters": {**script, **best["TunedHyperParameters"]},
    "Tags": [{"Key": "pipeline", "Value": "flow"}],
    **job,
}
arn = sagemaker.create_training_job(**request)["TrainingJobArn"]
training_statuses: Statuses = []
describe_training = lambda: sagemaker.describe_training_job(TrainingJobName="flow-train")
follow(describe_training, "SecondaryStatus", {"Starting", "Downloading", "Training", "Uploading"}, training_statuses)
trained = describe_training()
sagemaker.list_training_jobs(NameContains="flow")
sagemaker.add_tags(ResourceArn=arn, Tags=[{"Key": "more", "Value": "1"}])
sagemaker.delete_tags(ResourceArn=arn, TagKeys=["more"])
tags = sagemaker.list_tags(ResourceArn=arn)["Tags"]
group = "/aws/sagemaker/TrainingJobs"
streams = [s["logStreamName"] for s in logs.describe_log_streams(logGroupName=group, logStreamNamePrefix="flow-train/")["logStreams"]]
lines = [event["message"] for event in logs.get_log_events(logGroupName=group, logStreamName=streams[0], startFromHead=True)["events"]]
stopped = stop_another_job(request)
slow_tuning = {**tuning["TrainingJobDefinition"], "StaticHyperParameters": {**script, "sleep": "60"}}
sagemaker.create_hyper_parameter_tuning_job(**{**tuning, "HyperParameterTuningJobName": "flow-stop", "TrainingJobDefinition": slow_tuning})
sagemaker.stop_hyper_parameter_tuning_job(HyperParameterTuningJobName="flow-stop")
stopped_tuning: Statuses = []
describe_stopped = lambda: sagemaker.describe_hyper_parameter_tuning_job(HyperParameterTuningJobName="flow-stop")
follow(describe_stopped, "HyperParameterTuningJobStatus", {"InProgress", "Stopping"}, stopped_tuning)

# --- from here on with the keys of a role that may do just this
sagemaker.delete_hyper_parameter_tuning_job(HyperParameterTuningJobName="flow-tune")
serving = serving_role.assume("flow-serving")
sagemaker = serving.client("sagemaker")
runtime = serving.client("sagemaker-runtime")
s3 = serving.client("s3")
watch(sagemaker, found)
sagemaker.meta.events.register("after-call.sagemaker", lambda model, **_: asked.add(model.name))

# --- the artifact with the serving code, twice, so that there is something to update to
key = trained["ModelArtifacts"]["S3ModelArtifacts"].removeprefix(f"s3://{BUCKET}/")
with tarfile.open(fileobj=io.BytesIO(s3.get_object(Bucket=BUCKET, Key=key)["Body"].read())) as tar:
    model = {member.name: tar.extractfile(member).read() for member in tar.getmembers() if member.isfile()}
for number, answer in ("1", "cat"), ("2", "dog"):
    content = {**json.loads(model["model.json"]), "answer": answer}
    files = {**model, **files_of("serving"), "model.json": json.dumps(content).encode()}
    container = {"Image": f"{REGISTRY}/ray:serve-ml-sagemaker-cpu-v1.5", "ModelDataUrl": put(f"models/{number}/model.tar.gz", archive(files))}
    sagemaker.create_model(ModelName=f"flow-{number}", ExecutionRoleArn=ROLE, PrimaryContainer=container)
    variant = {"VariantName": "AllTraffic", "ModelName": f"flow-{number}", "InstanceType": "ml.m5.large", "InitialInstanceCount": 1}
    sagemaker.create_endpoint_config(EndpointConfigName=f"flow-{number}", ProductionVariants=[variant])
    sagemaker.describe_model(ModelName=f"flow-{number}")
    sagemaker.describe_endpoint_config(EndpointConfigName=f"flow-{number}")
sagemaker.list_models(NameContains="flow")
sagemaker.list_endpoint_configs(NameContains="flow")

# --- the endpoint: made, asked, updated, asked, scaled, removed
endpoint = {"EndpointName": "flow"}
image = (REPOSITORY / "images/test/001.cat/5.png").read_bytes()
endpoint_statuses: Statuses = []
describe_endpoint = lambda: sagemaker.describe_endpoint(**endpoint)


def settle() -> None:
    follow(describe_endpoint, "EndpointStatus", {"Creating", "Updating"}, endpoint_statuses)


def ask() -> str:
    answer = runtime.invoke_endpoint(**endpoint, Body=image, ContentType="image/png")
    return json.loads(answer["Body"].read())["predictions"][0]["class"]


sagemaker.create_endpoint(**endpoint, EndpointConfigName="flow-1")
busy = {
    "delete": refusal(sagemaker.delete_endpoint, **endpoint),
    "update": refusal(sagemaker.update_endpoint, **endpoint, EndpointConfigName="flow-2"),
    "create": refusal(sagemaker.create_endpoint, **endpoint, EndpointConfigName="flow-1"),
    "invoke": refusal(runtime.invoke_endpoint, **endpoint, Body=image, ContentType="image/png"),
}
settle()
sagemaker.list_endpoints(NameContains="flow", StatusEquals="InService")
predictions = [ask()]
wrong = refusal(runtime.invoke_endpoint, **endpoint, Body=b"text", ContentType="text/plain")
sagemaker.update_endpoint(**endpoint, EndpointConfigName="flow-2")
settle()
predictions.append(ask())
weights = [{"VariantName": "AllTraffic", "DesiredInstanceCount": 2}]
sagemaker.update_endpoint_weights_and_capacities(**endpoint, DesiredWeightsAndCapacities=weights)
settle()
instances = describe_endpoint()["ProductionVariants"][0]["CurrentInstanceCount"]
role = serving_role.use(serving, "flow")
endpoint_streams = [s["logStreamName"] for s in logs.describe_log_streams(logGroupName="/aws/sagemaker/Endpoints/flow")["logStreams"]]

sagemaker.delete_endpoint(**endpoint)
for number in "1", "2":
    sagemaker.delete_endpoint_config(EndpointConfigName=f"flow-{number}")
    sagemaker.delete_model(ModelName=f"flow-{number}")
gone_by = time.time() + 20
while (gone := refusal(sagemaker.describe_endpoint, **endpoint))["code"] == "none" and time.time() < gone_by:
    time.sleep(0.05)
print(
    json.dumps(
        {
            "faults": found,
            "asked": sorted(asked),
            "tags": tags,
            "tuning": {
                "statuses": tuning_statuses,
                "stopped": stopped_tuning,
                "counters": counters,
                "best": best,
                "trials": trials["TrainingJobSummaries"],
                "duplicate": same,
            },
            "training": {
                "statuses": training_statuses,
                "transitions": [t["Status"] for t in trained["SecondaryStatusTransitions"]],
                "ended": trained["TrainingJobStatus"],
                "metrics": {m["MetricName"]: m["Value"] for m in trained["FinalMetricDataList"]},
                "hyperparameters": trained["HyperParameters"],
                "streams": streams,
                "lines": lines,
                "stopped": stopped,
            },
            "endpoint": {
                "statuses": endpoint_statuses,
                "busy": busy,
                "predictions": predictions,
                "wrong": wrong,
                "instances": instances,
                "streams": endpoint_streams,
                "role": role,
                "gone": [gone, *(refusal(call, **{name: "flow-1"}) for call, name in (
                    (sagemaker.describe_endpoint_config, "EndpointConfigName"),
                    (sagemaker.describe_model, "ModelName"),
                ))],
            },
        },
        default=str,
    )
)
