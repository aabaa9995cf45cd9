"""A `make local` that is killed in the middle, as by the system that runs out of memory: no signal handler, no clean-up."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

from repository import Repository


def make_local_killed(repository: Repository, line: str, *variables: str) -> str:
    """Runs until it prints a line that holds `line`, then kills every process of the run with SIGKILL. Returns what it had printed."""
    command = ["make", "local", *variables]
    environment = {**os.environ, "LAKEHOUSE_VENV": sys.prefix, "PYTHONUNBUFFERED": "1"}
    run = subprocess.Popen(
        command, cwd=repository.root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )
    said = ""
    try:
        for printed in run.stdout or ():
            said += printed
            if line in printed:
                break
        else:
            raise AssertionError(f"The run ended without saying {line!r}:\n{said[-3000:]}")
    finally:
        # make, the runner and its JVM are one group.
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
        if run.stdout:
            run.stdout.close()
    return said
