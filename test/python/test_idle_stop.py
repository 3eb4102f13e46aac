"""The script that stops a notebook instance, with a Jupyter that is told what to answer."""

import importlib.util
import json
import os
import sys
import threading
import types
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).parents[2] / "actions/lib/resources/notebook/on-start/idle_stop.py"
NAME = "dogs-notebook"
SECONDS = 3600


def ago(minutes: float) -> str:
    return (datetime.now(timezone.utc) - timedelta(minutes=minutes)).isoformat().replace("+00:00", "Z")


def kernel(minutes: float, state: str = "idle") -> dict[str, Any]:
    return {"last_activity": ago(minutes), "execution_state": state}


class Jupyter(ThreadingHTTPServer):
    """Answers what it is told, to those who have its token."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.answers: dict[str, Any] = {"status": {"started": ago(600)}, "kernels": [], "terminals": []}


class Answer(BaseHTTPRequestHandler):
    server: Jupyter

    def do_GET(self) -> None:
        allowed = self.headers["Authorization"] == "token secret"
        answer = self.server.answers[self.path.removeprefix("/base/api/")]
        self.send_response((404 if answer is None else 200) if allowed else 403)
        self.end_headers()
        if allowed:
            self.wfile.write(answer if isinstance(answer, bytes) else json.dumps(answer).encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def jupyter() -> Iterator[Jupyter]:
    with Jupyter() as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}).start()
        yield server
        server.shutdown()


Run = Callable[[], list[str]]


@pytest.fixture
def run(jupyter: Jupyter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the script on an instance with this Jupyter; gives the calls of AWS that it makes."""
    runtime = tmp_path / "runtime"
    runtime.mkdir()
    address = f"http://127.0.0.1:{jupyter.server_port}/base/"
    (runtime / "jpserver-7.json").write_text(json.dumps({"url": address, "token": "secret"}))
    arn = f"arn:aws:sagemaker:eu-central-1:123456789012:notebook-instance/{NAME}"
    (tmp_path / "metadata.json").write_text(json.dumps({"ResourceArn": arn, "ResourceName": NAME}))
    calls: list[str] = []

    def client(service: str, region_name: str) -> object:
        stop = lambda **request: calls.append(f"{service} {region_name} {request}")  # noqa: E731
        return types.SimpleNamespace(stop_notebook_instance=stop)

    monkeypatch.setitem(sys.modules, "boto3", types.SimpleNamespace(client=client))

    def work() -> list[str]:
        spec = importlib.util.spec_from_file_location("idle_stop", SCRIPT)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        module.METADATA, module.RUNTIME = tmp_path / "metadata.json", runtime
        module.ANSWERED = tmp_path / "answered"
        module.USUAL = {"url": "http://127.0.0.1:9/", "token": ""}
        module.main(SECONDS)
        return calls

    return work


STOPPED = [f"sagemaker eu-central-1 {{'NotebookInstanceName': '{NAME}'}}"]


@pytest.mark.parametrize(
    ("answers", "calls"),
    [
        (lambda: {}, STOPPED),
        (lambda: {"status": {"started": ago(59)}}, []),
        (lambda: {"kernels": [kernel(61), kernel(300)], "terminals": [kernel(90)]}, STOPPED),
        (lambda: {"kernels": [kernel(300), kernel(59)]}, []),
        (lambda: {"kernels": [kernel(300, "busy"), kernel(300)]}, []),
        (lambda: {"kernels": [kernel(300, "starting")], "terminals": [{"last_activity": ago(2)}]}, []),
    ],
    ids=["nothing opened", "just started", "all idle", "one in use", "one busy", "a terminal in use"],
)
def test_it_stops_what_nobody_works_on(
    jupyter: Jupyter, run: Run, answers: Callable[[], dict[str, Any]], calls: list[str]
) -> None:
    # An open browser tab asks all the time, which is Jupyter's own last activity: it does not count.
    jupyter.answers["status"]["last_activity"] = ago(0)
    # Ages count from now; a minute can pass between the collection of the tests and this one.
    jupyter.answers.update(answers())
    assert run() == calls


def test_what_an_earlier_server_has_left_behind_is_passed_over(run: Run, tmp_path: Path) -> None:
    left = {"url": "http://127.0.0.1:9/base/", "token": "old"}
    (tmp_path / "runtime/jpserver-9.json").write_text(json.dumps(left))
    assert run() == STOPPED


def test_without_an_answer_nothing_is_stopped(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "runtime/jpserver-7.json").unlink()
    assert run() == []
    assert "Jupyter does not answer" in capsys.readouterr().out


def test_a_jupyter_without_terminals_is_stopped_too(jupyter: Jupyter, run: Run) -> None:
    jupyter.answers["terminals"] = None
    jupyter.answers["kernels"] = [kernel(300, "busy")]
    assert run() == []
    jupyter.answers["kernels"] = []
    assert run() == STOPPED


@pytest.mark.parametrize("content", ["", '{"url": "http://127', "[]", "{}", "null"])
def test_a_file_that_was_cut_short_is_passed_over(run: Run, tmp_path: Path, content: str) -> None:
    (tmp_path / "runtime/jpserver-9.json").write_text(content)
    assert run() == STOPPED


@pytest.mark.parametrize("broken", ["gone", "refuses", "no JSON"])
def test_without_an_answer_for_the_whole_time_it_is_stopped(
    jupyter: Jupyter, run: Run, tmp_path: Path, broken: str
) -> None:
    file = tmp_path / "runtime/jpserver-7.json"
    jupyter.answers["kernels"] = [kernel(300, "busy")]
    assert run() == []
    if broken == "gone":
        file.unlink()
    elif broken == "refuses":
        file.write_text(file.read_text().replace("secret", "other"))
    else:
        jupyter.answers["status"] = b"<html>"
    answered = tmp_path / "answered"
    assert run() == []
    long_ago = answered.stat().st_mtime - SECONDS - 1
    os.utime(answered, (long_ago, long_ago))
    assert run() == STOPPED
