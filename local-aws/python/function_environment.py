"""Run one execution environment of a function: AWS's own runtime interface client, in this process.

    python function_environment.py

LAMBDA_TASK_ROOT is the folder of the function's code, _HANDLER its handler, AWS_LAMBDA_RUNTIME_API the Unix socket of
the Runtime API, which runtime_client.py beside this file speaks. The stand-in holds the other end of standard input: when
it closes, however the stand-in ended, this process and everything that it started is killed. The function itself reads
nothing from standard input.
"""

import os
import signal
import sys
import threading

from awslambdaric.__main__ import main
from awslambdaric.lambda_runtime_client import BaseLambdaRuntimeClient
from runtime_client import call_rapid

leash = os.dup(0)
os.dup2(os.open(os.devnull, os.O_RDONLY), 0)


def end_with_stand_in() -> None:
    while os.read(leash, 4096):
        pass
    os.killpg(0, signal.SIGKILL)


threading.Thread(target=end_with_stand_in, daemon=True).start()
os.chdir(os.environ["LAMBDA_TASK_ROOT"])
sys.path[0] = os.environ["LAMBDA_TASK_ROOT"]
BaseLambdaRuntimeClient.call_rapid = call_rapid
main([sys.argv[0], os.environ["_HANDLER"]])
