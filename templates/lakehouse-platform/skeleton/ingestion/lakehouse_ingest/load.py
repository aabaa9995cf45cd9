"""What identifies one load."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Optional

LOAD_ID = "lakehouse.load-id"
LOAD_TIME = "lakehouse.load-time"
SOURCE = "lakehouse.source"
LAST_LOAD_ID = "lakehouse.last-load-id"
LAST_LOAD_TIME = "lakehouse.last-load-time"


@dataclass(frozen=True)
class Load:
    """One run over a source. Every table of the run has the same id and time."""

    id: str
    source: str
    time: datetime
    contract_version: str
    code_version: str

    @property
    def time_text(self) -> str:
        """ISO 8601 in UTC with milliseconds."""
        return self.time.astimezone(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def snapshot_properties(self) -> dict[str, str]:
        """What every snapshot of the load says about itself."""
        return {LOAD_ID: self.id, LOAD_TIME: self.time_text, SOURCE: self.source}

    def claim(self) -> dict[str, str]:
        """Table properties of a load that found no change, and so wrote no snapshot."""
        return {LAST_LOAD_ID: self.id, LAST_LOAD_TIME: self.time_text}


def new_load(source: str, contract_version: str, code_version: str, load_id: Optional[str] = None) -> Load:
    """A load that starts now. `load_id` names one that was stopped and is to be finished."""
    now = datetime.now(timezone.utc)
    # Iceberg and JSON agree on milliseconds; more digits would be lost on the way.
    now = now.replace(microsecond=now.microsecond // 1000 * 1000)
    return Load(load_id or f"{source}-{secrets.token_hex(6)}", source, now, contract_version, code_version)
