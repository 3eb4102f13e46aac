"""Trains on an EC2 instance as SageMaker would: download the inputs, run the script, upload its results and a status.

    main.py JOB BASE

JOB is the job description file of the action train-on-ec2, BASE the folder that is /opt/ml in SageMaker's images. Results
are written once into the folder of the job in Amazon S3: ``model.tar.gz``, ``output.tar.gz``, ``log.txt``, and at the end
``status.json``. The script that starts this program terminates the instance afterwards.
"""

import json
import shutil
import sys
import time
from pathlib import Path
from typing import Any

from checkpoints import Checkpoints, Watch
from deadline import Deadline
from inputs import fetch_checkpoint, fetch_inputs
from log import Log
from metadata import Machine, Metadata
from script import Script
from store import Store, pack

RESERVE = (0.05, 15, 180)
"""Fraction of the time limit that is reserved for the upload, with its minimum and maximum in seconds."""

GRACE = 10
"""Seconds between SIGTERM and SIGKILL for a script that is stopped."""


def now() -> int:
    return int(time.time() * 1000)


class Training:
    """One job on one instance."""

    def __init__(self, job: dict[str, Any], base: Path, metadata: Metadata, machine: Machine) -> None:
        self.job, self.base, self.metadata, self.machine = job, base, metadata, machine
        self.store = Store(job["region"], job.get("kmsKey"))
        self.log = Log(job["region"], **job["log"])
        self.phases: list[dict[str, Any]] = []
        self.begun = machine.launched
        self.resumed: str | None = None
        self.code: int | None = None
        self.notes: list[str] = []

    def end_phase(self, name: str) -> None:
        """End a phase; it began at the end of the previous one, or at the launch."""
        ended = now()
        self.phases.append({"name": name, "from": self.begun, "to": ended})
        self.log.say(f"{name}: {(ended - self.begun) / 1000:.1f} s")
        self.begun = ended

    def run(self) -> tuple[str, str]:
        """Run all phases. Returns the outcome and its reason."""
        job, base = self.job, self.base
        self.log.say(f"Training on {self.machine.id}, {self.machine.type} in {self.machine.zone}")
        self.end_phase("set-up")
        # Checked before the training costs money: without this permission its results would be lost.
        self.store.prove_writable(f"{job['folder']}/model.tar.gz")
        counts = fetch_inputs(self.store, job, base)
        self.log.say(", ".join(f"{channel}: {count} files" for channel, count in counts.items()))
        environment = dict(job["environment"])
        folder = base / "checkpoints"
        if job["checkpoints"]["keep"]:
            self.resumed = fetch_checkpoint(self.store, job["checkpoints"]["from"], folder)
            environment.setdefault("SM_CHECKPOINT_DIR", str(folder))
            if self.resumed is not None:
                self.log.say(f"Going on from the checkpoint {self.resumed}")
        self.end_phase("data")
        script = Script(base, job["hyperparameters"], environment, list(counts), self.machine.type)
        if not (script.code / script.program).is_file():
            return "failed", f"the code bundle has no file {script.program}"
        outcome = self.train(script, folder)
        self.end_phase("training")
        if outcome is not None:
            return outcome
        self.upload()
        self.end_phase("upload")
        return "completed", ""

    def train(self, script: Script, folder: Path) -> tuple[str, str] | None:
        """Run the script. Returns the outcome and its reason if it did not succeed, otherwise None."""
        part, least, most = RESERVE
        limit = self.job["maxRuntime"]
        reserve = min(most, max(least, part * limit))
        left = (self.machine.launched - now()) / 1000 + limit - reserve
        deadline = Deadline(left, lambda: script.stop(GRACE))
        watch = None
        if self.job["checkpoints"]["keep"]:
            checkpoints = Checkpoints(self.store, folder, f"{self.job['folder']}/checkpoints.tar", self.log.say)
            watch = Watch(self.metadata, checkpoints, lambda: script.stop(GRACE))
        self.code = script.run(self.log.line)
        deadline.cancel()
        # The script may have deleted it.
        self.base.mkdir(parents=True, exist_ok=True)
        if watch is not None:
            watch.close()
            checkpoints.copy()
            self.notes += [checkpoints.problem] if checkpoints.problem else []
            if watch.interrupted is not None:
                return "interrupted", f"AWS takes the spot instance away: {watch.interrupted.strip()}"
        if deadline.passed:
            when = f"{reserve:.0f} s before the end of the instance, which ends {limit} s after its launch"
            if script.lingers:
                told = f"the script had ended, but a process that it had started still held its output open {when}"
                return "timed-out", f"{told}: let the script end that process, or redirect the output of that process"
            return "timed-out", f"the script was stopped {when}: set a longer `ec2.max-runtime`, or let the script take less time"
        return None if self.code == 0 else ("failed", self.why(script))

    def why(self, script: Script) -> str:
        """Return why the script failed, as far as it is known."""
        said = script.failure()
        if said:
            return said
        code = self.code or 0
        # The shell between this process and the script reports a signal as 128 plus its number.
        number = -code if code < 0 else max(0, code - 128)
        if number > 0:
            memory = ", which the system does when there is no memory left" if number == 9 else ""
            return f"the script was ended by signal {number}{memory}"
        last = (self.log.last(1) or [""])[0]
        # A full disk may have free space again, because the script's files can be deleted when it ends.
        full = "No space left on device" in last or shutil.disk_usage(self.base).free < 1024 * 1024
        told = f"the script ended with exit code {code}{f': {last[:500]}' if last else ''}"
        return f"{told}{'; the disk is full: set `ec2.volume-size`' if full else ''}"

    def upload(self) -> None:
        archives = {"model.tar.gz": self.base / "model", "output.tar.gz": self.base / "output" / "data"}
        for name, folder in archives.items():
            file = self.base / name
            pack(folder, file)
            self.store.write(f"{self.job['folder']}/{name}", file)
            file.unlink()

    def tell(self, outcome: str, reason: str) -> None:
        """Write the log, and then the status, which is always the last object."""
        self.log.close()
        if self.log.problem is not None:
            for line in self.log.last(30):
                print(line, flush=True)
        notes = [*self.notes, *([self.log.problem] if self.log.problem else [])]
        try:
            self.store.write(f"{self.job['folder']}/log.txt", self.log.text())
        except Exception as error:
            notes.append(f"its log could not be kept: {error}")
        status = {
            "version": 1,
            "outcome": outcome,
            "reason": reason,
            "exitCode": self.code,
            "instance": {"id": self.machine.id, "type": self.machine.type, "zone": self.machine.zone},
            "launched": self.machine.launched,
            "phases": self.phases,
            "ended": now(),
            "resumed": self.resumed,
            "notes": notes,
        }
        content = {name: value for name, value in status.items() if value is not None}
        self.store.write(f"{self.job['folder']}/status.json", json.dumps(content).encode())


def main() -> None:
    job_file, base = (Path(argument) for argument in sys.argv[1:])
    metadata = Metadata()
    training = Training(json.loads(job_file.read_text()), base, metadata, metadata.machine())
    try:
        outcome, reason = training.run()
    except Exception as error:
        full = getattr(error, "errno", None) == 28
        outcome, reason = "failed", f"{type(error).__name__}: {error}{'; the disk is full: set `ec2.volume-size`' if full else ''}"
    if reason:
        training.log.say(f"{outcome}: {reason}")
    training.tell(outcome, reason)


if __name__ == "__main__":
    main()
