"""However a training on EC2 ends, its instance says so, and why."""

import errno
import json
import os
import shutil
import signal
import sys
import time
from collections import namedtuple
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "python/ec2"))

import main as runner  # noqa: E402
from metadata import Machine  # noqa: E402

Usage = namedtuple("Usage", "total used free")


class Kept:
    """What a training has written, in memory."""

    def __init__(self, *_: object) -> None:
        self.written: dict[str, bytes] = {}
        self.fails: dict[str, OSError] = {}

    def write(self, uri: str, content: Any, once: bool = True) -> None:
        name = uri.rsplit("/", 1)[1]
        if name in self.fails:
            raise self.fails[name]
        assert not once or name not in self.written
        self.written[name] = content if isinstance(content, bytes) else content.read_bytes()

    def find(self, _uri: str) -> bytes | None:
        return None

    def prove_writable(self, uri: str) -> None:
        if "any" in self.fails:
            raise self.fails["any"]


class Lines:
    def __init__(self, *_: object, **__: object) -> None:
        self.lines: list[str] = []
        self.problem: str | None = None

    def line(self, text: str) -> None:
        self.lines.append(text)

    say = line

    def last(self, count: int) -> list[str]:
        return self.lines[-count:]

    def text(self) -> bytes:
        return "\n".join(self.lines).encode()

    def close(self) -> None:
        pass


@pytest.fixture
def train(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Run a script in a training that was launched so many seconds ago; its status and all that it has written."""
    monkeypatch.setattr(runner, "Store", Kept)
    monkeypatch.setattr(runner, "Log", Lines)

    def go(script: str, launched_ago: float = 0, keep: bool = False, fails: dict[str, OSError] | None = None, notice: str | None = None):
        def fetch(_store: object, _job: object, base: Path) -> dict[str, int]:
            (base / "code").mkdir(parents=True)
            (base / "code/train.py").write_text(script)
            return {"training": 1}

        monkeypatch.setattr(runner, "fetch_inputs", fetch)
        job = {
            "folder": "s3://bucket/small/ec2/small-ec2-0123456789",
            "region": "us-east-1",
            "hyperparameters": {"sagemaker_program": '"train.py"'},
            "environment": {},
            "maxRuntime": 600,
            "checkpoints": {"keep": keep, "from": []},
            "log": {},
        }
        file = tmp_path / "job.json"
        file.write_text(json.dumps(job))
        machine = Machine("i-0abc", "m5.xlarge", "us-east-1a", int((time.time() - launched_ago) * 1000))
        metadata = SimpleNamespace(machine=lambda: machine, interruption=lambda: notice)
        monkeypatch.setattr(runner, "Metadata", lambda: metadata)
        made: list[runner.Training] = []
        create = runner.Training.__init__

        def remember(self: runner.Training, *arguments: Any) -> None:
            create(self, *arguments)
            self.store.fails = fails or {}
            made.append(self)

        monkeypatch.setattr(runner.Training, "__init__", remember)
        monkeypatch.setattr(sys, "argv", ["main.py", str(file), str(tmp_path / "ml")])
        runner.main()
        written = made[0].store.written
        return json.loads(written["status.json"]), written

    return go


SAVES = "import os; open(os.environ['SM_MODEL_DIR'] + '/model', 'w').write('weights'); print('Loss: 1')"


def test_a_training_that_ends_well_leaves_its_model_and_its_times(train) -> None:
    status, written = train(SAVES, launched_ago=30)
    assert status["outcome"] == "completed"
    assert [phase["name"] for phase in status["phases"]] == ["set-up", "data", "training", "upload"]
    first, *_, last = status["phases"]
    assert first["from"] == status["launched"]
    assert first["to"] - first["from"] >= 30_000
    assert last["to"] <= status["ended"]
    assert set(written) == {"model.tar.gz", "output.tar.gz", "log.txt", "status.json"}
    assert b"Loss: 1" in written["log.txt"]


def test_a_script_that_hangs_is_stopped_before_the_instance_ends_itself(train) -> None:
    # Thirty seconds of ten minutes are kept for the end.
    started = time.monotonic()
    status, written = train("import time; print('hangs', flush=True); time.sleep(600)", launched_ago=569)
    assert time.monotonic() - started < 20
    assert status["outcome"] == "timed-out"
    assert "stopped 30 s before the end of the instance, which ends 600 s after its launch" in status["reason"]
    assert "`ec2.max-runtime`" in status["reason"]
    assert "model.tar.gz" not in written


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("raise SystemExit('no good data')", "exit code 1: no good data"),
        ("import os; os.kill(os.getpid(), 9)", "signal 9, which the system does when there is no memory left"),
        ("import os; open(os.environ['SM_OUTPUT_DIR'] + '/failure', 'w').write('told'); raise SystemExit(2)", "told"),
    ],
)
def test_a_script_that_fails_is_told_with_its_words(train, script: str, reason: str) -> None:
    status, written = train(script)
    assert status["outcome"] == "failed"
    assert reason in status["reason"]
    assert set(written) == {"log.txt", "status.json"}


def test_a_process_that_outlives_the_script_is_told_although_it_cannot_be_ended(train, tmp_path: Path) -> None:
    leaves = f"import os, subprocess; child = subprocess.Popen(['sleep', '60'], start_new_session=True); open({str(tmp_path / 'child')!r}, 'w').write(str(child.pid))"
    begun = time.monotonic()
    status, _ = train(leaves, launched_ago=568)
    assert time.monotonic() - begun < 20
    assert status["outcome"] == "timed-out"
    assert "a process that it had started still held its output open" in status["reason"]
    os.kill(int((tmp_path / "child").read_text()), signal.SIGKILL)


def test_a_script_that_tidies_up_its_folders_keeps_its_model(train) -> None:
    status, written = train(f"{SAVES}; import shutil; shutil.rmtree(os.environ['SM_OUTPUT_DATA_DIR'])")
    assert status["outcome"] == "completed"
    assert {"model.tar.gz", "output.tar.gz"} <= set(written)


def test_a_script_that_fills_the_disk_is_told_what_to_set(train, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(100, 100, 0))
    status, _ = train("raise OSError(28, 'No space left on device')")
    assert "the disk is full: set `ec2.volume-size`" in status["reason"]


def test_a_script_that_has_filled_the_disk_and_tidied_up_is_told_so_too(train) -> None:
    status, _ = train("raise OSError(28, 'No space left on device')")
    assert status["reason"].endswith("No space left on device; the disk is full: set `ec2.volume-size`")


def test_a_disk_that_is_full_at_the_end_is_told(train) -> None:
    full = {"model.tar.gz": OSError(errno.ENOSPC, "No space left on device")}
    status, _ = train(SAVES, fails=full)
    assert status["outcome"] == "failed"
    assert "set `ec2.volume-size`" in status["reason"]


def test_a_role_that_may_write_nothing_is_told_before_the_script_runs(train, tmp_path: Path) -> None:
    status, _ = train(f"open({str(tmp_path / 'ran')!r}, 'w')", fails={"any": OSError("AccessDenied: s3:PutObject")})
    assert (status["outcome"], status["reason"]) == ("failed", "OSError: AccessDenied: s3:PutObject")
    assert not (tmp_path / "ran").exists()


def test_a_log_that_cannot_be_kept_fails_no_training(train) -> None:
    status, _ = train(SAVES, fails={"log.txt": OSError("denied")})
    assert status["outcome"] == "completed"
    assert status["notes"] == ["its log could not be kept: denied"]


def test_what_a_spot_instance_has_trained_is_kept_when_it_is_taken_away(train) -> None:
    script = """
import os, time
open(os.environ["SM_CHECKPOINT_DIR"] + "/epoch", "w").write("1")
time.sleep(600)
"""
    status, written = train(script, keep=True, notice='{"action": "terminate", "time": "2026-11-30T10:00:00Z"}')
    assert status["outcome"] == "interrupted"
    assert "2026-11-30T10:00:00Z" in status["reason"]
    assert "checkpoints.tar" in written
    assert "model.tar.gz" not in written
