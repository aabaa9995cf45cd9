"""lakehouse_ingest and lakehouse_jobs as a zip, for --extra-py-files."""

from __future__ import annotations

import zipfile
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
_PACKAGES = ("lakehouse_ingest", "lakehouse_jobs")


def write_package(target: Path) -> None:
    """Writes all modules, with fixed times: equal code gives equal bytes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(file for package in _PACKAGES for file in (_ROOT / package).rglob("*.py")):
            entry = zipfile.ZipInfo(str(file.relative_to(_ROOT)))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, file.read_bytes())
