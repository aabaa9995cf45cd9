"""How much the vault benches read."""

from __future__ import annotations

from dataclasses import dataclass

from lakehouse_bench.vault.customers import Batch


@dataclass(frozen=True)
class VaultScale:
    """`satellite_keys`: each has 10 versions in the satellite and 20 rows in staging. `pit_keys`: each has 10 versions in three satellites; the
    point-in-time table has a row of each at every snapshot."""

    satellite_keys: int
    pit_keys: int
    snapshots: int = 10


SCALES = {
    "tiny": VaultScale(satellite_keys=10_000, pit_keys=2_000),
    "small": VaultScale(satellite_keys=100_000, pit_keys=20_000),
    "full": VaultScale(satellite_keys=1_000_000, pit_keys=200_000, snapshots=50),
}

BATCHES = (
    Batch("a usual load", every=5, new_share=0.05),
    Batch("a small load", every=1000, new_share=0),
    Batch("one row in ten late", every=5, new_share=0.05, late_every=10),
)
