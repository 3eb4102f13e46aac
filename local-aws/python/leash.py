"""Run a Python command that ends when its parent ends: leash.py LOCK COMMAND [ARGUMENTS].

COMMAND is a console script in the folder of this Python. It runs in this process, which sends itself SIGTERM when its
standard input closes, as it does however the parent ends. The process first waits for the lock file LOCK: a predecessor
whose parent has ended may still be writing its state.
"""

import fcntl
import os
import runpy
import signal
import sys
import threading
import time
from pathlib import Path

GRACE_SECONDS = 10


def stop_with_parent() -> None:
    while os.read(0, 4096):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE_SECONDS)
    os._exit(1)


threading.Thread(target=stop_with_parent, daemon=True).start()
lock = open(sys.argv[1], "a")
fcntl.flock(lock, fcntl.LOCK_EX)
sys.argv = sys.argv[2:]
runpy.run_path(str(Path(sys.executable).parent / sys.argv[0]), run_name="__main__")
