"""
The cases of this folder, in four worlds: each engine, with raw tables that keep all rows and with raw tables that hold the rows of one run
only. In a world the n-th load of every case arrives together, then dbt runs once.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from effectivity_cases import EffectivityCase
from key_cases import KeyCase
from multi_active_cases import MultiActiveCase
from satellite_cases import SatelliteCase
from snapshot_cases import BridgeCase, ControlCase, PitCase
from world import World

CASES = Path(__file__).parent / "cases"
KINDS = {
    "satellites": SatelliteCase,
    "status": SatelliteCase,
    "effectivity": EffectivityCase,
    "multi_active": MultiActiveCase,
    "keys": KeyCase,
    "pit": PitCase,
    "bridge": BridgeCase,
    "snapshot_control": ControlCase,
}
WORLDS = ["duckdb-accumulating", "duckdb-delta", "spark-accumulating", "spark-delta"]


def all_cases() -> dict[str, list[Any]]:
    return {name: [kind(case) for case in yaml.safe_load((CASES / f"{name}.yaml").read_text())] for name, kind in KINDS.items()}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "case_id" in metafunc.fixturenames:
        cases = [case for cases in all_cases().values() for case in cases]
        pairs = [(world, case.id) for world in WORLDS for case in cases if case.load_count > 1 or "delta" not in world]
        metafunc.parametrize(("world", "case_id"), pairs, indirect=["world"], ids=["-".join(pair) for pair in pairs])


@pytest.fixture(scope="session", params=WORLDS)
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> World:
    """A world after all loads, and after one more run that must change nothing."""
    engine, raw = request.param.split("-")
    session = request.getfixturevalue("spark") if engine == "spark" else None
    delta = raw == "delta"
    # A case of one load is the same with both kinds of raw tables.
    cases = {kind: [case for case in cases if case.load_count > 1 or not delta] for kind, cases in all_cases().items()}
    return World(tmp_path_factory.mktemp("vault"), session, cases, delta)
