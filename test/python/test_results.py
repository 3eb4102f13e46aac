"""What the notebook compares a training on EC2 with."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "python/notebooks"))

from results import trained_alike  # noqa: E402

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
