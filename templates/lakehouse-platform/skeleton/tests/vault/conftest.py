"""
The cases of this folder, in four worlds: each engine, with raw tables that keep all rows and with raw tables that hold the rows of one run
only. In a world the n-th load of every case arrives together, then dbt runs once.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable

import pytest
import yaml

from effectivity_cases import EffectivityCase
from key_cases import KeyCase
from mart_cases import MartCase
from multi_active_cases import MultiActiveCase
from quality_cases import QualityCase
from satellite_cases import LargeSatelliteCase, SatelliteCase
from snapshot_cases import BridgeCase, ControlCase, PitCase
from world import World

CASES = Path(__file__).parent / "cases"
KINDS = {
    "satellites": SatelliteCase,
    "large_satellites": LargeSatelliteCase,
    "status": SatelliteCase,
    "effectivity": EffectivityCase,
    "multi_active": MultiActiveCase,
    "keys": KeyCase,
    "quality": QualityCase,
    "pit": PitCase,
    "bridge": BridgeCase,
    "snapshot_control": ControlCase,
    "marts": MartCase,
}
#: What reads raw tables or staging; all else reads the vault, which is the same with both kinds of raw tables.
READ_RAW = ("satellites", "status", "effectivity", "multi_active", "keys", "quality")
FILES = {"large_satellites": "satellites"}
WORLDS = ["duckdb-accumulating", "duckdb-delta", "spark-accumulating", "spark-delta"]


def all_cases(world: str = "") -> dict[str, list[Any]]:
    """The cases of a world by kind. A case of one load is the same with both kinds of raw tables."""
    delta = world.endswith("delta")
    cases = {name: [kind(case) for case in yaml.safe_load((CASES / f"{FILES.get(name, name)}.yaml").read_text())] for name, kind in KINDS.items()}
    return {name: [case for case in of_kind if case.load_count > 1 or not delta] for name, of_kind in cases.items() if name in READ_RAW or not delta}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "case_id" in metafunc.fixturenames:
        pairs = [(world, case.id) for world in WORLDS for cases in all_cases(world).values() for case in cases]
        metafunc.parametrize(("world", "case_id"), pairs, indirect=["world"], ids=["-".join(pair) for pair in pairs])
    elif "world" in metafunc.fixturenames:
        metafunc.parametrize("world", WORLDS, indirect=True)


@pytest.fixture(scope="session")
def worlds(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], World]:
    """Gives the world of a name, after all loads and after one more run that must change nothing. Made once, also when it fails."""
    made: dict[str, Any] = {}

    def world(name: str) -> World:
        if name not in made:
            session = request.getfixturevalue("spark") if name.startswith("spark") else None
            try:
                made[name] = World(tmp_path_factory.mktemp("vault"), session, all_cases(name), delta=name.endswith("delta"))
            except Exception as failure:
                made[name] = failure
        if isinstance(made[name], Exception):
            raise made[name]
        return made[name]

    return world


@pytest.fixture()
def world(request: pytest.FixtureRequest, worlds: Callable[[str], World]) -> World:
    return worlds(request.param)
