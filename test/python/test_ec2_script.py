"""The script on EC2 gets what it gets in SageMaker, and it ends when it must."""

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "python/ec2"))

from deadline import Deadline  # noqa: E402
from script import Script  # noqa: E402

TOOLKIT = ROOT / "local-aws/python/training_toolkit.py"
PRINTER = "import json, os, sys; print(json.dumps([sys.argv[1:], {k: v for k, v in os.environ.items() if k.startswith('SM_')}]))\n"


def told(lines: list[str]) -> tuple[list[str], dict[str, str]]:
    arguments, variables = json.loads(next(line for line in lines if line.startswith("[[")))
    return arguments, variables


def lay_out(base: Path, program: str, content: str, executable: bool = False) -> None:
    code = base / "code"
    code.mkdir(parents=True)
    (code / program).write_text(content)
    if executable:
        (code / program).chmod(0o755)


def in_sagemaker(base: Path, hyperparameters: dict[str, str], channels: list[str]) -> tuple[list[str], dict[str, str]]:
    """What the script gets from the toolkit that the local SageMaker starts scripts with."""
    config = base / "input/config"
    config.mkdir(parents=True)
    for folder in ("model", "output/data"):
        (base / folder).mkdir(parents=True)
    resources = {"hosts": ["algo-1"], "current_host": "algo-1", "current_instance_type": "ml.m5.xlarge",
                 "current_group_name": "homogeneousCluster", "network_interface_name": "eth0"}  # fmt: skip
    for name, content in (
        ("hyperparameters", hyperparameters),
        ("resourceconfig", resources),
        ("inputdataconfig", {name: {} for name in channels}),
    ):
        (config / f"{name}.json").write_text(json.dumps(content))
    environment = {"PATH": os.environ["PATH"], "SAGEMAKER_BASE_DIR": str(base), "OMP_NUM_THREADS": "1"}
    ran = subprocess.run([sys.executable, TOOLKIT], env=environment, capture_output=True, text=True, check=True)
    return told(ran.stdout.splitlines())


def on_ec2(base: Path, hyperparameters: dict[str, str], channels: list[str]) -> tuple[list[str], dict[str, str]]:
    lines: list[str] = []
    script = Script(base, hyperparameters, {}, channels, "m5.xlarge")
    assert script.run(lines.append) == 0, lines
    return told(lines)


MACHINE = {"SM_CURRENT_INSTANCE_TYPE", "SM_RESOURCE_CONFIG", "SM_INPUT_DATA_CONFIG", "SM_NUM_CPUS", "SM_NUM_GPUS",
           "SM_NETWORK_INTERFACE_NAME", "SM_TRAINING_ENV"}  # fmt: skip
"""What says which machine it is."""


@pytest.mark.parametrize("program", ["train.py", "run.sh"])
def test_arguments_and_variables_are_those_of_sagemaker(tmp_path: Path, program: str) -> None:
    shell = f'#!/bin/sh\nexec {sys.executable} print.py "$@"\n'
    hyperparameters = {
        "sagemaker_program": json.dumps(program),
        "sagemaker_submit_directory": '"s3://bucket/small/code/1/sourcedir.tar.gz"',
        "sagemaker_region": '"us-east-1"',
        "epochs": "5",
        "x": "1",
        "learning_rate": "0.01",
        "name": '"plain"',
        "flag": "true",
        "list": '"64,32"',
        "seed": "7",
    }
    channels = ["training", "weights"]
    found = []
    for place, start in (("a", in_sagemaker), ("b", on_ec2)):
        base = tmp_path / place / "ml"
        lay_out(base, program, shell if program.endswith(".sh") else PRINTER, executable=True)
        (base / "code/print.py").write_text(PRINTER)
        arguments, variables = start(base, hyperparameters, channels)
        found.append((arguments, {name: value.replace(str(base), "/opt/ml") for name, value in variables.items()}))
    (arguments, variables), (own_arguments, own_variables) = found
    assert own_arguments == arguments
    assert len(arguments) == 14
    assert set(own_variables) == set(variables)
    differing = {name for name in variables if variables[name] != own_variables[name]}
    assert differing <= MACHINE
    assert "SM_CHANNEL_WEIGHTS" in variables


def test_the_own_environment_of_the_job_reaches_the_script(tmp_path: Path) -> None:
    lay_out(tmp_path, "train.py", "import os\nprint('is', os.environ['MODE'], os.environ['SM_MODEL_DIR'])\n")
    lines: list[str] = []
    script = Script(tmp_path, {"sagemaker_program": '"train.py"'}, {"MODE": "fast", "SM_MODEL_DIR": "elsewhere"}, [], "m5.xlarge")
    assert script.run(lines.append) == 0
    assert lines[-1] == f"is fast {tmp_path / 'model'}"


@pytest.mark.parametrize(
    ("content", "code"), [("raise SystemExit(3)", 3), ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", -9)]
)
def test_the_exit_code_of_the_script_is_told(tmp_path: Path, content: str, code: int) -> None:
    lay_out(tmp_path, "train.py", content)
    found = Script(tmp_path, {"sagemaker_program": '"train.py"'}, {}, [], "m5.xlarge").run(lambda _: None)
    # The shell between may tell a signal as 128 and its number.
    assert found in (code, 128 - code)


HANGS = """
import signal, subprocess, sys, time
if len(sys.argv) == 1:
    subprocess.Popen([sys.executable, __file__, "child"])
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("hangs", flush=True)
time.sleep(600)
"""


def test_a_script_that_hangs_is_ended_with_all_that_it_has_started(tmp_path: Path) -> None:
    lay_out(tmp_path, "train.py", HANGS)
    script = Script(tmp_path, {"sagemaker_program": '"train.py"'}, {}, [], "m5.xlarge")
    lines: list[str] = []
    both = threading.Event()

    def hear(line: str) -> None:
        lines.append(line)
        if lines.count("hangs") == 2:
            both.set()

    ends: list[int] = []
    thread = threading.Thread(target=lambda: ends.append(script.run(hear)))
    thread.start()
    assert both.wait(20)
    deadline = Deadline(0, lambda: script.stop(0.2))
    thread.join(20)
    assert not thread.is_alive()
    assert deadline.passed
    assert ends[0] < 0
    assert script.process is not None
    # No process of the group is left.
    deadline_of_check = time.time() + 5
    while time.time() < deadline_of_check:
        try:
            os.killpg(script.process.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    raise AssertionError("the child lives on")


def test_a_time_that_is_over_before_the_script_begins_begins_nothing(tmp_path: Path) -> None:
    lay_out(tmp_path, "train.py", "open('began', 'w')")
    script = Script(tmp_path, {"sagemaker_program": '"train.py"'}, {}, [], "m5.xlarge")
    script.stop(0)
    assert script.run(lambda _: None) < 0
    assert not (tmp_path / "code/began").exists()


def test_requirements_are_installed_before_the_script_runs(tmp_path: Path) -> None:
    lay_out(tmp_path, "train.py", "")
    (tmp_path / "code/requirements.txt").write_text("")
    script = Script(tmp_path, {"sagemaker_program": '"train.py"'}, {}, [], "m5.xlarge")
    first, second = script.commands()
    assert first.endswith("-m pip install --disable-pip-version-check -r requirements.txt")
    assert second.endswith("train.py")
