"""What a pipeline has made, as a notebook reads it: trials, curves, evaluations, and EC2 beside SageMaker.

It needs boto3 and nothing else. On a notebook instance of the pipeline it finds by itself which pipeline it is about and
whose rights it has; elsewhere give it ``Results(pipeline, bucket, region)``.
"""

import io
import json
import re
import tarfile
from collections import Counter
from pathlib import Path

import boto3

# What the start of the notebook instance has written.
ABOUT = Path.home() / "pipeline.json"
LOGS = "/aws/sagemaker/TrainingJobs"


class Results:
    """The newest results of a pipeline's runs on main."""

    def __init__(self, pipeline=None, bucket=None, region=None):
        about = json.loads(ABOUT.read_text()) if pipeline is None else {}
        self.pipeline = pipeline or about["pipeline"]
        self.bucket = bucket or about["bucket"]
        session = boto3.Session(region_name=region or about.get("region"))
        self._sagemaker, self._s3, self._logs = (session.client(name) for name in ("sagemaker", "s3", "logs"))

    def tuning_job(self):
        """The newest tuning job that has completed; None: there is none."""
        named = {"NameContains": f"{self.pipeline}-tune-", "StatusEquals": "Completed", "SortBy": "CreationTime"}
        found = self._sagemaker.list_hyper_parameter_tuning_jobs(**named, SortOrder="Descending", MaxResults=1)
        jobs = found["HyperParameterTuningJobSummaries"]
        if not jobs:
            return None
        return self._sagemaker.describe_hyper_parameter_tuning_job(
            HyperParameterTuningJobName=jobs[0]["HyperParameterTuningJobName"]
        )

    def trials(self, job):
        """The trials of a tuning job, the best first: name, status, objective, seconds, hyperparameters."""
        objective = job["HyperParameterTuningJobConfig"]["HyperParameterTuningJobObjective"]
        pages = self._sagemaker.get_paginator("list_training_jobs_for_hyper_parameter_tuning_job").paginate(
            HyperParameterTuningJobName=job["HyperParameterTuningJobName"]
        )
        rows = []
        for trial in (trial for page in pages for trial in page["TrainingJobSummaries"]):
            value = trial.get("FinalHyperParameterTuningJobObjectiveMetric", {}).get("Value")
            rows.append(
                {
                    "trial": trial["TrainingJobName"].removeprefix(job["HyperParameterTuningJobName"] + "-"),
                    "status": trial["TrainingJobStatus"],
                    objective["MetricName"]: value,
                    "seconds": _seconds(trial.get("TrainingStartTime"), trial.get("TrainingEndTime")),
                    **trial["TunedHyperParameters"],
                }
            )
        best = -1 if objective["Type"] == "Maximize" else 1
        name = objective["MetricName"]
        return sorted(rows, key=lambda row: (row[name] is None, best * (row[name] or 0)))

    def training_jobs(self):
        """The newest completed training job of each entry of ``train``, by the entry."""
        name = re.compile(rf"{re.escape(self.pipeline)}-(?!pr-)(.+)-[0-9a-f]{{10}}(-r\d)?")
        pages = self._sagemaker.get_paginator("list_training_jobs").paginate(
            NameContains=f"{self.pipeline}-", StatusEquals="Completed", SortBy="CreationTime", SortOrder="Descending"
        )
        newest = {}
        for job in (job for page in pages for job in page["TrainingJobSummaries"]):
            match = name.fullmatch(job["TrainingJobName"])
            if match:
                newest.setdefault(match[1], job["TrainingJobName"])
        return {
            entry: self._sagemaker.describe_training_job(TrainingJobName=job) for entry, job in sorted(newest.items())
        }

    def curves(self, job):
        """Values of each metric in the order in which the job printed them, by the regular expressions of the config."""
        definitions = job["AlgorithmSpecification"].get("MetricDefinitions", [])
        values = {definition["Name"]: [] for definition in definitions}
        for line in self._lines(job["TrainingJobName"]):
            for definition in definitions:
                match = re.search(definition["Regex"], line)
                if match:
                    values[definition["Name"]].append(float(match[1]))
        return values

    def _lines(self, job):
        # The first host prints the metrics of all of them.
        streams = self._logs.describe_log_streams(logGroupName=LOGS, logStreamNamePrefix=f"{job}/algo-1")
        for stream in streams["logStreams"]:
            where = {"logGroupName": LOGS, "logStreamName": stream["logStreamName"], "startFromHead": True}
            token = None
            while True:
                page = self._logs.get_log_events(**where, **({} if token is None else {"nextToken": token}))
                yield from (event["message"] for event in page["events"])
                # CloudWatch gives the same token again at the end.
                if page["nextForwardToken"] == token or not page["events"]:
                    break
                token = page["nextForwardToken"]

    def evaluation(self, job):
        """What the model said of each test example, by the SHA-256 of the example's file; None: the script wrote none."""
        return self._evaluation_beside(job["ModelArtifacts"]["S3ModelArtifacts"])

    def _evaluation_beside(self, artifact):
        key = artifact.removeprefix(f"s3://{self.bucket}/").rpartition("/")[0] + "/output.tar.gz"
        try:
            archive = self._s3.get_object(Bucket=self.bucket, Key=key)["Body"].read()
        except self._s3.exceptions.NoSuchKey:
            return None
        with tarfile.open(fileobj=io.BytesIO(archive)) as files:
            names = {name.removeprefix("./"): name for name in files.getnames()}
            return json.load(files.extractfile(names["evaluation.json"])) if "evaluation.json" in names else None

    def picture_paths(self, job):
        """Where each file of the job's data lies in the bucket, by the SHA-256 of the file."""
        (uri,) = {
            channel["DataSource"]["S3DataSource"]["S3Uri"]
            for channel in job["InputDataConfig"]
            if channel["ChannelName"] == "training"
        }
        prefix, _, version = uri.removeprefix(f"s3://{self.bucket}/").rstrip("/").rpartition("/")
        manifest = self._s3.get_object(Bucket=self.bucket, Key=f"{prefix}/.versions/{version}.json")["Body"].read()
        return {file["sha256"]: f"{prefix}/{version}/{file['path']}" for file in json.loads(manifest)["files"]}

    def picture(self, key):
        """The bytes of a file."""
        return self._s3.get_object(Bucket=self.bucket, Key=key)["Body"].read()

    def on_ec2(self):
        """How the newest training on EC2 went, what it was, and what its model said of the test examples; None: there is none."""
        prefix = f"{self.pipeline}/ec2/"
        pages = self._s3.get_paginator("list_objects_v2").paginate(Bucket=self.bucket, Prefix=prefix)
        ended = [
            file for page in pages for file in page.get("Contents", []) if file["Key"].endswith("/status.json")
        ]
        for file in sorted(ended, key=lambda file: file["LastModified"], reverse=True):
            status = json.loads(self.picture(file["Key"]))
            if status["outcome"] == "completed":
                folder = file["Key"].rpartition("/")[0]
                asked = json.loads(self.picture(f"{folder}/launch-1.json"))["identity"]
                evaluation = self._evaluation_beside(f"{folder}/")
                return {**status, "name": folder.rpartition("/")[2], "asked": asked, "evaluation": evaluation}
        return None


def trained_alike(jobs, ec2):
    """The entry of which a job has trained the same content as a training on EC2; None: there is none."""
    asked = ec2["asked"]
    uris = {channel: of["uri"] for channel, of in asked["channels"].items() if "uri" in of}
    for entry, job in jobs.items():
        # The weights are one file of their channel.
        found = {
            channel["ChannelName"]: channel["DataSource"]["S3DataSource"]["S3Uri"] for channel in job["InputDataConfig"]
        }
        same_data = found.keys() == uris.keys() and all(uris[name].startswith(uri) for name, uri in found.items())
        same_script = job.get("HyperParameters", {}) == asked["hyperparameters"]
        if same_data and same_script and job.get("Environment", {}) == asked.get("environment", {}):
            return entry
    return None


def seconds_on_sagemaker(job):
    """Seconds of each part of a training job, in the words of SageMaker's secondary status."""
    parts = Counter()
    for step in job["SecondaryStatusTransitions"]:
        parts[step["Status"]] += _seconds(step.get("StartTime"), step.get("EndTime")) or 0
    return {name: seconds for name, seconds in parts.items() if name not in ("Completed", "Stopped", "Failed")}


def seconds_on_ec2(status):
    """Seconds of each part of a training on EC2: from the launch to the first part it waited."""
    waited = (status["phases"][0]["from"] - status["launched"]) / 1000 if status["phases"] else 0
    return {"waiting": waited, **{part["name"]: (part["to"] - part["from"]) / 1000 for part in status["phases"]}}


def mean_loss_and_accuracy(evaluation):
    """Over all test examples; one that is there several times counts so often."""
    weights = [example.get("copies", 1) for example in evaluation.values()]
    total = sum(weights)
    loss = sum(weight * one["loss"] for weight, one in zip(weights, evaluation.values(), strict=True)) / total
    right = sum(
        weight for weight, one in zip(weights, evaluation.values(), strict=True) if one["class"] == one["predicted"]
    )
    return loss, right / total


def confusion(evaluation):
    """How often each class was taken for which: {(class, predicted): count}."""
    counts = Counter()
    for example in evaluation.values():
        counts[example["class"], example["predicted"]] += example.get("copies", 1)
    return counts


def worst(evaluation, number):
    """The examples with the highest loss: pairs of SHA-256 and what the model said."""
    return sorted(evaluation.items(), key=lambda pair: -pair[1]["loss"])[:number]


def _seconds(start, end):
    return None if start is None or end is None else round((end - start).total_seconds(), 1)
