"""Run a notebook instance from its start: its repository, its lifecycle scripts, Jupyter and systemd's timers.

    python control.py SPEC

SPEC is a JSON file; see ``NotebookSpec`` in notebook-machine.ts. File descriptor 3 receives one JSON object per line:
``log`` (a stream's name and a line), ``ready`` (Jupyter's port), ``failed`` (the reason).
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
# PATH of lifecycle scripts (CreateNotebookInstanceLifecycleConfig in the API reference); the machine's own commands
# precede it.
BARE_PATH = "/sbin:/bin:/usr/sbin:/usr/bin"
OWN_COMMANDS = Path("/opt/ml/bin")


class Failed(Exception):
    """The instance cannot be in service; the message is the reason."""


def tell(**what: object) -> None:
    os.write(3, f"{json.dumps(what)}\n".encode())


def install_commands() -> None:
    """Install the replacements of systemd's commands; they run with this Python."""
    OWN_COMMANDS.mkdir()
    command = OWN_COMMANDS / "systemd-run"
    command.write_text(f"#!{sys.executable} -IS\n{Path(__file__).with_name('systemd_run.py').read_text()}")
    command.chmod(0o755)


async def lines_of(stream: asyncio.StreamReader, name: str) -> None:
    async for line in stream:
        tell(log=[name, line.decode(errors="replace").rstrip("\n")])


async def run_hook(hook: str, script: str, seconds: float, environment: dict[str, str]) -> None:
    """Run a lifecycle script as AWS does: its output is logged; it fails by its exit code or when its time is over."""
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
    # A background process of the script can keep the output open forever.
    await asyncio.wait([logged], timeout=0.2)
    if code != 0:
        tell(log=[f"LifecycleConfig{hook}", f"(exit code {code})"])
        raise Failed(f"{hook} failed")


async def clone(repository: dict[str, str], environment: dict[str, str]) -> None:
    """Clone the default code repository into the volume, unless an earlier start has done so."""
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
    """Run Jupyter and restart it when it ends, as its systemd unit does on AWS."""
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
    """The description that Jupyter writes of its running server; None if there is none."""
    for file in (HOME / ".local/share/jupyter/runtime").glob("jpserver-*.json"):
        try:
            return json.loads(file.read_text())
        except ValueError:
            pass  # The file is not complete yet.
    return None


async def jupyter_answers() -> int:
    """Wait until Jupyter answers; return its port."""
    while True:
        server = running_server()
        if server is not None:
            address = f"http://127.0.0.1:{server['port']}{server['base_url']}api/status"
            request = urllib.request.Request(address, headers={"Authorization": f"token {server['token']}"})
            try:
                await asyncio.to_thread(urllib.request.urlopen, request, timeout=5)
                return server["port"]
            except OSError:
                pass  # Jupyter does not answer yet.
        await asyncio.sleep(0.1)


async def main() -> None:
    spec = json.loads(Path(sys.argv[1]).read_text())
    # Variables of all processes of the machine. On AWS, clients get the role's credentials from the instance metadata.
    system = {**spec["environment"], "PATH": f"{OWN_COMMANDS}:{BARE_PATH}", "LANG": "C.UTF-8", "HOME": "/root"}
    user = {**system, "HOME": str(HOME), "USER": "ec2-user", "SHELL": "/bin/bash"}
    user["PATH"] = f"{HOME}/anaconda3/envs/JupyterSystemEnv/bin:{system['PATH']}"
    manager = units.Manager(system, journal=lambda line: tell(log=["journal", line]))
    try:
        install_commands()
        # Packages that a user installs go into an environment of the machine and are lost with it.
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
