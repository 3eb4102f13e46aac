"""What happens on a notebook instance from its start on: the repository, the lifecycle scripts, Jupyter, systemd's timers.

    python control.py SPEC

SPEC is a JSON file; see ``NotebookSpec`` in notebook-machine.ts. File descriptor 3 receives one JSON object a line: ``log``
(a stream's name and a line), ``ready`` (Jupyter's port), ``failed`` (why).
"""

import asyncio
import json
import os
import shutil
import signal
import sys
import urllib.request
from pathlib import Path

import units

sys.path.append(str(Path(__file__).parent.parent))

from layered_environment import create_on  # noqa: E402

HOME = Path("/home/ec2-user")
VOLUME = HOME / "SageMaker"
# What lifecycle scripts find (CreateNotebookInstanceLifecycleConfig in the API reference), after the commands that this
# machine has of its own.
BARE_PATH = "/sbin:/bin:/usr/sbin:/usr/bin"
OWN_COMMANDS = Path("/opt/ml/bin")


class Failed(Exception):
    """The instance cannot be in service; the message says why."""


def tell(**what: object) -> None:
    os.write(3, f"{json.dumps(what)}\n".encode())


def install_commands() -> None:
    """Put the commands of systemd that this machine has into its own folder, for the Python that runs here."""
    OWN_COMMANDS.mkdir()
    command = OWN_COMMANDS / "systemd-run"
    command.write_text(f"#!{sys.executable} -IS\n{Path(__file__).with_name('systemd_run.py').read_text()}")
    command.chmod(0o755)


async def lines_of(stream: asyncio.StreamReader, name: str) -> None:
    async for line in stream:
        tell(log=[name, line.decode(errors="replace").rstrip("\n")])


async def run_hook(hook: str, script: str, seconds: float, environment: dict[str, str]) -> None:
    """Run a lifecycle script as AWS does: all its output is logged; it fails by its exit code, or by its time."""
    file = Path(f"/tmp/{hook}_{os.getpid()}_{os.urandom(4).hex()}")
    file.write_text(script)
    file.chmod(0o700)
    output, end = os.pipe()
    try:
        process = await asyncio.create_subprocess_exec(
            file, stdin=asyncio.subprocess.DEVNULL, stdout=end, stderr=end, env=environment, cwd="/", start_new_session=True
        )
    except OSError as error:
        tell(log=[f"LifecycleConfig{hook}", f"/bin/bash: {file}: {error.strerror}"])
        raise Failed(f"{hook} failed") from error
    finally:
        os.close(end)
        asyncio.get_running_loop().call_later(1, file.unlink, True)
    reader = asyncio.StreamReader(limit=2**20)
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(output))
    logged = asyncio.create_task(lines_of(reader, f"LifecycleConfig{hook}"))
    try:
        code = await asyncio.wait_for(process.wait(), seconds)
    except TimeoutError:
        os.killpg(process.pid, signal.SIGKILL)
        raise Failed(f"{hook} took longer") from None
    # A background process of the script can keep the output open without end.
    await asyncio.wait([logged], timeout=0.2)
    if code != 0:
        tell(log=[f"LifecycleConfig{hook}", f"(exit code {code})"])
        raise Failed(f"{hook} failed")


async def clone(repository: dict[str, str], environment: dict[str, str]) -> None:
    """Clone the default code repository into the volume, where it is not there from an earlier start."""
    place = VOLUME / repository["name"]
    if place.exists():
        return
    source = Path(repository["from"])
    if source.is_dir() and not (source / ".git").exists():
        shutil.copytree(source, place, symlinks=True, ignore=shutil.ignore_patterns("node_modules", ".local-aws"))
        return
    settings = {"GIT_TERMINAL_PROMPT": "0", "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.directory"}
    process = await asyncio.create_subprocess_exec(
        *("git", "clone", "--quiet", "--", repository["from"], str(place)),
        env={**environment, **settings, "GIT_CONFIG_VALUE_0": "*"},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await process.communicate()
    if process.returncode != 0:
        raise Failed(f"the repository {repository['url']} could not be cloned: {said.decode(errors='replace').strip()}")


async def keep_jupyter(environment: dict[str, str]) -> None:
    """Run Jupyter, and start it anew when it ends, as its unit does on AWS."""
    while True:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "jupyterlab"),
            cwd=VOLUME,
            env=environment,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            limit=2**20,
        )
        await lines_of(process.stdout, "jupyter.log")
        await process.wait()
        await asyncio.sleep(1)


def running_server() -> dict | None:
    """What Jupyter has written down of the server that runs."""
    for file in (HOME / ".local/share/jupyter/runtime").glob("jpserver-*.json"):
        try:
            return json.loads(file.read_text())
        except ValueError:
            pass  # half written
    return None


async def jupyter_answers() -> int:
    """Wait until Jupyter answers; its port."""
    while True:
        server = running_server()
        if server is not None:
            address = f"http://127.0.0.1:{server['port']}{server['base_url']}api/status"
            request = urllib.request.Request(address, headers={"Authorization": f"token {server['token']}"})
            try:
                await asyncio.to_thread(urllib.request.urlopen, request, timeout=5)
                return server["port"]
            except OSError:
                pass  # not yet
        await asyncio.sleep(0.1)


async def main() -> None:
    spec = json.loads(Path(sys.argv[1]).read_text())
    # What every process of the machine has: on AWS, clients find their role by the instance's metadata.
    system = {**spec["environment"], "PATH": f"{OWN_COMMANDS}:{BARE_PATH}", "LANG": "C.UTF-8", "HOME": "/root"}
    user = {**system, "HOME": str(HOME), "USER": "ec2-user", "SHELL": "/bin/bash"}
    user["PATH"] = f"{HOME}/anaconda3/envs/JupyterSystemEnv/bin:{system['PATH']}"
    manager = units.Manager(system, journal=lambda line: tell(log=["journal", line]))
    try:
        install_commands()
        # What a user installs goes into an environment of the machine, which ends with it.
        create_on(Path(spec["base"]), HOME / "anaconda3/envs/python3")
        await manager.listen("/opt/ml/units.sock")
        if spec.get("repository"):
            await clone(spec["repository"], user)
        jupyter = asyncio.create_task(keep_jupyter(user))
        for hook, script in spec["hooks"]:
            await run_hook(hook, script, spec["seconds"], system)
        tell(ready=await jupyter_answers())
        await jupyter
    except Failed as error:
        tell(failed=str(error))


asyncio.run(main())
