"""Where the measured code is: the platform as the template stamps it. The bench has no copy of any of it."""

from __future__ import annotations

import sys
from pathlib import Path

SKELETON = Path(__file__).resolve().parents[3] / "templates" / "lakehouse-platform" / "skeleton"


def import_from_skeleton() -> None:
    """Makes the ingestion packages, and the projects and cases of the skeleton's own tests, importable."""
    for folder in ("tests/vault", "tests", "ingestion"):
        path = str(SKELETON / folder)
        if path not in sys.path:
            sys.path.insert(0, path)
