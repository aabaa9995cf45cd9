"""How a table is loaded: which rows are read, and which of them are written. One module per mode."""

from __future__ import annotations

from typing import Mapping, Optional, cast

from lakehouse_ingest.contract import Table
from lakehouse_ingest.errors import TableFailed
from lakehouse_ingest.modes import append, cdc, full, incremental
from lakehouse_ingest.modes.plan import Mode
from lakehouse_ingest.suggestions import did_you_mean

MODES: Mapping[str, Mode] = {name: cast(Mode, module) for name, module in {"full": full, "incremental": incremental, "append": append, "cdc": cdc}.items()}
# These read a state, and so can stand in for each other. A log of events or of changes read as a state would take everything else as deleted.
_STATES = ("full", "incremental")


def mode_name(table: Table, wanted: Optional[str] = None) -> str:
    """The load mode of a table: that of the contract, or the one that is wanted for this load. Raises TableFailed when it does not fit."""
    own = str(table.settings.get("loadMode") or "full")
    for name in filter(None, (own, wanted)):
        if name not in MODES:
            raise TableFailed(f"{name} is no load mode. {did_you_mean(name, MODES)}")
    if wanted is None or wanted == own:
        return own
    if own not in _STATES or wanted not in _STATES:
        raise TableFailed(f"{table.name} has the load mode {own} and cannot be loaded with --mode {wanted}: only full and incremental can stand in for each other.")
    return wanted
