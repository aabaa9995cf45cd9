"""What identifies one load."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from typing import Optional

from lakehouse_ingest.errors import IngestError

LOAD_ID = "lakehouse.load-id"
LOAD_TIME = "lakehouse.load-time"
SOURCE = "lakehouse.source"
LAST_LOAD_ID = "lakehouse.last-load-id"
LAST_LOAD_TIME = "lakehouse.last-load-time"
LAST_RESULT = "lakehouse.last-load-result"

#: How far the clock may be behind the load before: clocks are set back by small steps all the time.
CLOCK_TOLERANCE = timedelta(seconds=60)
# Iceberg and JSON agree on milliseconds; more digits would be lost on the way.
_TICK = timedelta(milliseconds=1)


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

    def claim(self, result: str) -> dict[str, str]:
        """Table properties of a load that found no change, and so wrote no snapshot. `result`: what the manifest will say, as JSON."""
        return {LAST_LOAD_ID: self.id, LAST_LOAD_TIME: self.time_text, LAST_RESULT: result}

    def after(self, last: Optional[datetime]) -> Load:
        """The load with a time after the newest row of the loads before.

        The newest row of a key is the one with the latest load time, so a clock that went back would bring old rows up again. A clock that is
        a little behind is passed over by the next millisecond; raises IngestError when it is behind by more than CLOCK_TOLERANCE.
        """
        if last is None or self.time > last:
            return self
        if last - self.time > CLOCK_TOLERANCE:
            raise IngestError(
                f"The clock of this machine ({self.time_text}) is behind the last load ({last.isoformat()}) by more than {CLOCK_TOLERANCE.seconds} seconds: "
                "set the clock, then load again."
            )
        return replace(self, time=_whole(last) + _TICK)


def new_load(source: str, contract_version: str, code_version: str, load_id: Optional[str] = None) -> Load:
    """A load that starts now. `load_id` names one that was stopped and is to be finished."""
    return Load(load_id or f"{source}-{secrets.token_hex(6)}", source, _whole(datetime.now(timezone.utc)), contract_version, code_version)


def _whole(time: datetime) -> datetime:
    return time.replace(microsecond=time.microsecond // 1000 * 1000)
