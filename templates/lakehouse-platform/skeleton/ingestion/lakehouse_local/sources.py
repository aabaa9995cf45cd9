"""Which sources this repository has."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from lakehouse_ingest.errors import IngestError
from lakehouse_ingest.suggestions import did_you_mean

_ENDING = ".odcs.yaml"


def contract_path(repository: Path, source: Optional[str]) -> Path:
    """The contract of a source. Raises IngestError when the name is missing or unknown."""
    known = sorted(path.name[: -len(_ENDING)] for path in (repository / "contracts").glob(f"*{_ENDING}"))
    if not known:
        raise IngestError("There is no contract in contracts/: onboard a source first.")
    if not source:
        raise IngestError(f"SOURCE is missing: make local SOURCE=<name>, where the name is one of {', '.join(known)}.")
    if source not in known:
        raise IngestError(f"There is no source {source}. {did_you_mean(source, known)}")
    return repository / "contracts" / f"{source}{_ENDING}"
