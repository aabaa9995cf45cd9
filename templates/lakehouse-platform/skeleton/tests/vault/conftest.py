"""One dbt project for all cases of this folder: the n-th load of every case arrives together, then dbt runs once."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from satellite_cases import EffectivityCase, RandomHistory, SatelliteCase
from key_cases import KeyCase
from project import VaultProject

CASES = Path(__file__).parent / "cases"


def read(name: str) -> list[dict]:
    return yaml.safe_load((CASES / f"{name}.yaml").read_text())


def all_cases() -> list:
    return [
        *(SatelliteCase(case) for case in read("satellites")),
        *(EffectivityCase(case) for case in read("effectivity")),
        *(KeyCase(case) for case in read("keys")),
        RandomHistory("in_order", shuffled=False),
        RandomHistory("shuffled", shuffled=True),
    ]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "case" in metafunc.fixturenames:
        metafunc.parametrize("case", all_cases(), ids=lambda case: case.id)


@pytest.fixture(scope="session")
def vault(tmp_path_factory: pytest.TempPathFactory) -> VaultProject:
    """The project after all loads, and after one more run that must change nothing."""
    project = VaultProject(tmp_path_factory.mktemp("vault"))
    cases = all_cases()
    for load in range(max(case.load_count for case in cases)):
        for case in cases:
            case.write_models(project, load)
            case.append(project, load)
        project.run()
    return project
