"""Start a training script as the toolkit in AWS's PyTorch image does.

    python training_toolkit.py

Reads ``input/config/*.json`` below SAGEMAKER_BASE_DIR, runs the script of the hyperparameter ``sagemaker_program`` in
``code/`` with the hyperparameters as arguments and as ``SM_*`` variables, and ends with its exit code. The words of the
command are joined with blanks and parsed by a shell, which may split a value. A failure is described in
``output/failure``, in the service's format. When the job is stopped, the script gets no signal.

Names, decoding, commands and messages are those of github.com/aws/sagemaker-training-toolkit at 3383937
(environment.py, mapping.py, params.py, errors.py, process.py, _entry_point_type.py, entry_point.py, modules.py,
torch_distributed.py).
"""

import json
import os
import shlex
import shutil
import subprocess
import sys
from collections import deque
from pathlib import Path
from typing import Any

CONTROL = {"sagemaker_program", "sagemaker_submit_directory", "sagemaker_region", "sagemaker_job_name",
           "sagemaker_container_log_level", "sagemaker_s3_output", "_tuning_objective_metric"}  # fmt: skip


# In the images, sh is bash: it expands braces, and a single command replaces the shell's process.
SHELL = ["bash", "--posix"] if shutil.which("bash") else ["/bin/sh"]


def decode(value: str) -> Any:
    """The value of a hyperparameter: parsed if it is JSON, otherwise the text itself."""
    try:
        return json.loads(value)
    except ValueError:
        return value


def text(value: Any) -> str:
    """A value as an argument: a mapping as ``key=value`` pairs, other values as Python prints them."""
    if isinstance(value, dict):
        return ",".join(f"{key}={entry}" for key, entry in sorted(value.items()))
    return "" if value is None else str(value)


def arguments(user: dict[str, Any]) -> list[str]:
    """``--name value`` for each hyperparameter, sorted by name; a name of one letter has one dash."""
    return [part for name in sorted(user)
            for part in (f"--{name}" if len(name) > 1 else f"-{name}", text(user[name]))]  # fmt: skip


def environment(base: Path, config: dict[str, Any], hyperparameters: dict[str, Any]) -> dict[str, Any]:
    """The values of the script's SM_* variables, by name without the prefix."""
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


class UserError(Exception):
    """A failure that the service reports as the job's failure; its text is written to output/failure."""


def entry_point_type(code: Path, program: str) -> str:
    """The type of the entry point: ``command``, ``package`` (there is a setup.py next to it) or ``program``."""
    if program.endswith(".sh"):
        return "command"
    if (code / "setup.py").exists():
        return "package"
    return "program" if program.endswith(".py") else "command"


def launch_command(hyperparameters: dict[str, Any], variables: dict[str, Any], kind: str) -> list[str]:
    """The words of the command for the shell. If the job requests it, torchrun with one process on each host.

    Arguments are not quoted for the shell, except those of a command, which are in double quotes: as in the toolkit.
    """
    program, arguments = variables["user_entry_point"], variables["user_args"]
    python, hosts = shlex.quote(sys.executable), sorted(variables["hosts"])
    if hyperparameters.get("sagemaker_torch_distributed_enabled"):
        if kind == "package":
            raise UserError("Python packages are not supported for torch_distributed. "
                            "Please use a python script as the entry-point")  # fmt: skip
        if kind == "command":
            raise UserError("Unsupported entry point type for torch_distributed")
        return [python, "-m", "torch.distributed.run", "--nnodes", str(len(hosts)), "--nproc_per_node", "1",
                "--master_addr", os.environ["MASTER_ADDR"], "--master_port", os.environ["MASTER_PORT"],
                "--node_rank", str(hosts.index(variables["current_host"])), program, *arguments]  # fmt: skip
    if kind == "package":
        return [python, "-m", program.replace(".py", ""), *arguments]
    if kind == "program":
        return [python, program, *arguments]
    return ["/bin/sh", "-c", '"./%s %s"' % (program, " ".join(map(shlex.quote, arguments)))]


def install(code: Path, program: str, kind: str) -> None:
    """Prepare the entry point: install a package, make a command executable.

    Requirements are in the environment already, except those of a command, which the toolkit does not install. The
    environment is shared with other jobs, so a package is installed into a folder of this job.
    """
    if kind == "command":
        (code / program).chmod(0o777)
    if kind != "package":
        return
    packages = code.parent / "packages"
    words = ["-m", "pip", "install", "--disable-pip-version-check", "--target", str(packages), "."]
    status, errors = run(shlex.join([sys.executable, *words]), code, {})
    if status != 0:
        raise UserError(called_process_error("InstallModuleError", status, errors, "python -m pip install . "))
    os.environ["PYTHONPATH"] = str(packages)


def called_process_error(name: str, status: int, errors: str, command: str) -> str:
    """The toolkit's failure text with the end of standard error; the service keeps 1,024 characters in total."""
    head, tail = f"{name}:\nExitCode {status}\nErrorMessage \"", f"\"\nCommand \"{command}\""
    room = max(0, 990 - len(head) - len(tail))
    return head + (errors[-room:] if room else "") + tail


def run(command: str, code: Path, variables: dict[str, str]) -> tuple[int, str]:
    """Run the command in a shell and pass its output on. Return its exit code and the last lines of standard error."""
    process = subprocess.Popen([*SHELL, "-c", command], cwd=code, env=os.environ | variables, stderr=subprocess.PIPE,
                               text=True, errors="replace")  # fmt: skip
    assert process.stderr is not None
    last: deque[str] = deque(maxlen=10)
    for line in process.stderr:
        sys.stdout.write(line)
        sys.stdout.flush()
        last.append(line)
    return process.wait(), "".join(last)


def encode(value: Any) -> str:
    """A value as the text of an SM_* variable."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, sort_keys=True, separators=(",", ":"))


def main() -> None:
    base = Path(os.environ["SAGEMAKER_BASE_DIR"])
    code, failure = base / "code", base / "output" / "failure"
    config = {path.stem: json.loads(path.read_text()) for path in (base / "input" / "config").glob("*.json")}
    hyperparameters = {name: decode(value) for name, value in config["hyperparameters"].items()}
    variables = environment(base, config, hyperparameters)
    program = variables["user_entry_point"]
    try:
        if not (code / program).is_file():
            raise UserError(f"the bundle has no file {program} (hyperparameter sagemaker_program)")
        kind = entry_point_type(code, program)
        command = " ".join(launch_command(hyperparameters, variables, kind))
        install(code, program, kind)
    except UserError as error:
        print(error, flush=True)
        failure.write_text(str(error))
        sys.exit(1)
    encoded = {f"SM_{name.upper()}": encode(value) for name, value in variables.items()}
    print(f"Invoking script with the following command:\n\n{command}\n", flush=True)
    status, errors = run(command, code, encoded)
    if status != 0 and not failure.exists():
        failure.write_text(called_process_error("ExecuteUserScriptError", status, errors, command))
    sys.exit(status if status >= 0 else 128 - status)


main()
