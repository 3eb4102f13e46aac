"""What the notebook shows is that of its pipeline, whatever its training script has written."""

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from botocore.exceptions import ClientError

sys.path.insert(0, str(Path(__file__).parents[2] / "python/notebooks"))

# Only the environment of notebooks has IPython.
sys.modules["IPython.display"] = SimpleNamespace(HTML=lambda data: SimpleNamespace(data=data))  # type: ignore[assignment]
sys.modules["IPython"] = SimpleNamespace(display=sys.modules["IPython.display"])  # type: ignore[assignment]

import show  # noqa: E402
from results import Results, trained_alike  # noqa: E402
from summaries import caption, confusion, in_words, means, worst  # noqa: E402

DATA, WEIGHTS = "s3://bucket/dogs/data/v1/", "s3://bucket/dogs/weights/5c10/"
SCRIPT = {"epochs": "20", "sagemaker_program": '"train.py"'}


def job(script: dict[str, str], **channels: str) -> dict:
    of = [{"ChannelName": name, "DataSource": {"S3DataSource": {"S3Uri": uri}}} for name, uri in channels.items()]
    return {"HyperParameters": script, "InputDataConfig": of}


def on_ec2(weights: dict[str, str]) -> dict:
    return {"asked": {"hyperparameters": SCRIPT, "environment": {}, "channels": {"training": {"uri": DATA}, "weights": weights}}}


def test_a_job_of_the_same_script_and_data_is_found_among_others() -> None:
    several = job({**SCRIPT, "sagemaker_torch_distributed_enabled": "true"}, training=DATA)
    jobs = {"multi": several, "other": job({**SCRIPT, "epochs": "3"}, training=DATA), "single": job(SCRIPT, training=DATA)}
    assert trained_alike(jobs, on_ec2({})) == "single"
    assert trained_alike({"single": job(SCRIPT, training=DATA, weights=WEIGHTS)}, on_ec2({"uri": f"{WEIGHTS}w.pt"})) == "single"


@pytest.mark.parametrize(
    "other",
    [
        job({**SCRIPT, "epochs": "3"}, training=DATA),
        job(SCRIPT, training="s3://bucket/dogs/data/v2/"),
        job(SCRIPT, training=DATA, weights=WEIGHTS),
        {**job(SCRIPT, training=DATA), "Environment": {"A": "1"}},
    ],
)
def test_a_job_of_another_content_is_none(other: dict) -> None:
    assert trained_alike({"single": other}, on_ec2({})) is None


class Account:
    """SageMaker's jobs by name, the newest first, with the pipeline of each; only those of ``dogs`` may be described."""

    def __init__(self, jobs: dict[str, str]) -> None:
        self.jobs = jobs

    def get_paginator(self, operation: str):
        kind, member = ("HyperParameterTuningJob", "HyperParameterTuningJobName") if "tuning" in operation else ("TrainingJob", "TrainingJobName")
        return SimpleNamespace(
            paginate=lambda NameContains, **_: [
                {f"{kind}Summaries": [{member: name} for name in self.jobs if NameContains in name and ("-tune-" in name) == ("tuning" in operation)]}
            ]
        )

    def describe_training_job(self, TrainingJobName: str) -> dict:
        pipeline = self.jobs[TrainingJobName]
        if pipeline == "denied":
            raise ClientError({"Error": {"Code": "AccessDeniedException"}}, "DescribeTrainingJob")
        return {"name": TrainingJobName, "OutputDataConfig": {"S3OutputPath": f"s3://bucket/{pipeline}/jobs"}}

    def describe_hyper_parameter_tuning_job(self, HyperParameterTuningJobName: str) -> dict:
        return {"name": HyperParameterTuningJobName}


def results_of(jobs: dict[str, str]) -> Results:
    found = Results.__new__(Results)
    found.pipeline, found.bucket, found._sagemaker = "dogs", "bucket", Account(jobs)
    return found


def test_jobs_of_pipelines_with_similar_names_are_not_taken_for_its_own() -> None:
    found = results_of(
        {
            "big-dogs-tune-0123456789": "big-dogs",
            "dogs-tune-0123456789": "dogs",
            "dogs-big-single-0123456789": "denied",
            "dogs-old-single-0123456789": "dogs-old",
            "dogs-single-1111111111-r2": "dogs",
            "dogs-single-0123456789": "dogs",
        }
    )
    assert {entry: job["name"] for entry, job in found.training_jobs().items()} == {"single": "dogs-single-1111111111-r2"}
    tuning = found.tuning_job()
    assert tuning is not None
    assert tuning["name"] == "dogs-tune-0123456789"
    assert results_of({"big-dogs-tune-0123456789": "big-dogs"}).tuning_job() is None


@pytest.mark.parametrize(
    ("example", "words", "shown"),
    [
        ({"class": "a", "predicted": "b", "loss": 2.5, "confidence": 0.8}, "0.0% of 1 test examples right, mean loss 2.5000", "a, taken for b (80%)"),
        ({"class": 0, "predicted": 0, "loss": 0.5}, "100.0% of 1 test examples right, mean loss 0.5000", "0, taken for 0"),
        ({"error": 3}, "1 test examples, mean error 3.0000", None),
        ({"loss": 1.5}, "1 test examples, mean loss 1.5000", "loss 1.5"),
        ({"class": "a", "predicted": "a"}, "100.0% of 1 test examples right", None),
    ],
)  # fmt: skip
def test_each_evaluation_that_a_script_may_write_is_shown(example: dict, words: str, shown: str | None) -> None:
    evaluation = {"5c10": {**example, "copies": 2}}
    assert in_words(evaluation) == words
    assert [caption(said) for _, said in worst(evaluation, 8)] == ([] if shown is None else [shown])
    assert ("<td" in show.confusion(confusion(evaluation)).data) == ("class" in example)
    assert show.table([means(evaluation)]).data


def test_elsewhere_than_on_a_notebook_instance_it_is_told_what_to_write(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("results.ABOUT", tmp_path / "pipeline.json")
    with pytest.raises(FileNotFoundError, match=r"write Results\(pipeline, bucket, region\)"):
        Results()


def test_a_number_that_is_none_is_left_out_of_the_curve() -> None:
    found = results_of({})
    found._lines = lambda _: ["Loss: 1.5", "Loss: 1,250.0", "Loss: 0.5"]
    job = {"TrainingJobName": "a", "AlgorithmSpecification": {"MetricDefinitions": [{"Name": "Loss", "Regex": r"Loss: (\S+)"}]}}
    assert found.curves(job) == {"Loss": [1.5, 0.5]}
