"""Stop this notebook instance once nobody has worked on it for a while.

    python idle_stop.py SECONDS

A systemd timer runs it again and again; AL2023 has no cron. Work is a kernel or a terminal that does something, or did so
in the last SECONDS; without any, the time counts from Jupyter's start. An open browser tab is no work: JupyterLab asks its
server all the time. Where Jupyter answers, its own runtime files say; without them it is where
aws-samples/amazon-sagemaker-notebook-instance-lifecycle-config-samples (auto-stop-idle/autostop.py) asks, localhost:8443.
Without a readable answer for SECONDS nobody can work in Jupyter, as on a full volume: that stops the instance as well.
The instance's name is in resource-metadata.json (SageMaker documentation, "Get Notebook Instance Metadata").
"""

import json
import ssl
import sys
import urllib.error
import urllib.request
from datetime import datetime, timezone
from http.client import HTTPException
from pathlib import Path

METADATA = Path("/opt/ml/metadata/resource-metadata.json")
RUNTIME = Path("/home/ec2-user/.local/share/jupyter/runtime")
# Its time is that of Jupyter's last answer; on_start.sh makes it anew at each start.
ANSWERED = Path("/opt/sagemaker-actions/answered")
USUAL = {"url": "https://localhost:8443/", "token": ""}


# Also of another program that has taken the port of an earlier Jupyter.
NO_ANSWER = (OSError, ValueError, HTTPException)


def servers():
    """Where Jupyter answers: the newest first, as a restart may leave the files of the one before."""
    files = sorted(RUNTIME.glob("jpserver-*.json"), key=lambda file: file.stat().st_mtime, reverse=True)
    return [*filter(None, map(server_in, files)), USUAL]


def server_in(file):
    """What a runtime file says; None of one that a full volume has cut short, or that Jupyter is writing."""
    try:
        server = json.loads(file.read_text())
        return {"url": server["url"], "token": server["token"]}
    except (OSError, ValueError, KeyError, TypeError):
        return None


def ask(server, what):
    """The answer of Jupyter's API. Its certificate is its own, and nothing secret is sent to another machine."""
    request = urllib.request.Request(f"{server['url']}api/{what}")
    if server["token"]:
        request.add_header("Authorization", f"token {server['token']}")
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    with urllib.request.urlopen(request, timeout=20, context=context) as answer:
        return json.load(answer)


def answering():
    """The status of the server that runs, and the server. Raises OSError where none answers."""
    fault = OSError("no Jupyter")
    for server in servers():
        try:
            return ask(server, "status"), server
        except NO_ANSWER as error:
            fault = error
    raise fault


def terminals_of(server):
    """Its terminals. A Jupyter whose terminals are turned off answers 404: it has none."""
    try:
        return ask(server, "terminals")
    except urllib.error.HTTPError as error:
        if error.code != 404:
            raise
        return []


def time_of(text):
    """Jupyter's times end in Z, which Python before 3.11 does not read."""
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def idle_since():
    """Since when nobody has worked; None while somebody does."""
    status, server = answering()
    kernels, terminals = ask(server, "kernels"), terminals_of(server)
    if any(kernel["execution_state"] == "busy" for kernel in kernels):
        return None
    return max(time_of(text) for text in [status["started"], *(one["last_activity"] for one in [*kernels, *terminals])])


def main(seconds):
    try:
        since = idle_since()
        ANSWERED.touch()
    except NO_ANSWER as error:
        # It may be starting: its unit starts it again when it ends, which may be in vain.
        print(f"Jupyter does not answer: {error}")
        if not ANSWERED.exists():
            ANSWERED.touch()
        since = datetime.fromtimestamp(ANSWERED.stat().st_mtime, timezone.utc)
    if since is None:
        print("A kernel is busy.")
        return
    idle = (datetime.now(timezone.utc) - since).total_seconds()
    if idle < seconds:
        print(f"Idle for {idle:.0f} s of {seconds} s.")
        return
    import boto3

    metadata = json.loads(METADATA.read_text())
    print(f"Idle for {idle:.0f} s: stopping {metadata['ResourceName']}.")
    sagemaker = boto3.client("sagemaker", region_name=metadata["ResourceArn"].split(":")[3])
    sagemaker.stop_notebook_instance(NotebookInstanceName=metadata["ResourceName"])


if __name__ == "__main__":
    main(int(sys.argv[1]))
