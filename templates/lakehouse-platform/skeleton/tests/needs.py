"""What a test needs from its machine."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import NoReturn

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]
IVY = Path(os.environ.get("LAKEHOUSE_IVY") or REPOSITORY / ".lakehouse" / "ivy")


def missing(what: str) -> NoReturn:
    """Skips the test on a developer's machine; in CI nothing may be left out, so there it fails."""
    if os.environ.get("CI", "").lower() in ("", "0", "false"):
        pytest.skip(what)
    pytest.fail(what, pytrace=False)


def lakehouse_cli() -> str:
    """Path of the `lakehouse` command line: LAKEHOUSE_CLI, or what is installed."""
    return shutil.which(os.environ.get("LAKEHOUSE_CLI") or "lakehouse") or missing("the command lakehouse is missing: set LAKEHOUSE_CLI to its path")


def call(*command: str, cwd: Path, code: int = 0, **env: str) -> str:
    """Runs a command to its end; returns what it printed."""
    done = subprocess.run(command, cwd=cwd, env={**os.environ, **env}, capture_output=True, text=True, check=False)
    assert done.returncode == code, f"{' '.join(command)} ended with {done.returncode}\n{done.stdout}\n{done.stderr[-3000:]}"
    return done.stdout
