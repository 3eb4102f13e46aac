"""The results of a pipeline for a notebook: trials, curves, evaluations, and the comparison of EC2 with SageMaker.

It needs only boto3. On a notebook instance of the pipeline, ``Results()`` finds pipeline, bucket, region and credentials
itself; elsewhere use ``Results(pipeline, bucket, region)``.
"""

import io
import json
import re
import tarfile
from collections import Counter
from pathlib import Path

import boto3
from botocore.exceptions import ClientError

# The notebook instance writes this file when it starts.
ABOUT = Path.home() / "pipeline.json"
LOGS = "/aws/sagemaker/TrainingJobs"


class Results:
    """The newest results of a pipeline's runs on main."""

    def __init__(self, pipeline=None, bucket=None, region=None):
        if pipeline is None and not ABOUT.exists():
            raise FileNotFoundError(f"Only a pipeline's notebook instance has {ABOUT}: write Results(pipeline, bucket, region).")
        about = json.loads(ABOUT.read_text()) if pipeline is None else {}
        self.pipeline = pipeline or about["pipeline"]
        self.bucket = bucket or about["bucket"]
        session = boto3.Session(region_name=region or about.get("region"))
        self._sagemaker, self._s3, self._logs = (session.client(name) for name in ("sagemaker", "s3", "logs"))

    def tuning_job(self):
        """Return the newest completed tuning job, or None."""
        # Names of other pipelines may contain this pipeline's name.
        name = re.compile(rf"{re.escape(self.pipeline)}-tune-[0-9a-f]{{10}}(-r\d)?")
        pages = self._sagemaker.get_paginator("list_hyper_parameter_tuning_jobs").paginate(
            NameContains=f"{self.pipeline}-tune-", StatusEquals="Completed", SortBy="CreationTime", SortOrder="Descending"
        )
        for job in (job for page in pages for job in page["HyperParameterTuningJobSummaries"]):
            if name.fullmatch(job["HyperParameterTuningJobName"]):
                return self._sagemaker.describe_hyper_parameter_tuning_job(
                    HyperParameterTuningJobName=job["HyperParameterTuningJobName"]
                )
        return None

    def trials(self, job):
        """Return the trials of a tuning job, the best first: name, status, objective, seconds, hyperparameters."""
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
        """Return the newest completed training job for each entry of ``train``, by the entry's name."""
        name = re.compile(rf"{re.escape(self.pipeline)}-(?!pr-)(.+)-[0-9a-f]{{10}}(-r\d)?")
        pages = self._sagemaker.get_paginator("list_training_jobs").paginate(
            NameContains=f"{self.pipeline}-", StatusEquals="Completed", SortBy="CreationTime", SortOrder="Descending"
        )
        newest = {}
        for job in (job for page in pages for job in page["TrainingJobSummaries"]):
            match = name.fullmatch(job["TrainingJobName"])
            if match and match[1] not in newest:
                described = self._own_job(job["TrainingJobName"])
                if described is not None:
                    newest[match[1]] = described
        return dict(sorted(newest.items()))

    def _own_job(self, name):
        """Return the description of a job; None for a job of another pipeline: ``dogs-big`` has names like those of ``dogs``."""
        try:
            job = self._sagemaker.describe_training_job(TrainingJobName=name)
        except ClientError as error:
            # The role of the notebook instance may read only the jobs of its pipeline.
            if error.response["Error"]["Code"] not in ("AccessDenied", "AccessDeniedException"):
                raise
            return None
        own = f"s3://{self.bucket}/{self.pipeline}/"
        return job if job["OutputDataConfig"]["S3OutputPath"].startswith(own) else None

    def curves(self, job):
        """Return the values of each metric in the order in which the job printed them, by the config's expressions."""
        definitions = job["AlgorithmSpecification"].get("MetricDefinitions", [])
        values = {definition["Name"]: [] for definition in definitions}
        for line in self._lines(job["TrainingJobName"]):
            for definition in definitions:
                match = re.search(definition["Regex"], line)
                value = _number(match[1]) if match else None
                if value is not None:
                    values[definition["Name"]].append(value)
        return values

    def _lines(self, job):
        # The first host prints the metrics of all hosts.
        streams = self._logs.describe_log_streams(logGroupName=LOGS, logStreamNamePrefix=f"{job}/algo-1")
        for stream in streams["logStreams"]:
            where = {"logGroupName": LOGS, "logStreamName": stream["logStreamName"], "startFromHead": True}
            token = None
            while True:
                page = self._logs.get_log_events(**where, **({} if token is None else {"nextToken": token}))
                yield from (event["message"] for event in page["events"])
                # CloudWatch returns the same token again at the end.
                if page["nextForwardToken"] == token or not page["events"]:
                    break
                token = page["nextForwardToken"]

    def evaluation(self, job):
        """Return the model's result for each test example, by the SHA-256 of its file; None: no evaluation.json exists."""
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
        """Return the key of each file of the job's data in the bucket, by the SHA-256 of the file."""
        (uri,) = {
            channel["DataSource"]["S3DataSource"]["S3Uri"]
            for channel in job["InputDataConfig"]
            if channel["ChannelName"] == "training"
        }
        prefix, _, version = uri.removeprefix(f"s3://{self.bucket}/").rstrip("/").rpartition("/")
        manifest = self._s3.get_object(Bucket=self.bucket, Key=f"{prefix}/.versions/{version}.json")["Body"].read()
        return {file["sha256"]: f"{prefix}/{version}/{file['path']}" for file in json.loads(manifest)["files"]}

    def picture(self, key):
        """Return the bytes of an object of the bucket."""
        return self._s3.get_object(Bucket=self.bucket, Key=key)["Body"].read()

    def on_ec2(self):
        """Return the newest completed training on EC2: status, name, request (``asked``), evaluation; None: there is none."""
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
    """Return the entry of ``train`` whose job trained the same content as a training on EC2, or None."""
    asked = ec2["asked"]
    uris = {channel: of["uri"] for channel, of in asked["channels"].items() if "uri" in of}
    for entry, job in jobs.items():
        # The URI of the weights on EC2 is one file; a job's channel is its folder.
        found = {
            channel["ChannelName"]: channel["DataSource"]["S3DataSource"]["S3Uri"] for channel in job["InputDataConfig"]
        }
        same_data = found.keys() == uris.keys() and all(uris[name].startswith(uri) for name, uri in found.items())
        same_script = job.get("HyperParameters", {}) == asked["hyperparameters"]
        if same_data and same_script and job.get("Environment", {}) == asked.get("environment", {}):
            return entry
    return None


def seconds_on_sagemaker(job):
    """Return the seconds of each phase of a training job, by SageMaker's secondary status."""
    parts = Counter()
    for step in job["SecondaryStatusTransitions"]:
        parts[step["Status"]] += _seconds(step.get("StartTime"), step.get("EndTime")) or 0
    return {name: seconds for name, seconds in parts.items() if name not in ("Completed", "Stopped", "Failed")}


def seconds_on_ec2(status):
    """Return the seconds of each phase of a training on EC2; ``waiting`` is the time from launch to the first phase."""
    waited = (status["phases"][0]["from"] - status["launched"]) / 1000 if status["phases"] else 0
    return {"waiting": waited, **{part["name"]: (part["to"] - part["from"]) / 1000 for part in status["phases"]}}


def _number(text):
    try:
        return float(text)
    except (TypeError, ValueError):
        return None


def _seconds(start, end):
    return None if start is None or end is None else round((end - start).total_seconds(), 1)
