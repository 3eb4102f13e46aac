"""Start a training script as the toolkit in AWS's PyTorch image does.

    python training_toolkit.py

Reads ``input/config/*.json`` below SAGEMAKER_BASE_DIR, runs the script of the hyperparameter ``sagemaker_program`` in
``code/`` with the hyperparameters as arguments and as ``SM_*`` variables, and ends with its exit code. A failure is
told in ``output/failure``, as the service reports it. Nothing is passed on to the script when the job is stopped.

Names, decoding and texts are those of github.com/aws/sagemaker-training-toolkit (environment.py, mapping.py,
params.py, errors.py, torch_distributed.py).
"""

import json
import os
import shlex
import subprocess
import sys
from collections import deque
from pathlib import Path
from typing import Any

CONTROL = {"sagemaker_program", "sagemaker_submit_directory", "sagemaker_region", "sagemaker_job_name",
           "sagemaker_container_log_level", "sagemaker_s3_output", "_tuning_objective_metric"}  # fmt: skip


def decode(value: str) -> Any:
    """A hyperparameter is JSON where it can be, else the text itself."""
    try:
        return json.loads(value)
    except ValueError:
        return value


def text(value: Any) -> str:
    """A value as an argument: mappings flat, everything else as Python prints it."""
    if isinstance(value, dict):
        return ",".join(f"{key}={entry}" for key, entry in sorted(value.items()))
    return "" if value is None else str(value)


def arguments(user: dict[str, Any]) -> list[str]:
    """``--name value`` for each hyperparameter by name; a name of one letter has one dash."""
    return [part for name in sorted(user)
            for part in (f"--{name}" if len(name) > 1 else f"-{name}", text(user[name]))]  # fmt: skip


def environment(base: Path, config: dict[str, Any], hyperparameters: dict[str, Any]) -> dict[str, Any]:
    """What the script finds as SM_* variables, without the prefix."""
    user = {name: value for name, value in hyperparameters.items()
            if name not in CONTROL and not name.startswith("sagemaker_")}  # fmt: skip
    framework = {name: value for name, value in hyperparameters.items()
                 if name not in CONTROL and name.startswith("sagemaker_")}  # fmt: skip
    resources, channels = config["resourceconfig"], sorted(config["inputdataconfig"])
    program = str(hyperparameters["sagemaker_program"])
    variables: dict[str, Any] = {
        "hosts": resources["hosts"],
        "current_host": resources["current_host"],
        "current_instance_type": resources["current_instance_type"],
        "current_instance_group": resources["current_group_name"],
        "current_instance_group_hosts": resources["hosts"],
        "instance_groups": [resources["current_group_name"]],
        "network_interface_name": resources["network_interface_name"],
        "num_cpus": int(os.environ["OMP_NUM_THREADS"]),
        "num_gpus": 0,
        "num_neurons": 0,
        "model_dir": str(base / "model"),
        "module_dir": str(hyperparameters["sagemaker_submit_directory"]),
        "module_name": program.removesuffix(".py"),
        "input_dir": str(base / "input"),
        "input_config_dir": str(base / "input" / "config"),
        "output_dir": str(base / "output"),
        "output_data_dir": str(base / "output" / "data"),
        "output_intermediate_dir": str(base / "output" / "intermediate"),
        "channels": channels,
        "hps": user,
        "user_args": arguments(user),
        "user_entry_point": program,
        "resource_config": resources,
        "input_data_config": config["inputdataconfig"],
        "framework_params": framework,
        "log_level": hyperparameters.get("sagemaker_container_log_level", 20),
    }
    variables["training_env"] = dict(variables)
    variables |= {f"channel_{name}": str(base / "input" / "data" / name) for name in channels}
    return variables | {f"hp_{name}": value for name, value in user.items()}


def launch_command(hyperparameters: dict[str, Any], variables: dict[str, Any]) -> list[str]:
    """The script itself, or torchrun with one process on each host where the job asks for it."""
    program, hosts = variables["user_entry_point"], sorted(variables["hosts"])
    if program.endswith(".sh"):
        return ["/bin/sh", program, *variables["user_args"]]
    command = [sys.executable]
    if hyperparameters.get("sagemaker_torch_distributed_enabled"):
        command += ["-m", "torch.distributed.run", "--nnodes", str(len(hosts)), "--nproc_per_node", "1",
                    "--master_addr", os.environ["MASTER_ADDR"], "--master_port", os.environ["MASTER_PORT"],
                    "--node_rank", str(hosts.index(variables["current_host"]))]  # fmt: skip
    return [*command, program, *variables["user_args"]]


def run(command: list[str], code: Path, variables: dict[str, str]) -> tuple[int, str]:
    """Run the script with its output passed through; its exit code and the last lines of its standard error."""
    print(f"Invoking script with the following command:\n\n{shlex.join(command)}\n", flush=True)
    process = subprocess.Popen(command, cwd=code, env=os.environ | variables, stderr=subprocess.PIPE,
                               text=True, errors="replace")  # fmt: skip
    assert process.stderr is not None
    last: deque[str] = deque(maxlen=10)
    for line in process.stderr:
        sys.stdout.write(line)
        sys.stdout.flush()
        last.append(line)
    return process.wait(), "".join(last)


def main() -> None:
    base = Path(os.environ["SAGEMAKER_BASE_DIR"])
    failure = base / "output" / "failure"
    config = {path.stem: json.loads(path.read_text()) for path in (base / "input" / "config").glob("*.json")}
    hyperparameters = {name: decode(value) for name, value in config["hyperparameters"].items()}
    variables = environment(base, config, hyperparameters)
    if not (base / "code" / variables["user_entry_point"]).is_file():
        failure.write_text(f"the bundle has no file {variables['user_entry_point']} (hyperparameter sagemaker_program)")
        sys.exit(1)
    encoded = {f"SM_{name.upper()}": value if isinstance(value, str) else json.dumps(value)
               for name, value in variables.items()}  # fmt: skip
    command = launch_command(hyperparameters, variables)
    code, errors = run(command, base / "code", encoded)
    if code != 0 and not failure.exists():
        # The end of what the script said tells why it failed; the service keeps 1,024 characters in all.
        head, tail = f"ExecuteUserScriptError:\nExitCode {code}\nErrorMessage \"", f"\"\nCommand \"{shlex.join(command)}\""
        room = max(0, 990 - len(head) - len(tail))
        failure.write_text(head + (errors[-room:] if room else "") + tail)
    sys.exit(code if code >= 0 else 128 - code)


main()
