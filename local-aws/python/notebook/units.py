"""Transient services and timers, as systemd-run creates them on a systemd machine.

Services run in the background; a timer starts its service repeatedly.
"""

import asyncio
import json
import re
from collections.abc import Callable

SECONDS = {"us": 1e-6, "ms": 1e-3, "": 1, "s": 1, "sec": 1, "m": 60, "min": 60, "h": 3600, "hr": 3600, "d": 86_400}


def seconds_in(span: str) -> float:
    """Seconds of a time span in systemd's format: ``90``, ``5min``, ``1h 30min``."""
    parts = re.findall(r"([\d.]+)\s*([a-z]*)\s*", span)
    if not parts or "".join(number + unit for number, unit in parts) != re.sub(r"\s", "", span):
        raise ValueError(f"Failed to parse time span: {span}")
    return sum(float(number) * SECONDS[unit] for number, unit in parts)


class Manager:
    """Runs units until its process ends."""

    def __init__(self, environment: dict[str, str], journal: Callable[[str], None]) -> None:
        self.environment = environment
        self.journal = journal
        self.loaded: dict[str, asyncio.Task] = {}

    async def listen(self, path: str) -> None:
        """Accept requests of systemd-run: one JSON object and one response per connection."""
        await asyncio.start_unix_server(self._serve, path)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            answer = {"said": self._start(json.loads(await reader.readline()))}
        except (ValueError, KeyError) as error:
            answer = {"refused": str(error)}
        writer.write(f"{json.dumps(answer)}\n".encode())
        await writer.drain()
        writer.close()

    def _start(self, request: dict) -> str:
        name, first, every = request["unit"], request["on_active"], request["on_unit_active"]
        is_timer = first is not None or every is not None
        unit = f"{name}.{'timer' if is_timer else 'service'}"
        running = self.loaded.get(unit)
        if running is not None and not running.done():
            raise ValueError(f"Unit {unit} was already loaded or has a fragment file.")
        if is_timer:
            work = self._repeat(request, first and seconds_in(first), every and seconds_in(every))
        else:
            work = self._run(f"{name}.service", request["command"], request["setenv"])
        self.loaded[unit] = asyncio.create_task(work)
        return f"Running {'timer ' if is_timer else ''}as unit: {unit}"

    async def _repeat(self, request: dict, first: float | None, every: float | None) -> None:
        loop = asyncio.get_running_loop()
        at = loop.time() + (every if first is None else first)
        while True:
            await asyncio.sleep(at - loop.time())
            started = loop.time()
            await self._run(f"{request['unit']}.service", request["command"], request["setenv"])
            if every is None:
                return
            at = max(started + every, loop.time())

    async def _run(self, unit: str, command: list[str], more: dict[str, str]) -> None:
        try:
            process = await asyncio.create_subprocess_exec(
                *command,
                cwd="/",
                env={**self.environment, **more},
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.STDOUT,
            )
        except OSError as error:
            return self.journal(f"{unit}: Failed to execute {command[0]}: {error.strerror}")
        async for line in process.stdout:
            self.journal(f"{unit}: {line.decode(errors='replace').rstrip()}")
        if await process.wait() != 0:
            self.journal(f"{unit}: Main process exited, code=exited, status={process.returncode}")
