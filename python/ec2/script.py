"""Runs a training script as the toolkit in SageMaker's images does: the same folders, variables, arguments and command.

Names, decoding and commands are those of github.com/aws/sagemaker-training-toolkit (environment.py, mapping.py, params.py,
process.py, entry_point.py, modules.py, _entry_point_type.py) for one host.
"""

import contextlib
import json
import os
import re
import shlex
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

CONTROL = {
    *("sagemaker_program", "sagemaker_submit_directory", "sagemaker_region", "sagemaker_job_name"),
    *("sagemaker_container_log_level", "sagemaker_s3_output", "_tuning_objective_metric"),
}
HOST = "algo-1"


def decode(value: str) -> Any:
    """Decode a hyperparameter: as JSON if it is valid JSON, otherwise the text itself."""
    try:
        return json.loads(value)
    except ValueError:
        return value


def encode(value: Any) -> str:
    """Encode a value for an SM_* variable."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, sort_keys=True, separators=(",", ":"))


def argument(value: Any) -> str:
    """Format a value for the command line: a mapping as ``key=value,…``, everything else as Python prints it."""
    if isinstance(value, dict):
        return ",".join(f"{key}={entry}" for key, entry in sorted(value.items()))
    return "" if value is None else str(value)


def arguments(values: dict[str, Any]) -> list[str]:
    """Return ``--name value`` for each hyperparameter, sorted by name; a one-letter name has one dash."""
    named = ((f"--{name}" if len(name) > 1 else f"-{name}", argument(values[name])) for name in sorted(values))
    return [part for pair in named for part in pair]


class Script:
    """The script of a job.

    base: the folder that is /opt/ml in SageMaker. hyperparameters: as SageMaker passes them, each as JSON. channels: names of
    the folders in ``input/data``. instance_type: of EC2. lingers: the script has ended by itself, but until stop() a process
    that it started held its output open.
    """

    def __init__(
        self,
        base: Path,
        hyperparameters: dict[str, str],
        environment: dict[str, str],
        channels: list[str],
        instance_type: str,
    ) -> None:
        self.base, self.code = base, base / "code"
        self.own = environment
        self.values = {name: decode(value) for name, value in hyperparameters.items()}
        self.program = str(self.values["sagemaker_program"])
        self.user = {name: value for name, value in self.values.items() if name not in CONTROL and not name.startswith("sagemaker_")}
        self.variables = self._variables(sorted(channels), instance_type)
        self.process: subprocess.Popen[bytes] | None = None
        self.stopped = False
        self.lingers = False
        self._write_config(hyperparameters, sorted(channels))

    def _variables(self, channels: list[str], instance_type: str) -> dict[str, Any]:
        base, network = self.base, network_interface()
        resources = {
            "current_host": HOST,
            "current_instance_type": instance_type,
            "current_group_name": "homogeneousCluster",
            "hosts": [HOST],
            "instance_groups": [
                {"instance_group_name": "homogeneousCluster", "instance_type": instance_type, "hosts": [HOST]},
            ],
            "network_interface_name": network,
        }
        self.resources = resources
        self.inputs = {
            channel: {"TrainingInputMode": "File", "S3DistributionType": "FullyReplicated", "RecordWrapperType": "None"}
            for channel in channels
        }
        framework = {name: value for name, value in self.values.items() if name not in CONTROL and name.startswith("sagemaker_")}
        variables: dict[str, Any] = {
            "hosts": [HOST],
            "current_host": HOST,
            "current_instance_type": instance_type,
            "current_instance_group": "homogeneousCluster",
            "current_instance_group_hosts": [HOST],
            "instance_groups": ["homogeneousCluster"],
            "network_interface_name": network,
            "num_cpus": os.cpu_count() or 1,
            "num_gpus": count_gpus(),
            "num_neurons": 0,
            "model_dir": str(base / "model"),
            "module_dir": str(self.values.get("sagemaker_submit_directory", self.code)),
            "module_name": self.program.removesuffix(".py"),
            "input_dir": str(base / "input"),
            "input_config_dir": str(base / "input" / "config"),
            "output_dir": str(base / "output"),
            "output_data_dir": str(base / "output" / "data"),
            "output_intermediate_dir": str(base / "output" / "intermediate"),
            "channels": channels,
            "hps": self.user,
            "user_args": arguments(self.user),
            "user_entry_point": self.program,
            "resource_config": resources,
            "input_data_config": self.inputs,
            "framework_params": framework,
            "log_level": self.values.get("sagemaker_container_log_level", 20),
        }
        variables["training_env"] = dict(variables)
        variables |= {f"channel_{name}": str(base / "input" / "data" / name) for name in channels}
        return variables | {f"hp_{name}": value for name, value in self.user.items()}

    def _write_config(self, hyperparameters: dict[str, str], channels: list[str]) -> None:
        for name in ("model", "output/data", "output/intermediate", "input/config"):
            (self.base / name).mkdir(parents=True, exist_ok=True)
        contents = {"hyperparameters": hyperparameters, "resourceconfig": self.resources, "inputdataconfig": self.inputs}
        for name, content in contents.items():
            (self.base / "input" / "config" / f"{name}.json").write_text(json.dumps(content))

    def environment(self) -> dict[str, str]:
        """Return the environment of the script. As in SageMaker, the toolkit's variables override the job's."""
        paths = [os.path.dirname(sys.executable), os.environ.get("PATH", os.defpath)]
        toolkit = {f"SM_{name.upper()}": encode(value) for name, value in self.variables.items()}
        return {**os.environ, "PATH": os.pathsep.join(paths), "PYTHONUNBUFFERED": "1", **self.own, **toolkit}

    def kind(self) -> str:
        """Return ``command``, ``package`` (there is a setup.py) or ``program``."""
        if self.program.endswith(".sh"):
            return "command"
        if (self.code / "setup.py").exists():
            return "package"
        return "program" if self.program.endswith(".py") else "command"

    def commands(self) -> list[str]:
        """Return the shell commands in their order: install the code, then run the script. Arguments are not quoted."""
        kind, python = self.kind(), shlex.quote(sys.executable)
        install = "install --disable-pip-version-check"
        if kind == "command":
            (self.code / self.program).chmod(0o777)
            words = " ".join(map(shlex.quote, self.variables["user_args"]))
            return [f'/bin/sh -c "./{self.program} {words}"']
        commands = []
        if kind == "package":
            commands.append(f"{python} -m pip {install} .")
        if (self.code / "requirements.txt").exists():
            commands.append(f"{python} -m pip {install} -r requirements.txt")
        start = f"-m {self.program.replace('.py', '')}" if kind == "package" else self.program
        return [*commands, " ".join([python, start, *self.variables["user_args"]])]

    def run(self, line: Callable[[str], None]) -> int:
        """Run the script to its end. line: called with each line of output. Returns the exit code, negative for a signal."""
        for command in self.commands():
            if self.stopped:
                return -signal.SIGTERM
            line(f"Invoking: {command}")
            self.process = subprocess.Popen(
                command,
                shell=True,
                cwd=self.code,
                env=self.environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            if self.stopped:
                kill_group(self.process.pid)
            reader = threading.Thread(target=read_lines, args=(self.process.stdout, line), daemon=True)
            reader.start()
            code = self.process.wait()
            # As in SageMaker, the output ends with the last process that holds it open. That process may have left the
            # script's group, so stop() cannot end it.
            while reader.is_alive() and not self.stopped:
                reader.join(0.2)
            reader.join(1)
            if code != 0:
                return code
        return 0

    def stop(self, grace: float) -> None:
        """Send SIGTERM to the script and its child processes, and SIGKILL after ``grace`` seconds."""
        self.stopped = True
        process = self.process
        if process is None:
            return
        self.lingers = process.poll() is not None
        if not self.lingers:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(grace)
        # Its child processes may still run and keep its output open.
        kill_group(process.pid)

    def failure(self) -> str | None:
        """Return the text that the script wrote into ``output/failure``; SageMaker reports it as the reason."""
        file = self.base / "output" / "failure"
        return file.read_text(errors="replace").strip()[:1024] if file.exists() else None


def read_lines(output: Iterable[bytes], line: Callable[[str], None]) -> None:
    for text in output:
        line(text.decode(errors="replace").rstrip())


def kill_group(group: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(group, signal.SIGKILL)


def network_interface() -> str:
    folder = Path("/sys/class/net")
    names = sorted(path.name for path in folder.iterdir() if path.name != "lo") if folder.exists() else []
    return names[0] if names else "eth0"


def count_gpus() -> int:
    return sum(re.fullmatch(r"nvidia\d+", name) is not None for name in os.listdir("/dev"))
